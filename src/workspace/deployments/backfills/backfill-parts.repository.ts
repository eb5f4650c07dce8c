import { defineQuery, run } from '@app/database';
import type { Instant, StateType } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { TEMPLATE, type KeptSchedule, type RunTemplate } from '../scheduling/scheduling.repository.js';
import type { Backfill } from './backfills.schema.js';

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
