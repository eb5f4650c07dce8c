import { toIso, type TagLimitReply } from '@app/contract';
import type { Instant } from '@app/engine';

/** A limit on how many task runs of a tag run at a time. */
export interface TagLimit {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  /** `tag:` and the tag. */
  readonly name: string;
  readonly limit: number;
  /** Task runs that hold a slot, as often as they hold one. */
  readonly holders: readonly string[];
}

const PREFIX = 'tag:';
export const prefixed = (tag: string): string => `${PREFIX}${tag}`;
export const isTagLimit = (name: string): boolean => name.startsWith(PREFIX);
export const tagOf = (name: string): string => name.slice(PREFIX.length);

export const toTagLimitReply = ({ id, created, updated, name, limit, holders }: TagLimit): TagLimitReply => ({
  id,
  created: toIso(created),
  updated: toIso(updated),
  tag: tagOf(name),
  concurrency_limit: limit,
  active_slots: [...holders],
});
