import { defineQuery, run, type Schema } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { CHILDREN_AFTER_SECONDS, LATE_AFTER_SECONDS } from '../states/due-states.js';

const LATE_AFTER = `interval '${LATE_AFTER_SECONDS} seconds'`;
const CHILDREN_AFTER = `interval '${CHILDREN_AFTER_SECONDS} seconds'`;
/** A run that was cancelled longer ago is not looked at any more. */
const CHILDREN_FOR = `interval '1 day'`;
const TERMINAL = `('COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED')`;
const SHARE = 200;

const awaiting = (schema: Schema, what: string): string => `${schema}.flow_run r where r.awaits = '${what}'`;
const PAUSE_TIMEOUT = `(s.state_details ->> 'pause_timeout')::timestamptz`;
const paused = (schema: Schema): string => `${schema}.flow_run r join ${schema}.flow_run_state s on s.id = r.state_id where r.awaits = 'resume'`;
const cancelled = (schema: Schema): string =>
  `${awaiting(schema, 'children')} and r.awaits_since between now() - ${CHILDREN_FOR} and now() - ${CHILDREN_AFTER}`;
const openTask = (schema: Schema): string => `${schema}.task_run t where t.flow_run_id = r.id and t.state_type not in ${TERMINAL}`;
const openSubflow = (schema: Schema): string =>
  `${schema}.task_run t join ${schema}.flow_run c on c.parent_task_run_id = t.id where t.flow_run_id = r.id and c.state_type not in ('CANCELLING', 'COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED')`;

/** When each kind of work is due next, as SQL. */
export const nextDue = {
  late: (schema: Schema): string => `select min(r.awaits_since) + ${LATE_AFTER} from ${awaiting(schema, 'late')}`,
  expiredPauses: (schema: Schema): string => `select min(${PAUSE_TIMEOUT}) from ${paused(schema)}`,
  slowCancellations: (schema: Schema, withinSeconds: number): string =>
    `select min(r.awaits_since) + interval '${withinSeconds} seconds' from ${awaiting(schema, 'end')}`,
  children: (schema: Schema): string => `
    select now() from ${cancelled(schema)} and (exists (select from ${openTask(schema)}) or exists (select from ${openSubflow(schema)})) limit 1`,
};

const LIST_LATE = defineQuery<[], { id: string; scheduledTime: Instant }>({
  name: 'upkeep.list_late',
  text: (schema) => `
    select r.id, r.awaits_since as "scheduledTime" from ${awaiting(schema, 'late')} and r.awaits_since <= now() - ${LATE_AFTER}
    order by r.awaits_since limit ${SHARE}`,
});

const LIST_EXPIRED_PAUSES = defineQuery<[], { id: string }>({
  name: 'upkeep.list_expired_pauses',
  text: (schema) => `select r.id from ${paused(schema)} and ${PAUSE_TIMEOUT} < now() order by r.id limit ${SHARE}`,
});

/** A run and the state that it is to leave. */
export interface Slow {
  readonly id: string;
  readonly stateId: string;
}

const LIST_SLOW_CANCELLATIONS = defineQuery<[withinSeconds: number], Slow>({
  name: 'upkeep.list_slow_cancellations',
  text: (schema) => `
    select r.id, r.state_id as "stateId" from ${awaiting(schema, 'end')} and r.awaits_since <= now() - make_interval(secs => $1) order by r.awaits_since limit ${SHARE}`,
});

const LIST_ORPHANED_TASKS = defineQuery<[], { id: string }>({
  name: 'upkeep.list_orphaned_tasks',
  text: (schema) => `select t.id from (select r.id from ${cancelled(schema)}) r join lateral (select t.id from ${openTask(schema)}) t on true limit ${SHARE}`,
});

const LIST_ORPHANED_SUBFLOWS = defineQuery<[], { id: string; deploymentId: string | null }>({
  name: 'upkeep.list_orphaned_subflows',
  text: (schema) => `
    select c.id, c.deployment_id as "deploymentId"
    from (select r.id from ${cancelled(schema)}) r join lateral (select c.id, c.deployment_id from ${openSubflow(schema)}) c on true limit ${SHARE}`,
});

/** What is due by now, a share of it. Source: docs/contract/services.md */
@Injectable()
export class UpkeepRepository {
  async listLate(ctx: WorkspaceContext): Promise<{ id: string; scheduledTime: Instant }[]> {
    return run(ctx, LIST_LATE, []);
  }

  async listExpiredPauses(ctx: WorkspaceContext): Promise<{ id: string }[]> {
    return run(ctx, LIST_EXPIRED_PAUSES, []);
  }

  /** Of those that were to end within so many seconds. */
  async listSlowCancellations(ctx: WorkspaceContext, withinSeconds: number): Promise<Slow[]> {
    return run(ctx, LIST_SLOW_CANCELLATIONS, [withinSeconds]);
  }

  async listOrphanedTasks(ctx: WorkspaceContext): Promise<{ id: string }[]> {
    return run(ctx, LIST_ORPHANED_TASKS, []);
  }

  async listOrphanedSubflows(ctx: WorkspaceContext): Promise<{ id: string; deploymentId: string | null }[]> {
    return run(ctx, LIST_ORPHANED_SUBFLOWS, []);
  }
}
