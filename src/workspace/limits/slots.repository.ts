import { defineQuery, run, type Schema } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { FullLimit } from './retry-after.js';
import { endLeases, freedBy, settled, writeFreed } from './slots.sql.js';

/** What became of a request for slots: they are taken; there are not enough now; there never are; the limits are no rate limits. */
export type Outcome = 'taken' | 'full' | 'beyond' | 'no_rate';

/** Whoever holds slots. */
export interface Holder {
  readonly type: 'flow_run' | 'task_run' | 'deployment';
  readonly id: string;
}

/** A lease that is wanted on the slots. */
export interface NewLease {
  readonly id: string;
  /** Null: until it is given back. */
  readonly seconds: number | null;
  readonly holder: Holder | null;
}

export interface SlotRequest {
  readonly slots: number;
  /** Whether all that is taken has to decay. */
  readonly asRate: boolean;
  readonly lease: NewLease | null;
  /** Whether a denial counts towards the wait of those who come after. */
  readonly countsDenials: boolean;
}

/** A limit that was asked, as it was found. Those that are not active are passed over, and still told. */
export interface AskedLimit extends FullLimit {
  readonly id: string;
  readonly active: boolean;
  readonly activeSlots: number;
}

export interface Answer {
  readonly outcome: Outcome;
  readonly limits: readonly AskedLimit[];
}

interface AskedRow {
  readonly outcome: Outcome;
  readonly id: string | null;
  readonly name: string;
  readonly active: boolean;
  readonly limit: number;
  readonly active_now: number;
  readonly denied_before: number;
  readonly decay: number;
  readonly average: number;
}

type Take = [
  target: unknown,
  slots: number,
  asRate: boolean,
  countsDenials: boolean,
  leaseId: string | null,
  leaseSeconds: number | null,
  holderType: string | null,
  holderId: string | null,
];

const EXPIRES = (seconds: string): string => `coalesce(now() + make_interval(secs => ${seconds}), 'infinity')`;

/**
 * Takes slots of all limits that `asked` selects the ids of, or of none: one statement, so that whoever dies takes all with a
 * lease on it, or nothing. Leases on these limits that have run out are ended first: nobody waits for a duty to come by.
 */
const taking = (schema: Schema, asked: string): string => `
  with asked as materialized (${asked}),
  gone as (
    delete from ${schema}.concurrency_lease where id in (
      select id from ${schema}.concurrency_lease where expires <= now() and limit_ids && (select array_agg(id) from asked)
      order by id for update skip locked)
    returning id, limit_ids, slots, created),
  freed as materialized (${freedBy('gone')}),
  wanted as materialized (
    select id, coalesce(f.freed, 0) as freed, coalesce(f.leases, 0) as leases, f.occupancy, coalesce(a.asked, false) as asked
    from (select id, true as asked from asked) a full join freed f using (id)),
  ${settled(schema)},
  judged as materialized (
    select case when bool_or("limit" < $2) then 'beyond' when $3 and bool_or(slot_decay_per_second = 0) then 'no_rate'
      when bool_or(active_now::bigint + $2 > "limit") then 'full' else 'taken' end as outcome
    from settled where asked and active),
  counted as (
    update ${schema}.concurrency_limit l
    set active_slots = s.active_now + case when s.asked and s.active and j.outcome = 'taken' then $2 else 0 end,
      denied_slots = case when s.asked and s.active and j.outcome = 'full' and $4 then least(s.denied_now::bigint + $2, 2147483647) else s.denied_now end,
      avg_slot_occupancy_seconds = s.average_now, updated = s.counted
    from settled s, judged j
    where l.id = s.id and (s.freed > 0 or s.active and (j.outcome = 'taken' or j.outcome = 'full' and $4))),
  leased as (
    insert into ${schema}.concurrency_lease (id, expires, limit_ids, slots, holder_type, holder_id)
    select $5, ${EXPIRES('$6')}, array(select id from settled where asked and active order by id), $2, $7, $8
    from judged where outcome = 'taken' and $5::uuid is not null)
  select j.outcome, s.id, s.name, s.active, s."limit", s.active_now, s.denied_before, s.slot_decay_per_second as decay, s.avg_slot_occupancy_seconds as average
  from judged j left join settled s on s.asked order by s.name`;

const TAKE_BY_NAMES = defineQuery<Take, AskedRow>({
  name: 'concurrency_limit.take_by_names',
  prepared: true,
  text: (schema) => taking(schema, `select id from ${schema}.concurrency_limit where name = any($1::text[])`),
});

const GIVE_BY_NAMES = defineQuery<[names: readonly string[], slots: number, occupancySeconds: number | null], { id: string; name: string; limit: number }>({
  name: 'concurrency_limit.give_by_names',
  text: (schema) => `
    with named as materialized (select id, name, active, "limit" from ${schema}.concurrency_limit where name = any($1::text[])),
    wanted as materialized (
      select id, $2::int as freed, 1 as leases, case when $3::float8 is not null then greatest($3 / $2, 0.1) end as occupancy, false as asked from named where active),
    ${settled(schema)},
    counted as (${writeFreed(schema)})
    select id, name, "limit" from named order by name`,
});

const RENEW = defineQuery<[leaseId: string, seconds: number], { id: string }>({
  name: 'concurrency_lease.renew',
  text: (schema) => `update ${schema}.concurrency_lease set expires = ${EXPIRES('$2')} where id = $1 returning id`,
});

/** From now on it ends only when it is ended. */
const KEEP = defineQuery<[leaseIds: readonly string[]], never>({
  name: 'concurrency_lease.keep',
  text: (schema) => `update ${schema}.concurrency_lease set expires = 'infinity' where id = any($1::uuid[])`,
});

const END = defineQuery<[leaseIds: readonly string[]], { id: string }>({
  name: 'concurrency_lease.end',
  text: (schema) => `
    with ${endLeases(schema, `select id from ${schema}.concurrency_lease where id = any($1::uuid[]) order by id for update`)}
    select id from gone`,
});

const END_EXPIRED = defineQuery<[count: number], { id: string }>({
  name: 'concurrency_lease.end_expired',
  text: (schema) => `
    with ${endLeases(schema, `select id from ${schema}.concurrency_lease where expires <= now() order by expires limit $1 for update skip locked`)}
    select id from gone`,
});

/** When the next lease runs out, as SQL; those for ever never do. */
export const NEXT_EXPIRY = (schema: Schema): string => `select min(expires) from ${schema}.concurrency_lease where expires < 'infinity'`;

/** Takes slots and gives them back. Never more are held than there are, whoever asks at the same moment. */
@Injectable()
export class SlotsRepository {
  /** Names that no limit has are passed over. */
  async take(ctx: WorkspaceContext, names: readonly string[], request: SlotRequest): Promise<Answer> {
    const { slots, asRate, countsDenials, lease } = request;
    const holder = lease?.holder ?? null;
    const rows = await run(ctx, TAKE_BY_NAMES, [
      names,
      slots,
      asRate,
      countsDenials,
      lease?.id ?? null,
      lease?.seconds ?? null,
      holder?.type ?? null,
      holder?.id ?? null,
    ]);
    return toAnswer(rows);
  }

  /** The limits that have these names. Slots come back to the active ones, whoever held them. */
  async give(ctx: WorkspaceContext, names: readonly string[], slots: number, occupancySeconds: number | null) {
    return run(ctx, GIVE_BY_NAMES, [names, slots, occupancySeconds]);
  }

  /** False when the lease is gone. One that has run out and that nobody has missed yet goes on. */
  async renew(ctx: WorkspaceContext, leaseId: string, seconds: number): Promise<boolean> {
    return (await run(ctx, RENEW, [leaseId, seconds])).length === 1;
  }

  /** Leases that run out no more. */
  async keep(ctx: WorkspaceContext, leaseIds: readonly string[]): Promise<void> {
    await run(ctx, KEEP, [leaseIds]);
  }

  /** Answers the ids of those that were there. */
  async end(ctx: WorkspaceContext, leaseIds: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await run(ctx, END, [leaseIds])).map(({ id }) => id));
  }

  /** Answers how many of at most `count` have ended. */
  async endExpired(ctx: WorkspaceContext, count: number): Promise<number> {
    return (await run(ctx, END_EXPIRED, [count])).length;
  }
}

function toAnswer(rows: readonly AskedRow[]): Answer {
  const limits = rows.flatMap(({ id, ...row }) => (id === null ? [] : [toAsked(id, row)]));
  return { outcome: rows[0]?.outcome ?? 'taken', limits };
}

const toAsked = (id: string, row: Omit<AskedRow, 'id' | 'outcome'>): AskedLimit => ({
  id,
  name: row.name,
  active: row.active,
  limit: row.limit,
  activeSlots: row.active_now,
  deniedSlots: row.denied_before,
  decayPerSecond: row.decay,
  averageOccupancySeconds: row.average,
});
