import { newId, type FlowSort } from '@app/contract';
import { defineQuery, run, runMade } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Scope } from '../filters/conditions.js';
import { countRows, listAndCount, listRows, type Listed } from '../filters/lists.js';
import type { Counted, Stretch } from '../filters/page.js';
import { flowsWhere, type Filters } from '../filters/related.js';
import type { Flow, LabelMap } from './flows.schema.js';

const COLUMNS = 'id, created, updated, name, tags, labels';

/** Tells in the same statement what became of the flows that `from` names. */
const told = (schema: string, what: 'created' | 'updated' | 'deleted', eventId: string, from: string): string => `
    told as (
      insert into ${schema}.event (id, occurred, event, resource_id, resource, payload)
      select ${eventId}, now(), 'prefect.flow.${what}', 'prefect.flow.' || id,
             jsonb_build_object('prefect.resource.id', 'prefect.flow.' || id, 'prefect.resource.name', name),
             jsonb_build_object('name', name, 'tags', to_jsonb(tags), 'labels', labels)
      from ${from})`;

/** Answers the flow of that name, made now or found; the event of its making comes with it. */
const UPSERT = defineQuery<[id: string, name: string, tags: readonly string[], labels: LabelMap, eventId: string], Flow & { made: boolean }>({
  name: 'flow.upsert',
  prepared: true,
  text: (schema) => `
    with found as (select ${COLUMNS} from ${schema}.flow where name = $2),
    made as (
      insert into ${schema}.flow (id, name, tags, labels) select $1::uuid, $2, $3::text[], $4::jsonb where not exists (select from found)
      on conflict do nothing returning ${COLUMNS}),
    ${told(schema, 'created', '$5::uuid', 'made')}
    select *, false as made from found union all select *, true from made`,
});

const FIND = defineQuery<[id: string], Flow>({
  name: 'flow.find_by_id',
  prepared: true,
  text: (schema) => `select ${COLUMNS} from ${schema}.flow where id = $1`,
});

const FIND_BY_NAME = defineQuery<[name: string], Flow>({
  name: 'flow.find_by_name',
  text: (schema) => `select ${COLUMNS} from ${schema}.flow where name = $1`,
});

const LIST_BY_IDS = defineQuery<[ids: readonly string[]], Flow>({
  name: 'flow.list_by_ids',
  text: (schema) => `select ${COLUMNS} from ${schema}.flow where id = any($1::uuid[])`,
});

const LIST = defineQuery<[search: string | null, afterName: string | null, count: number], Flow>({
  name: 'flow.list_by_name',
  text: (schema) => `
    select ${COLUMNS} from ${schema}.flow
    where ($1::text is null or position(lower($1) in lower(name)) > 0) and ($2::text is null or name > $2)
    order by name limit $3`,
});

const COUNT = defineQuery<[search: string | null], { count: number }>({
  name: 'flow.count_by_name',
  text: (schema) => `select count(*) as count from ${schema}.flow where $1::text is null or position(lower($1) in lower(name)) > 0`,
});

const UPDATE_TAGS = defineQuery<[id: string, tags: readonly string[] | null, eventId: string], { id: string }>({
  name: 'flow.update_tags',
  text: (schema) => `
    with moved as (update ${schema}.flow set tags = coalesce($2::text[], tags), updated = now() where id = $1 returning ${COLUMNS}),
    ${told(schema, 'updated', '$3::uuid', 'moved')}
    select id from moved`,
});

/**
 * One statement: flows go with all that their runs left behind, except their logs, which retention removes.
 * `eventIds` is a list of as many ids as there may be flows.
 */
const deleteText = (schema: string, which: string, eventIds: string): string => `
    with gone as (delete from ${schema}.flow where ${which} returning ${COLUMNS}),
    runs as (delete from ${schema}.flow_run r using gone where r.flow_id = gone.id returning r.id),
    run_states as (delete from ${schema}.flow_run_state s using runs where s.flow_run_id = runs.id),
    inputs as (delete from ${schema}.flow_run_input i using runs where i.flow_run_id = runs.id),
    tasks as (delete from ${schema}.task_run t using runs where t.flow_run_id = runs.id returning t.id),
    task_states as (delete from ${schema}.task_run_state s using tasks where s.task_run_id = tasks.id),
    orphaned as (update ${schema}.flow_run r set parent_task_run_id = null, updated = now(), version = version + 1
                 from tasks where r.parent_task_run_id = tasks.id and not exists (select from gone where gone.id = r.flow_id)),
    ${told(schema, 'deleted', `(${eventIds}::uuid[])[row_number() over ()]`, 'gone')}
    select id from gone`;

const DELETE = defineQuery<[id: string, eventIds: readonly string[]], { id: string }>({
  name: 'flow.delete',
  text: (schema) => deleteText(schema, 'id = $1', '$2'),
});

const ORDERS: Readonly<Record<FlowSort, string>> = {
  NAME_ASC: 'f.name',
  NAME_DESC: 'f.name desc',
  CREATED_DESC: 'f.created desc, f.id',
  UPDATED_DESC: 'f.updated desc, f.id',
};

const LISTED: Listed = { table: 'flow', alias: 'f', columns: COLUMNS };

@Injectable()
export class FlowsRepository {
  /** Null: another request made it at the same moment and this one cannot see it yet; ask again. */
  async upsert(ctx: WorkspaceContext, flow: Pick<Flow, 'id' | 'name' | 'tags' | 'labels'>): Promise<{ flow: Flow; made: boolean } | null> {
    const [row] = await run(ctx, UPSERT, [flow.id, flow.name, flow.tags, flow.labels, newId()]);
    if (!row) return null;
    const { made, ...found } = row;
    return { flow: found, made };
  }

  async find(ctx: WorkspaceContext, id: string): Promise<Flow | null> {
    return (await run(ctx, FIND, [id]))[0] ?? null;
  }

  async findByName(ctx: WorkspaceContext, name: string): Promise<Flow | null> {
    return (await run(ctx, FIND_BY_NAME, [name]))[0] ?? null;
  }

  async listByIds(ctx: WorkspaceContext, ids: readonly string[]): Promise<Flow[]> {
    return run(ctx, LIST_BY_IDS, [ids]);
  }

  async list(ctx: WorkspaceContext, search: string | null, afterName: string | null, count: number): Promise<Flow[]> {
    return run(ctx, LIST, [search, afterName, count]);
  }

  async count(ctx: WorkspaceContext, search: string | null): Promise<number> {
    return (await run(ctx, COUNT, [search]))[0]?.count ?? 0;
  }

  async filter(ctx: WorkspaceContext, filters: Filters, sort: FlowSort, stretch: Stretch): Promise<Flow[]> {
    return listRows(ctx, LISTED, (scope) => flowsWhere(scope, filters), ORDERS[sort], stretch);
  }

  async countMatching(ctx: WorkspaceContext, filters: Filters): Promise<number> {
    return countRows(ctx, LISTED, (scope) => flowsWhere(scope, filters));
  }

  async paginate(ctx: WorkspaceContext, filters: Filters, sort: FlowSort, stretch: Stretch): Promise<Counted<Flow>> {
    return listAndCount(ctx, LISTED, (scope) => flowsWhere(scope, filters), ORDERS[sort], stretch);
  }

  async updateTags(ctx: WorkspaceContext, id: string, tags: readonly string[] | null): Promise<boolean> {
    return (await run(ctx, UPDATE_TAGS, [id, tags, newId()])).length === 1;
  }

  async delete(ctx: WorkspaceContext, id: string): Promise<boolean> {
    return (await run(ctx, DELETE, [id, [newId()]])).length === 1;
  }

  /** By name, at most `count` of those that match. Answers the ids of what is gone. */
  async deleteMatching(ctx: WorkspaceContext, filters: Filters, count: number): Promise<string[]> {
    const scope = new Scope(ctx.schema);
    const eventIds = scope.bind(
      Array.from({ length: count }, () => newId()),
      'uuid[]',
    );
    const matching = `select f.id from ${ctx.schema}.flow f where ${flowsWhere(scope, filters)} order by ${ORDERS.NAME_ASC} limit ${scope.bind(count, 'int')}`;
    const rows = await runMade<{ id: string }>(ctx, 'flow.delete_matching', {
      text: deleteText(ctx.schema, `id = any(array(${matching}))`, eventIds),
      values: scope.values,
    });
    return rows.map(({ id }) => id);
  }
}
