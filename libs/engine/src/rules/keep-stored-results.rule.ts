import { hasPersistedResult, pass, reject, type Rule, TERMINAL } from '../rule.js';

/** The one thing that force may not do: replace a completed state whose result is stored by one that has none. */
export const keepStoredResults: Rule = {
  name: 'keep-stored-results',
  from: TERMINAL,
  to: TERMINAL,
  decide({ current, proposed }) {
    if (!hasPersistedResult(current) || proposed.type !== 'COMPLETED' || hasPersistedResult(proposed)) return pass;
    return reject('The stored result would be lost.');
  },
};
