import type { Broadcast } from '@app/broadcast';
import type { CleanupOperation } from '@app/contract';
import { inTransaction } from '@app/database';
import type { Logger } from '@app/telemetry';
import type { WorkspaceContext } from '@app/tenancy';
import { Inject, Injectable } from '@nestjs/common';
import { BROADCAST, LOGGER } from '../../../platform.module.js';
import { Clock } from '../../states/clock.js';
import { DueHints } from '../../states/due-states.js';
import { accepted, effectOf, refusalOf, refused, type Consumer, type NewCleanup, type OperationResult, type Reservation, type Standing } from './cleanup.js';
import { CleanupsRepository, type DoneClaim } from './cleanups.repository.js';

export const REDELIVER_CLEANUPS = 'redeliver-cleanups';
/** Done by whoever moves runs. */
export const GIVE_BACK_CLAIMS = 'give-back-claims';

export interface AskedOperation {
  readonly operation: CleanupOperation;
  readonly messageId: string;
  readonly token: string;
  /** Of a release. */
  readonly reason: string | null;
}

/** What workers are asked to take away: each message is with one worker at a time, until one of them has done it. */
@Injectable()
export class CleanupsService {
  constructor(
    private readonly cleanups: CleanupsRepository,
    private readonly hints: DueHints,
    private readonly clock: Clock,
    @Inject(BROADCAST) private readonly broadcast: Broadcast,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** `transaction` is that of what brings them about. */
  async demand(transaction: WorkspaceContext, wanted: readonly NewCleanup[]): Promise<void> {
    const poolIds = await this.cleanups.insert(transaction, wanted);
    transaction.cell.afterCommit(() => this.#tell(transaction, poolIds));
  }

  /** What waits for such a worker, which has it from now on. */
  async reserve(ctx: WorkspaceContext, consumer: Consumer): Promise<Reservation[]> {
    const reserved = await this.cleanups.reserve(ctx, consumer);
    for (const { leasedUntil } of reserved) this.hints.hint(ctx, REDELIVER_CLEANUPS, leasedUntil);
    return reserved;
  }

  /** What a worker of the pool says of a message. Never rejects: what fails here is an answer, too. */
  async operate(ctx: WorkspaceContext, poolId: string, asked: AskedOperation): Promise<OperationResult> {
    try {
      return await inTransaction(ctx, async (transaction) => {
        const found = await this.cleanups.findForUpdate(transaction, asked.messageId);
        return refusalOf(found, poolId, asked.token) ?? (found ? await this.#carryOut(transaction, asked, found) : refused('not_found', 'message_not_found'));
      });
    } catch (error) {
      this.logger.error({ workspaceId: ctx.workspaceId, messageId: asked.messageId, err: error }, 'What a worker said of a clean-up could not be kept.');
      return refused('error', 'cleanup_queue_operation_failed');
    }
  }

  /** A connection broke. Its worker may come back on another; if not, others get what it had. */
  async leave(ctx: WorkspaceContext, channelId: string): Promise<void> {
    const due = await this.cleanups.leave(ctx, channelId);
    if (due !== null) this.hints.hint(ctx, REDELIVER_CLEANUPS, due);
  }

  async rejoin(ctx: WorkspaceContext, { consumerId, channelId }: Pick<Consumer, 'consumerId' | 'channelId'>): Promise<void> {
    await this.cleanups.rejoin(ctx, consumerId, channelId);
  }

  /** What nobody holds any more waits again, and is told of; what was delivered too often is given up. */
  async redeliver(ctx: WorkspaceContext): Promise<void> {
    await this.cleanups.forgetOld(ctx);
    const returned = await this.cleanups.redeliver(ctx);
    for (const { id: messageId, kind, flowRunId } of returned.filter(({ isDead }) => isDead)) this.#mourn(ctx, { messageId, kind, flowRunId });
    this.#tell(ctx, [...new Set(returned.filter(({ isDead }) => !isDead).map(({ poolId }) => poolId))]);
  }

  /** Claims that were taken down and whose runs have not been given back. */
  async listDone(ctx: WorkspaceContext): Promise<DoneClaim[]> {
    return this.cleanups.listDone(ctx);
  }

  async forget(ctx: WorkspaceContext, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.cleanups.delete(ctx, ids);
  }

  async #carryOut(transaction: WorkspaceContext, { operation, messageId, reason }: AskedOperation, found: Standing): Promise<OperationResult> {
    switch (effectOf(operation, found)) {
      case 'delete':
        await this.cleanups.delete(transaction, [messageId]);
        return accepted();
      case 'keep-done':
        await this.cleanups.keepDone(transaction, messageId);
        transaction.cell.afterCommit(() => this.hints.hint(transaction, GIVE_BACK_CLAIMS, this.clock.now()));
        return accepted();
      case 'put-back': {
        const due = await this.cleanups.putBack(transaction, messageId, reason);
        transaction.cell.afterCommit(() => this.hints.hint(transaction, REDELIVER_CLEANUPS, due));
        return accepted();
      }
      case 'give-up':
        await this.cleanups.giveUp(transaction, messageId, reason);
        transaction.cell.afterCommit(() => this.#mourn(transaction, { messageId, kind: found.kind, reason }));
        return refused('dead_lettered', 'max_delivery_attempts_reached');
      case 'extend': {
        const leasedUntil = await this.cleanups.extend(transaction, messageId);
        transaction.cell.afterCommit(() => this.hints.hint(transaction, REDELIVER_CLEANUPS, leasedUntil));
        return accepted(leasedUntil);
      }
    }
  }

  #tell({ workspaceId }: WorkspaceContext, poolIds: readonly string[]): void {
    for (const poolId of poolIds) this.broadcast.publish('cleanups-waiting', { workspaceId, poolId });
  }

  #mourn({ workspaceId }: WorkspaceContext, message: Readonly<Record<string, string | null>>): void {
    this.logger.warn({ workspaceId, ...message }, 'No worker could take away what a run left behind.');
  }
}
