import { AT_REST, observe, type MetricState } from './metrics.js';
import { at } from './triggers.testing.js';
import type { Metric } from './trigger.js';

const metric: Metric = { name: 'duration', threshold: 10, operator: '>', range: 300, firing_for: 300 };

/** Values by the second at which they were seen, `-` for none; answers what each turned. */
function turns(story: string, of: Partial<Metric> = {}): (string | null)[] {
  let state: MetricState = AT_REST;
  return story.split(' ').map((seen) => {
    const [value = '', second] = seen.split('@');
    const observed = observe({ ...metric, ...of }, state, value === '-' ? null : Number(value), at(Number(second)));
    ({ state } = observed);
    return observed.turn;
  });
}

describe('a metric trigger', () => {
  it.each<[string, string, (string | null)[]]>([
    ['fires once it was breached for long enough', '11@0 11@299 11@300', ['breached', null, 'fired']],
    ['fires once for a breach', '11@0 11@300 11@600 11@900', ['breached', 'fired', null, null]],
    ['begins anew after a break', '11@0 9@100 11@200 11@400 11@500', ['breached', 'calmed', 'breached', null, 'fired']],
    ['takes no value for a break', '11@0 -@100 11@300', ['breached', 'calmed', 'breached']],
    ['is at rest where nothing is breached', '9@0 -@30 10@60', [null, null, null]],
    [
      'is over once it was good for as long, and fires anew',
      '11@0 11@300 9@400 9@700 11@800 11@1100',
      ['breached', 'fired', null, 'resolved', 'breached', 'fired'],
    ],
    [
      'is not over where it was good for a moment, or without a value',
      '11@0 11@300 9@400 11@500 9@600 -@700 9@850 9@1149 9@1150',
      ['breached', 'fired', null, null, null, null, null, null, 'resolved'],
    ],
  ])('%s', (_, story, expected) => expect(turns(story)).toEqual(expected));

  it.each<[Metric['operator'], boolean[]]>([
    ['<', [true, false, false]],
    ['<=', [true, true, false]],
    ['>', [false, false, true]],
    ['>=', [false, true, true]],
  ])('compares by %s', (operator, expected) => expect(['9', '10', '11'].map((value) => turns(`${value}@0`, { operator })[0] === 'breached')).toEqual(expected));
});
