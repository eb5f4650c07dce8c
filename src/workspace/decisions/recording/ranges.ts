import { fromIso } from '@app/contract';
import { unplacedValue, type SchemaContext } from '@app/database';
import { DECISIONS } from '../../ranges/ranged.js';
import { dayOf, makeRange } from '../../ranges/ranges.js';

/** A statement may hold records of several times; more than this many ranges are never missing at once. */
const TRIES_MAX = 4;

/**
 * Runs a statement that records decisions, outside of any transaction of its own. The first record of a time finds no range to
 * go to: it is made, and the statement runs again. So a workspace where nothing happens has none.
 */
export async function withRanges<T>(ctx: SchemaContext, statement: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await statement();
    } catch (error) {
      const decided = fromIso(unplacedValue(error) ?? '');
      if (decided === null || attempt === TRIES_MAX) throw error;
      await makeRange(ctx, DECISIONS, dayOf(decided));
    }
  }
}
