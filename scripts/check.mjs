// Everything that can be said about a change without a server: format, lint, types, walls, generated files, unit tests.
// Independent steps run at the same time; all that went wrong is shown, not only the first.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const STEPS = {
  format: ['prettier', '--check', '--log-level', 'warn', '.'],
  lint: ['eslint', '--max-warnings', '0', '--cache', '--cache-location', '.cache/eslint/', '.'],
  types: ['tsc', '--noEmit', '--incremental', '--tsBuildInfoFile', '.cache/tsc.json'],
  'console types': ['tsc', '--noEmit', '-p', 'console'],
  walls: ['depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'src', 'libs', 'migrations'],
  'generated files': ['node', 'scripts/generate.mjs', '--check'],
  'unit tests': ['node', 'scripts/run-jest.mjs', 'unit', '--silent'],
};
const AT_ONCE = 2;

const waiting = Object.entries(STEPS);
const failed = [];
await Promise.all(Array.from({ length: AT_ONCE }, work));
if (failed.length > 0) process.stdout.write(`\nNot clean: ${failed.join(', ')}.\n`);
process.exitCode = failed.length > 0 ? 1 : 0;

async function work() {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const [name, [program, ...args]] = step;
    const began = Date.now();
    const { code, output } = await run(program === 'node' ? process.execPath : join(root, 'node_modules', '.bin', program), args);
    process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)\n${code === 0 ? '' : output}`);
    if (code !== 0) failed.push(name);
  }
}

function run(program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, FORCE_COLOR: '0' } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({ code, output }));
  });
}
