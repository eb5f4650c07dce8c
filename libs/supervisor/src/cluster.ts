import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, openSync, closeSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import { POSTGRES_MAJOR } from './binaries.js';
import type { OsUser } from './os-user.js';
import { commandOf, isAlive } from './processes.js';
import { SupervisorError } from './supervisor-error.js';

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
  if (existsSync(data)) return refuseOtherMajor(data);
  const half = `${data}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
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
  const major = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (major === POSTGRES_MAJOR) return;
  throw new SupervisorError(
    `The data folder was made by PostgreSQL ${major}, and this Eparch brings PostgreSQL ${POSTGRES_MAJOR}. Move the data over with pg_dumpall, or run it with EPARCH_DATABASE_URL.`,
  );
}

const DURABLE = ['max_wal_size=1GB', 'checkpoint_timeout=15min', 'wal_compression=on'];
const THROW_AWAY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=2GB'];
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'shared_buffers=128MB',
  'timezone=UTC',
  'log_timezone=UTC',
  'jit=off',
  'log_checkpoints=off',
];

/** Starts the server in the background, where it outlives this process: the next start adopts it. Answers its process id. */
export function spawnPostgres(dataDir: string, binaries: Binaries, user: OsUser | null, port: number, ephemeral: boolean): number {
  const { data, log } = clusterPaths(dataDir);
  rotate(log);
  const output = openSync(log, 'a', 0o600);
  const settings = [...SETTINGS, `port=${port}`, ...(ephemeral ? THROW_AWAY : DURABLE)];
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
  return child.pid;
}

export interface RunningPostmaster {
  readonly pid: number;
  readonly port: number;
}

/**
 * The server that runs on this cluster, also one that an earlier Eparch left behind; null when none does.
 * Removes the pid file of one that is gone whose number another program has now, since PostgreSQL would refuse to start over it.
 */
export function findPostmaster(dataDir: string): RunningPostmaster | null {
  const { data } = clusterPaths(dataDir);
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pidLine, , , portLine] = readFileSync(file, 'utf8').split('\n');
  const pid = Number(pidLine);
  if (!isAlive(pid)) return null;
  const command = commandOf(pid);
  if (command !== null && !command.includes(data)) {
    rmSync(file);
    return null;
  }
  return portLine ? { pid, port: Number(portLine) } : null;
}

export function readPassword(dataDir: string): string {
  return readFileSync(clusterPaths(dataDir).password, 'utf8').trim();
}

/** The last complaints of the server's log, for an error message. */
export function lastLogLines(dataDir: string): string {
  try {
    const lines = readFileSync(clusterPaths(dataDir).log, 'utf8').trim().split('\n');
    return lines
      .filter((line) => /FATAL|ERROR|PANIC|could not/.test(line))
      .slice(-2)
      .join(' / ');
  } catch {
    return '';
  }
}

function rotate(log: string): void {
  if (existsSync(log) && statSync(log).size > LOG_BYTES_MAX) renameSync(log, `${log}.1`);
}
