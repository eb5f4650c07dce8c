import { combineFirings, type Firing } from './combine.js';
import type { CompositeTrigger } from './trigger.js';
import { at, aTrigger } from './triggers.testing.js';

const triggers = ['a', 'b', 'c'].map((id) => aTrigger({ id }));
const compound = (require: number | 'any' | 'all', within: number | null = null): CompositeTrigger => ({
  type: 'compound',
  id: 'top',
  triggers,
  require,
  within,
});
const sequence = (within: number | null = null): CompositeTrigger => ({ type: 'sequence', id: 'top', triggers, within });

/** Parts fire in this order, a second after each other; answers at which of them the whole did. */
function firings(trigger: CompositeTrigger, parts: string): number[] {
  let held: readonly Firing[] = [];
  return [...parts].flatMap((triggerId, second) => {
    const outcome = combineFirings(trigger, held, { triggerId, at: at(second), event: null });
    held = outcome.held;
    return outcome.fired ? [second] : [];
  });
}

it.each<[string, CompositeTrigger, string, number[]]>([
  ['any part is enough', compound('any'), 'ab', [0, 1]],
  ['one part is enough where one is required', compound(1), 'cc', [0, 1]],
  ['all parts in any order', compound('all'), 'cabba', [2]],
  ['all parts again', compound('all'), 'abcabc', [2, 5]],
  ['the same part counts once', compound(2), 'aaab', [3]],
  ['two parts within the time', compound(2, 2), 'ab', [1]],
  ['a part outside of the time is forgotten', compound('all', 1), 'abc', []],
  ['a sequence in its order', sequence(), 'abc', [2]],
  ['a sequence in another order never', sequence(), 'cab', []],
  ['of a sequence the last firing of each part counts', sequence(), 'abac', []],
  ['a sequence finds its order after a wrong start', sequence(), 'cabc', [3]],
  ['a sequence has its time', sequence(1), 'abc', []],
])('%s', (_, trigger, parts, expected) => expect(firings(trigger, parts)).toEqual(expected));

it('answers what it holds, to go on from', () => {
  const firing = { triggerId: 'a', at: at(0), event: null };
  expect(combineFirings(compound('all'), [], firing)).toEqual({ held: [firing], fired: null, forgotten: 0 });
});
