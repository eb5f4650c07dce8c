import { newId } from '@app/contract';
import { defineQuery, run, violatedConstraint } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { Schedule } from './deployments.schema.js';

const COLUMNS = `id, created, updated, deployment_id as "deploymentId", schedule::text as schedule, active, max_scheduled_runs as "maxScheduledRuns",
  parameters::text as parameters, slug`;

const LIST = defineQuery<[deploymentIds: readonly string[]], Schedule>({
  name: 'deployment_schedule.list_by_deployments',
  text: (schema) => `select ${COLUMNS} from ${schema}.deployment_schedule where deployment_id = any($1::uuid[]) order by updated desc, id desc`,
});

type New = [id: string, deploymentId: string, schedule: string, active: boolean, maxRuns: number | null, parameters: string, slug: string | null];
/** Times of their own, since `now()` would be the same for all that one transaction makes. */
const INSERT = defineQuery<New, Schedule>({
  name: 'deployment_schedule.insert',
  text: (schema) => `
    insert into ${schema}.deployment_schedule (id, deployment_id, schedule, active, max_scheduled_runs, parameters, slug, created, updated)
    values ($1, $2, $3::json, $4, $5, $6::json, $7, clock_timestamp(), clock_timestamp()) returning ${COLUMNS}`,
});

type Change = [id: string, deploymentId: string, schedule: string | null, active: boolean | null, maxRuns: number | null, setsMaxRuns: boolean, ...More];
type More = [parameters: string | null, slug: string | null, setsSlug: boolean];
const UPDATE = defineQuery<Change, { id: string }>({
  name: 'deployment_schedule.update',
  text: (schema) => `
    update ${schema}.deployment_schedule set schedule = coalesce($3::json, schedule), active = coalesce($4, active),
      max_scheduled_runs = case when $6 then $5 else max_scheduled_runs end, parameters = coalesce($7::json, parameters),
      slug = case when $9 then $8 else slug end, updated = clock_timestamp()
    where id = $1 and deployment_id = $2 returning id`,
});

/** Makes way for schedules that trade their slugs. */
const CLEAR_SLUGS = defineQuery<[ids: readonly string[]], never>({
  name: 'deployment_schedule.clear_slugs',
  text: (schema) => `update ${schema}.deployment_schedule set slug = null where id = any($1::uuid[])`,
});

const DELETE = defineQuery<[id: string, deploymentId: string], { id: string }>({
  name: 'deployment_schedule.delete',
  text: (schema) => `delete from ${schema}.deployment_schedule where id = $1 and deployment_id = $2 returning id`,
});

const DELETE_ALL = defineQuery<[deploymentId: string], { id: string }>({
  name: 'deployment_schedule.delete_by_deployment',
  text: (schema) => `delete from ${schema}.deployment_schedule where deployment_id = $1 returning id`,
});

export type NewSchedule = Pick<Schedule, 'schedule' | 'active' | 'maxScheduledRuns' | 'parameters' | 'slug'>;
/** What is undefined stays. */
export type ScheduleChange = { readonly [Member in keyof NewSchedule]?: NewSchedule[Member] | undefined };

@Injectable()
export class SchedulesRepository {
  /** The one that was changed last comes first. */
  async list(ctx: WorkspaceContext, deploymentIds: readonly string[]): Promise<Schedule[]> {
    return deploymentIds.length === 0 ? [] : run(ctx, LIST, [deploymentIds]);
  }

  /** Null: the deployment has a schedule of that slug, which ends the transaction. */
  async insert(transaction: WorkspaceContext, deploymentId: string, schedule: NewSchedule): Promise<Schedule | null> {
    const { schedule: text, active, maxScheduledRuns, parameters, slug } = schedule;
    return unlessTaken(async () => (await run(transaction, INSERT, [newId(), deploymentId, text, active, maxScheduledRuns, parameters, slug]))[0] ?? null);
  }

  /** False: there is none. Null as `insert` answers. */
  async update(transaction: WorkspaceContext, deploymentId: string, id: string, change: ScheduleChange): Promise<boolean | null> {
    const { schedule = null, active = null, maxScheduledRuns, parameters = null, slug } = change;
    const runs = [maxScheduledRuns ?? null, maxScheduledRuns !== undefined] as const;
    return unlessTaken(
      async () => (await run(transaction, UPDATE, [id, deploymentId, schedule, active, ...runs, parameters, slug ?? null, slug !== undefined])).length === 1,
    );
  }

  async clearSlugs(transaction: WorkspaceContext, ids: readonly string[]): Promise<void> {
    await run(transaction, CLEAR_SLUGS, [ids]);
  }

  async delete(ctx: WorkspaceContext, deploymentId: string, id: string): Promise<boolean> {
    return (await run(ctx, DELETE, [id, deploymentId])).length === 1;
  }

  async deleteAll(ctx: WorkspaceContext, deploymentId: string): Promise<void> {
    await run(ctx, DELETE_ALL, [deploymentId]);
  }
}

async function unlessTaken<T>(write: () => Promise<T>): Promise<T | null> {
  try {
    return await write();
  } catch (error) {
    if (violatedConstraint(error) !== 'deployment_schedule_slug_key') throw error;
    return null;
  }
}
