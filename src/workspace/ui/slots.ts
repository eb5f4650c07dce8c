import type { Instant } from '@app/engine';

const MINUTE = 60_000_000;
const SLOTS = 20;

/** A stretch of time, `end` not in it, cut into equal slots. */
export interface Slots {
  readonly start: Instant;
  readonly end: Instant;
  readonly slots: number;
}

/** Whole minutes, those of `after` and `before` among them. */
export const slotsOf = (after: Instant, before: Instant): Slots => ({ start: floor(after), end: floor(before) + MINUTE, slots: SLOTS });

const floor = (instant: Instant): Instant => Math.floor(instant / MINUTE) * MINUTE;
