import { toIso, toIsoOrNull } from '@app/contract';
import { defineQuery, run, toJsonText, type Schema } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { Mark, Position, Span } from '../../live/position.sql.js';
import { AUTOMATION_COLUMNS } from '../automations.repository.js';
import type { Firing } from '../triggers/combine.js';
import type { Bucket } from '../triggers/evaluate.js';
import type { ArmedAutomation } from './armed.js';
import { nextRelease } from './followers.repository.js';

/** A bucket's place. */
export interface BucketKey {
  readonly automationId: string;
  readonly triggerId: string;
  /** JSON of a list. */
  readonly key: string;
}

/** Null: there is none any more. */
export interface BucketChange extends BucketKey {
  readonly bucket: Bucket | null;
  readonly due: Instant | null;
}

export interface HeldChange {
  readonly automationId: string;
  readonly triggerId: string;
  readonly firings: readonly Firing[];
}

/** How far the log was read, and what else there is to be done. */
export interface Progress extends Span {
  /** Of the automations: whoever knows them by another one has to read them again. */
  readonly version: number;
  /** Whether any automation is enabled. */
  readonly isArmed: boolean;
  /** Whether a bucket's end has come. */
  readonly isDue: boolean;
  /** How many events wait for those that they follow. */
  readonly waiting: number;
}

/** Thrown where somebody evaluated the same events meanwhile, or changed an automation; what was done does not count. */
export class Overtaken extends Error {}

/** How long events may be on their way; before that, nobody says that they did not come. */
export const GRACE_SECONDS = 2;
const GRACE = `interval '${GRACE_SECONDS} seconds'`;
const SHARE = 200;

/** When the next end of a bucket is due, or now where events wait to be looked at. */
export const nextEvaluation = (schema: Schema): string => `
  select least(
    (select min(due) + ${GRACE} from ${schema}.automation_bucket),
    ${nextRelease(schema)},
    (select now() from ${schema}.automation_progress p
      where exists (select from ${schema}.automation where enabled)
        and exists (select from ${schema}.event e
                     where e.tx >= pg_snapshot_xmin(p.since::pg_snapshot) and not pg_visible_in_snapshot(e.tx, p.since::pg_snapshot)
                       and e.received > now() - interval '1 day')))`;

/**
 * Not the lock of a row: that would give the transaction its number before the log is read, and the snapshot of that reading would
 * count what the transaction writes afterwards as seen. What the transaction reads is a little of the end of the log: PostgreSQL takes it
 * for much, and starting helpers for it costs more than reading it.
 */
const TRY_LOCK = defineQuery<[], { locked: boolean }>({
  name: 'automation.try_lock',
  text: (schema) => `
    select pg_try_advisory_xact_lock(hashtextextended('automations ${schema}', 0)) as locked, set_config('max_parallel_workers_per_gather', '0', true)`,
});

interface ProgressRow {
  readonly since: Position;
  readonly until: Position | null;
  readonly tx: string | null;
  readonly id: string | null;
  readonly version: number;
  readonly isArmed: boolean;
  readonly isDue: boolean;
  readonly waiting: number;
}

const LOCK = defineQuery<[], object>({
  name: 'automation.lock_evaluation',
  text: (schema) => `select pg_advisory_xact_lock(hashtextextended('automations ${schema}', 0))`,
});

const FIND_PROGRESS = defineQuery<[], ProgressRow>({
  name: 'automation.find_progress',
  text: (schema) => `
    select since, until, after_tx as tx, after_id as id, version, exists (select from ${schema}.automation where enabled) as "isArmed",
           exists (select from ${schema}.automation_bucket where due <= now() - ${GRACE}) as "isDue",
           (select count(*) from ${schema}.automation_waiting) as waiting
    from ${schema}.automation_progress`,
});

const BEGIN_PROGRESS = defineQuery<[], never>({
  name: 'automation.begin_progress',
  text: (schema) => `insert into ${schema}.automation_progress (since) values (pg_current_snapshot()::text) on conflict (singleton) do nothing`,
});

const MOVE_PROGRESS = defineQuery<
  [since: string, until: string | null, tx: string | null, id: string | null, was: string, wasTx: string | null, version: number, evaluated: number],
  { singleton: boolean }
>({
  name: 'automation.move_progress',
  text: (schema) => `
    update ${schema}.automation_progress set since = $1, until = $2, after_tx = $3, after_id = $4, evaluated = evaluated + $8
     where since = $5 and after_tx is not distinct from $6 and version = $7 returning singleton`,
});

const CHANGE_VERSION = defineQuery<[], never>({
  name: 'automation.change_version',
  text: (schema) => `update ${schema}.automation_progress set version = version + 1`,
});

const LIST_ENABLED = defineQuery<[], ArmedAutomation>({
  name: 'automation.list_enabled',
  text: (schema) => `select ${AUTOMATION_COLUMNS}, a.active_since as "activeSince" from ${schema}.automation a where a.enabled order by a.created, a.id`,
});

/** Those of an automation, that which was heard of last first. */
const LIST_BUCKETS_OF = defineQuery<[automationId: string, count: number], BucketRow>({
  name: 'automation.list_buckets_of',
  text: (schema) => `
    select ${BUCKET_COLUMNS} from ${schema}.automation_bucket b where b.automation_id = $1 and (b.due is not null or b.closes > now() - interval '1 minute')
    order by b.closes desc, md5(b.key) limit $2`,
});

const LIST_HELD_OF = defineQuery<[automationId: string], { triggerId: string; firings: Firing[] }>({
  name: 'automation.list_held_of',
  text: (schema) => `select trigger_id as "triggerId", firings from ${schema}.automation_held where automation_id = $1`,
});

type BucketRow = BucketKey & { opens: Instant; closes: Instant; count: number; lastEvent: Bucket['lastEvent'] };
const BUCKET_COLUMNS = 'b.automation_id as "automationId", b.trigger_id as "triggerId", b.key, b.opens, b.closes, b.count, b.last_event as "lastEvent"';

const LIST_BUCKETS = defineQuery<[triggerIds: readonly string[], keys: readonly string[]], BucketRow>({
  name: 'automation.list_buckets',
  text: (schema) => `
    select ${BUCKET_COLUMNS} from unnest($1::uuid[], $2::text[]) as wanted (trigger_id, key)
      join ${schema}.automation_bucket b on b.trigger_id = wanted.trigger_id and md5(b.key) = md5(wanted.key)`,
});

const LIST_DUE = defineQuery<[], BucketRow>({
  name: 'automation.list_due_buckets',
  text: (schema) => `select ${BUCKET_COLUMNS} from ${schema}.automation_bucket b where b.due <= now() - ${GRACE} order by b.due limit ${SHARE}`,
});

const SAVE_BUCKETS = defineQuery<[buckets: string], never>({
  name: 'automation.save_buckets',
  text: (schema) => `
    insert into ${schema}.automation_bucket (automation_id, trigger_id, key, opens, closes, count, last_event, due)
    select * from json_to_recordset($1::json)
      as b (automation_id uuid, trigger_id uuid, key text, opens timestamptz, closes timestamptz, count int, last_event json, due timestamptz)
    on conflict (trigger_id, md5(key)) do update
      set opens = excluded.opens, closes = excluded.closes, count = excluded.count, last_event = excluded.last_event, due = excluded.due`,
});

const DELETE_BUCKETS = defineQuery<[triggerIds: readonly string[], keys: readonly string[]], never>({
  name: 'automation.delete_buckets',
  text: (schema) => `
    delete from ${schema}.automation_bucket b using unnest($1::uuid[], $2::text[]) as gone (trigger_id, key)
     where b.trigger_id = gone.trigger_id and md5(b.key) = md5(gone.key)`,
});

const LIST_HELD = defineQuery<[triggerIds: readonly string[]], { triggerId: string; firings: Firing[] }>({
  name: 'automation.list_held',
  text: (schema) => `select trigger_id as "triggerId", firings from ${schema}.automation_held where trigger_id = any($1::uuid[])`,
});

const SAVE_HELD = defineQuery<[held: string], never>({
  name: 'automation.save_held',
  text: (schema) => `
    insert into ${schema}.automation_held (automation_id, trigger_id, firings)
    select * from json_to_recordset($1::json) as h (automation_id uuid, trigger_id uuid, firings json)
    on conflict (trigger_id) do update set firings = excluded.firings`,
});

const FORGET = {
  buckets: defineQuery<[automationId: string], never>({
    name: 'automation.forget_buckets',
    text: (schema) => `delete from ${schema}.automation_bucket where automation_id = $1`,
  }),
  held: defineQuery<[automationId: string], never>({
    name: 'automation.forget_held',
    text: (schema) => `delete from ${schema}.automation_held where automation_id = $1`,
  }),
};

/** What triggers remember, and how far they have come. */
@Injectable()
export class EvaluationsRepository {
  /** Until the transaction ends; false while somebody else has it. Gives the transaction no number. */
  async tryLock(transaction: WorkspaceContext): Promise<boolean> {
    return (await run(transaction, TRY_LOCK, []))[0]?.locked === true;
  }

  /** Once nobody else has it. */
  async lock(transaction: WorkspaceContext): Promise<void> {
    await run(transaction, LOCK, []);
  }

  /** Null before the first automation was enabled. */
  async findProgress(ctx: WorkspaceContext): Promise<Progress | null> {
    const [row] = await run(ctx, FIND_PROGRESS, []);
    if (!row) return null;
    const { tx, id, ...progress } = row;
    return { ...progress, after: tx !== null && id !== null ? { tx, id } : null };
  }

  /** From now on events are looked at. */
  async beginProgress(ctx: WorkspaceContext): Promise<void> {
    await run(ctx, BEGIN_PROGRESS, []);
  }

  /** Throws `Overtaken`, and with that undoes the transaction. `evaluated`: how many events were looked at. */
  async moveProgress(
    transaction: WorkspaceContext,
    { since, after, version }: Progress,
    to: { since: Position; until: Position | null; after: Mark | null; evaluated: number },
  ): Promise<void> {
    const place = [to.since, to.until, to.after?.tx ?? null, to.after?.id ?? null] as const;
    const moved = await run(transaction, MOVE_PROGRESS, [...place, since, after?.tx ?? null, version, to.evaluated]);
    if (moved.length !== 1) throw new Overtaken('Events were evaluated twice at once, or by what an automation was before; this time does not count.');
  }

  /** That an automation is something else now, or is gone. In the transaction of the change, as its last statement: others wait for its end. */
  async changeVersion(transaction: WorkspaceContext): Promise<void> {
    await run(transaction, CHANGE_VERSION, []);
  }

  async listEnabled(ctx: WorkspaceContext): Promise<ArmedAutomation[]> {
    return run(ctx, LIST_ENABLED, []);
  }

  async listBuckets(ctx: WorkspaceContext, keys: readonly BucketKey[]): Promise<(BucketKey & { bucket: Bucket })[]> {
    return keys.length === 0 ? [] : (await run(ctx, LIST_BUCKETS, keysOf(keys))).map(toBucket);
  }

  /** Those whose end has come, the earliest first. */
  async listDue(ctx: WorkspaceContext): Promise<(BucketKey & { bucket: Bucket })[]> {
    return (await run(ctx, LIST_DUE, [])).map(toBucket);
  }

  async saveBuckets(transaction: WorkspaceContext, changes: readonly BucketChange[]): Promise<void> {
    const kept = changes.flatMap(({ bucket, automationId, triggerId, key, due }) =>
      bucket ? [{ automation_id: automationId, trigger_id: triggerId, key, ...toColumns(bucket), due: toIsoOrNull(due) }] : [],
    );
    const gone = changes.filter(({ bucket }) => !bucket);
    if (kept.length > 0) await run(transaction, SAVE_BUCKETS, [toJsonText(kept)]);
    if (gone.length > 0) await run(transaction, DELETE_BUCKETS, keysOf(gone));
  }

  async listHeld(ctx: WorkspaceContext, triggerIds: readonly string[]): Promise<{ triggerId: string; firings: Firing[] }[]> {
    return triggerIds.length === 0 ? [] : run(ctx, LIST_HELD, [triggerIds]);
  }

  async saveHeld(transaction: WorkspaceContext, changes: readonly HeldChange[]): Promise<void> {
    if (changes.length === 0) return;
    const rows = changes.map(({ automationId, triggerId, firings }) => ({ automation_id: automationId, trigger_id: triggerId, firings }));
    await run(transaction, SAVE_HELD, [toJsonText(rows)]);
  }

  /** What an automation waits for the end of, or counts in. */
  async listBucketsOf(ctx: WorkspaceContext, automationId: string, count: number): Promise<(BucketKey & { bucket: Bucket })[]> {
    return (await run(ctx, LIST_BUCKETS_OF, [automationId, count])).map(toBucket);
  }

  async listHeldOf(ctx: WorkspaceContext, automationId: string): Promise<{ triggerId: string; firings: Firing[] }[]> {
    return run(ctx, LIST_HELD_OF, [automationId]);
  }

  /** Whatever its triggers have seen. */
  async forget(transaction: WorkspaceContext, automationId: string): Promise<void> {
    await run(transaction, FORGET.buckets, [automationId]);
    await run(transaction, FORGET.held, [automationId]);
  }
}

const keysOf = (keys: readonly BucketKey[]): [string[], string[]] => [keys.map(({ triggerId }) => triggerId), keys.map(({ key }) => key)];

const toBucket = ({ automationId, triggerId, key, opens, closes, count, lastEvent }: BucketRow) => ({
  automationId,
  triggerId,
  key,
  bucket: { start: opens, end: closes, count, lastEvent },
});

const toColumns = ({ start, end, count, lastEvent }: Bucket) => ({ opens: toIso(start), closes: toIso(end), count, last_event: lastEvent });
