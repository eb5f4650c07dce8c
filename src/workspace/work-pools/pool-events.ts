import type { WorkPoolStatus } from '@app/contract';
import type { ServerEvent } from '../events/server-events.js';
import { storageMember, type WorkPool } from './work-pools.schema.js';
import type { WorkQueue } from './work-queues.schema.js';

/** What is told of pools and queues. Source: docs/contract/events.md#work-pools */

/** A status that came this long after the one before does not follow it any more. */
const FOLLOWS_WITHIN_MICROS = 10 * 60 * 1_000_000;

type Happening = 'created' | 'updated' | 'deleted';
type Named = Pick<WorkPool, 'id' | 'name' | 'type'>;

const poolResource = ({ id, name, type }: Named) => ({
  'prefect.resource.id': `prefect.work-pool.${id}`,
  'prefect.resource.name': name,
  'prefect.work-pool.type': type,
});
const ofPool = (pool: Named) => ({ ...poolResource(pool), 'prefect.resource.role': 'work-pool' });

export function poolEvent(pool: WorkPool, what: Happening, payload: Readonly<Record<string, unknown>> = {}): ServerEvent {
  return { event: `prefect.work-pool.${what}`, resource: ofPool(pool), related: what === 'updated' ? [] : relatedTo(pool), payload };
}

function relatedTo(pool: WorkPool) {
  const block = storageMember(pool, 'default_result_storage_block_id');
  return [
    { 'prefect.resource.id': `prefect.work-queue.${pool.defaultQueueId}`, 'prefect.resource.role': 'default-queue' },
    ...(typeof block === 'string' ? [{ 'prefect.resource.id': `prefect.block-document.${block}`, 'prefect.resource.role': 'result-storage' }] : []),
  ];
}

/** `before`: how the pool was until it got the status it has now. A pool that is new follows nothing. */
export function poolStatusEvent(pool: WorkPool, before: Pick<WorkPool, 'lastStatusEventId' | 'lastTransitionedStatusAt'> | null): ServerEvent {
  const { lastStatusEventId: id, lastTransitionedStatusAt: occurred } = pool;
  const since = before?.lastTransitionedStatusAt ?? null;
  return {
    ...(id === null || occurred === null ? {} : { id, occurred }),
    event: `prefect.work-pool.${kebab(pool.status)}`,
    resource: poolResource(pool),
    follows: before && occurred !== null && since !== null && occurred - since < FOLLOWS_WITHIN_MICROS ? before.lastStatusEventId : null,
  };
}

type Queue = Pick<WorkQueue, 'id' | 'name' | 'poolId' | 'poolName' | 'poolType'>;

export function queueEvent(queue: Queue, what: Happening | WorkPoolStatus, payload: Readonly<Record<string, unknown>> = {}): ServerEvent {
  return {
    event: `prefect.work-queue.${kebab(what)}`,
    resource: {
      'prefect.resource.id': `prefect.work-queue.${queue.id}`,
      'prefect.resource.name': queue.name,
      'prefect.resource.role': 'work-queue',
    },
    related: [ofPool({ id: queue.poolId, name: queue.poolName, type: queue.poolType })],
    payload,
  };
}

const kebab = (word: string): string => word.toLowerCase().replace('_', '-');
