import {
  CHANNEL_VERSION,
  CLEANUP_CAPABILITY,
  type CleanupKind,
  JsonText,
  parseJson,
  REQUIRED_CAPABILITIES,
  toIso,
  WorkerFrame,
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
const parseFrame = messageParser(WorkerFrame);

/** What a worker introduces itself with. */
export interface Introduction {
  readonly payload: WorkerHello['payload'];
  /** JSON as it was sent; an empty object for none. */
  readonly template: string;
  /** Null: it is to be given nothing to clean up. */
  readonly cleanups: { readonly kinds: readonly CleanupKind[]; readonly concurrencyMax: number } | null;
}

/** More than that one worker does not clean up at a time, whatever it says. */
const CLEANUPS_AT_ONCE_MAX = 100;

/** Ends the channel for what is no introduction, or is of a worker that speaks otherwise. */
export function toIntroduction(text: string): Introduction {
  const { payload } = parsed(text, parseHello);
  const { requested_capabilities: requested, handled_cleanup_kinds: kinds = [] } = payload;
  const asksToClean = requested.includes(CLEANUP_CAPABILITY);
  const { max_cleanup_concurrency: atOnce = asksToClean && kinds.length > 0 ? 1 : 0 } = payload;
  const lacks = REQUIRED_CAPABILITIES.some((capability) => !requested.includes(capability));
  const cleansUnasked = !asksToClean && (kinds.length > 0 || atOnce > 0);
  if (lacks || cleansUnasked) throw new ChannelEnd('protocol_error');
  if (!payload.supported_channel_versions.includes(CHANNEL_VERSION)) throw new ChannelEnd('unsupported_version');
  return {
    payload,
    template: writeJson(memberOf(memberOf(parseJson(text), 'payload'), 'default_base_job_template') ?? new Map()),
    cleanups: kinds.length > 0 && atOnce > 0 ? { kinds, concurrencyMax: Math.min(atOnce, CLEANUPS_AT_ONCE_MAX) } : null,
  };
}

/** Ends the channel for what no worker says, and for a heartbeat of another one. */
export function toSaid(text: string, { payload: hello }: Introduction): WorkerFrame {
  const said = parsed(text, parseFrame);
  if (said.type !== 'worker.heartbeat.v1') return said;
  const { consumer_id: consumerId, worker_name: worker } = said.payload;
  if (consumerId !== hello.consumer_id || worker !== hello.worker_name) throw new ChannelEnd('protocol_error');
  return said;
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

export function readyFrame(
  { payload: hello, cleanups }: Introduction,
  { workerId, queues, pool }: { workerId: string; queues: readonly { id: string; name: string }[]; pool: CountedPool },
  now: Instant,
): string {
  const accepted: readonly string[] = [...REQUIRED_CAPABILITIES, ...(cleanups ? [CLEANUP_CAPABILITY] : [])];
  const payload = {
    consumer_id: hello.consumer_id,
    worker_id: workerId,
    selected_channel_version: CHANNEL_VERSION,
    effective_heartbeat_interval_seconds: hello.heartbeat_interval_seconds,
    accepted_capabilities: accepted,
    rejected_capabilities: [...new Set(hello.requested_capabilities)].filter((capability) => !accepted.includes(capability)),
    effective_max_cleanup_concurrency: cleanups?.concurrencyMax ?? 0,
    resolved_work_queues: queues.map(({ id, name }) => ({ id, name })),
    initial_snapshot: toSnapshot({ pool, sequence: 1, reason: 'initial' }),
  };
  return frame('worker.ready.v1', payload, now);
}

export const frame = (type: string, payload: object, now: Instant): string => writeJson({ type, id: newId(), sent_at: toIso(now), payload });
