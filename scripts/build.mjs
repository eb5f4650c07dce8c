// Builds the server (dist) and the console (console/dist) when their sources changed since the last build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const SERVER = { sources: ['src', 'libs', 'migrations', '.swcrc', 'package-lock.json'], out: 'dist', stamp: '.build-stamp', build: buildServer };
const CONSOLE = {
  sources: ['console', 'console/index.html', 'src/graphql/schema.graphql', 'package-lock.json'],
  out: 'console/dist',
  stamp: '.build-stamp',
  build: buildConsole,
};
const SKIPPED = new Set(['node_modules', 'dist', '.cache', 'gql']);
const LOCK_STALE_MS = 5 * 60_000;

/** True when both are up to date at the end. Says what it does on stderr, in one line. */
export async function buildIfStale(root) {
  const stale = [SERVER, CONSOLE].filter(
    (part) => part.sources.every((source) => existsSync(join(root, source))) && readStamp(root, part) !== stampOf(root, part),
  );
  if (stale.length === 0) return true;
  if (!existsSync(join(root, 'node_modules'))) {
    process.stderr.write('The dependencies are missing. Run npm ci first.\n');
    return false;
  }
  return whileLocked(join(root, '.cache'), async () => {
    process.stderr.write('Building Eparch. This happens once and takes less than a minute …\n');
    for (const part of stale) if (!(await buildPart(root, part))) return false;
    return true;
  });
}

async function buildPart(root, part) {
  const stamp = stampOf(root, part);
  if (readStamp(root, part) === stamp) return true;
  const fresh = join(root, `${part.out}.new`);
  rmSync(fresh, { recursive: true, force: true });
  if (!(await part.build(root, `${part.out}.new`))) return false;
  writeFileSync(join(fresh, part.stamp), stamp);
  // Moved as a whole, so that a crash leaves the old build or the new one.
  rmSync(join(root, part.out), { recursive: true, force: true });
  renameSync(fresh, join(root, part.out));
  return true;
}

async function buildServer(root, out) {
  // Not at the top: what it imports is only there once the dependencies are.
  const { compile } = await import('./compile.mjs');
  await compile(root, ['src', 'libs', 'migrations'], out);
  for (const folder of ['src', 'migrations']) {
    for (const file of filesIn(join(root, folder)).filter((path) => /\.(graphql|sql|json)$/.test(path))) {
      cpSync(file, join(root, out, file.slice(root.length)));
    }
  }
  return true;
}

function buildConsole(root, out) {
  return run(join(root, 'console'), ['../node_modules/.bin/vite', 'build', '--outDir', `../${out}`, '--emptyOutDir', '--logLevel', 'warn']);
}

function run(cwd, [command, ...args]) {
  const { status, error } = spawnSync(join(cwd, command), args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status === 0) return true;
  process.stderr.write(`The build failed${error ? `: ${error.message}` : ''}.\n`);
  return false;
}

/** Names, sizes and times: cheap enough for every start. */
function stampOf(root, part) {
  const hash = createHash('sha256').update(process.version);
  for (const source of part.sources) {
    const path = join(root, source);
    for (const file of statSync(path).isDirectory() ? filesIn(path) : [path]) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file.slice(root.length)} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function readStamp(root, part) {
  try {
    return readFileSync(join(root, part.out, part.stamp), 'utf8');
  } catch {
    return null;
  }
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .filter((entry) => !SKIPPED.has(entry.name) && !entry.name.endsWith('.spec.ts'))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]));
}

/** Two starts at once: the second waits for the first one's build. */
async function whileLocked(folder, work) {
  const lock = join(folder, 'build.lock');
  mkdirSync(folder, { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0) > LOCK_STALE_MS) rmSync(lock, { recursive: true, force: true });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = (await buildIfStale(join(import.meta.dirname, '..', '/'))) ? 0 : 1;
