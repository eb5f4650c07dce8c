import { defineQuery, run, violatedConstraint } from '@app/database';
import { newId, type LimitCreateBody, type LimitUpdateBody } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { combine, contains, Scope, whole, type Condition } from '../filters/conditions.js';
import type { Limit, LimitKey, LimitSearch } from './limits.schema.js';
import { limitsNow, settled } from './slots.sql.js';

/** Tells in the same statement what became of the limits that `from` names. */
const told = (schema: string, what: 'created' | 'updated' | 'deleted', eventId: string, from: string): string => `
    told as (
      insert into ${schema}.event (id, occurred, event, resource_id, resource, payload)
      select ${eventId}::uuid, now(), 'prefect.concurrency-limit.${what}', 'prefect.concurrency-limit.' || id,
             jsonb_build_object('prefect.resource.id', 'prefect.concurrency-limit.' || id, 'prefect.resource.name', name),
             jsonb_build_object('name', name, 'limit', "limit", 'active', active, 'slot_decay_per_second', slot_decay_per_second)
      from ${from})`;

type New = [id: string, name: string, limit: number, active: boolean, activeSlots: number, deniedSlots: number, decay: number, eventId: string];

const INSERT = defineQuery<New, Limit>({
  name: 'concurrency_limit.insert',
  text: (schema) => `
    with made as (
      insert into ${schema}.concurrency_limit (id, name, "limit", active, active_slots, denied_slots, slot_decay_per_second)
      values ($1, $2, $3, $4, $5, $6, $7) returning *),
    ${told(schema, 'created', '$8', 'made')}
    select * from made`,
});

const FIND = {
  id: defineQuery<[id: string], Limit>({
    name: 'concurrency_limit.find_by_id',
    text: (schema) => `${limitsNow(`${schema}.concurrency_limit`)} where l.id = $1`,
  }),
  name: defineQuery<[name: string], Limit>({
    name: 'concurrency_limit.find_by_name',
    text: (schema) => `${limitsNow(`${schema}.concurrency_limit`)} where l.name = $1`,
  }),
};

const LIST_BY_IDS = defineQuery<[ids: readonly string[]], Limit>({
  name: 'concurrency_limit.list_by_ids',
  text: (schema) => `${limitsNow(`${schema}.concurrency_limit`)} where l.id = any($1::uuid[])`,
});

const LIST = defineQuery<[limit: number, offset: number], Limit>({
  name: 'concurrency_limit.list',
  text: (schema) => `${limitsNow(`${schema}.concurrency_limit`)} order by l.name limit $1 offset $2`,
});

type Change = [
  key: string,
  name: string | null,
  limit: number | null,
  active: boolean | null,
  activeSlots: number | null,
  deniedSlots: number | null,
  decay: number | null,
  eventId: string,
];

/** Slots that are not set are first counted as they are by now, since they may decay otherwise from here on. */
const updateBy = (column: 'id' | 'name') =>
  defineQuery<Change, { id: string }>({
    name: `concurrency_limit.update_by_${column}`,
    text: (schema) => `
      with wanted as materialized (
        select id, 0 as freed, 0 as leases, null::float8 as occupancy, true as asked from ${schema}.concurrency_limit where ${column} = $1),
      ${settled(schema)},
      changed as (
        update ${schema}.concurrency_limit l
        set name = coalesce($2, l.name), "limit" = coalesce($3, l."limit"), active = coalesce($4, l.active),
          active_slots = coalesce($5, s.active_now), denied_slots = coalesce($6, s.denied_now),
          slot_decay_per_second = coalesce($7, l.slot_decay_per_second), updated = now()
        from settled s where l.id = s.id returning l.*),
      ${told(schema, 'updated', '$8', 'changed')}
      select id from changed`,
  });
const UPDATE = { id: updateBy('id'), name: updateBy('name') };

/** Leases that only this limit's runs hold, and that no clock would ever end, go with it. Others belong to clients who renew them. */
const deleteBy = (column: 'id' | 'name') =>
  defineQuery<[key: string, eventId: string], { id: string }>({
    name: `concurrency_limit.delete_by_${column}`,
    text: (schema) => `
      with gone as (delete from ${schema}.concurrency_limit where ${column} = $1 returning *),
      leases as (delete from ${schema}.concurrency_lease e using gone where e.limit_ids = array[gone.id] and e.expires = 'infinity'),
      ${told(schema, 'deleted', '$2', 'gone')}
      select id from gone`,
  });
const DELETE = { id: deleteBy('id'), name: deleteBy('name') };

/** What of a workspace is limited, active or not: what begins while a limit is active may end when it is not. */
const LIST_LIMITED = defineQuery<[], { tag: string | null; deployment: string | null }>({
  name: 'concurrency_limit.list_limited',
  text: (schema) => `
    select substr(name, length('tag:') + 1) as tag, null::uuid as deployment from ${schema}.concurrency_limit where name like 'tag:%'
    union all
    select null, id from ${schema}.deployment where concurrency_limit_id is not null`,
});

/** The limits themselves. Whoever takes and gives slots has a repository of their own. */
@Injectable()
export class LimitsRepository {
  /** Null: the name is taken. */
  async insert(ctx: WorkspaceContext, body: LimitCreateBody): Promise<Limit | null> {
    const { name, limit, active, active_slots, denied_slots, slot_decay_per_second } = body;
    return unlessTaken(async () => {
      const values: New = [randomUUID(), name, limit, active ?? true, active_slots ?? 0, denied_slots ?? 0, slot_decay_per_second ?? 0, newId()];
      return (await run(ctx, INSERT, values))[0] ?? null;
    });
  }

  async find(ctx: WorkspaceContext, key: LimitKey): Promise<Limit | null> {
    return ('id' in key ? await run(ctx, FIND.id, [key.id]) : await run(ctx, FIND.name, [key.name]))[0] ?? null;
  }

  /** By name. */
  async list(ctx: WorkspaceContext, { limit, offset }: { limit: number; offset: number }): Promise<Limit[]> {
    return run(ctx, LIST, [limit, offset]);
  }

  async byIds(ctx: WorkspaceContext, ids: readonly string[]): Promise<Limit[]> {
    return run(ctx, LIST_BY_IDS, [ids]);
  }

  /** By name, the first `count` after the limit called `after`. */
  async search(ctx: WorkspaceContext, search: LimitSearch, after: string | null, count: number): Promise<Limit[]> {
    const scope = new Scope(ctx.schema);
    const beyond = after === null ? null : `l.name > ${scope.bind(after, 'text')}`;
    const text = `
      ${limitsNow(`${ctx.schema}.concurrency_limit`)} where ${whole(combine([matching(scope, search), beyond]))}
      order by l.name limit ${scope.bind(count, 'int')}`;
    return ctx.cell.query<Limit>({ text, values: scope.values });
  }

  async countFound(ctx: WorkspaceContext, search: LimitSearch): Promise<number> {
    const scope = new Scope(ctx.schema);
    const text = `select count(*) as count from ${ctx.schema}.concurrency_limit l where ${whole(matching(scope, search))}`;
    return (await ctx.cell.query<{ count: number }>({ text, values: scope.values }))[0]?.count ?? 0;
  }

  /** What is left out stays. False when there is none; null when the new name is taken. */
  async update(ctx: WorkspaceContext, key: LimitKey, body: LimitUpdateBody): Promise<boolean | null> {
    const { name, limit, active, active_slots, denied_slots, slot_decay_per_second } = body;
    const [query, found] = 'id' in key ? [UPDATE.id, key.id] : [UPDATE.name, key.name];
    const change: Change = [
      found,
      name ?? null,
      limit ?? null,
      active ?? null,
      active_slots ?? null,
      denied_slots ?? null,
      slot_decay_per_second ?? null,
      newId(),
    ];
    return unlessTaken(async () => (await run(ctx, query, change)).length === 1);
  }

  /** The tags and the deployments that have a limit. */
  async listLimited(ctx: WorkspaceContext): Promise<{ tag: string | null; deployment: string | null }[]> {
    return run(ctx, LIST_LIMITED, []);
  }

  async delete(ctx: WorkspaceContext, key: LimitKey): Promise<boolean> {
    const [query, found] = 'id' in key ? [DELETE.id, key.id] : [DELETE.name, key.name];
    return (await run(ctx, query, [found, newId()])).length === 1;
  }
}

/** A deployment's own limit is called by an id, and known by the deployment's name. */
function matching(scope: Scope, { search, kind, active }: LimitSearch): Condition {
  const { schema } = scope;
  return combine([
    kind ? `l.name ${kind === 'TAG' ? '' : 'not '}like 'tag:%'` : null,
    typeof active === 'boolean' ? `l.active = ${scope.bind(active, 'boolean')}` : null,
    search
      ? combine(
          [
            contains(scope, `regexp_replace(l.name, '^tag:', '')`, search),
            `exists (select from ${schema}.deployment d where d.concurrency_limit_id = l.id and ${contains(scope, 'd.name', search)})`,
          ],
          'or_',
        )
      : null,
  ]);
}

async function unlessTaken<T>(write: () => Promise<T>): Promise<T | null> {
  try {
    return await write();
  } catch (error) {
    if (violatedConstraint(error) !== 'concurrency_limit_name_key') throw error;
    return null;
  }
}
