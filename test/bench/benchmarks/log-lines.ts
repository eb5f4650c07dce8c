import { HttpDriver, repeat } from '../http-driver.js';
import { Latencies } from '../latencies.js';
import { measure, type Measurement, type Side } from '../measure.js';
import type { Random } from '../random.js';
import { FlowRuns } from './flow-runs.js';

/** About what a busy flow logs between two of the SDK's sendings. */
export const LINES_IN_A_REQUEST = 100;

/** Log lines in batches, `atOnce` requests at a time. The unit is one line. */
export async function measureLogLines(side: Side, random: Random, { requests, atOnce }: { requests: number; atOnce: number }): Promise<Measurement> {
  const http = new HttpDriver(side.subject, atOnce);
  try {
    const flowRunId = await (await FlowRuns.of(http, random)).create();
    const send = () => http.call('POST', '/logs/', lines(flowRunId, random));
    await repeat(Math.ceil(requests / 5), atOnce, async () => void (await send()));
    const latencies = new Latencies();
    return await measure(side, {
      units: requests * LINES_IN_A_REQUEST,
      requestsPerUnit: 1 / LINES_IN_A_REQUEST,
      latencies,
      run: () => repeat(requests, atOnce, async () => void (await latencies.time(send))),
    });
  } finally {
    http.close();
  }
}

const lines = (flowRunId: string, random: Random) =>
  Array.from({ length: LINES_IN_A_REQUEST }, () => ({
    name: 'prefect.flow_runs',
    level: 20,
    message: random.text(random.between(20, 140)),
    timestamp: new Date().toISOString(),
    flow_run_id: flowRunId,
    task_run_id: null,
  }));
