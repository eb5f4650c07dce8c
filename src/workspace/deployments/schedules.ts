import { writeJson, type Json, type JsonMap, type ScheduleUpdateBody } from '@app/contract';
import { storableJson } from '@app/database';
import type { Instant } from '@app/engine';
import { Fault } from '@app/faults';
import { ScheduleError, toSchedule } from '@app/schedules';
import { invalid } from '../../http/validation.js';
import type { Schedule } from './deployments.schema.js';
import type { NewSchedule, ScheduleChange } from './schedules.repository.js';

/** A schedule as it was sent: its members, and the same with exact numbers. `path`: where in the body. */
export interface SentSchedule {
  readonly body: ScheduleUpdateBody;
  readonly exact: JsonMap;
  readonly path: readonly (string | number)[];
}

/** Those of a list. `bodies` and `exact` are of the same list. */
export const toSent = (bodies: readonly ScheduleUpdateBody[], exact: Json | undefined, path: readonly (string | number)[]): SentSchedule[] =>
  bodies.map((body, index) => ({ body, exact: mapOf(Array.isArray(exact) ? exact[index] : undefined), path: [...path, index] }));

export const mapOf = (json: Json | undefined): JsonMap => (json instanceof Map ? json : new Map<string, Json>());

/** Faults with `request.invalid`. */
export function toNew(sent: SentSchedule, now: Instant): NewSchedule {
  const { schedule, active, maxScheduledRuns, parameters, slug } = toChange(sent, now);
  if (schedule === undefined) throw new Fault('request.invalid', 'Unable to create new deployment schedules without a schedule configuration.');
  return { schedule, active: active ?? true, maxScheduledRuns: maxScheduledRuns ?? null, parameters: parameters ?? '{}', slug: slug ?? null };
}

/** Faults with `request.invalid`. */
export function toChange({ body, exact, path }: SentSchedule, now: Instant): ScheduleChange {
  const schedule = exact.get('schedule');
  const parameters = exact.get('parameters');
  return {
    schedule: schedule instanceof Map ? storableJson(writeJson(requireSchedule(schedule, now, path))) : undefined,
    active: body.active ?? undefined,
    maxScheduledRuns: body.max_scheduled_runs,
    parameters: parameters instanceof Map ? storableJson(writeJson(parameters)) : undefined,
    slug: body.slug,
  };
}

/** As it is kept. Faults with `request.invalid`. */
export function requireSchedule(schedule: JsonMap, now: Instant, path: SentSchedule['path']): JsonMap {
  try {
    return toSchedule(schedule, now);
  } catch (error) {
    if (error instanceof ScheduleError) throw invalid([...path, 'schedule', error.member], error.message);
    throw error;
  }
}

/** What an update makes of a deployment's schedules. */
export type Plan =
  | { readonly kind: 'replace'; readonly schedules: readonly SentSchedule[] }
  | { readonly kind: 'amend'; readonly changes: readonly { readonly id: string; readonly sent: SentSchedule }[]; readonly added: readonly SentSchedule[] };

/** By slug where all have one, which leaves the others as they are; else all are replaced. Faults with `request.invalid`. Source: docs/contract/resources.md#deployments */
export function planOf(existing: readonly Schedule[], sent: readonly SentSchedule[]): Plan {
  if (existing.length === 0 || existing.some(({ slug }) => slug === null)) return { kind: 'replace', schedules: sent };
  if (sent.some(({ body }) => (body.slug ?? null) === null)) {
    throw new Fault('request.invalid', 'Please provide a slug for each schedule in your request to ensure schedules are updated correctly.');
  }
  const ids = new Map(existing.map(({ id, slug }) => [slug, id]));
  refuseRivals(sent, ids);
  const targets = sent.map((one) => ({ sent: one, id: ids.get(one.body.replaces || (one.body.slug ?? null)) }));
  return {
    kind: 'amend',
    changes: targets.flatMap(({ id, sent: one }) => (id === undefined ? [] : [{ id, sent: one }])),
    added: targets.filter(({ id }) => id === undefined).map(({ sent: one }) => one),
  };
}

/** Two that would become the same schedule, or one that would take the name of another. */
function refuseRivals(sent: readonly SentSchedule[], ids: ReadonlyMap<string | null, string>): void {
  const replaced = sent.map(({ body }) => body.replaces).filter((slug) => !!slug);
  const twice = replaced.find((slug, index) => replaced.indexOf(slug) !== index);
  if (twice !== undefined) throw new Fault('request.invalid', `Multiple schedules have 'replaces' targeting the same slug: ${twice}`);
  for (const { body } of sent) {
    const { replaces, slug = null } = body;
    if (!replaces || slug === null || !ids.has(slug) || replaced.includes(slug)) continue;
    throw new Fault('request.invalid', `Cannot rename schedule from '${replaces}' to '${slug}': a schedule with slug '${slug}' already exists.`);
  }
}
