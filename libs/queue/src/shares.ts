import { LRUCache } from 'lru-cache';

/** Jobs of one owner, due within one span, that stand in line with everybody's. */
const SHARE = 4;
const SPAN_MS = 1_000;
const REMEMBERED_MAX = 20_000;
/** BullMQ's own bound is not far above. */
const RANK_MAX = 2_000_000;

/**
 * Sends a loud owner behind the others: what it has added beyond its share comes after all that others have within theirs. Each
 * process counts for itself, so that counting costs no round trip; two of them allow an owner two shares.
 */
export class Shares {
  readonly #counts = new LRUCache<string, number>({ max: REMEMBERED_MAX });

  /** 0 within the share, and more the further beyond it. */
  rank(owner: string, dueMs: number): number {
    const key = `${owner}/${Math.floor(dueMs / SPAN_MS)}`;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return Math.min(Math.max(0, count - SHARE), RANK_MAX);
  }
}
