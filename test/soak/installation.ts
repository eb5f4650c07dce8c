import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startMortalRedis } from '@app/testing';
import { startBenchDatabase } from '../bench/subjects/bench-database.js';
import { untilStopped } from '../bench/subjects/running.js';
import { cleanEnv, startProgram, type Started } from '../bench/subjects/subject.js';
import { ROOT } from '../bench/root.js';

const EPARCH = join(ROOT, 'bin', 'eparch.mjs');

export interface Connection {
  readonly account_id: string;
  readonly workspace_id: string;
  readonly api_key: string;
}

/** One process of Eparch, which can be killed and started again at its address. */
export class Replica {
  #started: Started | null = null;

  constructor(
    readonly name: string,
    private readonly port: number,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.#started = await startProgram(process.execPath, [EPARCH, 'start', '--port', String(this.port)], this.env, `${this.url}/api/ready`);
  }

  /** `kill -9`. */
  async kill(): Promise<void> {
    if (!this.#started) return;
    process.kill(this.#started.pid, 'SIGKILL');
    await this.#started.stop();
    this.#started = null;
  }

  /** Resident memory, in MiB. */
  memory(): number {
    const status = this.#started ? readFileSync(`/proc/${this.#started.pid}/status`, 'utf8') : '';
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  }
}

/** Two processes on one database, each of which plays all roles. */
export class Installation {
  private constructor(
    readonly databaseUrl: string,
    readonly replicas: readonly [Replica, Replica],
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static async start(withRedis: boolean): Promise<Installation> {
    const database = await startBenchDatabase();
    const redis = withRedis ? await startMortalRedis() : null;
    if (withRedis && !redis) throw new Error('There is no redis-server here.');
    if (redis) untilStopped(() => redis.stop());
    const dataDir = mkdtempSync(join(tmpdir(), 'eparch-soak-'));
    untilStopped(() => Promise.resolve(rmSync(dataDir, { recursive: true, force: true })));
    const env = {
      ...cleanEnv(),
      EPARCH_DATABASE_URL: database.url,
      EPARCH_DATA_DIR: dataDir,
      EPARCH_CANCELLING_TIMEOUT_SECONDS: '5',
      EPARCH_SECRET_KEY: randomBytes(32).toString('base64'),
      ...(redis ? { EPARCH_REDIS_URL: redis.url } : {}),
    };
    const replicas = [new Replica('A', await freePort(), env), new Replica('B', await freePort(), env)] as const;
    for (const replica of replicas) await replica.start();
    return new Installation(database.url, replicas, env);
  }

  newTenant(account: string): Connection {
    const args = ['account', 'create', '--email', `${account}@eparch.example`, '--password-stdin', '--account', account, '--workspace', 'soak', '--json'];
    const { status, stdout, stderr } = spawnSync(process.execPath, [EPARCH, ...args], { env: this.env, input: 'green horses fly', encoding: 'utf8' });
    if (status !== 0) throw new Error(`eparch account create failed: ${stderr}`);
    return JSON.parse(stdout) as Connection;
  }
}
