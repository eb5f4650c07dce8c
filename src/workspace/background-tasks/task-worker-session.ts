import { newId } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Gone } from '../guests/frames.js';
import type { Guest } from '../guests/guests.js';
import { shortKey } from '../states/news.js';
import type { TaskDeliveriesRepository } from './task-deliveries.repository.js';

/** Of the reference, for whoever does not keep to the protocol; below 4000 are those that everybody knows. */
const CLOSE_PROTOCOL = 4001;
const CLOSE_NORMAL = 1000;

export interface Subscription {
  readonly taskKeys: readonly string[];
  readonly identifier: string;
}

/** One socket of a task worker: a run is sent, acknowledged, then the next. */
export class TaskWorkerSession {
  readonly id = newId();
  readonly ctx: WorkspaceContext;
  readonly identifier: string;
  readonly taskKeys: readonly string[];
  readonly #wakes: ReadonlySet<string>;
  /** So that no task waits while the runs of another never end. */
  #turn = 0;
  #isStirred = true;
  #wake: () => void = () => undefined;

  constructor(
    private readonly guest: Guest,
    { taskKeys, identifier }: Subscription,
    private readonly deliveries: TaskDeliveriesRepository,
    /** Null when the run is gone. */
    private readonly toFrame: (taskRunId: string) => Promise<string | null>,
  ) {
    this.ctx = guest.ctx;
    this.taskKeys = [...new Set(taskKeys)];
    this.identifier = identifier;
    this.#wakes = new Set(this.taskKeys.map(shortKey));
    guest.socket.once('close', () => this.#wake());
  }

  /** A run of this task may wait; of any, where it is left out. */
  stir(taskKey?: string): void {
    if (taskKey !== undefined && !this.#wakes.has(taskKey)) return;
    this.#isStirred = true;
    this.#wake();
  }

  /** Settles when the worker leaves; rejects with `Gone` when its socket breaks. */
  async serve(): Promise<void> {
    const { socket, frames } = this.guest;
    for (;;) {
      const taskRunId = await this.#claim();
      if (taskRunId === null) {
        await this.#untilStirred();
        continue;
      }
      const frame = await this.toFrame(taskRunId);
      if (frame !== null) {
        socket.send(frame);
        const answer = typeOf(await frames.next());
        if (answer === 'quit') return socket.close(CLOSE_NORMAL);
        if (answer !== 'ack') return refuse(this.guest, "expected 'ack' message");
      }
      await this.deliveries.acknowledge(this.ctx, taskRunId, this.id);
    }
  }

  /** Null: no run of any of its tasks waits. */
  async #claim(): Promise<string | null> {
    for (let idle = 0; idle < this.taskKeys.length;) {
      if (this.guest.socket.readyState !== this.guest.socket.OPEN) throw new Gone();
      const taskKey = this.taskKeys[this.#turn % this.taskKeys.length] ?? '';
      const claimed = await this.deliveries.claim(this.ctx, taskKey, this.id);
      if (claimed && !claimed.isDue) continue;
      this.#turn += 1;
      if (claimed) return claimed.taskRunId;
      idle += 1;
    }
    return null;
  }

  async #untilStirred(): Promise<void> {
    if (!this.#isStirred) await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#isStirred = false;
  }
}

/** Null when what came is no subscription, and the socket is closed. */
export async function receiveSubscription(guest: Guest): Promise<Subscription | null> {
  const frame = await guest.frames.next();
  const { keys, client_id: identifier } = (typeof frame === 'object' && frame !== null ? frame : {}) as { keys?: unknown; client_id?: unknown };
  if (typeOf(frame) !== 'subscribe') return (refuse(guest, "expected 'subscribe' message"), null);
  if (!isTexts(keys) || keys.length === 0) return (refuse(guest, "expected 'keys' in subscribe message"), null);
  if (typeof identifier !== 'string' || identifier === '') return (refuse(guest, "expected 'client_id' in subscribe message"), null);
  return { taskKeys: keys, identifier };
}

const refuse = ({ socket }: Guest, reason: string): void => socket.close(CLOSE_PROTOCOL, `Protocol violation: ${reason}`);

const typeOf = (frame: unknown): unknown => (typeof frame === 'object' && frame !== null && 'type' in frame ? frame.type : undefined);

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((item) => typeof item === 'string');
