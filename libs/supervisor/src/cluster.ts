import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fchownSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import { POSTGRES_MAJOR } from './binaries.js';
import type { OsUser } from './os-user.js';
import { identityOf } from './processes.js';
import type { Postmaster } from './postmaster.js';
import { toSocketSetting } from './socket.js';
import { hasCode, SupervisorError } from './supervisor-error.js';

export const SUPERUSER = 'eparch';
const LOG_BYTES_MAX = 20 * 1024 * 1024;

/** Where the parts of an embedded cluster lie. */
export const clusterPaths = (dataDir: string) => ({
  data: join(dataDir, 'postgres'),
  password: join(dataDir, 'postgres.password'),
  log: join(dataDir, 'postgres.log'),
});

/** Makes the cluster unless it is there: aside first, then moved into place, so that a crash leaves none rather than half of one. */
export function initCluster(dataDir: string, binaries: Binaries, user: OsUser | null, ephemeral: boolean): void {
  const { data, password } = clusterPaths(dataDir);
  if (existsSync(data)) {
    refuseOtherMajor(data);
    return handOver(data, password, user);
  }
  const half = `${data}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true });
  if (user) for (const path of [half, password]) chownSync(path, user.uid, user.gid);
  const made = spawnSync(
    binaries.initdb,
    [
      '-D',
      half,
      '-U',
      SUPERUSER,
      '-E',
      'UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--auth=scram-sha-256',
      `--pwfile=${password}`,
      ...(ephemeral ? ['--no-sync'] : []),
    ],
    { encoding: 'utf8', cwd: '/', env: { PATH: process.env['PATH'], LANG: 'C' }, ...(user ? { uid: user.uid, gid: user.gid } : {}) },
  );
  if (made.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    throw new SupervisorError(
      `PostgreSQL could not make its files in ${dataDir}: ${made.error?.message ?? made.stderr.trim().split('\n').at(-1) ?? 'no reason given'}`,
    );
  }
  renameSync(half, data);
}

function refuseOtherMajor(data: string): void {
  const major = readIfThere(join(data, 'PG_VERSION'))?.trim();
  if (major === POSTGRES_MAJOR) return;
  if (major === undefined) throw new SupervisorError(`${data} is damaged: it has no PG_VERSION. Restore it from a backup, or name another data folder.`);
  throw new SupervisorError(
    `The data folder was made by PostgreSQL ${major}, and this Eparch brings PostgreSQL ${POSTGRES_MAJOR}. Move the data over with pg_dumpall, or run it with EPARCH_DATABASE_URL.`,
  );
}

/** A backup that root copied back belongs to root and may be open to all; the server takes neither. */
function handOver(data: string, password: string, user: OsUser | null): void {
  if (!user || statSync(data).uid === user.uid) return;
  spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, data, password]);
  chmodSync(data, 0o700);
}

const DURABLE = ['max_wal_size=1GB', 'checkpoint_timeout=15min', 'wal_compression=on'];
/** Specs in several processes have the apps of some replicas each on one of them. */
const THROW_AWAY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=2GB', 'max_connections=300'];
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_permissions=0700',
  'max_connections=200',
  'shared_buffers=128MB',
  'timezone=UTC',
  'log_timezone=UTC',
  'jit=off',
  'log_checkpoints=off',
];

/** How a server is to run. */
export interface Serving {
  readonly port: number;
  /** Whether it has a socket beside the port. */
  readonly socket: boolean;
  readonly ephemeral: boolean;
}

/** Starts the server in the background, where it outlives this process: the next start adopts it. */
export function spawnPostgres(dataDir: string, binaries: Binaries, user: OsUser | null, { port, socket, ephemeral }: Serving): Postmaster {
  const { data, log } = clusterPaths(dataDir);
  rotate(log);
  const output = openSync(log, 'a', 0o600);
  if (user) fchownSync(output, user.uid, user.gid);
  const settings = [...SETTINGS, `port=${port}`, `unix_socket_directories=${socket ? toSocketSetting(data) : ''}`, ...(ephemeral ? THROW_AWAY : DURABLE)];
  const child = spawn(binaries.postgres, ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    detached: true,
    stdio: ['ignore', output, output],
    cwd: '/',
    env: { PATH: process.env['PATH'], LANG: 'C', PG_OOM_ADJUST_VALUE: '0' },
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  });
  closeSync(output);
  child.once('error', () => undefined);
  child.unref();
  if (child.pid === undefined) throw new SupervisorError(`PostgreSQL could not be started from ${binaries.postgres}.`);
  return { pid: child.pid, port, identity: identityOf(child.pid) };
}

/** Throws a SupervisorError where it was lost: without it nobody gets in. */
export function readPassword(dataDir: string): string {
  const { password } = clusterPaths(dataDir);
  const text = readIfThere(password)?.trim();
  if (!text) throw new SupervisorError(`The password of the embedded PostgreSQL, ${password}, is gone. Restore the file from a backup.`);
  return text;
}

/** Where the server's log ends now: what a start adds to it comes after. */
export const logEnd = (dataDir: string): number => statSync(clusterPaths(dataDir).log, { throwIfNoEntry: false })?.size ?? 0;

/** The last complaints in the server's log after `from`, for an error message. */
export function complaintsSince(dataDir: string, from: number): string {
  const log = readFileSync(clusterPaths(dataDir).log);
  // Shorter than it was: it was put aside and begun anew.
  const lines = log
    .subarray(log.length < from ? 0 : from)
    .toString()
    .split('\n');
  return lines
    .filter((line) => /FATAL|ERROR|PANIC|could not/.test(line) && !line.includes('the database system is'))
    .slice(-2)
    .map((line) => line.replace(/^.*?\b(FATAL|ERROR|PANIC|LOG|WARNING):\s+/, ''))
    .join('; ');
}

function rotate(log: string): void {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES_MAX) renameSync(log, `${log}.1`);
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}
