import { JsonText, toIso } from '@app/contract';
import type { Instant } from '@app/engine';

export interface SavedSearch {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly name: string;
  /** A list in JSON as it is written. */
  readonly filters: string;
}

/** For `writeJson`. */
export const toSavedSearchReply = (search: SavedSearch) => ({
  ...search,
  created: toIso(search.created),
  updated: toIso(search.updated),
  filters: new JsonText(search.filters),
});
