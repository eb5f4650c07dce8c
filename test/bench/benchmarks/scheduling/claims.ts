import { setTimeout as sleep } from 'node:timers/promises';
import { repeat, type HttpDriver } from '../../http-driver.js';
import { Latencies } from '../../latencies.js';
import { POOL } from './scheduled-workspace.js';

/** From the time of a run until a poll has brought it. */
export interface Lateness {
  readonly runs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

interface Polled {
  readonly flow_run: { readonly id: string; readonly next_scheduled_start_time: string };
}

/** Between two polls; part of what is measured, for every server alike. */
const POLL_EVERY_MS = 50;
const CLAIMS_AT_ONCE = 4;
const PATIENCE_MS = 5 * 60_000;

/** Asks for work as a worker does that has nothing else to do, and claims what it gets, until it had a run of each of the times. */
export async function claimWhenDue(http: HttpDriver, times: readonly number[]): Promise<Lateness> {
  const [wanted, first, last] = [new Set(times), Math.min(...times), Math.max(...times)];
  const late: number[] = [];
  await sleep(first - Date.now() - 1_000);
  while (late.length < times.length) {
    if (Date.now() > last + PATIENCE_MS) throw new Error(`Of ${times.length} runs that fell due only ${late.length} came.`);
    const body = { scheduled_before: new Date().toISOString(), limit: 200 };
    const polled = await http.call<Polled[]>('POST', `/work_pools/${POOL}/get_scheduled_flow_runs`, body);
    const came = Date.now();
    for (const { flow_run: run } of polled) {
      const due = Date.parse(run.next_scheduled_start_time);
      if (wanted.has(due)) late.push(came - due);
    }
    const claim = { state: { type: 'PENDING', name: 'Pending' }, force: false };
    await repeat(polled.length, CLAIMS_AT_ONCE, async (index) => http.call('POST', `/flow_runs/${polled[index]?.flow_run.id ?? ''}/set_state`, claim));
    await sleep(POLL_EVERY_MS);
  }
  const latencies = Latencies.of(late);
  return { runs: late.length, p50Ms: latencies.percentile(0.5), p99Ms: latencies.percentile(0.99) };
}
