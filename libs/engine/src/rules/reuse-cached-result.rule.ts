import type { TaskRunFacts } from '../facts.js';
import { ANY_FROM, freshState, pass, reject, type Rule } from '../rule.js';

/** Whether the proposal would rather have an earlier result than run. */
export const wantsCachedResult = ({ proposed }: Pick<TaskRunFacts, 'proposed'>): boolean =>
  proposed.type === 'RUNNING' && Boolean(proposed.details.cacheKey) && proposed.details.refreshCache !== true;

/** A task whose result is known under its cache key completes with it and does not run. Source: docs/contract/transitions.md#cached-results */
export const reuseCachedResult: Rule<TaskRunFacts> = {
  name: 'reuse-cached-result',
  from: ANY_FROM,
  to: ['RUNNING'],
  decide(facts) {
    const { cached } = facts;
    if (cached === null || !wantsCachedResult(facts)) return pass;
    const { message, data, details } = cached;
    return reject('The result is cached.', { instead: freshState(facts, 'COMPLETED', { name: 'Cached', message, data, details }), saw: { state: cached.id } });
  },
};
