import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@app/testing';
import { personOf, signUp } from '../../e2e/support/sign-up.js';
import type { Connection } from '../../e2e/support/server.js';
import { measureStartUp, type StartUp } from '../benchmarks/start-up.js';
import { ROOT } from '../root.js';
import { untilStopped } from './running.js';
import { cleanEnv, startProgram, type Started, type Subject, type SubjectKind } from './subject.js';

const EPARCH = join(ROOT, 'bin', 'eparch.mjs');

/** Who may sign in to it. */
export const BENCH_PERSON = personOf('bench');

/** Eparch as `npm start` runs it, on a database that is given; one workspace in it. */
export class Eparch implements SubjectKind {
  readonly name = 'Eparch';
  readonly #dataDir = mkdtempSync(join(tmpdir(), 'eparch-bench-'));
  readonly #remove = untilStopped(async () => rmSync(this.#dataDir, { recursive: true, force: true }));
  #tenant: Connection | null = null;

  /** `profileDir`: where Node writes a CPU profile of each server when it stops; null for none. `preload`: a module that changes the server before it starts. */
  constructor(
    private readonly profileDir: string | null,
    private readonly preload: string | null = null,
  ) {}

  async start(databaseUrl: string): Promise<Subject> {
    const port = await freePort();
    const env = { ...cleanEnv(), EPARCH_DATABASE_URL: databaseUrl, EPARCH_DATA_DIR: this.#dataDir };
    const profiling = this.profileDir === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${this.profileDir}`];
    const started = await startEparch(port, env, [...profiling, ...(this.preload === null ? [] : ['--import', this.preload])]);
    const url = `http://127.0.0.1:${port}`;
    const tenant = (this.#tenant ??= await signUp(url, 'bench', 'bench'));
    return {
      ...started,
      name: this.name,
      apiUrl: `${url}/api/accounts/${tenant.account_id}/workspaces/${tenant.workspace_id}`,
      headers: { authorization: `Bearer ${tenant.api_key}`, 'x-prefect-api-version': '0.8.4' },
    };
  }

  remove(): Promise<void> {
    return this.#remove();
  }
}

/** The one command as a user gives it first, with the PostgreSQL that it brings. */
export async function measureEparchStartUp(idleMs: number): Promise<StartUp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'eparch-bench-'));
  const remove = untilStopped(async () => rmSync(dataDir, { recursive: true, force: true }));
  try {
    return await measureStartUp(async () => startEparch(await freePort(), { ...cleanEnv(), EPARCH_DATA_DIR: dataDir }), idleMs);
  } finally {
    await remove();
  }
}

/** The one command, with the address it has to listen on. */
const startEparch = (port: number, env: NodeJS.ProcessEnv, nodeArgs: readonly string[] = []): Promise<Started> =>
  startProgram(process.execPath, [...nodeArgs, EPARCH, 'start', '--port', String(port)], env, `http://127.0.0.1:${port}/api/ready`);
