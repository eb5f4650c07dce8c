import { toIso, toIsoOrNull } from '@app/contract';
import { defineQuery, run, toJsonText } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { queueTaskRuns } from '../../background-tasks/queueing.sql.js';
import { RUN_COLUMNS } from '../../states/columns.sql.js';
import type { TaskRun } from '../task-runs.schema.js';
import type { TaskRunMove } from './known-task-run.js';
import { recordDecisions } from '../../decisions/recording/recording.sql.js';
import { insertStates, keepResults, MOVE_RECORD, toMoveColumns } from './transitions.repository.js';

const OWN_RECORD = `created timestamptz, flow_run_id uuid, name text, task_key text, dynamic_key text, cache_key text, cache_expiration timestamptz,
  task_version text, policy jsonb, tags text[], labels jsonb, task_inputs jsonb`;

/** The run and its first state, with the flow run's labels below its own. Nothing of it where the flow run is not there, or the id or the natural key is taken. The limits keep the planner to the indexes. */
const CREATE = defineQuery<[run: string], { labels: TaskRun['labels'] }>({
  name: 'task_run.create',
  prepared: true,
  text: (schema) => `
    with input as (select * from jsonb_to_recordset($1::jsonb) as i (${OWN_RECORD}, ${MOVE_RECORD})),
    created as (
      insert into ${schema}.task_run (id, version, created, updated, flow_run_id, name, task_key, dynamic_key, cache_key, cache_expiration, task_version,
        empirical_policy, tags, labels, task_inputs, flow_run_run_count, ${RUN_COLUMNS})
      select i.run_id, i.version + 1, i.created, i.created, i.flow_run_id, i.name, i.task_key, i.dynamic_key, i.cache_key, i.cache_expiration, i.task_version,
        i.policy, i.tags, coalesce(r.labels, '{}') || i.labels, i.task_inputs, i.flow_run_run_count,
        ${RUN_COLUMNS.replaceAll(/\w+/g, 'i.$&')}
      from input i left join lateral (select r.id, r.labels from ${schema}.flow_run r where r.id = i.flow_run_id limit 1) r on true
      where case when i.flow_run_id is not null then r.id is not null else (
        select k.id from ${schema}.task_run k where k.flow_run_id is null and k.task_key = i.task_key and k.dynamic_key = i.dynamic_key limit 1) is null end
      on conflict do nothing returning id, labels),
    won as (select i.* from input i join created on created.id = i.run_id),
    states as (${insertStates(schema, 'won')}),
    ${queueTaskRuns(schema)},
    ${keepResults(schema)}
    ${recordDecisions(schema, 'won')}
    select labels from created`,
});

/** The natural key's constraint takes task runs outside a flow for different ones; who makes such a run holds this lock while looking. */
const LOCK_KEY = defineQuery<[key: string], object>({
  name: 'task_run.lock_key',
  text: (schema) => `select pg_advisory_xact_lock(hashtextextended('${schema}/' || $1, 0))`,
});

/** What tells the calls of one task apart. */
export type NaturalKey = Pick<TaskRun, 'flowRunId' | 'taskKey' | 'dynamicKey'>;

@Injectable()
export class CreationRepository {
  /** The labels that the run was given; null when nothing was written. `taskRun` and `first` are of the same run. */
  async create(ctx: WorkspaceContext, taskRun: TaskRun, first: TaskRunMove): Promise<TaskRun['labels'] | null> {
    const [row] = await run(ctx, CREATE, [toJsonText([{ ...toOwnColumns(taskRun), ...toMoveColumns(first) }])]);
    return row?.labels ?? null;
  }

  /** Until the transaction ends. */
  async lockKey(ctx: WorkspaceContext, { taskKey, dynamicKey }: NaturalKey): Promise<void> {
    await run(ctx, LOCK_KEY, [JSON.stringify([taskKey, dynamicKey])]);
  }
}

const toOwnColumns = (taskRun: TaskRun) => ({
  created: toIso(taskRun.created),
  flow_run_id: taskRun.flowRunId,
  name: taskRun.name,
  task_key: taskRun.taskKey,
  dynamic_key: taskRun.dynamicKey,
  cache_key: taskRun.cacheKey,
  cache_expiration: toIsoOrNull(taskRun.cacheExpiration),
  task_version: taskRun.taskVersion,
  policy: taskRun.policy,
  tags: taskRun.tags,
  labels: taskRun.labels,
  task_inputs: taskRun.taskInputs,
});
