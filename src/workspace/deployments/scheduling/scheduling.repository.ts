import { toIso } from '@app/contract';
import { defineQuery, run, storableJson, type Schema } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { LabelMap } from '../../flows/flows.schema.js';
import { toPolicy } from '../../flow-runs/policy.js';

/** What runs take over of their deployment. */
export interface RunTemplate {
  readonly deploymentId: string;
  /** JSON, as the other members that clients give numbers in. */
  readonly deploymentParameters: string;
  readonly flowId: string;
  readonly version: string | null;
  readonly versionId: string | null;
  readonly queueId: string | null;
  readonly queueName: string | null;
  readonly infrastructureDocumentId: string | null;
  readonly tags: readonly string[];
  readonly labels: LabelMap;
}

/** A schedule as runs are made of it. */
export interface KeptSchedule {
  readonly id: string;
  readonly schedule: string;
  readonly parameters: string;
  readonly slug: string | null;
}

/** A schedule of which runs are to be made, of its deployment. */
export type DueSchedule = KeptSchedule & RunTemplate;

export interface Whose {
  readonly scheduleIds?: readonly string[];
  readonly deploymentIds?: readonly string[];
}

const WORKING = `s.active and not d.paused`;
const joined = (schema: Schema): string => `${schema}.deployment_schedule s join ${schema}.deployment d on d.id = s.deployment_id`;
/** Of a `RunTemplate`. */
export const TEMPLATE = `d.id as "deploymentId", d.parameters::text as "deploymentParameters", d.flow_id as "flowId", d.version, d.version_id as "versionId", d.work_queue_id as "queueId",
  d.work_queue_name as "queueName", d.infrastructure_document_id as "infrastructureDocumentId", d.tags, d.labels`;
const DUE = `s.id, s.schedule::text, s.parameters::text, s.slug, ${TEMPLATE}`;

/** When the next schedule wants runs, as SQL. One that never will is due at infinity. */
export const nextScheduling = (schema: Schema): string =>
  `select min(coalesce(s.due_again, now())) from ${joined(schema)} where ${WORKING} and s.due_again is distinct from 'infinity'`;

/** Whether times have passed that nothing is made of, and something should be. */
const MISSED = (now: string): string => `(d.catch_up <> 'none' and s.covered_until < ${now}::timestamptz)`;

/** Two replicas take different ones. Whoever holds the deployment holds its schedules next: those are left for the next time. */
const TAKE_DUE = defineQuery<[count: number, now: string], DueSchedule & { readonly hasMissed: boolean }>({
  name: 'deployment_schedule.take_due',
  text: (schema) => `
    select ${DUE}, ${MISSED('$2')} as "hasMissed" from ${joined(schema)} where ${WORKING} and coalesce(s.due_again, now()) <= now()
    order by s.due_again nulls first, s.id limit $1 for key share of d skip locked for update of s skip locked`,
});

const LIST_OF_DEPLOYMENT = defineQuery<[deploymentId: string], DueSchedule>({
  name: 'deployment_schedule.list_working',
  text: (schema) => `select ${DUE} from ${joined(schema)} where d.id = $1 and s.active order by s.id`,
});

const PUT_OFF = defineQuery<[ids: readonly string[], times: readonly string[], covered: readonly string[]], never>({
  name: 'deployment_schedule.put_off',
  quiet: true,
  text: (schema) => `
    update ${schema}.deployment_schedule s set due_again = again.at, covered_until = again.covered
    from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) as again (id, at, covered) where s.id = again.id`,
});

const RESET = defineQuery<[deploymentIds: readonly string[], now: string], never>({
  name: 'deployment_schedule.reset_due',
  quiet: true,
  text: (schema) => `update ${schema}.deployment_schedule set due_again = null, covered_until = $2 where deployment_id = any($1::uuid[])`,
});

/** Most runs that are made up for of one schedule and one time that nothing ran. */
export const CATCH_UP_MAX = 1_000;

/** A backfill of what each has missed, whose dates are worked out later. */
const NOTE_MISSED = defineQuery<[scheduleIds: readonly string[], deploymentIds: readonly string[], now: string], { id: string }>({
  name: 'backfill.note_missed',
  text: (schema) => `
    insert into ${schema}.backfill (deployment_id, origin, status, window_start, window_end, schedules, newest_max, planned, due)
    select d.id, 'CATCH_UP', 'PLANNING', s.covered_until + interval '1 microsecond', $3::timestamptz,
      json_build_array(json_build_object('id', s.id, 'slug', s.slug, 'schedule', s.schedule::text, 'parameters', s.parameters::text)),
      case d.catch_up when 'latest' then 1 else ${CATCH_UP_MAX} end, 0, now()
    from ${joined(schema)} where ${WORKING} and ${MISSED('$3')} and (s.id = any($1::uuid[]) or d.id = any($2::uuid[]))
    returning id`,
});

/** A run that was made before, under the same key, stays what it has become. */
const MAKE = defineQuery<[runs: string], { id: string }>({
  name: 'flow_run.make_scheduled',
  text: (schema) => `
    with input as (
      select * from json_to_recordset($1::json) as i (id uuid, state_id uuid, flow_id uuid, deployment_id uuid, deployment_version text, deployment_version_id uuid, work_queue_id uuid,
        work_queue_name text, infrastructure_document_id uuid, parameters json, tags text[], labels jsonb, created_by jsonb, empirical_policy jsonb, name text, idempotency_key text,
        auto_scheduled boolean, date timestamptz, starts timestamptz)),
    made as (
      insert into ${schema}.flow_run (id, flow_id, deployment_id, deployment_version, deployment_version_id, work_queue_id, work_queue_name, infrastructure_document_id, parameters, tags,
        labels, created_by, empirical_policy, name, idempotency_key, auto_scheduled, state_id, state_type, state_name, state_timestamp, expected_start_time, next_scheduled_start_time)
      select id, flow_id, deployment_id, deployment_version, deployment_version_id, work_queue_id, work_queue_name, infrastructure_document_id, parameters, tags, labels, created_by, empirical_policy, name,
        idempotency_key, auto_scheduled, state_id, 'SCHEDULED', 'Scheduled', now(), date, starts
      from input on conflict (flow_id, idempotency_key) where idempotency_key is not null do nothing returning id),
    states as (
      insert into ${schema}.flow_run_state (id, flow_run_id, type, name, timestamp, message, state_details)
      select state_id, id, 'SCHEDULED', 'Scheduled', now(), 'Flow run scheduled', jsonb_build_object('scheduled_time', to_jsonb(starts))
      from input join made using (id))
    select id from made`,
});

export interface ScheduledRun {
  readonly id: string;
  readonly stateId: string;
  readonly name: string;
  readonly schedule: DueSchedule;
  /** JSON. */
  readonly parameters: string;
  readonly createdBy: object;
  readonly idempotencyKey: string;
  /** The time it is for. */
  readonly date: Instant;
  /** When it may start. */
  readonly starts: Instant;
  readonly autoScheduled: boolean;
  readonly tags: readonly string[];
  readonly labels: LabelMap;
}

/** Makes runs of schedules. Source: docs/contract/services.md */
@Injectable()
export class SchedulingRepository {
  /** To be called in a transaction, which keeps them. */
  async takeDue(transaction: WorkspaceContext, count: number, now: Instant): Promise<(DueSchedule & { readonly hasMissed: boolean })[]> {
    return run(transaction, TAKE_DUE, [count, toIso(now)]);
  }

  /** Of these schedules, or of all that these deployments have. Whether there was anything. */
  async noteMissed(transaction: WorkspaceContext, { scheduleIds = [], deploymentIds = [] }: Whose, now: Instant): Promise<boolean> {
    return (await run(transaction, NOTE_MISSED, [scheduleIds, deploymentIds, toIso(now)])).length > 0;
  }

  /** Whether or not it is paused. */
  async listOf(ctx: WorkspaceContext, deploymentId: string): Promise<DueSchedule[]> {
    return run(ctx, LIST_OF_DEPLOYMENT, [deploymentId]);
  }

  /** Null: for ever. */
  async putOff(ctx: WorkspaceContext, schedules: readonly { id: string; again: Instant | null; coveredUntil: Instant }[]): Promise<void> {
    const times = schedules.map(({ again }) => (again === null ? 'infinity' : toIso(again)));
    await run(ctx, PUT_OFF, [schedules.map(({ id }) => id), times, schedules.map(({ coveredUntil }) => toIso(coveredUntil))]);
  }

  /** Their runs have gone, or their schedules are others. */
  async reset(ctx: WorkspaceContext, deploymentIds: readonly string[], now: Instant): Promise<void> {
    await run(ctx, RESET, [deploymentIds, toIso(now)]);
  }

  /** Answers the ids of those that were made. */
  async make(ctx: WorkspaceContext, runs: readonly ScheduledRun[]): Promise<Set<string>> {
    if (runs.length === 0) return new Set();
    const made = (await run(ctx, MAKE, [storableJson(`[${runs.map(toRow).join(',')}]`)])).map(({ id }) => id);
    ctx.cell.afterCommit(() => ctx.wrote('flow_run', made));
    return new Set(made);
  }
}

/** Written by hand around the parameters, whose numbers stay what the client sent. */
function toRow({ id, stateId, name, schedule, parameters, tags, labels, createdBy, autoScheduled, idempotencyKey, date, starts }: ScheduledRun): string {
  const columns = {
    id,
    state_id: stateId,
    flow_id: schedule.flowId,
    deployment_id: schedule.deploymentId,
    deployment_version: schedule.version,
    deployment_version_id: schedule.versionId,
    work_queue_id: schedule.queueId,
    work_queue_name: schedule.queueName,
    infrastructure_document_id: schedule.infrastructureDocumentId,
    tags,
    labels,
    created_by: createdBy,
    empirical_policy: toPolicy(undefined),
    name,
    idempotency_key: idempotencyKey,
    auto_scheduled: autoScheduled,
    date: toIso(date),
    starts: toIso(starts),
  };
  return `${JSON.stringify(columns).slice(0, -1)},"parameters":${parameters}}`;
}
