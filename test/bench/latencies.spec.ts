import { Latencies } from './latencies.js';
import { Random } from './random.js';

it('a percentile is a value that occurred, the smallest one that the share did not exceed', () => {
  const latencies = Latencies.of([40, 10, 30, 20]);
  expect([0, 0.25, 0.5, 0.51, 0.99, 1].map((share) => latencies.percentile(share))).toEqual([10, 10, 20, 30, 40, 40]);
});

it('without values there is no percentile', () => expect(new Latencies().percentile(0.5)).toBeNaN());

it('one seed makes one load', () => {
  const [one, same, other] = [new Random(7), new Random(7), new Random(8)].map((random) => `${random.text(40)} ${random.between(1, 1_000_000)}`);
  expect(same).toBe(one);
  expect(other).not.toBe(one);
});
