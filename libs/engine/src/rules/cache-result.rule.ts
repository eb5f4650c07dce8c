import type { TaskRunFacts } from '../facts.js';
import { ANY_FROM, pass, passWith, reject, type Rule } from '../rule.js';

const KEY_CHARACTERS_MAX = 2000;

/**
 * A result with a cache key is found under it from now on. A key that is too long is complained about, and kept all the same: the
 * task did complete. Source: docs/contract/transitions.md#cached-results
 */
export const cacheResult: Rule<TaskRunFacts> = {
  name: 'cache-result',
  from: ANY_FROM,
  to: ['COMPLETED'],
  decide({ proposed }) {
    const { cacheKey } = proposed.details;
    if (!cacheKey) return pass;
    const characters = [...cacheKey].length;
    const said = { saw: { characters }, cachesResult: true } as const;
    if (characters <= KEY_CHARACTERS_MAX) return passWith(said);
    return reject(`The cache key has ${characters} characters, more than the ${KEY_CHARACTERS_MAX} it may have.`, { ...said, instead: proposed });
  },
};
