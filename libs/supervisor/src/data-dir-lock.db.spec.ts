import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** As the global set-up of these specs compiled it: programs of their own need JavaScript. */
const LOCK = pathToFileURL(join(import.meta.dirname, '../../../.cache/testing/libs/supervisor/src/data-dir-lock.js')).href;

const PROGRAM = `
  const { appendFileSync } = await import('node:fs');
  const { lockDataDir } = await import('${LOCK}');
  const [folder] = process.argv.slice(1);
  for (let turn = 0; turn < 5; turn++) {
    const lock = await lockDataDir(folder, 'visit');
    appendFileSync(folder + '/turns', 'in ');
    await new Promise((resolve) => setTimeout(resolve, 2));
    appendFileSync(folder + '/turns', 'out ');
    // Half of them die holding it, and leave that for the others to find out.
    if (turn === 4 && process.pid % 2 === 0) process.kill(process.pid, 'SIGKILL');
    lock.release();
  }`;

it('the lock of a data folder has one holder at a time, also while programs die and others take over from them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'eparch-lock-'));
  writeFileSync(join(folder, 'lock'), '{}');
  const programs = Array.from({ length: 8 }, () => spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, folder], { stdio: 'inherit' }));
  await Promise.all(programs.map((program) => once(program, 'exit')));
  expect(readFileSync(join(folder, 'turns'), 'utf8')).toBe('in out '.repeat(8 * 5));
  rmSync(folder, { recursive: true });
}, 60_000);
