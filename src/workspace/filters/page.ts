import { Fault } from '@app/faults';

/** Longest list that one request may ask for, and how many it gets when it does not say. */
export const LIST_LIMIT_MAX = 200;

/** A number as a body may have it. */
type Asked = number | string | null | undefined;

/** A stretch of a list. */
export interface Stretch {
  readonly limit: number;
  readonly offset: number;
}

/** How much of a list is asked for. Faults with the texts that the command line looks for. */
export function pageOf({ limit, offset }: { limit?: Asked; offset?: Asked }): Stretch {
  const wanted = Number(limit ?? LIST_LIMIT_MAX);
  if (wanted < 0) throw new Fault('request.invalid', 'Invalid limit: must be greater than or equal to 0.');
  if (wanted > LIST_LIMIT_MAX) throw new Fault('request.invalid', `Invalid limit: must be less than or equal to ${LIST_LIMIT_MAX}.`);
  return { limit: wanted, offset: Number(offset ?? 0) };
}

/** The same where pages are asked for by number, from 1 on. */
export function numberedPageOf({ limit, page }: { limit?: Asked; page?: Asked }): Stretch {
  const stretch = pageOf({ limit });
  return { ...stretch, offset: (Number(page ?? 1) - 1) * stretch.limit };
}

/** A stretch of a list, and how long the whole list is. */
export interface Counted<Item> {
  readonly items: readonly Item[];
  readonly count: number;
}

/** As clients read a numbered page. Source: docs/contract/filters.md#pages */
export function toPaginated<Item, Reply>({ items, count }: Counted<Item>, asked: { limit?: Asked; page?: Asked }, toReply: (item: Item) => Reply) {
  const { limit } = pageOf({ limit: asked.limit });
  return { results: items.map(toReply), count, limit, pages: limit === 0 ? 0 : Math.ceil(count / limit), page: Number(asked.page ?? 1) };
}
