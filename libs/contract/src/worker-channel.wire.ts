import { type Static, Type } from '@sinclair/typebox';
import { Enum, Flag, JsonObject, Maybe, Strict, Time, Uuid } from './wire.js';

/** What workers say on their channel. Unknown members are mistakes everywhere. Source: docs/contract/transport.md#worker-channel */

export const CHANNEL_VERSION = 'work_pool_worker_channel.v1';
export const REQUIRED_CAPABILITIES = ['worker_heartbeat.v1', 'work_pool_snapshot.v1'] as const;
export const CLEANUP_CAPABILITY = 'cleanup_delivery.v1';

export const CLEANUP_KINDS = ['cancelling_timeout_teardown.v1', 'pending_claim_teardown.v1'] as const;
export type CleanupKind = (typeof CLEANUP_KINDS)[number];

export type CleanupOperation = 'ack' | 'release' | 'renew';

/** What became of an operation. The words of the contract; `error` alone is tried again. */
export type CleanupStatus = 'accepted' | 'not_current' | 'not_found' | 'expired' | 'invalid_token' | 'unauthorized' | 'dead_lettered' | 'error';

const Filled = Type.String({ minLength: 1 });
const Interval = Type.Integer({ minimum: 1 });
const frame = { id: Uuid, sent_at: Time };

export const WorkerHello = Strict({
  type: Type.Literal('worker.hello.v1'),
  ...frame,
  payload: Strict({
    consumer_id: Uuid,
    worker_name: Filled,
    worker_type: Filled,
    heartbeat_interval_seconds: Interval,
    supported_channel_versions: Type.Array(Filled, { minItems: 1 }),
    requested_capabilities: Type.Array(Filled, { minItems: 1 }),
    work_queue_names: Type.Optional(Type.Array(Filled)),
    handled_cleanup_kinds: Type.Optional(Type.Array(Enum(CLEANUP_KINDS))),
    max_cleanup_concurrency: Type.Optional(Type.Integer({ minimum: 0 })),
    create_pool_if_not_found: Type.Optional(Flag),
    default_base_job_template: Type.Optional(JsonObject),
    worker_metadata: Maybe(JsonObject),
  }),
});
export type WorkerHello = Static<typeof WorkerHello>;

export const WorkerBeat = Strict({
  type: Type.Literal('worker.heartbeat.v1'),
  ...frame,
  payload: Strict({ consumer_id: Uuid, worker_name: Filled, heartbeat_interval_seconds: Interval }),
});
export type WorkerBeat = Static<typeof WorkerBeat>;

const reservation = { message_id: Uuid, reservation_token: Filled };
const CleanupAck = Strict({ type: Type.Literal('cleanup.ack.v1'), ...frame, payload: Strict(reservation) });
const CleanupRenew = Strict({ type: Type.Literal('cleanup.renew.v1'), ...frame, payload: Strict(reservation) });
const CleanupRelease = Strict({ type: Type.Literal('cleanup.release.v1'), ...frame, payload: Strict({ ...reservation, reason: Filled }) });

/** What a worker says once it is connected. */
export const WorkerFrame = Type.Union([WorkerBeat, CleanupAck, CleanupRenew, CleanupRelease]);
export type WorkerFrame = Static<typeof WorkerFrame>;
