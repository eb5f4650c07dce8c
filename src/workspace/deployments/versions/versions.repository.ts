import { newId } from '@app/contract';
import { defineQuery, run, type Schema } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { Counted, Stretch } from '../../filters/page.js';
import type { CreatedBy } from '../../flow-runs/flow-runs.schema.js';
import type { DeploymentVersion } from './versions.schema.js';

/** Versions that are kept of each deployment, beside the current one: a year of two a day. */
export const VERSIONS_MAX = 730;

/** What a version has of its deployment. */
const OWN = ['version', 'description', 'path', 'entrypoint', 'work_queue_id', 'work_queue_name', 'enforce_parameter_schema', 'tags', 'labels'];
/** JSON that is kept, and so compared, as it is written. */
const OWN_JSON = ['job_variables', 'parameters', 'parameter_openapi_schema', 'pull_steps'];
const NAMES = [...OWN, ...OWN_JSON].join(', ');
const of = (alias: string): string => [...OWN, ...OWN_JSON].map((name) => `${alias}.${name}`).join(', ');
const compared = (alias: string): string => `(${[...OWN.map((name) => `${alias}.${name}`), ...OWN_JSON.map((name) => `${alias}.${name}::text`)].join(', ')})`;

/** One that nobody described is simply called what the deployment says. One that only the server changed still comes from the same place. */
const INFO = `case
      when $2::json is not null then $2::json
      when live.id is null or d.version is distinct from live.version
        then ('{"type":"prefect:simple","version":' || to_json(coalesce(d.version, ''))::text || '}')::json
      else live.version_info end`;

/** Nothing where neither what it is made of nor where that comes from is other than in the current version. */
const KEEP = defineQuery<[deploymentId: string, info: string | null, id: string], { id: string; number: number }>({
  name: 'deployment.keep_version',
  text: (schema) => `
    with known as (
      select d.*, live.id as live_id, ${INFO} as info, live.id is null or (${INFO})::text <> live.version_info::text or ${compared('d')} is distinct from ${compared('live')} as differs
      from ${schema}.deployment d left join ${schema}.deployment_version live on live.id = d.version_id where d.id = $1),
    made as (
      insert into ${schema}.deployment_version (id, deployment_id, number, version_info, ${NAMES}, created_by, updated_by)
      select $3, d.id, coalesce((select max(number) from ${schema}.deployment_version v where v.deployment_id = $1), 0) + 1, d.info, ${of('d')}, d.created_by, d.updated_by
      from known d where differs
      returning id, number),
    retired as (update ${schema}.deployment_version v set last_active = now() from made, known where v.id = known.live_id)
    update ${schema}.deployment d set version_id = made.id from made where d.id = $1 returning d.id, made.number`,
});

const TRIM = defineQuery<[deploymentId: string, number: number], never>({
  name: 'deployment_version.trim',
  text: (schema) => `
    delete from ${schema}.deployment_version v where v.deployment_id = $1 and v.number < $2
      and not exists (select from ${schema}.deployment d where d.id = $1 and d.version_id = v.id)`,
});

/** What the deployment is made of becomes what it was in that version. */
const PROMOTE = defineQuery<[deploymentId: string, id: string, by: string | null], never>({
  name: 'deployment_version.promote',
  text: (schema) => `
    with changed as (
      update ${schema}.deployment_version v set last_active = now() from ${schema}.deployment d
      where d.id = $1 and v.deployment_id = $1 and v.id in (d.version_id, $2))
    update ${schema}.deployment d set (version_id, ${NAMES}) = (v.id, ${of('v')}), updated_by = coalesce($3::jsonb, d.updated_by), updated = now()
    from ${schema}.deployment_version v where d.id = $1 and v.id = $2 and v.deployment_id = $1`,
});

const COLUMNS = `v.id, v.created, v.updated, v.deployment_id as "deploymentId", v.number, v.version, v.version_info::text as info, v.description, v.path, v.entrypoint,
  v.work_queue_name as "workQueueName", v.job_variables::text as "jobVariables", v.parameters::text as parameters,
  v.parameter_openapi_schema::text as "parameterSchema", v.enforce_parameter_schema as "enforceParameterSchema", v.pull_steps::text as "pullSteps", v.tags,
  v.labels, v.created_by as "createdBy", v.updated_by as "updatedBy", v.last_active as "lastActive", v.work_queue_id is not null as "hadQueue",
  case when wq.id is not null then jsonb_build_object('id', wq.id, 'name', wq.name, 'poolId', wp.id, 'poolName', wp.name, 'poolType', wp.type) end as queue`;
const joined = (schema: Schema): string => `${schema}.deployment_version v
    left join ${schema}.work_queue wq on wq.id = v.work_queue_id left join ${schema}.work_pool wp on wp.id = wq.work_pool_id`;

const FIND = defineQuery<[deploymentId: string, id: string], DeploymentVersion>({
  name: 'deployment_version.find_by_id',
  text: (schema) => `select ${COLUMNS} from ${joined(schema)} where v.id = $2 and v.deployment_id = $1`,
});

const LIST_BY_IDS = defineQuery<[ids: readonly string[]], DeploymentVersion>({
  name: 'deployment_version.list_by_ids',
  text: (schema) => `select ${COLUMNS} from ${joined(schema)} where v.id = any($1::uuid[])`,
});

const LIST = defineQuery<[deploymentId: string, limit: number, offset: number, before: number | null], DeploymentVersion>({
  name: 'deployment_version.list_by_deployment',
  text: (schema) => `
    select ${COLUMNS} from ${joined(schema)} where v.deployment_id = $1 and ($4::integer is null or v.number < $4)
    order by v.number desc limit $2 offset $3`,
});

const COUNT = defineQuery<[deploymentId: string], { count: number }>({
  name: 'deployment_version.count_by_deployment',
  text: (schema) => `select count(*)::integer as count from ${schema}.deployment_version where deployment_id = $1`,
});

const DELETE = defineQuery<[deploymentId: string, id: string], { id: string }>({
  name: 'deployment_version.delete',
  text: (schema) => `delete from ${schema}.deployment_version where deployment_id = $1 and id = $2 returning id`,
});

@Injectable()
export class VersionsRepository {
  /** To be called by whoever holds the deployment. `info`: where it comes from as the client says, JSON; null: it did not. Whether there is a new one. */
  async keep(transaction: WorkspaceContext, deploymentId: string, info: string | null): Promise<boolean> {
    const [made] = await run(transaction, KEEP, [deploymentId, info, newId()]);
    if (made && made.number > VERSIONS_MAX) await run(transaction, TRIM, [deploymentId, made.number - VERSIONS_MAX]);
    return made !== undefined;
  }

  /** To be called by whoever holds the deployment. */
  async promote(transaction: WorkspaceContext, deploymentId: string, id: string, by: CreatedBy | null): Promise<void> {
    await run(transaction, PROMOTE, [deploymentId, id, by && JSON.stringify(by)]);
  }

  async find(ctx: WorkspaceContext, deploymentId: string, id: string): Promise<DeploymentVersion | null> {
    return (await run(ctx, FIND, [deploymentId, id]))[0] ?? null;
  }

  /** Those that exist, in no promised order. */
  async byIds(ctx: WorkspaceContext, ids: readonly string[]): Promise<DeploymentVersion[]> {
    return ids.length === 0 ? [] : run(ctx, LIST_BY_IDS, [ids]);
  }

  /** Newest first. `before`: only those of lower numbers. */
  async list(ctx: WorkspaceContext, deploymentId: string, { limit, offset }: Stretch, before: number | null = null): Promise<DeploymentVersion[]> {
    return run(ctx, LIST, [deploymentId, limit, offset, before]);
  }

  async count(ctx: WorkspaceContext, deploymentId: string): Promise<number> {
    return (await run(ctx, COUNT, [deploymentId]))[0]?.count ?? 0;
  }

  async paginate(ctx: WorkspaceContext, deploymentId: string, stretch: Stretch): Promise<Counted<DeploymentVersion>> {
    const [items, count] = await Promise.all([this.list(ctx, deploymentId, stretch), this.count(ctx, deploymentId)]);
    return { items, count };
  }

  async delete(transaction: WorkspaceContext, deploymentId: string, id: string): Promise<boolean> {
    return (await run(transaction, DELETE, [deploymentId, id])).length === 1;
  }
}
