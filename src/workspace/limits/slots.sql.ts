import type { Schema } from '@app/database';
import type { FullLimit } from './retry-after.js';

/**
 * Counting slots. What is counted goes by the clock as well as by what clients say: slots of a limit with decay come free by
 * themselves, denials are forgotten. Both go in whole steps of `1 / rate` seconds since `updated`.
 * Source: docs/contract/resources.md#concurrency-limits
 */

/** Faster than any clock; keeps a product with seconds within range. */
const RATE_MAX = '1e9';

/** Adds to the rows of `limit` what is left of their slots and denials by now. */
const decayed = (limit: string): string => `
  cross join lateral (
    select case when ${limit}.slot_decay_per_second > 0 then least(${limit}.slot_decay_per_second, ${RATE_MAX})
      else 1 / least(greatest(${limit}.avg_slot_occupancy_seconds, 0.1), case when ${limit}.name like 'tag:%' then 10 else 30 end) end as rate) r
  cross join lateral (select clock_timestamp() as at) c
  cross join lateral (select floor(r.rate * greatest(0, extract(epoch from c.at - ${limit}.updated)::float8)) as steps) s
  cross join lateral (
    select (case when ${limit}.slot_decay_per_second > 0 then greatest(0, ${limit}.active_slots - s.steps) else ${limit}.active_slots end)::int as active_now,
      greatest(0, ${limit}.denied_slots - s.steps)::int as denied_now) n`;

const COLUMNS = 'l.id, l.created, l.updated, l.name, l.active, l."limit", l.slot_decay_per_second, l.avg_slot_occupancy_seconds';

/** Limits as they are now. */
export const limitsNow = (from: string): string =>
  `select ${COLUMNS}, n.active_now as active_slots, n.denied_now as denied_slots from ${from} l ${decayed('l')}`;

/**
 * Locks the limits of `wanted`, in the order of their ids so that no two statements lock each other out, and counts them as they
 * are then. `wanted` says of each: `freed`, how many slots come back to it; from how many `leases`, and how long each of these
 * slots was held, for the average; and whether it was `asked` for slots.
 *
 * Steps that have begun go on: `counted` is the moment up to which the whole ones are counted, and becomes `updated`. Were it
 * now each time, whoever asks often enough would keep a slot from ever decaying.
 */
export const settled = (schema: Schema): string => `
  locked as materialized (
    select l.*, w.freed, w.leases, w.occupancy, w.asked from ${schema}.concurrency_limit l join wanted w on w.id = l.id order by l.id for update of l),
  settled as materialized (
    select l.id, l.name, l.active, l."limit", l.slot_decay_per_second, l.avg_slot_occupancy_seconds, l.denied_slots as denied_before, l.freed, l.asked,
      n.denied_now, greatest(0, n.active_now - l.freed) as active_now,
      case when l.occupancy is null or l."limit" = 0 then l.avg_slot_occupancy_seconds
        else l.occupancy + (l.avg_slot_occupancy_seconds - l.occupancy) * power(1 - 0.5 / l."limit", l.leases) end as average_now,
      case when n.denied_now > 0 or (l.slot_decay_per_second > 0 and n.active_now > l.freed)
        then l.updated + make_interval(secs => s.steps / r.rate) else c.at end as counted
    from locked l ${decayed('l')})`;

/** What leases that are gone give back to each limit. `gone` has their rows. */
export const freedBy = (gone: string): string => `
  select limit_id as id, sum(slots)::int as freed, count(*)::int as leases,
    avg(greatest(extract(epoch from clock_timestamp() - created)::float8 / slots, 0.1)) as occupancy
  from ${gone} cross join unnest(limit_ids) as limit_id group by limit_id`;

/** Writes what was freed, and nothing else. */
export const writeFreed = (schema: Schema): string => `
  update ${schema}.concurrency_limit l
  set active_slots = s.active_now, denied_slots = s.denied_now, avg_slot_occupancy_seconds = s.average_now, updated = s.counted
  from settled s where l.id = s.id`;

/** Ends the leases that `which` selects the ids of, and gives their slots back. */
export const endLeases = (schema: Schema, which: string): string => `
  gone as (delete from ${schema}.concurrency_lease where id in (${which}) returning id, limit_ids, slots, created),
  wanted as materialized (select f.*, false as asked from (${freedBy('gone')}) f),
  ${settled(schema)},
  counted as (${writeFreed(schema)})`;

/** When a lease runs out that is given now; never where `seconds` is null. */
export const expiresIn = (seconds: string): string => `coalesce(now() + make_interval(secs => ${seconds}), 'infinity')`;

/** What became of a request for slots: they are taken; there are not enough now; there never are; the limits are no rate limits. */
export type Outcome = 'taken' | 'full' | 'beyond' | 'no_rate';

/** A limit that was asked, as it was found. Those that are not active are passed over, and still told. */
export interface AskedLimit extends FullLimit {
  readonly id: string;
  readonly active: boolean;
  readonly activeSlots: number;
}

export interface AskedRow {
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

/** The columns of an `AskedRow`. */
export const ASKED = `j.outcome, s.id, s.name, s.active, s."limit", s.active_now, s.denied_before, s.slot_decay_per_second as decay, s.avg_slot_occupancy_seconds as average`;

export const toAsked = (id: string, row: Omit<AskedRow, 'id' | 'outcome'>): AskedLimit => ({
  id,
  name: row.name,
  active: row.active,
  limit: row.limit,
  activeSlots: row.active_now,
  deniedSlots: row.denied_before,
  decayPerSecond: row.decay,
  averageOccupancySeconds: row.average,
});

/** SQL of what is asked for. */
export interface Taking {
  /** Selects the ids of the limits. */
  readonly asked: string;
  readonly slots: string;
  readonly asRate: string;
  readonly countsDenials: string;
  /** There is none where its id is null. */
  readonly lease: { readonly id: string; readonly expires: string; readonly holderType: string; readonly holderId: string; readonly askedBy: string };
}

/**
 * Takes slots of all limits asked for, or of none: one statement, so that whoever dies takes all with a lease on it, or nothing.
 * Leases on these limits that have run out are ended first: nobody waits for a duty to come by. `judged` says what became of
 * it, and `settled` how the limits were found.
 */
export const takeSlots = (schema: Schema, { asked, slots, asRate, countsDenials, lease }: Taking): string => `
  asked as materialized (${asked}),
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
    select case when bool_or("limit" < ${slots}) then 'beyond' when ${asRate} and bool_or(slot_decay_per_second = 0) then 'no_rate'
      when bool_or(active_now::bigint + ${slots} > "limit") then 'full' else 'taken' end as outcome
    from settled where asked and active),
  counted as (
    update ${schema}.concurrency_limit l
    set active_slots = s.active_now + case when s.asked and s.active and j.outcome = 'taken' then ${slots} else 0 end,
      denied_slots = case when s.asked and s.active and j.outcome = 'full' and ${countsDenials}
        then least(s.denied_now::bigint + ${slots}, 2147483647) else s.denied_now end,
      avg_slot_occupancy_seconds = s.average_now, updated = s.counted
    from settled s, judged j
    where l.id = s.id and (s.freed > 0 or s.active and (j.outcome = 'taken' or j.outcome = 'full' and ${countsDenials}))),
  leased as (
    insert into ${schema}.concurrency_lease (id, expires, limit_ids, slots, holder_type, holder_id, asked_by)
    select ${lease.id}, ${lease.expires}, array(select id from settled where asked and active order by id), ${slots}, ${lease.holderType}, ${lease.holderId},
      ${lease.askedBy}
    from judged where outcome = 'taken' and ${lease.id}::uuid is not null)`;
