import { toIso } from '@app/contract';
import { defineQuery, run, toJsonText, type Schema } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { withRanges } from '../../decisions/recording/ranges.js';
import { EXPECT_FEW, RUN_COLUMNS } from '../../states/columns.sql.js';
import type { FlowRun } from '../flow-runs.schema.js';
import type { Move, RunDeployment } from './known-run.js';
import { toMoveColumns } from './transitions.repository.js';
import { consequences, insertStates, isPlain, MOVE_COLUMNS, PARENT_INPUT, plainConsequences } from './transitions.sql.js';

/** Columns that are set when a run is made and that its states do not touch. */
const OWN = `created timestamptz, flow_id uuid, name text, deployment_id uuid, deployment_version text, deployment_version_id uuid, work_queue_id uuid, work_queue_name text, flow_version text, parameters text, idempotency_key text,
  context jsonb, tags text[], labels jsonb, created_by jsonb, infrastructure_document_id uuid, job_variables text, parent_task_run_id uuid`;
const OWN_NAMES = OWN.split(',').map((column) => column.trim().split(' ')[0] ?? '');
/** JSON whose numbers have to stay as they are comes as text. */
const EXACT = ['parameters', 'job_variables'];
const OWN_VALUES = OWN_NAMES.map((name) => (EXACT.includes(name) ? `${name}::json` : name));

/** A run and its first state. */
export interface MadeRun {
  readonly flowRun: FlowRun;
  readonly first: Move;
}

const INPUT = `input as (select * from jsonb_to_recordset($1::jsonb) as i (${OWN}, ${MOVE_COLUMNS}) where ${EXPECT_FEW})`;

/** Makes the runs of `input`, of which `condition` may exclude some by the alias `i`. */
const makeRuns = (schema: Schema, condition = ''): string => `
    created as (
      insert into ${schema}.flow_run (id, version, empirical_policy, updated, ${OWN_NAMES.join(', ')}, ${RUN_COLUMNS})
      select run_id, version + 1, policy, created, ${OWN_VALUES.join(', ')}, ${RUN_COLUMNS} from input i
      where exists (select from ${schema}.flow f where f.id = i.flow_id) ${condition}
      on conflict do nothing returning id),
    won as (select i.* from input i join created on created.id = i.run_id),
    states as (${insertStates(schema, 'won')})`;

/** Runs, their first states and their events. Nothing of a run where the flow is gone or the idempotency key is taken. */
const CREATE_PLAIN = defineQuery<[runs: string], { run_id: string }>({
  name: 'flow_run.create_plain',
  prepared: true,
  text: (schema) => `with ${INPUT}, ${makeRuns(schema)}, ${plainConsequences(schema)} select run_id from won`,
});

/** The same, and the same states on their parents. Nothing of a run either where the parent moved. */
const CREATE = defineQuery<[runs: string], { run_id: string }>({
  name: 'flow_run.create',
  prepared: true,
  text: (schema) => `
    with ${INPUT}, ${PARENT_INPUT},
    parents as (
      select t.id, p.child_id from ${schema}.task_run t join parent_input p on p.id = t.id and p.version = t.version order by t.id for update of t),
    ${makeRuns(schema, 'and (i.parent is null or exists (select from parents where parents.child_id = i.run_id))')},
    ${consequences(schema)}
    select run_id from won`,
});

const FIND_DEPLOYMENT = defineQuery<[id: string], RunDeployment>({
  name: 'flow_run.find_deployment',
  text: (schema) => `select id, name, tags, labels, null as version, null::uuid as "versionId" from ${schema}.deployment where id = $1`,
});

@Injectable()
export class CreationRepository {
  /** Of a run that only names its deployment, and so is of no version of it. */
  async findDeployment(ctx: WorkspaceContext, id: string): Promise<RunDeployment | null> {
    return (await run(ctx, FIND_DEPLOYMENT, [id]))[0] ?? null;
  }

  /** Writes all of them that can be, in one statement; answers their ids. */
  async create(ctx: WorkspaceContext, made: readonly MadeRun[]): Promise<ReadonlySet<string>> {
    const columns = made.map(({ flowRun, first }) => ({ ...toOwnColumns(flowRun), ...toMoveColumns(first) }));
    const create = made.every(({ first }) => isPlain(first)) ? CREATE_PLAIN : CREATE;
    const rows = await withRanges(ctx, () => run(ctx, create, [toJsonText(columns)]));
    return new Set(rows.map((row) => row.run_id));
  }
}

const toOwnColumns = (flowRun: FlowRun) => ({
  created: toIso(flowRun.created),
  flow_id: flowRun.flowId,
  name: flowRun.name,
  deployment_id: flowRun.deploymentId,
  deployment_version: flowRun.deploymentVersion,
  deployment_version_id: flowRun.deploymentVersionId,
  work_queue_id: flowRun.queue?.id ?? null,
  work_queue_name: flowRun.workQueueName,
  flow_version: flowRun.flowVersion,
  parameters: flowRun.parameters.text,
  idempotency_key: flowRun.idempotencyKey,
  context: flowRun.context,
  tags: flowRun.tags,
  labels: flowRun.labels,
  created_by: flowRun.createdBy,
  infrastructure_document_id: flowRun.infrastructureDocumentId,
  job_variables: flowRun.jobVariables.text,
  parent_task_run_id: flowRun.parentTaskRunId,
});
