import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode, SupervisorError } from './supervisor-error.js';

const MARKER = 'eparch.json';
const FORMAT = 1;
/** A key made by hand, or mounted, before the first start is welcome; the others are what a start leaves that was killed this early. */
const WELCOME = /^(secret\.key|lost\+found|lock(\..+)?|eparch\.json\.\d+)$/;

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
    if (process.getuid?.() === 0 && statSync(dataDir).uid === 0) chmodSync(dataDir, 0o711);
  } catch (error) {
    if (error instanceof SupervisorError) throw error;
    if (hasCode(error, 'ENOTDIR', 'EEXIST')) throw new SupervisorError(`${dataDir} is not a folder. Name one with --data-dir.`, { cause: error });
    throw cannotWrite(dataDir, error);
  }
}

export function cannotWrite(dataDir: string, error: unknown): SupervisorError {
  const reason = (error as Error).message;
  return new SupervisorError(`The data folder ${dataDir} cannot be written (${reason}). Name another with --data-dir.`, { cause: error });
}

function readMarker(dataDir: string): number | null {
  try {
    return (JSON.parse(readFileSync(join(dataDir, MARKER), 'utf8')) as { format: number }).format;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    if (!(error instanceof SyntaxError)) throw error;
    throw new SupervisorError(`${join(dataDir, MARKER)} is damaged. Restore it from a backup, or name another folder with --data-dir.`, { cause: error });
  }
}

function claimEmpty(dataDir: string): void {
  const strange = readdirSync(dataDir).filter((name) => !WELCOME.test(name));
  if (strange.length > 0)
    throw new SupervisorError(`The folder ${dataDir} holds something else (${strange.slice(0, 3).join(', ')}). Name an empty or new folder with --data-dir.`);
  const half = join(dataDir, `${MARKER}.${process.pid}`);
  writeFileSync(half, `${JSON.stringify({ format: FORMAT })}\n`, { flush: true });
  renameSync(half, join(dataDir, MARKER));
}
