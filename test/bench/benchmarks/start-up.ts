import { setTimeout as sleep } from 'node:timers/promises';
import { serverCpuSeconds, serverResidentBytes } from '../process-usage.js';
import type { Started } from '../subjects/subject.js';

export interface StartUp {
  /** From nothing to healthy. */
  readonly firstMs: number;
  /** The next start, of the same data. */
  readonly warmMs: number;
  /** In RAM once it has had nothing to do for `idleMs`; a PostgreSQL is not counted. */
  readonly idleBytes: number;
  /** Share of one core that it used meanwhile. */
  readonly idleCpuShare: number;
}

/** `start` begins with no data and goes on with the same from then on. */
export async function measureStartUp(start: () => Promise<Started>, idleMs: number): Promise<StartUp> {
  const first = await start();
  await first.stop();
  const warm = await start();
  try {
    const cpuBefore = serverCpuSeconds(warm.pid);
    await sleep(idleMs);
    const idleCpuShare = ((serverCpuSeconds(warm.pid) - cpuBefore) * 1_000) / idleMs;
    return { firstMs: first.startedWithinMs, warmMs: warm.startedWithinMs, idleBytes: serverResidentBytes(warm.pid), idleCpuShare };
  } finally {
    await warm.stop();
  }
}
