import { liveAndForget } from './benchmarks/flow-runs.js';
import type { Side } from './measure.js';
import { Random } from './random.js';
import { startBenchDatabase } from './subjects/bench-database.js';
import type { Eparch } from './subjects/eparch.js';

/** Two servers, each on a database of its own, that have lived through so many flow runs. */
export async function onTwoServers<T>(
  kinds: readonly [Eparch, Eparch],
  { lives, seed }: { lives: number; seed: number },
  work: (first: Side, second: Side) => Promise<T>,
): Promise<T> {
  const stops: (() => Promise<void>)[] = [];
  try {
    const sides: Side[] = [];
    for (const kind of kinds) {
      const database = await startBenchDatabase();
      stops.push(
        () => database.stop(),
        () => kind.remove(),
      );
      const subject = await kind.start(database.url);
      stops.push(() => subject.stop());
      await liveAndForget(subject, new Random(seed), { lives, atOnce: 16 });
      sides.push({ subject, postmasterPid: database.postmasterPid });
    }
    const [first, second] = sides;
    if (!first || !second) throw new Error('Two servers were started.');
    return await work(first, second);
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}
