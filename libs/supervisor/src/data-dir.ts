import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, startTimeOf } from './processes.js';
import { hasCode, SupervisorError } from './supervisor-error.js';

const MARKER = 'eparch.json';
const LOCK = 'lock';
const FORMAT = 1;

/** Makes the folder, or checks that it is one of ours. Throws a SupervisorError that says what is wrong with it. */
export function prepareDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const marker = readMarker(dataDir);
    if (marker === null) claimEmpty(dataDir);
    else if (marker !== FORMAT)
      throw new SupervisorError(
        `The data folder ${dataDir} was made by another version of Eparch (format ${marker}). Start that version, or name another folder with --data-dir.`,
      );
    // The database server may run as another user, who has to pass through.
    if (process.getuid?.() === 0) chmodSync(dataDir, 0o711);
  } catch (error) {
    if (error instanceof SupervisorError) throw error;
    if (hasCode(error, 'ENOTDIR', 'EEXIST')) throw new SupervisorError(`${dataDir} is not a folder. Name one with --data-dir.`, { cause: error });
    throw new SupervisorError(
      `The data folder ${dataDir} cannot be written (${error instanceof Error ? error.message : String(error)}). Name another with --data-dir.`,
      { cause: error },
    );
  }
}

/**
 * Takes the folder for this process; answers the function that gives it back. A lock whose process is gone is taken over.
 * Throws a SupervisorError naming the process that has it.
 */
export function lockDataDir(dataDir: string): () => void {
  const path = join(dataDir, LOCK);
  const mine = JSON.stringify({ pid: process.pid, started: startTimeOf(process.pid) });
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      writeFileSync(path, mine, { flag: 'wx', mode: 0o600 });
      return () => release(path, mine);
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw new SupervisorError(`The data folder ${dataDir} cannot be locked: ${String(error)}.`, { cause: error });
      const holder = readHolder(path);
      if (holder !== null)
        throw new SupervisorError(`Another Eparch (process ${holder}) uses the data folder ${dataDir}. Stop it first, or name another folder with --data-dir.`);
      rmSync(path, { force: true });
    }
  }
  throw new SupervisorError(`Several programs are taking the data folder ${dataDir} at once. Try again.`);
}

/** The process that holds the folder now; null when none does. */
export function holderOf(dataDir: string): number | null {
  return readHolder(join(dataDir, LOCK));
}

function readHolder(path: string): number | null {
  try {
    const { pid, started } = JSON.parse(readFileSync(path, 'utf8')) as { pid: number; started: string | null };
    return isAlive(pid) && startTimeOf(pid) === started ? pid : null;
  } catch {
    // Gone meanwhile, or half written by a process that died.
    return null;
  }
}

function release(path: string, mine: string): void {
  try {
    if (readFileSync(path, 'utf8') === mine) rmSync(path);
  } catch {
    // Already gone.
  }
}

function readMarker(dataDir: string): number | null {
  try {
    return (JSON.parse(readFileSync(join(dataDir, MARKER), 'utf8')) as { format: number }).format;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function claimEmpty(dataDir: string): void {
  // A key made by hand, or mounted, before the first start is welcome.
  const strange = readdirSync(dataDir).filter((name) => !['secret.key', 'lost+found', LOCK].includes(name));
  if (strange.length > 0)
    throw new SupervisorError(`The folder ${dataDir} holds something else (${strange.slice(0, 3).join(', ')}). Name an empty or new folder with --data-dir.`);
  writeFileSync(join(dataDir, MARKER), `${JSON.stringify({ format: FORMAT })}\n`);
}
