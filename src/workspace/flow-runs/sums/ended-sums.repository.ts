import { defineQuery, run, type Schema } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

/** The migration that adds to the sums what had ended before there were any. */
const COUNTED_VERSION = 24;
const KNOWN_MAX = 20_000;

const FIND_COUNTED = defineQuery<[version: number], object>({
  name: 'schema_version.find_reached',
  text: (schema) => `select from ${schema}.schema_version where version = $1`,
});

/** So many changes are not left for long: every count reads them. */
const MANY = 1_000;
const FEW_FOR = `interval '5 minutes'`;
export const nextAddition = (schema: Schema): string => `
  select case when count(*) = ${MANY} then now() else min(made) + ${FEW_FOR} end from (select made from ${schema}.ended_run_change limit ${MANY}) change`;

/** In the order of their keys, so that two that add at once wait for each other and lock nobody out. */
const ADD_CHANGES = defineQuery<[most: number, version: number], { count: number; less: boolean | null }>({
  name: 'ended_run_sum.add_changes',
  text: (schema) => `
    with change as (
      delete from ${schema}.ended_run_change c using (
        select ctid as place from ${schema}.ended_run_change
        where exists (select from ${schema}.schema_version where version = $2) limit $1 for update skip locked) taken
      where c.ctid = taken.place
      returning c.*),
    summed as (
      select 'hour' as grain, hour as since, ended_as, state_name, null::uuid as work_queue_id, null::text[] as tags,
        sum(runs) as runs, sum(run_time) as run_time, sum(delay) as delay
      from change group by 2, 3, 4
      union all
      select 'day', date_trunc('day', hour, 'UTC'), ended_as, state_name, work_queue_id, tags, sum(runs), sum(run_time), sum(delay) from change group by 2, 3, 4, 5, 6),
    keyed as (select *, sha256(convert_to(row(ended_as, state_name, work_queue_id, tags)::text, 'UTF8')) as key from summed),
    added as (
      insert into ${schema}.ended_run_sum as s (grain, since, key, ended_as, state_name, work_queue_id, tags, runs, run_time, delay)
      select grain, since, key, ended_as, state_name, work_queue_id, tags, runs, run_time, delay from keyed order by grain, since, key
      on conflict (grain, since, key) do update set runs = s.runs + excluded.runs, run_time = s.run_time + excluded.run_time, delay = s.delay + excluded.delay)
    select count(*) as count, bool_or(runs < 0) as less from change`,
});

const DELETE_EMPTY = defineQuery<[], { key: unknown }>({
  name: 'ended_run_sum.delete_empty',
  text: (schema) => `delete from ${schema}.ended_run_sum where runs = 0`,
});

/** Sums of the flow runs that have ended. Triggers note each change of one in its own transaction; here they are added up. */
@Injectable()
export class EndedSumsRepository {
  readonly #counted = new LRUCache<Schema, true>({ max: KNOWN_MAX });

  /** Whether the sums have every run, as they do for good once what there was before them is counted. */
  async areCounted(ctx: WorkspaceContext): Promise<boolean> {
    if (this.#counted.has(ctx.schema)) return true;
    const counted = (await run(ctx, FIND_COUNTED, [COUNTED_VERSION])).length > 0;
    if (counted) this.#counted.set(ctx.schema, true);
    return counted;
  }

  /** Adds up to `most` changes, and answers how many there were. May run several times at once. */
  async addChanges(ctx: WorkspaceContext, most: number): Promise<number> {
    const [added] = await run(ctx, ADD_CHANGES, [most, COUNTED_VERSION]);
    if (added?.less) await run(ctx, DELETE_EMPTY, []);
    return added?.count ?? 0;
  }
}
