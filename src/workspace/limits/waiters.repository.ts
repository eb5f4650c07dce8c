import { defineQuery, run } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { AskedBy } from './asked-by.js';
import type { Seeker } from './holders.repository.js';
import type { Holder } from './slots.repository.js';

/** What somebody waits for, and who that is, as far as it was told. */
export interface Wanted {
  readonly names: readonly string[];
  readonly slots: number;
  readonly holder: Holder | null;
  readonly askedBy: AskedBy | null;
}

export interface SlotWaiter extends Seeker {
  readonly limitId: string;
  readonly id: string;
  readonly slots: number;
  /** All limits of which slots are wanted. */
  readonly names: readonly string[];
  readonly since: Instant;
  /** When it asks again; null: it stands in line. */
  readonly due: Instant | null;
}

/** So many of each limit are told of, those who have waited longest. */
export const WAITERS_MAX = 200;
/** Clients sleep as long as they are told, and are on their way for a moment. */
const LATE_SECONDS = 3;
const EARLY_SECONDS = 0.5;

type Values = [names: readonly string[], slots: number, holderType: string | null, holderId: string | null, askedBy: string | null, seconds: number];

/** Whoever is due and asks for the same is the one that was refused before: one that told its name surely, another as far as anybody can see. */
const REFUSED = defineQuery<Values, never>({
  name: 'concurrency_waiter.note_refused',
  text: (schema) => `
    with gone as (delete from ${schema}.concurrency_waiter where id in (select id from ${schema}.concurrency_waiter where until < now() limit 100 for update skip locked)),
    back as (
      update ${schema}.concurrency_waiter set due = now() + make_interval(secs => $6), until = now() + make_interval(secs => $6 + ${LATE_SECONDS})
      where id = (
        select id from ${schema}.concurrency_waiter
        where until >= now() and names = $1::text[] and slots = $2 and (holder_type, holder_id, asked_by) is not distinct from ($3::text, $4::uuid, $5::jsonb)
          and (holder_id is not null or due <= now() + make_interval(secs => ${EARLY_SECONDS}))
        order by since limit 1 for update skip locked)
      returning id)
    insert into ${schema}.concurrency_waiter (names, slots, holder_type, holder_id, asked_by, due, until)
    select $1::text[], $2, $3::text, $4::uuid, $5::jsonb, now() + make_interval(secs => $6), now() + make_interval(secs => $6 + ${LATE_SECONDS})
    where not exists (select from back)`,
});

const STAND = defineQuery<Values, { id: string }>({
  name: 'concurrency_waiter.stand',
  text: (schema) => `
    insert into ${schema}.concurrency_waiter (names, slots, holder_type, holder_id, asked_by, until)
    values ($1::text[], $2, $3, $4::uuid, $5::jsonb, now() + make_interval(secs => $6 + ${LATE_SECONDS})) returning id`,
});

const LEAVE = defineQuery<[id: string], never>({
  name: 'concurrency_waiter.leave',
  text: (schema) => `delete from ${schema}.concurrency_waiter where id = $1`,
});

/** Those who ask for slots, and runs of deployments that were put back for want of one. Whoever has what it waited for waits no more. */
const LIST = defineQuery<[limitIds: readonly string[]], SlotWaiter>({
  name: 'concurrency_waiter.list_by_limits',
  text: (schema) => `
    select w.* from unnest($1::uuid[]) as wanted (id) join ${schema}.concurrency_limit l using (id)
    cross join lateral (
      select l.id as "limitId", w.id, w.slots, w.names, w.since, w.due, w.holder_type as "holderType", w.holder_id as "holderId", w.asked_by as "askedBy"
      from ${schema}.concurrency_waiter w
      where w.names @> array[l.name] and w.until > now() and not exists (
        select from ${schema}.concurrency_lease e
        where e.holder_id = w.holder_id and e.limit_ids && array[l.id] and e.created > w.since and e.slots = w.slots)
      union all
      select l.id, r.id, 1, array[l.name], (
          select min(s.timestamp) from ${schema}.flow_run_state s where s.flow_run_id = r.id and s.name = 'AwaitingConcurrencySlot'),
        r.next_scheduled_start_time, 'flow_run', r.id, null
      from ${schema}.deployment d join ${schema}.flow_run r on r.deployment_id = d.id and r.ended_as is null and r.state_name = 'AwaitingConcurrencySlot'
      where d.concurrency_limit_id = l.id
      order by since, id limit ${WAITERS_MAX}) w`,
});

/** Who waits for slots now. Kept for as long as they may be waiting, and read by whoever wants to know. */
@Injectable()
export class WaitersRepository {
  /** That it asks again in so many seconds. */
  async noteRefused(ctx: WorkspaceContext, wanted: Wanted, seconds: number): Promise<void> {
    await run(ctx, REFUSED, valuesOf(wanted, seconds));
  }

  /** That it stands in line for at most so many seconds. Answers what it is to leave by. */
  async stand(ctx: WorkspaceContext, wanted: Wanted, seconds: number): Promise<string | null> {
    return (await run(ctx, STAND, valuesOf(wanted, seconds)))[0]?.id ?? null;
  }

  async leave(ctx: WorkspaceContext, id: string): Promise<void> {
    await run(ctx, LEAVE, [id]);
  }

  /** Of each limit whoever has waited longest first. */
  async listByLimits(ctx: WorkspaceContext, limitIds: readonly string[]): Promise<SlotWaiter[]> {
    return run(ctx, LIST, [limitIds]);
  }
}

const valuesOf = ({ names, slots, holder, askedBy }: Wanted, seconds: number): Values => [
  [...new Set(names)].sort(),
  slots,
  holder?.type ?? null,
  holder?.id ?? null,
  askedBy && JSON.stringify(askedBy),
  seconds,
];
