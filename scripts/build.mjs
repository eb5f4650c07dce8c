// Builds the server (dist) and the console (console/dist) when their sources changed since the last build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const SERVER = { sources: ['src', 'libs', 'migrations', '.swcrc', 'package-lock.json'], out: 'dist', stamp: '.build-stamp', build: buildServer };
const CONSOLE = {
  sources: ['console', 'docs/graphql.md', 'console/index.html', 'src/graphql/*.graphql', 'package-lock.json'],
  out: 'console/dist',
  stamp: '.build-stamp',
  build: buildConsole,
};
const SKIPPED = new Set(['node_modules', 'dist', '.cache', 'gql']);
/** What compiles and bundles; all else that a build needs is there when the program is. */
const TOOLS = ['@swc/core', 'vite', '@vitejs/plugin-react'];
const CACHE = '.cache';

/** True when both are up to date at the end. Says on stderr what it does, or in one sentence why it cannot. */
export async function buildIfStale(root) {
  const stale = [SERVER, CONSOLE].filter((part) => part.sources.every((source) => existsSync(join(root, source.split('*')[0]))) && !isFresh(root, part));
  if (stale.length === 0) return true;
  const missing = TOOLS.filter((tool) => !['', 'console'].some((folder) => existsSync(join(root, folder, 'node_modules', tool))));
  if (missing.length > 0) {
    process.stderr.write(`Packages that the build needs are not installed (${missing.join(', ')}). Run npm ci first.\n`);
    return false;
  }
  try {
    return await whileLocked(root, () => buildAll(root, stale));
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
    process.stderr.write(`Eparch has to be built, and ${root} cannot be written by this user. Run npm run build as its owner first.\n`);
    return false;
  }
}

async function buildAll(root, parts) {
  // Another start may have built them while this one waited.
  const stale = parts.filter((part) => !isFresh(root, part));
  if (stale.length === 0) return true;
  process.stderr.write('Building Eparch. This happens once and takes less than a minute …\n');
  for (const part of stale) if (!(await buildPart(root, part))) return false;
  return true;
}

async function buildPart(root, part) {
  const stamp = stampOf(root, part);
  const mine = join(CACHE, `build-${process.pid}`);
  const fresh = join(mine, 'fresh');
  rmSync(join(root, mine), { recursive: true, force: true });
  try {
    if (!(await part.build(root, fresh))) return false;
    writeFileSync(join(root, fresh, part.stamp), stamp);
    moveIntoPlace(join(root, fresh), join(root, part.out), join(root, mine, 'old'));
    return true;
  } finally {
    rmSync(join(root, mine), { recursive: true, force: true });
  }
}

/** Moved as a whole, so that a crash leaves the old build, the new one or none, and never a mixture. */
function moveIntoPlace(fresh, out, aside) {
  for (;;) {
    rmSync(aside, { recursive: true, force: true });
    if (existsSync(out)) renameSync(out, aside);
    try {
      return renameSync(fresh, out);
    } catch (error) {
      if (!['ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error;
    }
  }
}

function buildServer(root, out) {
  // In a process of its own: the server that goes on here would keep the compiler's memory for as long as it runs.
  if (!run(root, [process.execPath, join(import.meta.dirname, 'compile.mjs'), root, out, 'src', 'libs', 'migrations'])) return false;
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
  const { status, error } = spawnSync(resolve(cwd, command), args, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Whatever the caller's is: tests start servers too, and a build for tests would be left behind.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status === 0) return true;
  process.stderr.write(`The build failed${error ? `: ${error.message}` : ''}.\n`);
  return false;
}

/** Names, sizes and times: cheap enough for every start. */
function stampOf(root, part) {
  const hash = createHash('sha256').update(process.version);
  for (const source of part.sources) {
    const [place, ending = ''] = source.split('*');
    const path = join(root, place);
    for (const file of statSync(path).isDirectory() ? filesIn(path).filter((name) => name.endsWith(ending)) : [path]) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file.slice(root.length)} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function isFresh(root, part) {
  try {
    return readFileSync(join(root, part.out, part.stamp), 'utf8') === stampOf(root, part);
  } catch {
    return false;
  }
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .filter((entry) => !SKIPPED.has(entry.name) && !entry.name.endsWith('.spec.ts'))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]));
}

/**
 * Two starts at once: the second waits for the first one's build. Saves work and no more: two builds at the same time
 * would not disturb each other.
 */
async function whileLocked(root, work) {
  const folder = join(root, CACHE);
  const lock = join(folder, 'build.lock');
  mkdirSync(folder, { recursive: true });
  for (let tries = 1; !take(lock); tries++) {
    if (tries === 2) process.stderr.write('Another start is building Eparch. Waiting for it …\n');
    await sleep(200);
  }
  try {
    removeLeftovers(folder);
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** False while another process builds. The lock of one that was killed is removed, for the next try. */
function take(lock) {
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    // A link appears with its content: nobody reads a lock that names no holder yet.
    linkSync(mine, lock);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isAlive(Number(readIfThere(lock)))) rmSync(lock, { force: true });
    return false;
  } finally {
    rmSync(mine);
  }
}

function removeLeftovers(folder) {
  for (const name of readdirSync(folder)) {
    const [, pid] = /^build-(\d+)$/.exec(name) ?? [];
    if (pid && !isAlive(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = (await buildIfStale(join(import.meta.dirname, '..', '/'))) ? 0 : 1;
