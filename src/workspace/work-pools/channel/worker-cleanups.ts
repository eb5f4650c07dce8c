import { toIso, toIsoOrNull, type CleanupOperation, type WorkerFrame } from '@app/contract';
import type { Instant } from '@app/engine';
import type { Guest } from '../../guests/guests.js';
import { refused, type Consumer, type OperationResult, type Reservation } from '../cleanups/cleanup.js';
import type { CleanupsService } from '../cleanups/cleanups.service.js';
import { frame } from './worker-frames.js';

type Said = Exclude<WorkerFrame, { type: 'worker.heartbeat.v1' }>;

/** A little longer than what waits is left to the workers of its own queue. */
const LOOK_AGAIN_MS = 2_500;

/** Hands one worker what it is to clean up, as many at a time as it takes, and hears what became of it. */
export class WorkerCleanups {
  #isHanding = false;
  #isStirred = false;
  #lookAgain: NodeJS.Timeout | null = null;

  constructor(
    private readonly guest: Pick<Guest, 'ctx' | 'socket'>,
    /** Null: it takes nothing. */
    private readonly consumer: Consumer | null,
    private readonly cleanups: Pick<CleanupsService, 'operate' | 'reserve'>,
    private readonly now: () => Instant,
    /** Told why something could not be looked for; the next time may go better. */
    private readonly failed: (error: unknown) => void,
  ) {
    guest.socket.once('close', () => this.#lookAgain && clearTimeout(this.#lookAgain));
  }

  /** Something may wait. `isNews`: its own workers are asked first, and this one may have to ask again. */
  stir({ isNews = false } = {}): void {
    if (!this.consumer) return;
    this.#isStirred = true;
    if (isNews) this.#lookAgain ??= setTimeout(() => this.#again(), LOOK_AGAIN_MS).unref();
    if (!this.#isHanding) void this.#hand(this.consumer).catch(this.failed);
  }

  /** Sends the result of what the worker says of a message. */
  async answer(said: Said): Promise<void> {
    const { ctx, socket } = this.guest;
    const operation = OPERATIONS[said.type];
    const { message_id: messageId, reservation_token: token } = said.payload;
    const reason = said.type === 'cleanup.release.v1' ? said.payload.reason : null;
    const result = this.consumer
      ? await this.cleanups.operate(ctx, this.consumer.poolId, { operation, messageId, token, reason })
      : refused('unauthorized', 'cleanup_delivery_not_accepted');
    socket.send(resultFrame(said.id, { operation, messageId, result }, this.now()));
    if (operation !== 'renew') this.stir();
  }

  #again(): void {
    this.#lookAgain = null;
    this.stir();
  }

  async #hand(consumer: Consumer): Promise<void> {
    const { ctx, socket } = this.guest;
    this.#isHanding = true;
    try {
      while (this.#isStirred && socket.readyState === socket.OPEN) {
        this.#isStirred = false;
        for (const reservation of await this.cleanups.reserve(ctx, consumer)) socket.send(messageFrame(reservation, this.now()));
      }
    } finally {
      this.#isHanding = false;
    }
  }
}

const OPERATIONS: Readonly<Record<Said['type'], CleanupOperation>> = { 'cleanup.ack.v1': 'ack', 'cleanup.release.v1': 'release', 'cleanup.renew.v1': 'renew' };

function messageFrame(
  { kind, messageId, queueId, flowRunId, stateId, infrastructurePid, token, leasedUntil, deliveryCount }: Reservation,
  now: Instant,
): string {
  const target = { flow_run_id: flowRunId, infrastructure_pid: infrastructurePid };
  const payload = {
    message_id: messageId,
    kind,
    reservation_token: token,
    lease_expires_at: toIso(leasedUntil),
    delivery_count: deliveryCount,
    work_queue_id: queueId,
    target: kind === 'pending_claim_teardown.v1' ? { ...target, claim_id: stateId, execution_id: null } : target,
    data: {},
  };
  return frame('cleanup.message.v1', payload, now);
}

function resultFrame(
  requestId: string,
  { operation, messageId, result }: { operation: CleanupOperation; messageId: string; result: OperationResult },
  now: Instant,
): string {
  const { status, reason, leasedUntil } = result;
  const payload = {
    request_frame_id: requestId,
    message_id: messageId,
    operation,
    status,
    lease_expires_at: toIsoOrNull(leasedUntil),
    reason,
    detail: null,
  };
  return frame('cleanup.operation_result.v1', payload, now);
}
