import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cannotWrite } from './data-dir.js';
import { identityOf, isAlive } from './processes.js';
import { hasCode, SupervisorError } from './supervisor-error.js';

/** A server has the folder until it is stopped; a visit, which is one command's work, for seconds. */
export type Purpose = 'server' | 'visit';

export interface Holder {
  readonly pid: number;
  /** As `identityOf` answered it: the same id may be another process's by now. */
  readonly identity: string | null;
  readonly purpose: Purpose;
  /** Where clients reach the server, once it listens. */
  readonly url?: string;
}

export interface DataDirLock {
  /** Tells other programs on this machine where the server is. */
  announce(url: string): void;
  release(): void;
}

const VISIT_TIMEOUT_MS = 60_000;
const RETRY_MS = 50;
const TAKEOVER_STALE_MS = 10_000;

/**
 * Takes the folder for this process, once visitors have left it. Throws a SupervisorError that names the process of another server.
 * The lock of a process that is gone is taken over.
 */
export async function lockDataDir(dataDir: string, purpose: Purpose): Promise<DataDirLock> {
  const deadline = Date.now() + VISIT_TIMEOUT_MS;
  for (;;) {
    const lock = tryLockDataDir(dataDir, purpose);
    if (lock) return lock;
    const holder = holderOf(dataDir);
    if (holder && (holder.purpose === 'server' || Date.now() > deadline)) throw inUse(dataDir, holder);
    await sleep(RETRY_MS);
  }
}

/** Null when another process has it now. */
export function tryLockDataDir(dataDir: string, purpose: Purpose): DataDirLock | null {
  const path = pathOf(dataDir);
  const holder: Holder = { pid: process.pid, identity: identityOf(process.pid), purpose };
  try {
    removeStale(path);
    return link(path, JSON.stringify(holder)) ? lockOver(path, holder) : null;
  } catch (error) {
    throw cannotWrite(dataDir, error);
  }
}

/** Who has the folder now; null when nobody does. */
export function holderOf(dataDir: string): Holder | null {
  return readHolder(pathOf(dataDir));
}

export function inUse(dataDir: string, { pid }: Holder): SupervisorError {
  return new SupervisorError(`Another Eparch (process ${pid}) uses the data folder ${dataDir}. Stop it first, or name another folder with --data-dir.`);
}

const pathOf = (dataDir: string): string => join(dataDir, 'lock');

function lockOver(path: string, holder: Holder): DataDirLock {
  let mine = JSON.stringify(holder);
  return {
    announce: (url) => {
      mine = JSON.stringify({ ...holder, url });
      writeFileSync(`${path}.${process.pid}`, mine, { mode: 0o644 });
      renameSync(`${path}.${process.pid}`, path);
    },
    release: () => {
      if (readIfThere(path) === mine) rmSync(path, { force: true });
    },
  };
}

/** A link appears with its content, so nobody reads half a lock. False when one is there. */
function link(path: string, text: string): boolean {
  const half = `${path}.${process.pid}`;
  writeFileSync(half, text, { mode: 0o644 });
  try {
    linkSync(half, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(half, { force: true });
  }
}

/** One at a time, and looking again once it is its turn: else the second of two would remove what the first has locked since. */
function removeStale(path: string): void {
  if (!isStale(path)) return;
  const turn = `${path}.takeover`;
  try {
    writeFileSync(turn, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    if (Date.now() - (statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > TAKEOVER_STALE_MS) rmSync(turn, { force: true });
    return;
  }
  if (isStale(path)) rmSync(path, { force: true });
  rmSync(turn, { force: true });
}

const isStale = (path: string): boolean => readIfThere(path) !== null && readHolder(path) === null;

function readHolder(path: string): Holder | null {
  const text = readIfThere(path);
  const holder = text === null ? null : parse(text);
  return holder && isAlive(holder.pid) && identityOf(holder.pid) === holder.identity ? holder : null;
}

function parse(text: string): Holder | null {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return null;
  }
}

/** Also null when another user's: then it cannot be removed either, and the attempt says so. */
function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return hasCode(error, 'ENOENT') ? null : '';
  }
}
