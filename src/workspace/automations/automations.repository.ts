import { newId, type AutomationFilter, type AutomationSort } from '@app/contract';
import { defineQuery, run } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Column, combine, tagged, whole, within, type Scope } from '../filters/conditions.js';
import { beyond, orderOf, type KeysetPosition } from '../filters/keyset.js';
import { countRows, listRows, type Listed } from '../filters/lists.js';
import type { Stretch } from '../filters/page.js';
import { AUTOMATION_ORDERS, searchWhere, type AutomationOrder, type AutomationSearch } from './automation-search.js';
import type { Automation, HeldAutomation, NewAutomation } from './automations.schema.js';

export const AUTOMATION_COLUMNS = `a.id, a.created, a.updated, a.name, a.description, a.enabled, a.tags, a.trigger::text as trigger, a.actions::text as actions,
  a.actions_on_trigger::text as "actionsOnTrigger", a.actions_on_resolve::text as "actionsOnResolve"`;

type Members = [
  id: string,
  name: string,
  description: string,
  enabled: boolean,
  tags: readonly string[],
  trigger: string,
  actions: string,
  onTrigger: string,
  onResolve: string,
];

const INSERT = defineQuery<Members, Automation>({
  name: 'automation.insert',
  text: (schema) => `
    insert into ${schema}.automation as a (id, name, description, enabled, tags, trigger, actions, actions_on_trigger, actions_on_resolve)
    values ($1, $2, $3, $4, $5, $6::json, $7::json, $8::json, $9::json) returning ${AUTOMATION_COLUMNS}`,
});

const REPLACE = defineQuery<Members, Automation>({
  name: 'automation.replace',
  text: (schema) => `
    update ${schema}.automation a
       set name = $2, description = $3, enabled = $4, tags = $5, trigger = $6::json, actions = $7::json, actions_on_trigger = $8::json,
           actions_on_resolve = $9::json, updated = now(), active_since = now()
     where id = $1 returning ${AUTOMATION_COLUMNS}`,
});

const SET_ENABLED = defineQuery<[id: string, enabled: boolean], Automation>({
  name: 'automation.set_enabled',
  text: (schema) => `update ${schema}.automation a set enabled = $2, updated = now(), active_since = now() where id = $1 returning ${AUTOMATION_COLUMNS}`,
});

/** An owner stays one. */
const RELATE = defineQuery<[id: string, resourceIds: readonly string[], owned: boolean], never>({
  name: 'automation.relate',
  text: (schema) => `
    insert into ${schema}.automation_resource as r (automation_id, resource_id, owned) select $1, resource_id, $3 from unnest($2::text[]) resource_id
    on conflict (automation_id, resource_id) do update set owned = r.owned or excluded.owned`,
});

const UNRELATE = defineQuery<[id: string], never>({
  name: 'automation.unrelate',
  text: (schema) => `delete from ${schema}.automation_resource where automation_id = $1 and not owned`,
});

const FIND = defineQuery<[id: string], Automation>({
  name: 'automation.find_by_id',
  text: (schema) => `select ${AUTOMATION_COLUMNS} from ${schema}.automation a where id = $1`,
});

const LIST_BY_IDS = defineQuery<[ids: readonly string[]], Automation>({
  name: 'automation.list_by_ids',
  text: (schema) => `select ${AUTOMATION_COLUMNS} from ${schema}.automation a where id = any($1::uuid[])`,
});

const LIST_OWNERS = defineQuery<[ids: readonly string[]], { id: string; owner: string }>({
  name: 'automation.list_owners',
  text: (schema) => `
    select automation_id as id, min(resource_id) as owner from ${schema}.automation_resource
    where automation_id = any($1::uuid[]) and owned group by automation_id`,
});

const LOCK = defineQuery<[id: string], HeldAutomation>({
  name: 'automation.lock',
  text: (schema) => `select ${AUTOMATION_COLUMNS}, a.active_since as "activeSince" from ${schema}.automation a where id = $1 for update`,
});

const LIST_RELATED = defineQuery<[resourceId: string], Automation>({
  name: 'automation.list_by_resource',
  text: (schema) => `
    select ${AUTOMATION_COLUMNS} from ${schema}.automation_resource r join ${schema}.automation a on a.id = r.automation_id
    where r.resource_id = $1 order by a.created, a.id`,
});

const DELETE = defineQuery<[id: string], Automation>({
  name: 'automation.delete_by_id',
  text: (schema) => `delete from ${schema}.automation a where id = $1 returning ${AUTOMATION_COLUMNS}`,
});

const DELETE_OWNED = defineQuery<[resourceId: string], Automation>({
  name: 'automation.delete_by_owner',
  text: (schema) => `
    delete from ${schema}.automation a using ${schema}.automation_resource r
    where r.automation_id = a.id and r.resource_id = $1 and r.owned returning ${AUTOMATION_COLUMNS}`,
});

const LISTED: Listed = { table: 'automation', alias: 'a', columns: AUTOMATION_COLUMNS };

const ORDERS: Readonly<Record<AutomationSort, string>> = {
  NAME_ASC: 'a.name, a.id',
  NAME_DESC: 'a.name desc, a.id',
  CREATED_DESC: 'a.created desc, a.id',
  UPDATED_DESC: 'a.updated desc, a.id',
};

@Injectable()
export class AutomationsRepository {
  async insert(ctx: WorkspaceContext, automation: NewAutomation): Promise<Automation> {
    const [row] = await run(ctx, INSERT, membersOf(newId(), automation));
    if (!row) throw new Error('An automation was written and is not there.');
    return row;
  }

  /** Null when there is none, as elsewhere. */
  async replace(ctx: WorkspaceContext, id: string, automation: NewAutomation): Promise<Automation | null> {
    return (await run(ctx, REPLACE, membersOf(id, automation)))[0] ?? null;
  }

  async setEnabled(ctx: WorkspaceContext, id: string, enabled: boolean): Promise<Automation | null> {
    return (await run(ctx, SET_ENABLED, [id, enabled]))[0] ?? null;
  }

  /** What its actions are about; what it was related to before, other than its owner, it is no more. */
  async relate(ctx: WorkspaceContext, id: string, { owner, others }: { owner: string | null; others: readonly string[] }): Promise<void> {
    await run(ctx, UNRELATE, [id]);
    await run(ctx, RELATE, [id, [...new Set(others)], false]);
    if (owner !== null) await run(ctx, RELATE, [id, [owner], true]);
  }

  async find(ctx: WorkspaceContext, id: string): Promise<Automation | null> {
    return (await run(ctx, FIND, [id]))[0] ?? null;
  }

  async byIds(ctx: WorkspaceContext, ids: readonly string[]): Promise<Automation[]> {
    return run(ctx, LIST_BY_IDS, [ids]);
  }

  /** The resource that each belongs to, by the automation's id. Those that belong to none are left out. */
  async ownersOf(ctx: WorkspaceContext, ids: readonly string[]): Promise<Map<string, string>> {
    return new Map((await run(ctx, LIST_OWNERS, [ids])).map(({ id, owner }) => [id, owner]));
  }

  /** The first `count` after a position. */
  async search(ctx: WorkspaceContext, search: AutomationSearch, order: AutomationOrder, after: KeysetPosition | null, count: number): Promise<Automation[]> {
    const by = AUTOMATION_ORDERS[order];
    const where = (scope: Scope): string => whole(combine([searchWhere(scope, search), beyond(scope, by, after)]));
    return listRows(ctx, LISTED, where, orderOf(by), { limit: count, offset: 0 });
  }

  async countFound(ctx: WorkspaceContext, search: AutomationSearch): Promise<number> {
    return countRows(ctx, LISTED, (scope) => searchWhere(scope, search));
  }

  /** Nobody else changes it until the transaction ends. */
  async lock(ctx: WorkspaceContext, id: string): Promise<HeldAutomation | null> {
    return (await run(ctx, LOCK, [id]))[0] ?? null;
  }

  async listRelatedTo(ctx: WorkspaceContext, resourceId: string): Promise<Automation[]> {
    return run(ctx, LIST_RELATED, [resourceId]);
  }

  async delete(ctx: WorkspaceContext, id: string): Promise<Automation | null> {
    return (await run(ctx, DELETE, [id]))[0] ?? null;
  }

  async deleteOwnedBy(ctx: WorkspaceContext, resourceId: string): Promise<Automation[]> {
    return run(ctx, DELETE_OWNED, [resourceId]);
  }

  async filter(ctx: WorkspaceContext, filter: AutomationFilter | null, sort: AutomationSort, stretch: Stretch): Promise<Automation[]> {
    return listRows(ctx, LISTED, (scope) => matching(scope, filter), ORDERS[sort], stretch);
  }

  async count(ctx: WorkspaceContext, filter: AutomationFilter | null): Promise<number> {
    return countRows(ctx, LISTED, (scope) => matching(scope, filter));
  }
}

const membersOf = (id: string, automation: NewAutomation): Members => [
  id,
  automation.name,
  automation.description,
  automation.enabled,
  automation.tags,
  automation.trigger,
  automation.actions,
  automation.actionsOnTrigger,
  automation.actionsOnResolve,
];

function matching(scope: Scope, filter: AutomationFilter | null): string {
  return whole(
    combine(
      [
        new Column(scope, 'a.id', 'uuid').anyOf(filter?.id?.any_),
        new Column(scope, 'a.name').anyOf(filter?.name?.any_),
        within(scope, 'a.created', filter?.created),
        taggedWith(scope, filter?.tags),
      ],
      filter?.operator,
    ),
  );
}

/** Unlike elsewhere, to ask for all of no tags is to ask for something, and everything has them. Source: docs/contract/filters.md */
const taggedWith = (scope: Scope, tags: AutomationFilter['tags']) =>
  combine([tags?.all_?.length === 0 ? 'true' : null, tagged(scope, 'a.tags', tags)], tags?.operator);
