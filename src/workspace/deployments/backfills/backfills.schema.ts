import {
  JsonText,
  toIso,
  toIsoOrNull,
  type BackfillOrigin,
  type BackfillPlanReply,
  type BackfillProgressReply,
  type BackfillReply,
  type BackfillStatus,
} from '@app/contract';
import type { Instant } from '@app/engine';
import { Fault } from '@app/faults';
import type { CreatedBy } from '../../flow-runs/flow-runs.schema.js';
import type { KeptSchedule } from '../scheduling/scheduling.repository.js';

/** The duty that makes them. */
export const BACKFILLS = 'backfills';

/** Runs that are made of a past window of a deployment's schedules. */
export interface Backfill {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly deploymentId: string;
  readonly origin: BackfillOrigin;
  readonly status: BackfillStatus;
  readonly from: Instant;
  /** Not in the window any more. */
  readonly to: Instant;
  /** As they were when it was asked for. */
  readonly schedules: readonly KeptSchedule[];
  /** JSON, over those of the deployment and the schedules. */
  readonly parameters: string;
  /** How many of its runs may be under way; null: any number. */
  readonly maxConcurrent: number | null;
  /** Whether there are runs for dates that had one. */
  readonly repeats: boolean;
  readonly createdBy: CreatedBy | null;
  readonly planned: number;
  readonly skipped: number;
  readonly made: number;
}

export type RunCounts = BackfillProgressReply['runs'];
export interface BackfillProgress extends Backfill {
  readonly runs: RunCounts;
}

/** A date that a run is to be made for, by which of the schedules; or that has one. */
export interface PlannedRun {
  readonly scheduleId: string;
  readonly date: Instant;
  readonly skipped: boolean;
}

/** For `writeJson`. */
export const toBackfillReply = (backfill: Backfill): BackfillReply => ({
  id: backfill.id,
  created: toIso(backfill.created),
  updated: toIso(backfill.updated),
  deployment_id: backfill.deploymentId,
  origin: backfill.origin,
  status: backfill.status,
  from: toIso(backfill.from),
  to: toIso(backfill.to),
  schedules: backfill.schedules.map(({ id, slug, schedule, parameters }) => ({
    id,
    slug,
    schedule: new JsonText(schedule),
    parameters: new JsonText(parameters),
  })),
  parameters: new JsonText(backfill.parameters),
  max_concurrent: backfill.maxConcurrent,
  repeat: backfill.repeats,
  created_by: backfill.createdBy && { ...backfill.createdBy },
  planned: backfill.planned,
  skipped: backfill.skipped,
  made: backfill.made,
});

/** For `writeJson`. */
export const toProgressReply = (backfill: BackfillProgress): BackfillProgressReply => ({ ...toBackfillReply(backfill), runs: backfill.runs });

export const toPlan = (runs: readonly PlannedRun[]) => ({
  planned: runs.length,
  skipped: runs.filter(({ skipped }) => skipped).length,
  first: runs.at(0)?.date ?? null,
  last: runs.at(-1)?.date ?? null,
});

export function toPlanReply(runs: readonly PlannedRun[]): BackfillPlanReply {
  const { first, last, ...counts } = toPlan(runs);
  return { ...counts, first: toIsoOrNull(first), last: toIsoOrNull(last) };
}

export const backfillNotFound = (deploymentId: string, id: string): Fault =>
  new Fault('backfill.not_found', `Deployment ${deploymentId} has no backfill ${id}.`);
