import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';

export interface BatcherOptions<Item> {
  /** How long the first of a batch waits for company. */
  gatherMs: number;
  itemsMax: number;
  write: (ctx: WorkspaceContext, items: readonly Item[]) => Promise<void>;
  /** An item that the database refuses whatever company it is in. It is left out, so that it does not hold up the others for ever. */
  onRefused: (ctx: WorkspaceContext, item: Item, error: unknown) => void;
}

interface Batch<Item> {
  readonly items: Item[];
  readonly durable: Promise<void>;
  readonly settle: { resolve: () => void; reject: (error: unknown) => void };
}

interface Lane<Item> {
  ctx: WorkspaceContext;
  waiting: Batch<Item>[];
  count: number;
  running: boolean;
}

const RETRY_FOR_MS = 30_000;
const RETRY_PAUSE_MS = 250;

/**
 * Writes what arrives at about the same time in one statement, for each workspace by itself and in the order of arrival.
 * A lost database is waited for, half a minute at most; then the callers hear of it and may send again.
 */
export class Batcher<Item> {
  readonly #lanes = new Map<string, Lane<Item>>();
  #idle: (() => void)[] = [];

  constructor(private readonly options: BatcherOptions<Item>) {}

  /** Resolves once the items, and all that were added for the workspace before them, are durable. */
  add(ctx: WorkspaceContext, items: readonly Item[]): Promise<void> {
    if (items.length === 0) return Promise.resolve();
    const lane = this.#lane(ctx);
    let batch = lane.waiting.at(-1);
    if (!batch || batch.items.length >= this.options.itemsMax) lane.waiting.push((batch = newBatch()));
    batch.items.push(...items);
    lane.count += items.length;
    if (!lane.running) void this.#drain(lane);
    return batch.durable;
  }

  /** Items of the workspace that are not durable yet. */
  pending(workspaceId: string): number {
    return this.#lanes.get(workspaceId)?.count ?? 0;
  }

  /** Resolves once nothing waits any more. */
  async flush(): Promise<void> {
    if (this.#lanes.size > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #lane(ctx: WorkspaceContext): Lane<Item> {
    let lane = this.#lanes.get(ctx.workspaceId);
    if (!lane) this.#lanes.set(ctx.workspaceId, (lane = { ctx, waiting: [], count: 0, running: false }));
    return lane;
  }

  async #drain(lane: Lane<Item>): Promise<void> {
    lane.running = true;
    await sleep(this.options.gatherMs);
    for (let batch = lane.waiting.shift(); batch; batch = lane.waiting.shift()) {
      try {
        await this.#write(lane.ctx, batch.items);
        batch.settle.resolve();
      } catch (error) {
        batch.settle.reject(error);
      }
      lane.count -= batch.items.length;
    }
    this.#lanes.delete(lane.ctx.workspaceId);
    if (this.#lanes.size === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }

  async #write(ctx: WorkspaceContext, items: readonly Item[]): Promise<void> {
    try {
      await this.#writePatiently(ctx, items);
    } catch (error) {
      if (isPassing(error)) throw error;
      const [only] = items;
      if (items.length === 1 && only !== undefined) return this.options.onRefused(ctx, only, error);
      const half = Math.ceil(items.length / 2);
      await this.#write(ctx, items.slice(0, half));
      await this.#write(ctx, items.slice(half));
    }
  }

  async #writePatiently(ctx: WorkspaceContext, items: readonly Item[]): Promise<void> {
    const deadline = Date.now() + RETRY_FOR_MS;
    for (;;) {
      try {
        return await this.options.write(ctx, items);
      } catch (error) {
        if (!isPassing(error) || Date.now() > deadline) throw error;
        await sleep(RETRY_PAUSE_MS);
      }
    }
  }
}

const isPassing = (error: unknown): boolean => error instanceof Fault && error.kind === 'unavailable';

function newBatch<Item>(): Batch<Item> {
  let settle: Batch<Item>['settle'] | undefined;
  const durable = new Promise<void>((resolve, reject) => (settle = { resolve, reject }));
  // Not every caller waits; one that does hears of the failure all the same.
  durable.catch(() => undefined);
  if (!settle) throw new Error('A promise runs its executor at once.');
  return { items: [], durable, settle };
}
