import { toIso, type BackfillListBody, newId } from '@app/contract';
import { defineQuery, run, type Schema } from '@app/database';
import type { StateType } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { Stretch } from '../../filters/page.js';
import { nameOf } from '../scheduling/scheduled-runs.js';
import type { KeptSchedule } from '../scheduling/scheduling.repository.js';
import type { Backfill, PlannedRun } from './backfills.schema.js';
import type { WindowDate } from './window-dates.js';

const COLUMNS = `b.id, b.created, b.updated, b.deployment_id as "deploymentId", b.origin, b.status, b.window_start as "from", b.window_end as "to",
  b.schedules::text as "schedulesText", b.parameters::text as parameters, b.max_concurrent as "maxConcurrent", b.repeats, b.created_by as "createdBy",
  b.planned, b.skipped, b.made`;
type Row = Omit<Backfill, 'schedules'> & { readonly schedulesText: string };

type New = [id: string, deploymentId: string, origin: string, from: string, to: string, schedules: string, parameters: string, ...More];
type More = [repeats: boolean, maxConcurrent: number | null, createdBy: string | null, dates: string[], scheduleIds: string[], skipped: boolean[]];
/** With all of its dates. One that has nothing to make is done. */
const INSERT = defineQuery<New, Row>({
  name: 'backfill.insert',
  text: (schema) => `
    with dates as (
      select row_number() over () - 1 as place, d.* from unnest($11::timestamptz[], $12::uuid[], $13::boolean[]) as d (date, schedule_id, skipped)),
    made as (
      insert into ${schema}.backfill as b (id, deployment_id, origin, status, window_start, window_end, schedules, parameters, repeats, max_concurrent, created_by,
        planned, skipped, due)
      select $1, $2, $3, case when todo > 0 then 'MAKING' else 'MADE' end, $4, $5, $6::json, $7::json, $8, $9, $10::jsonb, planned, planned - todo,
        case when todo > 0 then now() end
      from (select count(*) as planned, count(*) filter (where not skipped) as todo from dates) counted
      returning ${COLUMNS}),
    planned as (
      insert into ${schema}.backfill_run (backfill_id, place, schedule_id, date, skipped)
      select made.id, place, schedule_id, date, dates.skipped from dates, made)
    select * from made`,
});

/** Nobody asks for them any more. */
const DELETE_OLD = defineQuery<[], never>({
  name: 'backfill.delete_old',
  text: (schema) => `
    delete from ${schema}.backfill where id in (
      select id from ${schema}.backfill where due is null and created < now() - interval '90 days' order by created limit 20)`,
});

type Dates = [deploymentId: string, scheduleIds: string[], names: string[], dates: string[]];
/**
 * Dates that a schedule has made a run for: this one, by any window; or one of the same name that it took the place of, since a deployment
 * that is sent again gets new schedules.
 */
const LIST_TAKEN = defineQuery<Dates, WindowDate>({
  name: 'backfill.list_taken',
  text: (schema) => `
    with wanted as (select * from unnest($2::uuid[], $3::text[], $4::timestamptz[]) as w (schedule_id, name, date)),
    taken as (
      select expected_start_time as date, created_by->>'id' as by, created_by->>'display_value' as name from ${schema}.flow_run
      where deployment_id = $1 and expected_start_time between (select min(date) from wanted) and (select max(date) from wanted)
        and created_by->>'type' = 'SCHEDULE')
    select distinct w.schedule_id as "scheduleId", w.date from wanted w join taken t on t.date = w.date
    where t.by = w.schedule_id::text or t.name = w.name
      and not exists (select from ${schema}.deployment_schedule s where s.id::text = t.by)`,
});

const FIND = defineQuery<[deploymentId: string, id: string], Row>({
  name: 'backfill.find_by_id',
  text: (schema) => `select ${COLUMNS} from ${schema}.backfill b where b.deployment_id = $1 and b.id = $2`,
});

type Wanted = [deploymentIds: readonly string[] | null, statuses: readonly string[] | null, origins: readonly string[] | null, limit: number, offset: number];
const LIST = defineQuery<Wanted, Row>({
  name: 'backfill.list',
  text: (schema) => `
    select ${COLUMNS} from ${schema}.backfill b
    where ($1::uuid[] is null or b.deployment_id = any($1)) and ($2::text[] is null or b.status = any($2)) and ($3::text[] is null or b.origin = any($3))
    order by b.created desc, b.id desc limit $4 offset $5`,
});

/** Runs that are gone count as such. */
const COUNT_RUNS = defineQuery<[ids: readonly string[]], { backfillId: string; stateType: StateType | null; count: number }>({
  name: 'backfill_run.count_by_state',
  text: (schema) => `
    select p.backfill_id as "backfillId", r.state_type as "stateType", count(*)::int as count
    from ${schema}.backfill_run p left join ${schema}.flow_run r on r.id = p.flow_run_id
    where p.backfill_id = any($1::uuid[]) and p.flow_run_id is not null group by p.backfill_id, r.state_type`,
});

const CANCEL = defineQuery<[deploymentId: string, id: string, endsRunning: boolean], Row>({
  name: 'backfill.cancel',
  text: (schema) => `
    update ${schema}.backfill b set status = 'CANCELLING', ends_running = $3, position = 0, due = now(), updated = now()
    where b.deployment_id = $1 and b.id = $2 returning ${COLUMNS}`,
});

const GIVE_UP = defineQuery<[deploymentId: string], never>({
  name: 'backfill.give_up_catch_ups',
  text: (schema) => `
    update ${schema}.backfill set status = 'CANCELLED', due = null, updated = now()
    where deployment_id = $1 and origin = 'CATCH_UP' and due is not null and status in ('PLANNING', 'MAKING')`,
});

/** When the next part of a backfill is due, as SQL. */
export const nextBackfill = (schema: Schema): string => `select min(due) from ${schema}.backfill where due is not null`;

export type NewBackfill = Pick<Backfill, 'deploymentId' | 'origin' | 'from' | 'to' | 'schedules' | 'parameters' | 'repeats' | 'maxConcurrent' | 'createdBy'>;

@Injectable()
export class BackfillsRepository {
  async insert(transaction: WorkspaceContext, backfill: NewBackfill, runs: readonly PlannedRun[]): Promise<Backfill> {
    const { deploymentId, origin, from, to, schedules, parameters, repeats, maxConcurrent, createdBy } = backfill;
    await run(transaction, DELETE_OLD, []);
    const more: More = [
      repeats,
      maxConcurrent,
      createdBy && JSON.stringify(createdBy),
      runs.map(({ date }) => toIso(date)),
      runs.map(({ scheduleId }) => scheduleId),
      runs.map(({ skipped }) => skipped),
    ];
    const [row] = await run(transaction, INSERT, [newId(), deploymentId, origin, toIso(from), toIso(to), writeSchedules(schedules), parameters, ...more]);
    if (!row) throw new Error('A backfill was not stored.');
    return toBackfill(row);
  }

  /** Which of the dates have a run. All are of these schedules. */
  async listTaken(ctx: WorkspaceContext, deploymentId: string, schedules: readonly KeptSchedule[], dates: readonly WindowDate[]): Promise<WindowDate[]> {
    const names = new Map(schedules.map((schedule) => [schedule.id, nameOf(schedule)]));
    const ids = dates.map(({ scheduleId }) => scheduleId);
    return run(ctx, LIST_TAKEN, [deploymentId, ids, ids.map((id) => names.get(id) ?? ''), dates.map(({ date }) => toIso(date))]);
  }

  async find(ctx: WorkspaceContext, deploymentId: string, id: string): Promise<Backfill | null> {
    return first(await run(ctx, FIND, [deploymentId, id]));
  }

  /** Newest first. */
  async list(ctx: WorkspaceContext, { deployments, status, origin }: BackfillListBody, { limit, offset }: Stretch): Promise<Backfill[]> {
    return (await run(ctx, LIST, [deployments?.id?.any_ ?? null, status?.any_ ?? null, origin?.any_ ?? null, limit, offset])).map(toBackfill);
  }

  async countRuns(ctx: WorkspaceContext, ids: readonly string[]): Promise<{ backfillId: string; stateType: StateType | null; count: number }[]> {
    return run(ctx, COUNT_RUNS, [ids]);
  }

  /** Whatever its status. Null: there is none. */
  async cancel(ctx: WorkspaceContext, deploymentId: string, id: string, { endsRunning }: { endsRunning: boolean }): Promise<Backfill | null> {
    return first(await run(ctx, CANCEL, [deploymentId, id, endsRunning]));
  }

  /** Nothing is made up for any more of what the deployment's schedules have missed. */
  async giveUpCatchUps(transaction: WorkspaceContext, deploymentId: string): Promise<void> {
    await run(transaction, GIVE_UP, [deploymentId]);
  }
}

const first = ([row]: readonly Row[]): Backfill | null => (row ? toBackfill(row) : null);

/** JSON within JSON stays text, so that its numbers stay what they were. */
const writeSchedules = (schedules: readonly KeptSchedule[]): string =>
  JSON.stringify(schedules.map(({ id, slug, schedule, parameters }) => ({ id, slug, schedule, parameters })));

const toBackfill = ({ schedulesText, ...row }: Row): Backfill => ({ ...row, schedules: JSON.parse(schedulesText) as KeptSchedule[] });
