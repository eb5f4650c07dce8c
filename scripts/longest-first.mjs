import { relative } from 'node:path';
import TestSequencer from '@jest/test-sequencer';

/** What takes longer than a quarter of a minute, the longest first, in the order that was measured with each alone. */
export const LONGEST = [
  'test/e2e/console.spec.ts',
  'test/e2e/sdk.spec.ts',
  'test/e2e/deployments.spec.ts',
  'test/e2e/start.spec.ts',
  'test/e2e/console-runs.spec.ts',
  'test/bench/bench.spec.ts',
  'test/e2e/interaction.spec.ts',
  'test/e2e/console-deployments.spec.ts',
  'test/e2e/blocks.spec.ts',
  'test/e2e/crash.spec.ts',
  'test/e2e/limits.spec.ts',
  'test/e2e/operator.spec.ts',
  'libs/queue/conformance/killed-store.spec.ts',
  'libs/supervisor/src/embedded-postgres.db.spec.ts',
  'libs/queue/conformance/queue.spec.ts',
  'test/e2e/workers.spec.ts',
];

/**
 * Begins with what takes longest, so that no worker ends alone with it. Jest knows how long a file took where it ran before, and goes
 * by sizes elsewhere: the shortest file of benchmarks would come last, and take a minute and a half.
 */
export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const rank = ({ path, context }) => {
      const place = LONGEST.indexOf(relative(context.config.rootDir, path));
      return place < 0 ? LONGEST.length : place;
    };
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
}
