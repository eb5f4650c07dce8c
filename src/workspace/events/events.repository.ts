import { JsonText, toIso, writeJson } from '@app/contract';
import { defineQuery, run, storableJson, toJsonText, violatedConstraint, type Schema } from '@app/database';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { AssetReport } from '../assets/asset-reports.js';
import { recordAssets } from '../assets/assets.sql.js';
import { RESOURCE_ID, type ReceivedEvent } from './event.schema.js';
import { byId, type TaskRunRow, type TaskRunStateRow } from './task-run-recorder.js';

/**
 * Events, the task runs they report, these runs' states, and what is told of assets: one statement, so that all of it is true or none.
 * - An event that is there already, by id, changes nothing; its task run is as idempotent by its state's time. Ids are unique in each
 *   range of time; the other ranges are looked into, since a sender may have changed the time.
 * - Those of one batch are received a microsecond after each other, so that their order is known.
 * - A task run that is known by flow run, task and dynamic key keeps the id it was first given.
 * - A report older than what is known adds its state to the history and leaves the run alone.
 * The limit of a unique row keeps the planner to the index: it would read the table whole while that is small, and keep the plan.
 */
const recording = (schema: Schema, withAssets: boolean): string => `
    with new_event as (
      insert into ${schema}.event (id, occurred, received, event, resource_id, resource, related, payload, follows)
      select id, occurred, now() + place * interval '1 microsecond', event, resource_id, resource, related, payload, follows
        from jsonb_to_recordset($1::jsonb) as e (id uuid, place int, occurred timestamptz, event text, resource_id text, resource jsonb, related jsonb, payload jsonb, follows uuid)
       where (select known.id from ${schema}.event known where known.id = e.id limit 1) is null
      on conflict do nothing ${withAssets ? 'returning id' : ''}
    ), ${withAssets ? `${recordAssets(schema, '$4')}, ` : ''}report as (
      select coalesce(known.id, r.id) as canonical_id, r.*
        from jsonb_to_recordset($2::jsonb) as r (id uuid, flow_run_id uuid, name text, task_key text, dynamic_key text, cache_key text, cache_expiration timestamptz,
             task_version text, flow_run_run_count int, empirical_policy jsonb, task_inputs jsonb, tags text[], labels jsonb, state_id uuid, state_type text,
             state_name text, state_timestamp timestamptz, run_count int, expected_start_time timestamptz, next_scheduled_start_time timestamptz,
             start_time timestamptz, end_time timestamptz, total_run_time_micros bigint)
        left join lateral (
          select known.id from ${schema}.task_run known
           where known.flow_run_id = r.flow_run_id and known.task_key = r.task_key and known.dynamic_key = r.dynamic_key limit 1) known on true
    ), recorded as (
      insert into ${schema}.task_run as known (id, flow_run_id, name, task_key, dynamic_key, cache_key, cache_expiration, task_version, flow_run_run_count,
             empirical_policy, task_inputs, tags, labels, state_id, state_type, state_name, state_timestamp, run_count,
             expected_start_time, next_scheduled_start_time, start_time, end_time, total_run_time_micros)
      select canonical_id, flow_run_id, name, task_key, dynamic_key, cache_key, cache_expiration, task_version, coalesce(flow_run_run_count, 0),
             coalesce(empirical_policy, '{}'), coalesce(task_inputs, '{}'), coalesce(tags, '{}'), coalesce(labels, '{}'), state_id, state_type, state_name,
             state_timestamp, coalesce(run_count, 0), expected_start_time, next_scheduled_start_time, start_time, end_time, coalesce(total_run_time_micros, 0)
        from report order by canonical_id
      on conflict (id) do update set
             version = known.version + 1, updated = now(), name = excluded.name,
             cache_key = coalesce(excluded.cache_key, known.cache_key), cache_expiration = coalesce(excluded.cache_expiration, known.cache_expiration),
             task_version = coalesce(excluded.task_version, known.task_version), flow_run_run_count = greatest(excluded.flow_run_run_count, known.flow_run_run_count),
             empirical_policy = case when excluded.empirical_policy = '{}' then known.empirical_policy else excluded.empirical_policy end,
             task_inputs = case when excluded.task_inputs = '{}' then known.task_inputs else excluded.task_inputs end,
             tags = case when excluded.tags = '{}' then known.tags else excluded.tags end,
             labels = case when excluded.labels = '{}' then known.labels else excluded.labels end,
             state_id = excluded.state_id, state_type = excluded.state_type, state_name = excluded.state_name, state_timestamp = excluded.state_timestamp,
             run_count = greatest(excluded.run_count, known.run_count), expected_start_time = coalesce(known.expected_start_time, excluded.expected_start_time),
             next_scheduled_start_time = excluded.next_scheduled_start_time, start_time = coalesce(excluded.start_time, known.start_time),
             end_time = case when excluded.state_type in ('COMPLETED', 'FAILED', 'CRASHED', 'CANCELLED') then coalesce(excluded.end_time, known.end_time) else excluded.end_time end,
             total_run_time_micros = greatest(excluded.total_run_time_micros, known.total_run_time_micros)
       where known.state_timestamp is null or known.state_timestamp < excluded.state_timestamp
    )
    insert into ${schema}.task_run_state (id, task_run_id, type, name, timestamp, message, data, state_details)
    select s.id, coalesce(report.canonical_id, s.task_run_id), s.type, s.name, s.timestamp, s.message, s.data, s.state_details
      from jsonb_to_recordset($3::jsonb) as s (id uuid, task_run_id uuid, type text, name text, timestamp timestamptz, message text, data jsonb, state_details jsonb)
      left join report on report.id = s.task_run_id
    on conflict (id) do nothing
    returning id`;

const RECORD = defineQuery<[events: string, taskRuns: string, states: string], { id: string }>({
  name: 'event.record',
  prepared: true,
  text: (schema) => recording(schema, false),
});

/** Most batches tell of no asset; they do not pay for those that do. */
const RECORD_WITH_ASSETS = defineQuery<[events: string, taskRuns: string, states: string, assets: string], { id: string }>({
  name: 'event.record_with_assets',
  prepared: true,
  text: (schema) => recording(schema, true),
});

/** What a batch of events tells beside having happened. */
export interface Reported {
  readonly taskRuns: readonly TaskRunRow[];
  readonly states: readonly TaskRunStateRow[];
  readonly assets: readonly AssetReport[];
}

@Injectable()
export class EventsRepository {
  /**
   * Whatever of this is not known yet is known afterwards, all of it or nothing. `events` in the order in which they came.
   * Throws `task_run.contended` when another replica gave the same task run an id at this moment: repeated, it is found by that one.
   */
  async record(ctx: WorkspaceContext, events: readonly ReceivedEvent[], { taskRuns, states, assets }: Reported): Promise<void> {
    const rows = events
      .map((event, place) => ({ ...event, bytes: undefined, place, occurred: toIso(event.occurred), resource_id: event.resource[RESOURCE_ID] }))
      .sort(byId);
    try {
      const isExact = events.some(({ payload }) => payload instanceof JsonText);
      const told = [isExact ? storableJson(writeJson(rows)) : toJsonText(rows), toJsonText(taskRuns), toJsonText(states)] as const;
      if (assets.length === 0) await run(ctx, RECORD, [...told]);
      else await run(ctx, RECORD_WITH_ASSETS, [...told, storableJson(writeJson(assets))]);
    } catch (error) {
      if (violatedConstraint(error) !== 'task_run_natural_key') throw error;
      throw new Fault('task_run.contended', 'The same task run was recorded elsewhere at this moment.', { cause: error });
    }
  }
}
