import { newId, type VariableFilter, type VariableSort } from '@app/contract';
import { defineQuery, run, violatedConstraint } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Column, combine, contains, Scope, tagged, whole } from '../filters/conditions.js';
import { countRows, listRows, type Listed } from '../filters/lists.js';
import type { Variable } from './variables.schema.js';

const COLUMNS = 'id, created, updated, name, value::text as value, tags';

/** Tells in the same statement what became of the variables that `from` names. */
const told = (schema: string, what: 'created' | 'updated' | 'deleted', eventId: string, from: string): string => `
    told as (
      insert into ${schema}.event (id, occurred, event, resource_id, resource, payload)
      select ${eventId}::uuid, now(), 'prefect.variable.${what}', 'prefect.variable.' || id,
             jsonb_build_object('prefect.resource.id', 'prefect.variable.' || id, 'prefect.resource.name', name),
             jsonb_build_object('name', name, 'value', value::jsonb, 'tags', to_jsonb(tags))
      from ${from})`;

const INSERT = defineQuery<[id: string, name: string, value: string, tags: readonly string[], eventId: string], Variable>({
  name: 'variable.insert',
  text: (schema) => `
    with made as (insert into ${schema}.variable (id, name, value, tags) values ($1, $2, $3::json, $4) returning ${COLUMNS}),
    ${told(schema, 'created', '$5', 'made')}
    select * from made`,
});

const LIST_VALUES = defineQuery<[], Pick<Variable, 'name' | 'value'>>({
  name: 'variable.list_values',
  text: (schema) => `select name, value::text as value from ${schema}.variable`,
});

const FIND = {
  id: defineQuery<[id: string], Variable>({
    name: 'variable.find_by_id',
    text: (schema) => `select ${COLUMNS} from ${schema}.variable where id = $1`,
  }),
  name: defineQuery<[name: string], Variable>({
    name: 'variable.find_by_name',
    text: (schema) => `select ${COLUMNS} from ${schema}.variable where name = $1`,
  }),
};

type Update = [key: string, name: string | null, value: string | null, tags: readonly string[] | null, eventId: string];
const updateBy = (column: 'id' | 'name') =>
  defineQuery<Update, { id: string }>({
    name: `variable.update_by_${column}`,
    text: (schema) => `
      with moved as (
        update ${schema}.variable set name = coalesce($2, name), value = coalesce($3::json, value), tags = coalesce($4::text[], tags), updated = now()
        where ${column} = $1 returning ${COLUMNS}),
      ${told(schema, 'updated', '$5', 'moved')}
      select id from moved`,
  });
const UPDATE = { id: updateBy('id'), name: updateBy('name') };

const deleteBy = (column: 'id' | 'name') =>
  defineQuery<[key: string, eventId: string], { id: string }>({
    name: `variable.delete_by_${column}`,
    text: (schema) => `
      with gone as (delete from ${schema}.variable where ${column} = $1 returning ${COLUMNS}),
      ${told(schema, 'deleted', '$2', 'gone')}
      select id from gone`,
  });
const DELETE = { id: deleteBy('id'), name: deleteBy('name') };

const ORDERS: Readonly<Record<VariableSort, string>> = {
  NAME_ASC: 'name',
  NAME_DESC: 'name desc',
  CREATED_DESC: 'created desc, id',
  UPDATED_DESC: 'updated desc, id',
};

/** What a variable is found by. */
export type VariableKey = { readonly id: string } | { readonly name: string };

export interface VariableChange {
  readonly name: string | null;
  readonly value: string | null;
  readonly tags: readonly string[] | null;
}

@Injectable()
export class VariablesRepository {
  /** Null: the name is taken. */
  async insert(ctx: WorkspaceContext, { name, value, tags }: Pick<Variable, 'name' | 'value' | 'tags'>): Promise<Variable | null> {
    try {
      return (await run(ctx, INSERT, [newId(), name, value, tags, newId()]))[0] ?? null;
    } catch (error) {
      if (violatedConstraint(error) !== 'variable_name_key') throw error;
      return null;
    }
  }

  /** All of them. */
  async listValues(ctx: WorkspaceContext): Promise<Pick<Variable, 'name' | 'value'>[]> {
    return run(ctx, LIST_VALUES, []);
  }

  async find(ctx: WorkspaceContext, key: VariableKey): Promise<Variable | null> {
    return ('id' in key ? await run(ctx, FIND.id, [key.id]) : await run(ctx, FIND.name, [key.name]))[0] ?? null;
  }

  /** What is null stays. Null: the name is taken; false: there is no such variable. */
  async update(ctx: WorkspaceContext, key: VariableKey, { name, value, tags }: VariableChange): Promise<boolean | null> {
    const [query, found] = 'id' in key ? [UPDATE.id, key.id] : [UPDATE.name, key.name];
    try {
      return (await run(ctx, query, [found, name, value, tags, newId()])).length === 1;
    } catch (error) {
      if (violatedConstraint(error) !== 'variable_name_key') throw error;
      return null;
    }
  }

  async delete(ctx: WorkspaceContext, key: VariableKey): Promise<boolean> {
    const [query, found] = 'id' in key ? [DELETE.id, key.id] : [DELETE.name, key.name];
    return (await run(ctx, query, [found, newId()])).length === 1;
  }

  async filter(
    ctx: WorkspaceContext,
    filter: VariableFilter | null,
    sort: VariableSort,
    { limit, offset }: { limit: number; offset: number },
  ): Promise<Variable[]> {
    const scope = new Scope(ctx.schema);
    const where = matching(scope, filter);
    const text = `
      select ${COLUMNS} from ${ctx.schema}.variable where ${where}
      order by ${ORDERS[sort]} limit ${scope.bind(limit, 'int')} offset ${scope.bind(offset, 'int')}`;
    return ctx.cell.query<Variable>({ text, values: scope.values });
  }

  /** By name, the first `count` after the variable called `after`. */
  async search(ctx: WorkspaceContext, search: VariableSearch, after: string | null, count: number): Promise<Variable[]> {
    const where = (scope: Scope): string => whole(combine([searchWhere(scope, search), after === null ? null : `name > ${scope.bind(after, 'text')}`]));
    return listRows<Variable>(ctx, LISTED, where, 'name', { limit: count, offset: 0 });
  }

  async countFound(ctx: WorkspaceContext, search: VariableSearch): Promise<number> {
    return countRows(ctx, LISTED, (scope) => searchWhere(scope, search));
  }

  async count(ctx: WorkspaceContext, filter: VariableFilter | null): Promise<number> {
    const scope = new Scope(ctx.schema);
    const text = `select count(*) as count from ${ctx.schema}.variable where ${matching(scope, filter)}`;
    return (await ctx.cell.query<{ count: number }>({ text, values: scope.values }))[0]?.count ?? 0;
  }
}

/** What people look for variables by. Nothing given: all of them. */
export interface VariableSearch {
  /** Part of the name, in any case. */
  readonly search?: string | null;
  /** All of them. */
  readonly tags?: readonly string[] | null;
}

const searchWhere = (scope: Scope, { search, tags }: VariableSearch): string =>
  whole(combine([search ? contains(scope, 'name', search) : null, tagged(scope, 'tags', { all_: tags ?? null })]));

const LISTED: Listed = { table: 'variable', alias: 'v', columns: COLUMNS };

function matching(scope: Scope, filter: VariableFilter | null): string {
  const name = new Column(scope, 'name');
  return whole(
    combine(
      [
        new Column(scope, 'id', 'uuid').anyOf(filter?.id?.any_),
        combine([name.anyOf(filter?.name?.any_), name.like(filter?.name?.like_)]),
        tagged(scope, 'tags', filter?.tags),
      ],
      filter?.operator,
    ),
  );
}
