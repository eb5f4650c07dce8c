import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const COMPILED = pathToFileURL(join(import.meta.dirname, '../../../.cache/testing/libs/')).href;
const PROGRAM = `
  const { startThrowAwayPostgres } = await import('${COMPILED}supervisor/src/embedded-postgres.js');
  const { tether } = await import('${COMPILED}testing/src/tether.js');
  const { pid, dataDir } = await startThrowAwayPostgres();
  tether(dataDir, pid);
  process.stdout.write(JSON.stringify({ pid, dataDir }));
  setInterval(() => undefined, 1_000);`;

it('a test server ends with the test run, also one that is killed', async () => {
  const run = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [told] = (await once(run.stdout, 'data')) as [Buffer];
  const { pid, dataDir } = JSON.parse(told.toString()) as { pid: number; dataDir: string };
  expect(existsSync(dataDir)).toBe(true);
  run.kill('SIGKILL');
  while (existsSync(`/proc/${pid}/cwd`) || existsSync(dataDir)) await sleep(20);
}, 60_000);
