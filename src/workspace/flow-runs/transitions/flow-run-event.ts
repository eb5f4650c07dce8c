import { toIso } from '@app/contract';
import type { State } from '@app/engine';
import type { CreatedBy } from '../flow-runs.schema.js';
import type { Move } from './known-run.js';

type Labels = Readonly<Record<string, string>>;

/** The event of a stored state; its id is the state's, its time the state's. */
export interface FlowRunEvent {
  readonly event: string;
  readonly resource: Labels;
  readonly related: readonly Labels[];
  readonly payload: Readonly<Record<string, unknown>>;
  readonly follows: string | null;
}

const MESSAGE_CHARACTERS_MAX = 100_000;
/** States further apart are not told as one following the other. */
const FOLLOWS_WITHIN_MICROS = 5 * 60 * 1_000_000;

/** What is told of a transition. Source: docs/contract/events.md#flow-runs */
export function flowRunEvent({ known, next, run }: Move): FlowRunEvent {
  const { current } = known;
  return {
    event: `prefect.flow-run.${next.name}`,
    resource: {
      'prefect.resource.id': `prefect.flow-run.${known.id}`,
      'prefect.resource.name': known.name,
      'prefect.run-count': String(run.runCount),
      'prefect.state-message': (next.message ?? '').slice(0, MESSAGE_CHARACTERS_MAX),
      'prefect.state-name': next.name,
      'prefect.state-timestamp': toIso(next.timestamp).replace('Z', '+00:00'),
      'prefect.state-type': next.type,
    },
    related: relatedTo(known),
    payload: {
      intended: { from: current?.type ?? null, to: next.type },
      initial_state: current && told(current),
      validated_state: told(next),
    },
    follows: current && Math.abs(next.timestamp - current.timestamp) < FOLLOWS_WITHIN_MICROS ? current.id : null,
  };
}

function relatedTo({ flow, deployment, queue, parent, tags, createdBy }: Move['known']): Labels[] {
  const allTags = new Set([...tags, ...flow.tags, ...(deployment?.tags ?? []), ...(parent?.tags ?? [])]);
  return [
    related('flow', flow.id, flow.name),
    ...(deployment ? [related('deployment', deployment.id, deployment.name)] : []),
    ...(queue ? [related('work-queue', queue.id, queue.name)] : []),
    ...(queue ? [{ ...related('work-pool', queue.poolId, queue.poolName), 'prefect.work-pool.type': queue.poolType }] : []),
    ...(parent ? [related('task-run', parent.id, parent.name)] : []),
    ...[...allTags].sort().map((tag) => ({ 'prefect.resource.id': `prefect.tag.${tag}`, 'prefect.resource.role': 'tag' })),
    ...creator(createdBy),
  ];
}

const related = (role: string, id: string, name: string): Labels => ({
  'prefect.resource.id': `prefect.${role}.${id}`,
  'prefect.resource.role': role,
  'prefect.resource.name': name,
});

/** A schedule that made a run is not named: the run's deployment says as much. */
function creator(createdBy: CreatedBy | null): Labels[] {
  if (!createdBy?.id || (createdBy.type !== 'DEPLOYMENT' && createdBy.type !== 'AUTOMATION')) return [];
  const name = createdBy.display_value ? { 'prefect.resource.name': createdBy.display_value } : {};
  return [{ 'prefect.resource.id': `prefect.${createdBy.type.toLowerCase()}.${createdBy.id}`, 'prefect.resource.role': 'creator', ...name }];
}

const told = ({ type, name, message, details }: State): Record<string, string> => ({
  type,
  ...(name ? { name } : {}),
  ...(message ? { message } : {}),
  ...(type === 'PAUSED' ? { pause_reschedule: String(details.pauseReschedule ?? false) } : {}),
});
