import type { Instant } from '@app/engine';
import { Fault } from '@app/faults';
import { isUuid } from '../http/decorators.js';
import type { KeysetPosition } from '../workspace/filters/keyset.js';

export const FIRST_MAX = 200;

/** How much of a list is asked for. */
export interface Page {
  first?: number | null;
  after?: string | null;
}

export interface Connection<T> {
  edges: { cursor: string; node: T }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  /** Asked only when the query wants it. */
  totalCount?: () => Promise<number | null>;
}

/** Throws `request.invalid` outside of 1 … 200. */
export function requireFirst(first: number | null | undefined, fallback: number): number {
  const wanted = first ?? fallback;
  if (wanted >= 1 && wanted <= FIRST_MAX) return wanted;
  throw new Fault('request.invalid', `first has to be from 1 to ${FIRST_MAX}.`);
}

/** `position` is what the list's order needs to go on after an item. */
export function toConnection<T>(
  page: { items: readonly T[]; hasNextPage: boolean },
  after: string | null | undefined,
  position: (item: T) => readonly (number | string)[],
  totalCount?: () => Promise<number | null>,
): Connection<T> {
  const edges = page.items.map((node) => ({ cursor: toCursor(position(node)), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    ...(totalCount ? { totalCount } : {}),
  };
}

/** Where a list of runs or logs goes on, from its cursor; null without one. Throws `request.invalid` for a cursor that is none of ours. */
export function timePositionOf(cursor: string | null | undefined): { instant: Instant; id: string } | null {
  if (!cursor) return null;
  const [instant, id] = decode(cursor, 2);
  if (Number.isSafeInteger(instant) && isUuid(id)) return { instant: instant as Instant, id };
  throw foreign();
}

/** The same for a list by name. */
export function namePositionOf(cursor: string | null | undefined): string | null {
  if (!cursor) return null;
  const [name] = decode(cursor, 1);
  if (typeof name === 'string') return name;
  throw foreign();
}

/** The same for a list that is ordered by something and id. */
export function keysetPositionOf(cursor: string | null | undefined): KeysetPosition | null {
  if (!cursor) return null;
  const [value, id] = decode(cursor, 2);
  if ((typeof value === 'string' || Number.isSafeInteger(value)) && isUuid(id)) return { value: value as string | number, id };
  throw foreign();
}

function decode(cursor: string, length: number): unknown[] {
  try {
    const position = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(position) && position.length === length) return position as unknown[];
  } catch {
    // Said by the caller.
  }
  return [];
}

const foreign = (): Fault => new Fault('request.invalid', 'This cursor is not from this list. Start without one.');

/** Opaque to whoever gets it. */
export const toCursor = (position: readonly (number | string)[]): string => Buffer.from(JSON.stringify(position)).toString('base64url');
