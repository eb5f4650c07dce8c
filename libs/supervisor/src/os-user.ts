import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** PostgreSQL refuses to run as root; as root we run it as another user. */
export interface OsUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const MADE_USER = 'eparch';

/**
 * Who runs the server over `data`. Null when this process is not root: then PostgreSQL simply runs as the same user.
 * Else whoever owns the files already, since the server refuses those of others; for new ones the `postgres` user if there is one,
 * else `eparch`, which is made when the system allows it, else `nobody`.
 */
export function chooseOsUser(data: string): OsUser | null {
  if (process.getuid?.() !== 0) return null;
  return ownerOf(data) ?? findUser('postgres') ?? findUser(MADE_USER) ?? makeUser() ?? findUser('nobody');
}

/** Whether that user can get at the path, closed parent folders included. */
export function canReach(user: OsUser | null, path: string): boolean {
  if (!user) return true;
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { uid: user.uid, gid: user.gid, cwd: '/' }).status === 0;
}

/** Null when there is nothing, or only root's, as a backup that root copied back is. */
function ownerOf(path: string): OsUser | null {
  const owner = statSync(path, { throwIfNoEntry: false });
  if (!owner || owner.uid === 0) return null;
  return { name: passwd().find(({ uid }) => uid === owner.uid)?.name ?? String(owner.uid), uid: owner.uid, gid: owner.gid };
}

const findUser = (wanted: string): OsUser | null => passwd().find(({ name }) => name === wanted) ?? null;

function passwd(): OsUser[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .flatMap(([name, , uid, gid]) => (name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []));
}

function makeUser(): OsUser | null {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', MADE_USER], { stdio: 'ignore' });
    return findUser(MADE_USER);
  } catch {
    // No useradd here, or a read-only /etc: `nobody` is left.
    return null;
  }
}
