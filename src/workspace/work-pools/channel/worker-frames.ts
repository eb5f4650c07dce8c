import {
  CHANNEL_VERSION,
  CLEANUP_CAPABILITY,
  JsonText,
  parseJson,
  REQUIRED_CAPABILITIES,
  toIso,
  WorkerBeat,
  WorkerHello,
  writeJson,
  type Json,
  newId,
} from '@app/contract';
import type { Instant } from '@app/engine';
import { messageParser } from '../../../http/messages.js';
import { toWorkPoolReply, type CountedPool } from '../work-pools.schema.js';
import { ChannelEnd } from './close-reasons.js';

const parseHello = messageParser(WorkerHello);
const parseBeat = messageParser(WorkerBeat);

/** What a worker introduces itself with. */
export interface Introduction {
  readonly payload: WorkerHello['payload'];
  /** JSON as it was sent; an empty object for none. */
  readonly template: string;
}

/** Ends the channel for what is no introduction, or is of a worker that speaks otherwise. */
export function toIntroduction(text: string): Introduction {
  const { payload } = parsed(text, parseHello);
  const { requested_capabilities: requested, handled_cleanup_kinds: kinds = [], max_cleanup_concurrency: cleanups = 0 } = payload;
  const lacks = REQUIRED_CAPABILITIES.some((capability) => !requested.includes(capability));
  const cleansUnasked = !requested.includes(CLEANUP_CAPABILITY) && (kinds.length > 0 || cleanups > 0);
  if (lacks || cleansUnasked) throw new ChannelEnd('protocol_error');
  if (!payload.supported_channel_versions.includes(CHANNEL_VERSION)) throw new ChannelEnd('unsupported_version');
  return { payload, template: writeJson(memberOf(memberOf(parseJson(text), 'payload'), 'default_base_job_template') ?? new Map()) };
}

/** Ends the channel for anything that is no heartbeat of this very worker. */
export function toBeat(text: string, { payload: hello }: Introduction): WorkerBeat['payload'] {
  const { payload } = parsed(text, parseBeat);
  if (payload.consumer_id !== hello.consumer_id || payload.worker_name !== hello.worker_name) throw new ChannelEnd('protocol_error');
  return payload;
}

function parsed<T>(text: string, parse: (message: unknown) => T): T {
  try {
    return parse(JSON.parse(text));
  } catch (error) {
    throw new ChannelEnd('protocol_error', { cause: error });
  }
}

const memberOf = (value: Json | undefined, name: string): Json | undefined => (value instanceof Map ? value.get(name) : undefined);

/** What the server says of a pool: how it is now, the how-manieth time on this channel, and why. */
export interface Snapshot {
  readonly pool: CountedPool;
  readonly sequence: number;
  readonly reason: 'initial' | 'work_pool_updated' | 'heartbeat_reconciliation';
}

const toSnapshot = ({ pool, sequence, reason }: Snapshot): JsonText =>
  new JsonText(writeJson({ snapshot_sequence: sequence, reason, work_pool: toWorkPoolReply(pool, undefined) }));

export const snapshotFrame = (snapshot: Snapshot, now: Instant): string => frame('work_pool.snapshot.v1', toSnapshot(snapshot), now);

/** Cleanups are not delivered here, whoever asks for them. */
export function readyFrame(
  { payload: hello }: Introduction,
  { workerId, queues, pool }: { workerId: string; queues: readonly { id: string; name: string }[]; pool: CountedPool },
  now: Instant,
): string {
  const accepted: readonly string[] = REQUIRED_CAPABILITIES;
  const payload = {
    consumer_id: hello.consumer_id,
    worker_id: workerId,
    selected_channel_version: CHANNEL_VERSION,
    effective_heartbeat_interval_seconds: hello.heartbeat_interval_seconds,
    accepted_capabilities: accepted,
    rejected_capabilities: [...new Set(hello.requested_capabilities)].filter((capability) => !accepted.includes(capability)),
    effective_max_cleanup_concurrency: 0,
    resolved_work_queues: queues.map(({ id, name }) => ({ id, name })),
    initial_snapshot: toSnapshot({ pool, sequence: 1, reason: 'initial' }),
  };
  return frame('worker.ready.v1', payload, now);
}

const frame = (type: string, payload: object, now: Instant): string => writeJson({ type, id: newId(), sent_at: toIso(now), payload });
