import { toIso } from '@app/contract';
import { defineQuery, run } from '@app/database';
import type { Instant, StateType } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { TEMPLATE, type KeptSchedule, type RunTemplate } from '../scheduling/scheduling.repository.js';
import type { Backfill, PlannedRun } from './backfills.schema.js';
import type { Window } from './window-dates.js';

/** A backfill that is being made, and what its runs take over of the deployment as that is now. */
export interface MakingBackfill extends Pick<Backfill, 'id' | 'origin' | 'parameters' | 'maxConcurrent' | 'repeats' | 'schedules'> {
  readonly template: RunTemplate;
  readonly position: number;
}

export interface NextDate {
  readonly place: number;
  readonly scheduleId: string;
  readonly date: Instant;
}

type MakingRow = Omit<MakingBackfill, 'template' | 'schedules'> & RunTemplate & { readonly schedulesText: string };
/**
 * Two replicas take different ones. Whoever deletes a deployment holds it first and its backfills then, so one that is held is left for
 * the next time rather than waited for.
 */
const TAKE_MAKING = defineQuery<[count: number], MakingRow>({
  name: 'backfill.take_making',
  text: (schema) => `
    select b.id, b.origin, b.parameters::text as parameters, b.max_concurrent as "maxConcurrent", b.repeats, b.position, b.schedules::text as "schedulesText",
      ${TEMPLATE}
    from ${schema}.backfill b join ${schema}.deployment d on d.id = b.deployment_id
    where b.due <= now() and b.status = 'MAKING' order by b.due, b.id limit $1
    for key share of d skip locked for update of b skip locked`,
});

/** What a schedule missed, whose dates are still to be worked out. */
export interface MissedWindow extends Window {
  readonly id: string;
  readonly deploymentId: string;
  readonly schedules: readonly KeptSchedule[];
  /** Only so many dates, the newest. */
  readonly newestMax: number;
}

const TAKE_PLANNING = defineQuery<[count: number], Omit<MissedWindow, 'schedules'> & { readonly schedulesText: string }>({
  name: 'backfill.take_planning',
  text: (schema) => `
    select b.id, b.deployment_id as "deploymentId", b.schedules::text as "schedulesText", b.window_start as "from", b.window_end as "to", b.newest_max as "newestMax"
    from ${schema}.backfill b join ${schema}.deployment d on d.id = b.deployment_id
    where b.due <= now() and b.status = 'PLANNING' order by b.due, b.id limit $1
    for key share of d skip locked for update of b skip locked`,
});

type Planned = [id: string, from: string, dates: string[], scheduleIds: string[], skipped: boolean[]];
/** One that has nothing to make is done, and one without any dates need not have been. */
const PLAN = defineQuery<Planned, never>({
  name: 'backfill.plan',
  text: (schema) => `
    with dates as (
      select row_number() over () - 1 as place, d.* from unnest($3::timestamptz[], $4::uuid[], $5::boolean[]) as d (date, schedule_id, skipped)),
    counted as (select count(*) as total, count(*) filter (where not skipped) as todo from dates),
    gone as (delete from ${schema}.backfill b using counted where b.id = $1 and total = 0),
    planned as (
      insert into ${schema}.backfill_run (backfill_id, place, schedule_id, date, skipped) select $1, place, schedule_id, date, skipped from dates)
    update ${schema}.backfill b set window_start = $2, planned = total, skipped = total - todo, updated = now(),
      status = case when todo > 0 then 'MAKING' else 'MADE' end, due = case when todo > 0 then now() end
    from counted where b.id = $1 and total > 0`,
});

/** Looks at the runs that count against the limit, which are few, and answers how many still do. */
const CLOSE_ENDED = defineQuery<[id: string], { open: number }>({
  name: 'backfill_run.close_ended',
  text: (schema) => `
    with looked_at as (
      select p.place, coalesce(r.state_type in ('COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED'), true) as ended
      from ${schema}.backfill_run p left join ${schema}.flow_run r on r.id = p.flow_run_id where p.backfill_id = $1 and p.open),
    closed as (
      update ${schema}.backfill_run p set open = false from looked_at l where p.backfill_id = $1 and p.place = l.place and l.ended)
    select (count(*) filter (where not ended))::int as open from looked_at`,
});

const LIST_NEXT = defineQuery<[id: string, position: number, count: number], NextDate>({
  name: 'backfill_run.list_next',
  text: (schema) => `
    select place, schedule_id as "scheduleId", date from ${schema}.backfill_run
    where backfill_id = $1 and place >= $2 and not skipped order by place limit $3`,
});

const NOTE_MADE = defineQuery<[id: string, places: readonly number[], flowRunIds: readonly (string | null)[], open: boolean], never>({
  name: 'backfill_run.note_made',
  text: (schema) => `
    update ${schema}.backfill_run p set flow_run_id = made.id, skipped = made.id is null, open = $4 and made.id is not null
    from unnest($2::int[], $3::uuid[]) as made (place, id) where p.backfill_id = $1 and p.place = made.place`,
});

type Step = [id: string, position: number, made: number, skipped: number, again: number | null];
const GO_ON = defineQuery<Step, never>({
  name: 'backfill.go_on',
  text: (schema) => `
    update ${schema}.backfill set position = $2, made = made + $3, skipped = skipped + $4, updated = now(),
      status = case when $5::int is null then 'MADE' else status end, due = now() + make_interval(secs => $5)
    where id = $1`,
});

export interface CancellingBackfill {
  readonly id: string;
  readonly position: number;
  readonly endsRunning: boolean;
}

const LIST_CANCELLING = defineQuery<[count: number], CancellingBackfill>({
  name: 'backfill.list_cancelling',
  text: (schema) => `
    select id, position, ends_running as "endsRunning" from ${schema}.backfill where due <= now() and status = 'CANCELLING' order by due, id limit $1`,
});

export interface OpenRun {
  readonly place: number;
  readonly flowRunId: string;
  readonly stateId: string;
  readonly stateType: StateType;
}

const LIST_OPEN = defineQuery<[id: string, position: number, types: readonly string[], count: number], OpenRun>({
  name: 'backfill_run.list_open',
  text: (schema) => `
    select p.place, r.id as "flowRunId", r.state_id as "stateId", r.state_type as "stateType"
    from ${schema}.backfill_run p join ${schema}.flow_run r on r.id = p.flow_run_id
    where p.backfill_id = $1 and p.place >= $2 and r.state_type = any($3) order by p.place limit $4`,
});

/** Unless somebody else has come as far, or it was asked for anew. */
const CANCEL_ON = defineQuery<[id: string, seen: number, position: number, done: boolean], never>({
  name: 'backfill.cancel_on',
  text: (schema) => `
    update ${schema}.backfill set position = $3, updated = now(), status = case when $4 then 'CANCELLED' else status end, due = case when $4 then null else now() end
    where id = $1 and status = 'CANCELLING' and position = $2`,
});

/** The steps in which backfills are made and cancelled. */
@Injectable()
export class BackfillPartsRepository {
  /** To be called in a transaction, which keeps them. */
  async takeMaking(transaction: WorkspaceContext, count: number): Promise<MakingBackfill[]> {
    return (await run(transaction, TAKE_MAKING, [count])).map(({ id, origin, parameters, maxConcurrent, repeats, position, schedulesText, ...template }) => ({
      ...{ id, origin, parameters, maxConcurrent, repeats, position, template },
      schedules: JSON.parse(schedulesText) as KeptSchedule[],
    }));
  }

  /** To be called in a transaction, which keeps them. */
  async takePlanning(transaction: WorkspaceContext, count: number): Promise<MissedWindow[]> {
    return (await run(transaction, TAKE_PLANNING, [count])).map(({ schedulesText, ...row }) => ({
      ...row,
      schedules: JSON.parse(schedulesText) as KeptSchedule[],
    }));
  }

  /** `from`: where what is made up for begins. */
  async plan(transaction: WorkspaceContext, id: string, from: Instant, runs: readonly PlannedRun[]): Promise<void> {
    const dates = runs.map(({ date }) => toIso(date));
    await run(transaction, PLAN, [id, toIso(from), dates, runs.map(({ scheduleId }) => scheduleId), runs.map(({ skipped }) => skipped)]);
  }

  /** How many runs of a backfill with a limit are under way. */
  async countOpen(transaction: WorkspaceContext, id: string): Promise<number> {
    return (await run(transaction, CLOSE_ENDED, [id]))[0]?.open ?? 0;
  }

  async listNext(transaction: WorkspaceContext, { id, position }: MakingBackfill, count: number): Promise<NextDate[]> {
    return run(transaction, LIST_NEXT, [id, position, count]);
  }

  /** Null: it had a run already. */
  async noteMade(transaction: WorkspaceContext, { id, maxConcurrent }: MakingBackfill, made: readonly (readonly [place: number, flowRunId: string | null])[]) {
    const [places, ids] = [made.map(([place]) => place), made.map(([, flowRunId]) => flowRunId)];
    await run(transaction, NOTE_MADE, [id, places, ids, maxConcurrent !== null]);
  }

  /** `againSeconds`: until its next part; null when it was the last. */
  async goOn(transaction: WorkspaceContext, id: string, step: { position: number; made: number; skipped: number; againSeconds: number | null }) {
    await run(transaction, GO_ON, [id, step.position, step.made, step.skipped, step.againSeconds]);
  }

  async listCancelling(ctx: WorkspaceContext, count: number): Promise<CancellingBackfill[]> {
    return run(ctx, LIST_CANCELLING, [count]);
  }

  async listOpen(ctx: WorkspaceContext, { id, position }: CancellingBackfill, types: readonly StateType[], count: number): Promise<OpenRun[]> {
    return run(ctx, LIST_OPEN, [id, position, types, count]);
  }

  async cancelOn(ctx: WorkspaceContext, { id, position: seen }: CancellingBackfill, { position, done }: { position: number; done: boolean }): Promise<void> {
    await run(ctx, CANCEL_ON, [id, seen, position, done]);
  }
}
