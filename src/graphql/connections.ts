import { Fault } from '@app/faults';

export const FIRST_MAX = 200;

export interface Connection<T> {
  edges: { cursor: string; node: T }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  /** Asked only when the query wants it. */
  totalCount?: () => Promise<number>;
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
  totalCount?: () => Promise<number>,
): Connection<T> {
  const edges = page.items.map((node) => ({ cursor: encode(position(node)), node }));
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

/** The position in a cursor; null without one. Throws `request.invalid` for a cursor that is none of ours. */
export function positionOf(cursor: string | null | undefined, kinds: readonly ('number' | 'string')[]): (number | string)[] | null {
  if (!cursor) return null;
  try {
    const position = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(position) && position.length === kinds.length && kinds.every((kind, index) => typeof position[index] === kind))
      return position as (number | string)[];
  } catch {
    // Said below.
  }
  throw new Fault('request.invalid', 'This cursor is not from this list. Start without one.');
}

const encode = (position: readonly (number | string)[]): string => Buffer.from(JSON.stringify(position)).toString('base64url');
