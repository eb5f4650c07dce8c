import { setTimeout as sleep } from 'node:timers/promises';
import type { Broadcast } from '@app/broadcast';
import { Config } from '@app/config';
import type { Schema } from '@app/database';
import type { Logger } from '@app/telemetry';
import { asService, Tenancy, type WorkspaceContext } from '@app/tenancy';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Duty } from '../../../loops/duty.js';
import { Upkeep } from '../../../loops/upkeep.js';
import { BROADCAST, LOGGER } from '../../../platform.module.js';
import { ActionsService } from '../actions/actions.service.js';
import { nextEvaluation } from './evaluations.repository.js';
import { EVALUATE_AUTOMATIONS, EvaluationsService } from './evaluations.service.js';

/** How long an event may go unnoticed that nobody told of. */
const LOOK_EVERY_MS = 3_000;
/** Where one thing happens after another, they are looked at together so often: a look costs as much as some hundred events. */
const REST_MS = 100;
/** How long it is believed that a workspace has no enabled automation, unless it is told. */
const BELIEVED_MS = 60_000;
const REMEMBERED_MAX = 20_000;

/**
 * Has automations evaluated: at once where something happens in a workspace that has enabled ones, and when an end comes. Where none
 * is enabled, an event costs a look into a map.
 */
@Injectable()
export class EvaluationDuty implements Duty, OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  readonly name = EVALUATE_AUTOMATIONS;
  readonly #isArmed = new LRUCache<string, boolean>({ max: REMEMBERED_MAX, ttl: BELIEVED_MS });
  readonly #stirred = new Set<string>();
  readonly #lookedMs = new LRUCache<string, number>({ max: REMEMBERED_MAX, ttl: REST_MS });
  readonly #busy = new Map<string, Promise<void>>();
  #ends: (() => void)[] = [];

  constructor(
    private readonly config: Config,
    private readonly upkeep: Upkeep,
    private readonly tenancy: Tenancy,
    private readonly evaluations: EvaluationsService,
    private readonly actions: ActionsService,
    @Inject(BROADCAST) private readonly broadcast: Broadcast,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.upkeep.take(this);
  }

  onApplicationBootstrap(): void {
    if (!this.config.plays('loops')) return;
    const look = setInterval(() => this.#lookAround(), LOOK_EVERY_MS).unref();
    this.#ends = [
      this.broadcast.subscribe('rows-added', ({ workspaceId, table }) => table === 'event' && this.#stir(workspaceId)),
      this.broadcast.subscribe('runs-moved', ({ workspaceId }) => this.#stir(workspaceId)),
      this.broadcast.subscribe('automations-changed', ({ workspaceId }) => {
        this.#isArmed.delete(workspaceId);
        this.#stir(workspaceId);
      }),
      () => clearInterval(look),
    ];
  }

  async onApplicationShutdown(): Promise<void> {
    for (const end of this.#ends) end();
    this.#stirred.clear();
    await Promise.all(this.#busy.values());
  }

  nextDue(schema: Schema): string {
    return nextEvaluation(schema);
  }

  async perform(ctx: WorkspaceContext): Promise<void> {
    await this.#evaluate(ctx);
    await this.actions.performDue(ctx);
  }

  async #evaluate(ctx: WorkspaceContext): Promise<number> {
    const { isArmed, fired } = await this.evaluations.evaluate(ctx);
    this.#isArmed.set(ctx.workspaceId, isArmed);
    return fired;
  }

  #lookAround(): void {
    // A list of its own: to look into the cache puts what is found first, which an iteration over it would come to again and again.
    for (const [workspaceId, isArmed] of [...this.#isArmed.entries()]) if (isArmed) this.#stir(workspaceId);
  }

  #stir(workspaceId: string): void {
    if (this.#isArmed.get(workspaceId) === false) return;
    this.#stirred.add(workspaceId);
    if (this.#busy.has(workspaceId)) return;
    this.#busy.set(
      workspaceId,
      this.#work(workspaceId).finally(() => this.#busy.delete(workspaceId)),
    );
  }

  async #work(workspaceId: string): Promise<void> {
    try {
      while (this.#stirred.has(workspaceId)) {
        const restMs = (this.#lookedMs.get(workspaceId) ?? -Infinity) + REST_MS - performance.now();
        if (restMs > 0) await sleep(restMs);
        this.#lookedMs.set(workspaceId, performance.now());
        this.#stirred.delete(workspaceId);
        const ctx = await this.tenancy.openById(workspaceId);
        if (!ctx) this.#isArmed.set(workspaceId, false);
        else if ((await this.#evaluate(asService(ctx, this.name))) > 0) await this.actions.performDue(asService(ctx, this.name));
      }
    } catch (error) {
      // Nothing is lost: whoever looks next goes on from here.
      this.logger.warn({ workspaceId, err: error }, 'Automations could not be evaluated yet.');
    }
  }
}
