import { setTimeout as sleep } from 'node:timers/promises';
import { isMissingTable } from '@app/database';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';

export interface BatcherOptions<Item> {
  /** How long the first of a batch waits for company. */
  gatherMs: number;
  itemsMax: number;
  /** Of a batch, in the unit of `sizeOf`; an item that is larger goes alone. */
  sizeMax: number;
  sizeOf: (item: Item) => number;
  write: (ctx: WorkspaceContext, items: readonly Item[]) => Promise<void>;
  /** Sees to an item that the database refuses whatever company it is in, so that it does not hold up the others for ever. */
  onRefused: (ctx: WorkspaceContext, item: Item, error: unknown) => Promise<void>;
}

/** What waits for the database, or is on its way to it. */
export interface Pending {
  items: number;
  size: number;
}

interface Batch<Item> {
  readonly items: Item[];
  size: number;
  readonly durable: Promise<void>;
  readonly settle: { resolve: () => void; reject: (error: unknown) => void };
}

interface Lane<Item> {
  ctx: WorkspaceContext;
  waiting: Batch<Item>[];
  pending: Pending;
  running: boolean;
}

const NOTHING: Readonly<Pending> = { items: 0, size: 0 };
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

  /** Resolves once the items are durable; so are then all that were added for the workspace before them and not rejected. */
  add(ctx: WorkspaceContext, items: readonly Item[]): Promise<void> {
    if (items.length === 0) return Promise.resolve();
    const lane = this.#lane(ctx);
    const batches = new Set(items.map((item) => this.#place(lane, item)));
    if (!lane.running) void this.#drain(lane);
    const [only] = batches;
    return only && batches.size === 1 ? only.durable : all([...batches]);
  }

  /** Of one workspace. */
  pending(workspaceId: string): Readonly<Pending> {
    return this.#lanes.get(workspaceId)?.pending ?? NOTHING;
  }

  /** Resolves once nothing waits any more. */
  async flush(): Promise<void> {
    if (this.#lanes.size > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #lane(ctx: WorkspaceContext): Lane<Item> {
    let lane = this.#lanes.get(ctx.workspaceId);
    if (!lane) this.#lanes.set(ctx.workspaceId, (lane = { ctx, waiting: [], pending: { ...NOTHING }, running: false }));
    return lane;
  }

  #place(lane: Lane<Item>, item: Item): Batch<Item> {
    const { itemsMax, sizeMax, sizeOf } = this.options;
    const size = sizeOf(item);
    let batch = lane.waiting.at(-1);
    if (!batch || batch.items.length >= itemsMax || batch.size + size > sizeMax) lane.waiting.push((batch = newBatch()));
    batch.items.push(item);
    batch.size += size;
    lane.pending.items += 1;
    lane.pending.size += size;
    return batch;
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
      lane.pending.items -= batch.items.length;
      lane.pending.size -= batch.size;
    }
    this.#lanes.delete(lane.ctx.workspaceId);
    if (this.#lanes.size === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }

  async #write(ctx: WorkspaceContext, items: readonly Item[]): Promise<void> {
    try {
      await patiently(() => this.options.write(ctx, items));
    } catch (error) {
      if (isPassing(error)) throw error;
      if (isMissingTable(error)) throw new Fault('workspace.not_found', 'This workspace was removed.', { cause: error });
      const [only] = items;
      if (items.length === 1 && only !== undefined) return patiently(() => this.options.onRefused(ctx, only, error));
      const half = Math.ceil(items.length / 2);
      await this.#write(ctx, items.slice(0, half));
      await this.#write(ctx, items.slice(half));
    }
  }
}

async function patiently(work: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + RETRY_FOR_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || Date.now() > deadline) throw error;
      await sleep(RETRY_PAUSE_MS);
    }
  }
}

const isPassing = (error: unknown): boolean => error instanceof Fault && error.kind === 'unavailable';

function newBatch<Item>(): Batch<Item> {
  let settle: Batch<Item>['settle'] | undefined;
  const durable = quiet(new Promise<void>((resolve, reject) => (settle = { resolve, reject })));
  if (!settle) throw new Error('A promise runs its executor at once.');
  return { items: [], size: 0, durable, settle };
}

const all = (batches: readonly { durable: Promise<void> }[]): Promise<void> => quiet(Promise.all(batches.map(({ durable }) => durable)).then(() => undefined));

/** Not every caller waits; one that does hears of the failure all the same. */
function quiet(promise: Promise<void>): Promise<void> {
  promise.catch(() => undefined);
  return promise;
}
