import type { Schema } from '@app/database';

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
