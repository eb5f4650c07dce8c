#!/usr/bin/env node
// Runs on any Node that knows modules, so that an old one gets a sentence and not a stack.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NEEDED = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);
const root = fileURLToPath(new URL('..', import.meta.url));

async function main() {
  if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
    process.stderr.write(`Eparch needs Node.js ${NEEDED.join('.')} or newer; this is ${process.versions.node}.\n`);
    return 1;
  }
  // An image ships the built program without its sources.
  if (existsSync(`${root}src`)) {
    const { buildIfStale } = await import('../scripts/build.mjs');
    if (!(await buildIfStale(root))) return 1;
  }
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const { runCommandLine } = await import('../dist/src/cli/main.js');
  return runCommandLine(process.argv, version);
}

/** Whatever still waits for something by now, such as a store that is away, does not hold the program up. */
function finish(code) {
  process.exitCode = code;
  setTimeout(() => process.exit(), 1_000).unref();
}

main().then(finish, (error) => {
  const missing = error && error.code === 'ERR_MODULE_NOT_FOUND' ? /Cannot find package '([^']+)'/.exec(error.message) : null;
  const words = error instanceof Error ? error.stack : String(error);
  process.stderr.write(missing ? `The package ${missing[1]} is not installed. Run npm ci first.\n` : `${words}\n`);
  finish(1);
});
