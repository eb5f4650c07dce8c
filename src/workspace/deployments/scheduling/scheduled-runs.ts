import { parseJson, toIso, writeJson, type Json, type JsonMap, newId } from '@app/contract';
import type { Instant } from '@app/engine';
import type { LabelMap } from '../../flows/flows.schema.js';
import { randomRunName } from '../../states/run-name.js';
import type { DueSchedule, ScheduledRun } from './scheduling.repository.js';

/** What tells a run that was asked for from one that the scheduler makes ahead. */
export interface Occasion {
  /** When it may start. */
  readonly starts: Instant;
  readonly autoScheduled: boolean;
  readonly tag: string;
  readonly labels: LabelMap;
  /** JSON, over those of the deployment and the schedule. */
  readonly parameters: string;
  readonly idempotencyKey: string;
}

/** The run of a schedule for one of its dates. */
export function toScheduledRun(schedule: DueSchedule, date: Instant, occasion: Partial<Occasion> = {}): ScheduledRun {
  const { starts = date, autoScheduled = true, tag = 'auto-scheduled', labels = {}, parameters = '{}', idempotencyKey = keyOf(schedule, date) } = occasion;
  return {
    id: newId(),
    stateId: newId(),
    name: randomRunName(),
    schedule,
    date,
    starts,
    autoScheduled,
    tags: [...new Set([tag, ...schedule.tags])],
    labels: { ...schedule.labels, 'prefect.flow.id': schedule.flowId, 'prefect.deployment.id': schedule.deploymentId, ...labels },
    parameters: merged(schedule.deploymentParameters, schedule.parameters, parameters),
    createdBy: { id: schedule.id, type: 'SCHEDULE', display_value: nameOf(schedule) },
    idempotencyKey,
  };
}

/** Objects as they were sent, members of the later ones over those of the earlier. */
export const merged = (...texts: readonly string[]): string => writeJson(new Map<string, Json>(texts.flatMap((text) => [...(parseJson(text) as JsonMap)])));

/** What clients call it: its slug or its kind. */
export function nameOf({ slug, schedule }: Pick<DueSchedule, 'slug' | 'schedule'>): string {
  const kind = parseJson(schedule) as JsonMap;
  return slug ?? (kind.has('interval') ? 'IntervalSchedule' : kind.has('cron') ? 'CronSchedule' : 'RRuleSchedule');
}

const keyOf = ({ deploymentId, id }: DueSchedule, date: Instant): string => `scheduled ${deploymentId} ${id} ${written(date)}`;

/** A date as keys spell it. */
export const written = (date: Instant): string =>
  toIso(date)
    .replace('T', ' ')
    .replace(/(\.000000)?Z$/, '+00:00');
