import { setTimeout as sleep } from 'node:timers/promises';
import { toIso, type DeliveryListBody } from '@app/contract';
import { inTransaction } from '@app/database';
import { Fault } from '@app/faults';
import type { Logger } from '@app/telemetry';
import type { WorkspaceContext } from '@app/tenancy';
import { Inject, Injectable } from '@nestjs/common';
import { withoutSecrets } from '../../http/credentials.js';
import { LOGGER } from '../../platform.module.js';
import { pageOf } from '../filters/page.js';
import { Clock } from '../states/clock.js';
import { DueHints } from '../states/due-states.js';
import type { Attempt, Delivery, DueDelivery, Ending, NewDelivery } from './delivery.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { pauseAfter, secondsAsked } from './retries.js';
import { Sender, type Sent } from './sender.js';

export const DELIVER = 'deliver';
const RESPONSE_CHARACTERS_MAX = 1_000;
/** So many shares, and then it is others' turn. */
const SHARES_MAX = 20;
const SHARE = 10;
/** Of one workspace in this process. */
const SENDING_MAX = 40;
/** Receivers that take longer are waited for by nobody else. */
const PATIENCE_MS = 250;

/** Is told of the end of what it caused, once, in the transaction that ends it. */
export type EndHeard = (transaction: WorkspaceContext, cause: unknown, ending: Ending) => Promise<void>;

/** Sends what automations have to say until it gets there, or has failed often enough. Source: docs/webhooks.md#out */
@Injectable()
export class DeliveriesService {
  #heard: EndHeard | null = null;
  /** What is on its way, by workspace. */
  readonly #sending = new Map<string, Set<Promise<void>>>();

  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly sender: Sender,
    private readonly clock: Clock,
    private readonly hints: DueHints,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** To be called while the application starts. */
  whenEnded(heard: EndHeard): void {
    this.#heard = heard;
  }

  /** It is sent once the transaction is done. */
  async add(transaction: WorkspaceContext, delivery: NewDelivery): Promise<void> {
    await this.deliveries.insert(transaction, delivery);
    this.hints.hint(transaction, DELIVER, this.clock.now());
  }

  /** Faults with `delivery.not_found`. */
  async get(ctx: WorkspaceContext, id: string): Promise<Delivery> {
    return (await this.deliveries.find(ctx, id)) ?? notFound();
  }

  async list(ctx: WorkspaceContext, body: DeliveryListBody): Promise<Delivery[]> {
    return this.deliveries.list(ctx, body.deliveries ?? null, pageOf(body));
  }

  /** Sends it again, by the block as it is now. Faults with `delivery.not_found`, and with `delivery.pending` while it is being sent. */
  async replay(ctx: WorkspaceContext, id: string): Promise<Delivery> {
    if (!(await this.deliveries.replay(ctx, id))) {
      await this.get(ctx, id);
      throw new Fault('delivery.pending', 'This delivery has not ended yet; it is tried again by itself.');
    }
    this.hints.hint(ctx, DELIVER, this.clock.now());
    return this.get(ctx, id);
  }

  /** Those that are due, some at a time and those together. What takes long goes on by itself. */
  async performDue(ctx: WorkspaceContext): Promise<void> {
    for (let shares = 0; shares < SHARES_MAX; shares++) {
      const left = SENDING_MAX - (this.#sending.get(ctx.workspaceId)?.size ?? 0);
      const due = left > 0 ? await this.deliveries.claim(ctx, Math.min(SHARE, left)) : [];
      const sent = Promise.all(due.map((one) => this.#send(ctx, one)));
      if (due.length === 0 || !(await Promise.race([sent, sleep(PATIENCE_MS, null, { ref: false })]))) break;
    }
    await this.deliveries.forgetOld(ctx);
  }

  /** Resolves when nothing is on its way any more. */
  async settled(): Promise<void> {
    await Promise.all([...this.#sending.values()].flatMap((sending) => [...sending]));
  }

  async #send(ctx: WorkspaceContext, due: DueDelivery): Promise<void> {
    const sending = this.#sending.get(ctx.workspaceId) ?? new Set();
    const attempt = this.#attempt(ctx, due).catch((error: unknown) => {
      this.logger.error({ workspaceId: ctx.workspaceId, delivery: due.id, err: error }, 'What came of a delivery could not be noted.');
    });
    this.#sending.set(ctx.workspaceId, sending.add(attempt));
    await attempt;
    sending.delete(attempt);
    if (sending.size === 0) this.#sending.delete(ctx.workspaceId);
  }

  async #attempt(ctx: WorkspaceContext, due: DueDelivery): Promise<void> {
    const began = this.clock.now();
    const { id, subject, body } = due;
    const sent = await this.sender.send(ctx, due, { id, subject, body, now: Math.floor(began / 1_000_000) }, due.settled);
    const ended = this.clock.now();
    const attempt = attemptOf(sent, began, ended);
    const asked = secondsAsked(sent.reply?.headers['retry-after'], ended / 1_000);
    const pause = sent.isPassing ? pauseAfter(due.tries + 1, { asked, random: Math.random() }) : null;
    const next = pause === null ? null : ended + Math.round(pause * 1_000_000);
    const state = sent.error === null ? 'delivered' : next === null ? 'failed' : 'pending';
    await inTransaction(ctx, async (transaction) => {
      const isOurs = await this.deliveries.note(transaction, due, attempt, { state, next, settled: sent.settled });
      if (next !== null) this.hints.hint(transaction, DELIVER, next);
      if (isOurs && next === null && due.cause !== null) await this.#heard?.(transaction, due.cause, endingOf(sent, attempt));
    });
  }
}

const attemptOf = ({ status, error, reply }: Sent, began: number, ended: number): Attempt => ({
  at: toIso(began),
  ms: Math.round((ended - began) / 1_000),
  status,
  error,
  response: reply && reply.text.slice(0, RESPONSE_CHARACTERS_MAX),
});

const endingOf = ({ error, reply }: Sent, last: Attempt): Ending => ({
  failure: error,
  last,
  responseHeaders: withoutSecrets(reply?.headers ?? {}),
});

function notFound(): never {
  throw new Fault('delivery.not_found', 'Delivery not found');
}
