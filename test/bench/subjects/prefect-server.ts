import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@app/testing';
import { ROOT } from '../root.js';
import { untilStopped } from './running.js';
import { cleanEnv, startProgram, type Subject, type SubjectKind } from './subject.js';

const INSTALLED = join(ROOT, '.cache', 'prefect-venv', 'bin');

/** The reference: `prefect server` as its maker ships it, without its web page, on a PostgreSQL that is given. */
export class PrefectServer implements SubjectKind {
  readonly name = 'prefect server';
  readonly #home = mkdtempSync(join(tmpdir(), 'eparch-bench-prefect-'));
  readonly #remove = untilStopped(async () => rmSync(this.#home, { recursive: true, force: true }));

  /** Throws where it is not installed. */
  constructor(private readonly bin: string = process.env['EPARCH_TEST_SDK'] ?? INSTALLED) {
    if (!existsSync(join(bin, 'prefect'))) {
      throw new Error('There is no prefect server to compare with: make a virtual environment in .cache/prefect-venv from test/e2e/requirements.txt.');
    }
  }

  async start(databaseUrl: string): Promise<Subject> {
    const port = await freePort();
    const env = {
      ...cleanEnv(),
      PREFECT_HOME: this.#home,
      PREFECT_API_DATABASE_CONNECTION_URL: databaseUrl.replace(/^postgresql:/, 'postgresql+asyncpg:'),
      PREFECT_SERVER_ANALYTICS_ENABLED: 'false',
    };
    const apiUrl = `http://127.0.0.1:${port}/api`;
    const args = ['server', 'start', '--no-ui', '--host', '127.0.0.1', '--port', String(port)];
    const started = await startProgram(join(this.bin, 'prefect'), args, env, `${apiUrl}/health`);
    return { ...started, name: this.name, apiUrl, headers: { 'x-prefect-api-version': '0.8.4' } };
  }

  remove(): Promise<void> {
    return this.#remove();
  }
}
