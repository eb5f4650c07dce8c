import type { StateType } from '../../gql/graphql';

/** One part of a run; times in milliseconds. */
export interface Part {
  readonly id: string;
  readonly label: string;
  readonly isFlowRun: boolean;
  readonly state: StateType | null;
  readonly start: number;
  /** Null while it goes on. */
  readonly end: number | null;
}

/** What of the time is in sight. */
export interface View {
  readonly from: number;
  readonly to: number;
}

const SPAN_MS_MIN = 5;
/** Of the whole, on either side of it. */
const MARGIN = 0.02;

/**
 * Puts each part into the first lane that is free when it starts, so that there are as many lanes as ran at once. A part stays
 * in the lane that it has in `lanes`, to which the new ones are added: nothing jumps while a run goes on.
 */
export function assignLanes(parts: readonly Part[], lanes: Map<string, number>): number {
  const free: number[] = [];
  const isTaken = (lane: number, from: number): boolean => (free[lane] ?? -Infinity) > from;
  const take = (lane: number, { end }: Part): void => void (free[lane] = Math.max(free[lane] ?? -Infinity, end ?? Infinity));
  for (const part of parts) {
    let lane = lanes.get(part.id);
    if (lane === undefined) {
      lane = 0;
      while (isTaken(lane, part.start)) lane++;
      lanes.set(part.id, lane);
    }
    take(lane, part);
  }
  return free.length;
}

/** All of it, with a little room around. What goes on ends now. */
export function whole(parts: readonly Part[], now: number): View {
  let [from, to] = [Infinity, -Infinity];
  for (const { start, end } of parts) {
    if (start < from) from = start;
    to = Math.max(to, start, end ?? now);
  }
  if (from === Infinity) return { from: now - 1_000, to: now };
  const room = Math.max((to - from) * MARGIN, SPAN_MS_MIN);
  return { from: from - room, to: to + room };
}

/** Closer by `factor` below 1, around a time that stays where it is; never further away than all of it. */
export function zoomed({ from, to }: View, factor: number, around: number, all: View): View {
  const span = Math.min(Math.max((to - from) * factor, SPAN_MS_MIN), all.to - all.from);
  const share = (around - from) / (to - from);
  return moved({ from: around - share * span, to: around + (1 - share) * span }, 0, all);
}

/** Later by so much, but not away from all of it. */
export function moved({ from, to }: View, byMs: number, all: View): View {
  const span = to - from;
  const start = Math.min(Math.max(from + byMs, all.from), Math.max(all.to - span, all.from));
  return { from: start, to: start + span };
}

const STEPS_MS = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 15e3, 3e4, 6e4, 12e4, 3e5, 6e5, 9e5, 18e5, 36e5, 72e5, 108e5, 216e5, 432e5, 864e5, 1728e5, 6048e5,
];

/** Times with a line of their own: round ones since the start, at most `most`. */
export function ticks({ from, to }: View, start: number, most: number): number[] {
  const step = STEPS_MS.find((ms) => (to - from) / ms <= most) ?? to - from;
  const first = Math.ceil((from - start) / step);
  const count = Math.max(0, Math.floor((to - start) / step) - first + 1);
  return Array.from({ length: Math.min(count, most + 1) }, (_, index) => start + (first + index) * step);
}
