import { toIso, type LimitMadeReply, type LimitReply } from '@app/contract';
import type { Instant } from '@app/engine';

export interface Limit {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly name: string;
  readonly active: boolean;
  readonly limit: number;
  /** Taken now: what has decayed since `updated` is taken off. */
  readonly active_slots: number;
  readonly denied_slots: number;
  readonly slot_decay_per_second: number;
  readonly avg_slot_occupancy_seconds: number;
}

/** What a limit is found by. */
export type LimitKey = { readonly id: string } | { readonly name: string };

/** Which limits are looked for, by part of their name. */
export interface LimitSearch {
  readonly search?: string | null;
  /** Of tags of tasks, or all others. */
  readonly kind?: 'GLOBAL' | 'TAG' | null;
  readonly active?: boolean | null;
}

export const toLimitReply = (limit: Limit): LimitReply => ({
  id: limit.id,
  created: toIso(limit.created),
  updated: toIso(limit.updated),
  active: limit.active,
  name: limit.name,
  limit: limit.limit,
  active_slots: limit.active_slots,
  slot_decay_per_second: limit.slot_decay_per_second,
});

export const toLimitMadeReply = (limit: Limit): LimitMadeReply => ({
  ...toLimitReply(limit),
  denied_slots: limit.denied_slots,
  avg_slot_occupancy_seconds: limit.avg_slot_occupancy_seconds,
});
