import { toIso, type SlaFilter, type SlaSort } from '@app/contract';
import { defineQuery, run, storableJson, violatedConstraint } from '@app/database';
import type { Instant } from '@app/engine';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Column, combine, Scope, tagged, whole, within } from '../filters/conditions.js';
import type { Stretch } from '../filters/page.js';
import { SLA_COLUMNS, type Sla } from './slas.schema.js';

/** As clients give it. Null: as it is, or as usual. */
export type SlaDraft = Pick<Sla, 'name' | 'severity' | 'kind' | 'allowed_seconds' | 'expected_event' | 'resource_match'> & { readonly enabled: boolean | null };

const DEPLOYMENT_EXISTS = defineQuery<[deploymentId: string], object>({
  name: 'sla.lock_deployment',
  text: (schema) => `select from ${schema}.deployment where id = $1 for key share`,
});

type Values = [
  deploymentId: string,
  name: string,
  severity: string,
  enabled: boolean | null,
  kind: string,
  allowedSeconds: number,
  expectedEvent: string | null,
  resourceMatch: string | null,
];

const INSERT = defineQuery<Values, Sla>({
  name: 'sla.insert',
  text: (schema) => `
    insert into ${schema}.sla as s (deployment_id, name, severity, enabled, kind, allowed_seconds, expected_event, resource_match)
    values ($1, $2, $3, coalesce($4, true), $5, $6, $7, $8::jsonb)
    returning ${SLA_COLUMNS}`,
});

/** One that promises something else from now on begins anew. */
const renewed = (isChanged: string): string =>
  `updated = now(), active_since = case when ${isChanged} then now() else s.active_since end, looked_at = case when ${isChanged} then now() else s.looked_at end,
   refreshed = case when ${isChanged} then null else s.refreshed end`;
const forgetOpen = (schema: string): string =>
  `delete from ${schema}.sla_violation v using changed where v.sla_id = changed.id and v.ended is null and changed.anew`;

const UPDATE_BY_NAME = defineQuery<Values, Sla>({
  name: 'sla.update_by_name',
  text: (schema) => {
    const isChanged =
      '(s.kind, s.allowed_seconds, s.enabled, s.expected_event, s.resource_match) is distinct from ($5, $6, coalesce($4, s.enabled), $7, $8::jsonb)';
    return `
      with changed as (
        update ${schema}.sla s
        set severity = $3, enabled = coalesce($4, s.enabled), kind = $5, allowed_seconds = $6, expected_event = $7, resource_match = $8::jsonb, ${renewed(isChanged)}
        where s.deployment_id = $1 and s.name = $2 returning ${SLA_COLUMNS}, s.active_since = now() as anew),
      forgotten as (${forgetOpen(schema)})
      select ${SLA_COLUMNS} from changed s`;
  },
});

const ENABLE = defineQuery<[id: string, enabled: boolean], { id: string }>({
  name: 'sla.enable',
  text: (schema) => `
    with changed as (
      update ${schema}.sla s set enabled = $2, ${renewed('s.enabled <> $2')} where s.id = $1 returning s.id, s.active_since = now() as anew),
    forgotten as (${forgetOpen(schema)})
    select id from changed`,
});

const FIND = defineQuery<[id: string], Sla>({ name: 'sla.find_by_id', text: (schema) => `select ${SLA_COLUMNS} from ${schema}.sla s where s.id = $1` });

const DELETE = defineQuery<[id: string], { id: string }>({ name: 'sla.delete', text: (schema) => `delete from ${schema}.sla where id = $1 returning id` });

const DELETE_OTHERS = defineQuery<[deploymentId: string, names: readonly string[]], Sla>({
  name: 'sla.delete_by_deployment_except',
  text: (schema) => `delete from ${schema}.sla s where s.deployment_id = $1 and s.name <> all($2::text[]) returning ${SLA_COLUMNS}`,
});

const LIST_BY_DEPLOYMENTS = defineQuery<[deploymentIds: readonly string[]], Sla>({
  name: 'sla.list_by_deployments',
  text: (schema) => `select ${SLA_COLUMNS} from ${schema}.sla s where s.deployment_id = any($1::uuid[]) order by s.name`,
});

const LIST_FLOW_RUNS = defineQuery<[ids: readonly string[], since: string], { flow_run_id: string }>({
  name: 'sla_violation.list_flow_runs',
  text: (schema) => `
    select v.flow_run_id from ${schema}.sla_violation v where v.sla_id = any($1::uuid[]) and v.occurred >= $2 and v.flow_run_id is not null
    group by v.flow_run_id order by max(v.occurred) desc, v.flow_run_id limit 1000`,
});

const ORDERS: Readonly<Record<SlaSort, string>> = {
  NAME_ASC: 's.name, s.id',
  NAME_DESC: 's.name desc, s.id',
  CREATED_DESC: 's.created desc, s.id',
  UPDATED_DESC: 's.updated desc, s.id',
};

@Injectable()
export class SlasRepository {
  /** False when there is none. It stays until the transaction ends. */
  async deploymentExists(transaction: WorkspaceContext, deploymentId: string): Promise<boolean> {
    return (await run(transaction, DEPLOYMENT_EXISTS, [deploymentId])).length === 1;
  }

  /** Faults with `sla.name_taken`. */
  async insert(ctx: WorkspaceContext, deploymentId: string, draft: SlaDraft): Promise<Sla> {
    try {
      const [made] = await run(ctx, INSERT, valuesOf(deploymentId, draft));
      if (!made) throw new Error('An SLA was inserted and is not there.');
      return made;
    } catch (error) {
      if (violatedConstraint(error) !== 'sla_name_key') throw error;
      throw new Fault('sla.name_taken', `The deployment has an SLA with the name '${draft.name}' already.`, { cause: error });
    }
  }

  /** Null: the deployment has none of this name. */
  async update(ctx: WorkspaceContext, deploymentId: string, draft: SlaDraft): Promise<Sla | null> {
    return (await run(ctx, UPDATE_BY_NAME, valuesOf(deploymentId, draft)))[0] ?? null;
  }

  /** All of the deployment but those with one of the names; answers what is gone. */
  async deleteOthers(ctx: WorkspaceContext, deploymentId: string, names: readonly string[]): Promise<Sla[]> {
    return run(ctx, DELETE_OTHERS, [deploymentId, names]);
  }

  async find(ctx: WorkspaceContext, id: string): Promise<Sla | null> {
    return (await run(ctx, FIND, [id]))[0] ?? null;
  }

  /** False when there is none. */
  async enable(ctx: WorkspaceContext, id: string, enabled: boolean): Promise<boolean> {
    return (await run(ctx, ENABLE, [id, enabled])).length === 1;
  }

  async delete(ctx: WorkspaceContext, id: string): Promise<boolean> {
    return (await run(ctx, DELETE, [id])).length === 1;
  }

  /** By name. */
  async listByDeployments(ctx: WorkspaceContext, deploymentIds: readonly string[]): Promise<Sla[]> {
    return run(ctx, LIST_BY_DEPLOYMENTS, [deploymentIds]);
  }

  /** Of all deployments, or of one. */
  async filter(ctx: WorkspaceContext, { deploymentId, filter }: { deploymentId: string | null; filter: SlaFilter | null }, sort: SlaSort, page: Stretch) {
    const scope = new Scope(ctx.schema);
    const owned = deploymentId === null ? null : `s.deployment_id = ${scope.bind(deploymentId, 'uuid')}`;
    const text = `
      select ${SLA_COLUMNS} from ${ctx.schema}.sla s where ${whole(combine([owned, matching(scope, filter)]))}
      order by ${ORDERS[sort]} limit ${scope.bind(page.limit, 'int')} offset ${scope.bind(page.offset, 'int')}`;
    return ctx.cell.query<Sla>({ text, values: scope.values });
  }

  /** Ids of the runs that did not keep one of the promises since then, the newest first. */
  async flowRunsInViolation(ctx: WorkspaceContext, ids: readonly string[], since: Instant): Promise<string[]> {
    return (await run(ctx, LIST_FLOW_RUNS, [ids, toIso(since)])).map(({ flow_run_id }) => flow_run_id);
  }
}

const valuesOf = (deploymentId: string, draft: SlaDraft): Values => [
  deploymentId,
  draft.name,
  draft.severity,
  draft.enabled,
  draft.kind,
  draft.allowed_seconds,
  draft.expected_event,
  draft.resource_match && storableJson(JSON.stringify(draft.resource_match)),
];

const matching = (scope: Scope, filter: SlaFilter | null) =>
  combine(
    [
      new Column(scope, 's.name').anyOf(filter?.name?.any_),
      filter?.severity ? `s.severity = ${scope.bind(filter.severity, 'text')}` : null,
      within(scope, 's.created', filter?.created),
      // None has any.
      tagged(scope, `'{}'::text[]`, filter?.tags),
    ],
    filter?.operator,
  );
