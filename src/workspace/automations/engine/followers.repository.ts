import { toIso } from '@app/contract';
import { defineQuery, run, toJsonText, type Schema } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '../../events/stored-event.js';
import type { Mark, Position } from '../../live/position.sql.js';

const PATIENCE_MINUTES = 15;
/** How old an event becomes at most before it counts without the one that it follows. */
export const PATIENCE_MICROS = PATIENCE_MINUTES * 60_000_000;
const PATIENCE = `interval '${PATIENCE_MINUTES} minutes'`;

/** How far the log was read before, and this time. */
export interface Reach {
  readonly since: Position;
  readonly until: Position;
  /** Up to which event, where there are more. */
  readonly mark: Mark | null;
}

type Reached = [since: Position, until: Position, tx: string | null, id: string | null];

/** Whether an event `e` was counted by now, or is this time. Of those before yesterday nobody knows. */
const isReached = (schema: Schema): string => `
  e.occurred > now() - interval '1 day'
  and (pg_visible_in_snapshot(e.tx, $1::pg_snapshot)
       or pg_visible_in_snapshot(e.tx, $2::pg_snapshot) and ($3::xid8 is null or (e.tx, e.id) <= ($3::xid8, $4::uuid)))
  and not exists (select from ${schema}.automation_waiting leader where leader.event_id = e.id)`;

const LIST_KNOWN = defineQuery<[...reached: Reached, ids: readonly string[]], { id: string }>({
  name: 'follower.list_known',
  text: (schema) => `select e.id from ${schema}.event e where e.id = any($5::uuid[]) and ${isReached(schema)}`,
});

const WAIT = defineQuery<[waiting: string], never>({
  name: 'follower.wait',
  text: (schema) => `
    insert into ${schema}.automation_waiting (event_id, leader_id, occurred)
    select id, follows, occurred from json_to_recordset($1::json) as w (id uuid, follows uuid, occurred timestamptz) on conflict do nothing`,
});

const RELEASE = defineQuery<Reached, { id: string; occurred: Instant }>({
  name: 'follower.release',
  text: (schema) => `
    delete from ${schema}.automation_waiting w
     where w.occurred <= now() - ${PATIENCE} or exists (select from ${schema}.event e where e.id = w.leader_id and ${isReached(schema)})
    returning w.event_id as id, w.occurred`,
});

/** Events that came before the one that they follow. */
@Injectable()
export class FollowersRepository {
  /** Those of the events that were counted, or are among what is read this time. */
  async listKnown(ctx: WorkspaceContext, ids: readonly string[], reach: Reach): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    return new Set((await run(ctx, LIST_KNOWN, [...reachedOf(reach), ids])).map(({ id }) => id));
  }

  async wait(transaction: WorkspaceContext, events: readonly StoredEvent[]): Promise<void> {
    if (events.length === 0) return;
    await run(transaction, WAIT, [toJsonText(events.map(({ id, follows, occurred }) => ({ id, follows, occurred: toIso(occurred) })))]);
  }

  /** Those that wait no longer; they do not come again. */
  async release(transaction: WorkspaceContext, reach: Reach): Promise<{ id: string; occurred: Instant }[]> {
    return run(transaction, RELEASE, reachedOf(reach));
  }
}

const reachedOf = ({ since, until, mark }: Reach): Reached => [since, until, mark?.tx ?? null, mark?.id ?? null];

/** When the first of those that wait has waited long enough; null while nobody counts them. */
export const nextRelease = (schema: Schema): string => `
  (select min(occurred) + ${PATIENCE} from ${schema}.automation_waiting where exists (select from ${schema}.automation where enabled))`;
