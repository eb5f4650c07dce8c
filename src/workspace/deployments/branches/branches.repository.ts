import { newId } from '@app/contract';
import { defineQuery, run } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { CreatedBy } from '../../flow-runs/flow-runs.schema.js';

/** All that a deployment is and may do, without its limit, which may be its own. */
const COPIED = `version, description, path, entrypoint, work_queue_id, work_queue_name, job_variables, paused, concurrency_options, tags, labels, parameters,
  parameter_openapi_schema, enforce_parameter_schema, pull_steps, infrastructure_document_id, storage_document_id, catch_up`;

const COPY = defineQuery<[baseId: string, id: string, name: string, branch: string, by: string | null], { id: string }>({
  name: 'deployment.copy',
  text: (schema) => `
    insert into ${schema}.deployment (id, flow_id, name, branch, base_id, root_id, created_by, updated_by, ${COPIED})
    select $2, flow_id, $3, $4, id, coalesce(root_id, id), $5::jsonb, $5::jsonb, ${COPIED} from ${schema}.deployment where id = $1
    on conflict (flow_id, name) do nothing returning id`,
});

/** In their order, each with a time of its own. */
const COPY_SCHEDULES = defineQuery<[baseId: string, id: string, active: boolean], never>({
  name: 'deployment_schedule.copy',
  text: (schema) => `
    insert into ${schema}.deployment_schedule (deployment_id, schedule, active, max_scheduled_runs, parameters, slug, created, updated)
    select $2, schedule, active and $3, max_scheduled_runs, parameters, slug, clock_timestamp(), clock_timestamp()
    from (select * from ${schema}.deployment_schedule where deployment_id = $1 order by updated, id) s`,
});

@Injectable()
export class BranchesRepository {
  /** The id of the copy; null where the flow has a deployment of that name. */
  async copy(
    transaction: WorkspaceContext,
    baseId: string,
    { name, branch, by }: { name: string; branch: string; by: CreatedBy | null },
  ): Promise<string | null> {
    return (await run(transaction, COPY, [baseId, newId(), name, branch, by && JSON.stringify(by)]))[0]?.id ?? null;
  }

  async copySchedules(transaction: WorkspaceContext, baseId: string, id: string, { active }: { active: boolean }): Promise<void> {
    await run(transaction, COPY_SCHEDULES, [baseId, id, active]);
  }
}
