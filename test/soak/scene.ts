import type { Client } from './client.js';

export const POOL = 'soak';
export const SLOTS = 'soak-slots';
export const QUEUES = { main: 'default', stopped: 'stopped-for-a-while' } as const;

/** What a run of a deployment does. */
export type Kind = 'plain' | 'failing' | 'limited' | 'slots' | 'pausing' | 'stopped' | 'toggled' | 'left' | 'follow-up';

interface Plan {
  readonly kind: Kind;
  /** Seconds between due times, one schedule each. */
  readonly intervals: readonly number[];
  readonly more?: object;
}
const PLANS: readonly Plan[] = [
  { kind: 'plain', intervals: [5, 7] },
  { kind: 'failing', intervals: [11] },
  // A slot is held from the claim on, which may be seconds before the run is due.
  { kind: 'limited', intervals: [10], more: { concurrency_limit: 3, concurrency_options: { collision_strategy: 'ENQUEUE' } } },
  { kind: 'slots', intervals: [4] },
  { kind: 'pausing', intervals: [15] },
  { kind: 'stopped', intervals: [6], more: { work_queue_name: QUEUES.stopped } },
  { kind: 'toggled', intervals: [7] },
  { kind: 'left', intervals: [6] },
  { kind: 'follow-up', intervals: [] },
];

/** An automation that fires at each event of its kind, or once for each run that has one. */
export interface Watch {
  readonly id: string;
  readonly what: string;
  readonly event: string;
  readonly onceEach: boolean;
}

export interface Scene {
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly watches: readonly Watch[];
  /** Where a failed run has another one made, by an automation. */
  readonly followUp: string;
  readonly toggled: string;
  /** Whose runs are cancelled, and nobody answers. */
  readonly left: string;
  readonly stoppedQueue: string;
}

/** Everything that happens by itself, in one workspace: nothing runs before the automations are there. */
export async function setTheScene(client: Client): Promise<Scene> {
  await client.call('POST', '/work_pools/', { name: POOL, type: 'process' });
  const stopped = await client.call<{ id: string }>('POST', `/work_pools/${POOL}/queues/`, { name: QUEUES.stopped });
  await client.call('POST', '/v2/concurrency_limits/', { name: SLOTS, limit: 3 });
  const flow = await client.call<{ id: string }>('POST', '/flows/', { name: 'soak' });
  const make = async ({ kind, more }: Plan): Promise<string> =>
    (await client.call<{ id: string }>('POST', '/deployments/', { name: kind, flow_id: flow.id, work_pool_name: POOL, ...more })).id;
  const ids = new Map<Kind, string>();
  for (const plan of PLANS) ids.set(plan.kind, await make(plan));
  const followUp = idOf(ids, 'follow-up');
  const nothing = { type: 'do-nothing' };
  const another = { type: 'run-deployment', source: 'selected', deployment_id: followUp };
  const watches = [
    await watch(client, { what: 'each completion', event: 'prefect.flow-run.Completed', onceEach: false }, nothing),
    await watch(client, { what: 'each run that completed', event: 'prefect.flow-run.Completed', onceEach: true }, nothing),
    await watch(client, { what: 'each failure', event: 'prefect.flow-run.Failed', onceEach: false }, another),
  ];
  for (const { kind, intervals } of PLANS) {
    const schedules = intervals.map((interval) => ({ active: true, schedule: { interval, anchor_date: '2020-01-01T00:00:00Z' } }));
    if (schedules.length > 0) await client.call('POST', `/deployments/${idOf(ids, kind)}/schedules`, schedules);
  }
  await backfill(client, idOf(ids, 'plain'));
  return {
    kinds: new Map([...ids].map(([kind, id]) => [id, kind])),
    watches,
    followUp,
    toggled: idOf(ids, 'toggled'),
    left: idOf(ids, 'left'),
    stoppedQueue: stopped.id,
  };
}

/** Of three minutes of the past, five at a time: some sixty runs. */
async function backfill(client: Client, deploymentId: string): Promise<void> {
  const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
  await client.call('POST', `/deployments/${deploymentId}/backfills`, { from: minutesAgo(13), to: minutesAgo(10), max_concurrent: 5 });
}

function idOf(ids: ReadonlyMap<Kind, string>, kind: Kind): string {
  const id = ids.get(kind);
  if (!id) throw new Error(`There is no deployment ${kind}.`);
  return id;
}

async function watch(client: Client, watched: Omit<Watch, 'id'>, action: object): Promise<Watch> {
  const how = watched.onceEach ? { for_each: ['prefect.resource.id'], within: 86_400 } : { within: 0 };
  const trigger = { type: 'event', posture: 'Reactive', expect: [watched.event], threshold: 1, ...how };
  const { id } = await client.call<{ id: string }>('POST', '/automations/', { name: watched.what, trigger, actions: [action] });
  return { ...watched, id };
}
