#!/usr/bin/env node
// Runs on any Node that knows modules, so that an old one gets a sentence and not a stack.
import { existsSync } from 'node:fs';
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
  const { runCommandLine } = await import('../dist/src/cli/main.js');
  return runCommandLine(process.argv);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  },
);
