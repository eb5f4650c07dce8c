import { HttpDriver } from '../http-driver.js';
import type { Measurement, Side } from '../measure.js';
import type { Random } from '../random.js';
import { FlowRuns, measureFlowRuns } from './flow-runs.js';
import { measurePaired, type PairedCost } from './paired.js';

export interface Rounds {
  readonly rounds: number;
  readonly lives: number;
  readonly atOnce: number;
}

/** What recording decisions adds to the CPU of a flow run's life, server and database together: the same lives on two servers that differ in this alone. */
export async function measureDecisions(recording: Side, silent: Side, random: () => Random, { rounds, lives, atOnce }: Rounds): Promise<PairedCost> {
  await requireRecords(recording, random(), 1);
  await requireRecords(silent, random(), 0);
  return measurePaired(recording, silent, rounds, async (side) => cpuOf(await measureFlowRuns(side, random(), { lives, atOnce })));
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
