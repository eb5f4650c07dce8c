import { toIsoOrNull, type WhyReply } from '@app/contract';
import type { Instant, State } from '@app/engine';
import type { FlowRun } from '../../flow-runs/flow-runs.schema.js';
import type { Evidence, Explanation, Occupancy, Subject } from './explanation.js';
import type { Failure, FlowRunFacts } from './flow-run-facts.js';
import type { FailureRow, FullLimitRow, HolderRow, SurroundingsRow } from './why.repository.js';

/** What a run and its surroundings say by themselves. Who acted on it and what failed in it are known elsewhere. */
export function toFlowRunFacts(
  now: Instant,
  flowRun: FlowRun,
  row: SurroundingsRow | null,
  holders: readonly HolderRow[],
): Omit<FlowRunFacts, 'entered' | 'cancelled' | 'failures'> {
  const { state, policy } = flowRun;
  return {
    now,
    run: {
      ...flowRun,
      dueAt: flowRun.nextScheduledStartTime ?? state?.details.scheduledTime ?? null,
      retries: policy.retries,
      retriesInProcess: policy.retry_type === 'in_process',
      hasInfrastructure: Boolean(flowRun.infrastructurePid),
      scheduled: flowRun.createdBy?.type === 'SCHEDULE',
    },
    parent: row ? parentOf(row) : null,
    deployment: row ? deploymentOf(row, holders) : null,
    schedule: row?.schedule_id
      ? { kind: 'schedule', id: row.schedule_id, name: row.schedule_slug ?? row.schedule_id, active: row.schedule_active === true }
      : null,
    pool: row ? poolOf(row, holders) : null,
    queue: row ? queueOf(row, holders) : null,
    lastHeartbeat: row?.process_heartbeat ?? null,
  };
}

function parentOf(row: SurroundingsRow): FlowRunFacts['parent'] {
  const { parent_id: id, parent_name: name, parent_state_type: type, parent_state_name: stateName, parent_state_timestamp: timestamp } = row;
  if (id === null || name === null) return null;
  return {
    flowRun: { kind: 'flow-run', id, name },
    state: type === null || stateName === null || timestamp === null ? null : stateOf(type, stateName, timestamp),
  };
}

const stateOf = (type: State['type'], name: string, timestamp: Instant): State => ({ id: '', type, name, timestamp, message: null, data: null, details: {} });

function deploymentOf(row: SurroundingsRow, holders: readonly HolderRow[]): FlowRunFacts['deployment'] {
  const { deployment_id: id, deployment_name: name, limit_id: limitId, limit_name: limitName, limit_limit: limit } = row;
  if (id === null || name === null) return null;
  return {
    kind: 'deployment',
    id,
    name,
    paused: row.deployment_paused === true,
    limit:
      limitId === null || limitName === null || limit === null ? null : toLimit({ id: limitId, name: limitName, limit, taken: row.limit_taken ?? 0 }, holders),
  };
}

function poolOf(row: SurroundingsRow, holders: readonly HolderRow[]): FlowRunFacts['pool'] {
  const { pool_id: id, pool_name: name, pool_type: type } = row;
  if (id === null || name === null || type === null) return null;
  const occupancy = { limit: row.pool_limit, taken: row.pool_taken, holders: holdersOf(id, holders) };
  const workers = { workersOnline: row.workers_online, lastHeartbeat: row.last_heartbeat };
  return { kind: 'work-pool', id, name, type, paused: row.pool_paused === true, ...occupancy, ...workers };
}

function queueOf(row: SurroundingsRow, holders: readonly HolderRow[]): FlowRunFacts['queue'] {
  const { queue_id: id, queue_name: name } = row;
  if (id === null || name === null) return null;
  const occupancy = { limit: row.queue_limit, taken: row.queue_taken, holders: holdersOf(id, holders) };
  return { kind: 'work-queue', id, name, paused: row.queue_paused === true, lastPolled: row.last_polled, ...occupancy };
}

export const toLimit = ({ id, name, limit, taken }: FullLimitRow, holders: readonly HolderRow[]): Subject & Occupancy => ({
  kind: 'concurrency-limit',
  id,
  name,
  limit,
  taken,
  holders: holdersOf(id, holders),
});

/** Whoever holds slots without saying who it is, such as a script, has no name. */
const holdersOf = (heldId: string, holders: readonly HolderRow[]): Subject[] =>
  holders.flatMap(({ held_id: of, kind, id, name }) => (of === heldId && kind !== null && id !== null ? [{ kind, id, name: name ?? id }] : []));

export const toFailure = (row: FailureRow): Failure => ({
  taskRun: { kind: 'task-run', id: row.task_run_id, name: row.task_run_name },
  state: { type: row.state_type, name: row.state_name, timestamp: row.state_timestamp, message: row.message },
  childFlowRun: row.child_id === null ? null : { kind: 'flow-run', id: row.child_id, name: row.child_name ?? row.child_id },
});

export const toWhyReply = ({ sentence, evidence }: Explanation): WhyReply => ({ sentence, evidence: evidence.map(toEvidenceReply) });

const toEvidenceReply = ({ kind, sentence, since, subject, holders }: Evidence): WhyReply['evidence'][number] => ({
  kind,
  sentence,
  since: toIsoOrNull(since),
  subject: subject && { ...subject },
  holders: [...holders],
});
