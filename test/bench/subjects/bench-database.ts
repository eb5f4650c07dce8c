import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@app/supervisor';
import { untilStopped } from './running.js';

/** A PostgreSQL as Eparch brings it, durable and with the same settings for every server that is measured. */
export interface BenchDatabase {
  readonly url: string;
  readonly postmasterPid: number;
  /** Takes its data along. */
  stop(): Promise<void>;
}

export async function startBenchDatabase(): Promise<BenchDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'eparch-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir });
  return {
    url: postgres.url,
    postmasterPid: Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]),
    stop: untilStopped(async () => {
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }),
  };
}
