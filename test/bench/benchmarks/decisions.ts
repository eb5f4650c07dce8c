import { HttpDriver } from '../http-driver.js';
import type { Measurement, Side } from '../measure.js';
import type { Random } from '../random.js';
import { FlowRuns, measureFlowRuns } from './flow-runs.js';

/** What recording decisions adds to the CPU of a flow run's life, server and database together, as a share of it. */
export interface DecisionCost {
  readonly rounds: number;
  /** Of each round's two measurements: other work on the machine hits both alike, and what it distorts most counts least. */
  readonly medianShare: number;
  readonly lowestShare: number;
  readonly highestShare: number;
  /** CPU milliseconds of a life, over all rounds. */
  readonly recordingMs: number;
  readonly silentMs: number;
}

export interface Rounds {
  readonly rounds: number;
  readonly lives: number;
  readonly atOnce: number;
}

/** The same lives on two servers that differ in this alone, in turns, each of them first as often as the other. */
export async function measureDecisions(recording: Side, silent: Side, random: () => Random, { rounds, lives, atOnce }: Rounds): Promise<DecisionCost> {
  await requireRecords(recording, random(), 1);
  await requireRecords(silent, random(), 0);
  const pairs: { recording: number; silent: number }[] = [];
  const live = async (side: Side): Promise<number> => cpuOf(await measureFlowRuns(side, random(), { lives, atOnce }));
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) pairs.push({ recording: await live(recording), silent: await live(silent) });
    else {
      const first = await live(silent);
      pairs.push({ recording: await live(recording), silent: first });
    }
  }
  const shares = pairs.map((pair) => pair.recording / pair.silent - 1).sort((a, b) => a - b);
  const mean = (of: 'recording' | 'silent'): number => pairs.reduce((sum, pair) => sum + pair[of], 0) / rounds;
  return {
    rounds,
    medianShare: shares[Math.floor(shares.length / 2)] ?? 0,
    lowestShare: shares[0] ?? 0,
    highestShare: shares.at(-1) ?? 0,
    recordingMs: mean('recording'),
    silentMs: mean('silent'),
  };
}

/** What is compared has to differ. */
async function requireRecords({ subject }: Side, random: Random, count: number): Promise<void> {
  const http = new HttpDriver(subject, 1);
  try {
    const id = await (await FlowRuns.of(http, random)).create();
    const { results } = await http.call<{ results: unknown[] }>('GET', `/flow_runs/${id}/decisions`);
    if (results.length !== count) throw new Error(`A new run left ${results.length} records and not ${count}.`);
  } finally {
    http.close();
  }
}

const cpuOf = ({ serverCpu, databaseCpu }: Measurement): number => serverCpu + databaseCpu;
