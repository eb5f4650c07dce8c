import { defineQuery, inTransaction, run, type Schema } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { END_LEASES_OF_LIMIT } from './holders.repository.js';
import { prefixed, type TagLimit } from './tag-limits.schema.js';
import { endLeases } from './slots.sql.js';

/** Leases count while they run, whether or not they have been ended yet. */
const tagLimits = (schema: Schema): string => `
  select l.id, l.created, l.updated, l.name, l."limit",
    array(
      select e.holder_id from ${schema}.concurrency_lease e
      where e.limit_ids && array[l.id] and e.holder_type = 'task_run' and e.expires > now() order by e.created, e.id) as holders
  from ${schema}.concurrency_limit l`;

const FIND_BY_ID = defineQuery<[id: string], TagLimit>({
  name: 'tag_limit.find_by_id',
  text: (schema) => `${tagLimits(schema)} where l.id = $1 and l.name like 'tag:%'`,
});

const FIND_BY_NAME = defineQuery<[name: string], TagLimit>({
  name: 'tag_limit.find_by_name',
  text: (schema) => `${tagLimits(schema)} where l.name = $1`,
});

const LIST = defineQuery<[limit: number, offset: number], TagLimit>({
  name: 'tag_limit.list',
  text: (schema) => `${tagLimits(schema)} where l.name like 'tag:%' order by l.name limit $1 offset $2`,
});

const LOCK = defineQuery<[name: string], { id: string }>({
  name: 'tag_limit.lock',
  text: (schema) => `select id from ${schema}.concurrency_limit where name = $1 for update`,
});

const HOLD = defineQuery<[limitId: string, holders: readonly string[]], never>({
  name: 'tag_limit.hold',
  text: (schema) => `
    with leases as (
      insert into ${schema}.concurrency_lease (expires, limit_ids, slots, holder_type, holder_id)
      select 'infinity', array[$1::uuid], 1, 'task_run', holder from unnest($2::uuid[]) as holder)
    update ${schema}.concurrency_limit set active_slots = cardinality($2::uuid[]), updated = now() where id = $1`,
});

const NAMED = defineQuery<[names: readonly string[]], { id: string; name: string; limit: number }>({
  name: 'tag_limit.list_by_names',
  text: (schema) => `select id, name, "limit" from ${schema}.concurrency_limit where name = any($1::text[]) order by name`,
});

const END_HELD = defineQuery<[names: readonly string[], holders: readonly string[]], never>({
  name: 'concurrency_lease.end_held',
  text: (schema) => `
    with ${endLeases(
      schema,
      `select id from ${schema}.concurrency_lease
       where holder_id = any($2::uuid[]) and holder_type = 'task_run'
         and limit_ids && array(select id from ${schema}.concurrency_limit where name = any($1::text[]))
       order by id for update`,
    )}
    select`,
});

const FIND_HELD = defineQuery<[names: readonly string[], holder: string], { id: string }>({
  name: 'concurrency_lease.find_held',
  text: (schema) => `
    select id from ${schema}.concurrency_lease
    where holder_id = $2 and holder_type = 'task_run' and expires = 'infinity'
      and limit_ids && array(select id from ${schema}.concurrency_limit where name = any($1::text[]))
    order by created, id limit 1`,
});

/** The limits whose names begin with `tag:`, with the task runs that hold their slots. */
@Injectable()
export class TagLimitsRepository {
  async findById(ctx: WorkspaceContext, id: string): Promise<TagLimit | null> {
    return (await run(ctx, FIND_BY_ID, [id]))[0] ?? null;
  }

  async findByTag(ctx: WorkspaceContext, tag: string): Promise<TagLimit | null> {
    return (await run(ctx, FIND_BY_NAME, [prefixed(tag)]))[0] ?? null;
  }

  /** By tag. */
  async list(ctx: WorkspaceContext, { limit, offset }: { limit: number; offset: number }): Promise<TagLimit[]> {
    return run(ctx, LIST, [limit, offset]);
  }

  /** Whoever holds slots of the tag holds none any more; `holders` hold one each, though there may be fewer. False when there is no limit. */
  async reset(ctx: WorkspaceContext, tag: string, holders: readonly string[]): Promise<boolean> {
    return inTransaction(ctx, async (within) => {
      const [limit] = await run(within, LOCK, [prefixed(tag)]);
      if (!limit) return false;
      await run(within, END_LEASES_OF_LIMIT, [limit.id]);
      await run(within, HOLD, [limit.id, holders]);
      return true;
    });
  }

  async listByTags(ctx: WorkspaceContext, tags: readonly string[]): Promise<{ id: string; name: string; limit: number }[]> {
    return run(ctx, NAMED, [tags.map(prefixed)]);
  }

  /** The lease that the task run holds on any of these tags until it gives it back; null when it holds none. */
  async findHeld(ctx: WorkspaceContext, tags: readonly string[], taskRunId: string): Promise<string | null> {
    return (await run(ctx, FIND_HELD, [tags.map(prefixed), taskRunId]))[0]?.id ?? null;
  }

  /** Gives back what these task runs hold of these tags. */
  async endHeld(ctx: WorkspaceContext, tags: readonly string[], taskRunIds: readonly string[]): Promise<void> {
    await run(ctx, END_HELD, [tags.map(prefixed), taskRunIds]);
  }
}
