import { execFileSync, spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { execFile } from 'node:child_process';
import { ROOT, type Connection } from './server.js';

const REQUIREMENTS = join(ROOT, 'test', 'e2e', 'requirements.txt');
const VENV = join(ROOT, '.cache', 'prefect-venv');
/** Written when all of it is there. */
const INSTALLED = join(VENV, '.installed');
const LOCK = `${VENV}.lock`;
const INSTALL_MS_MAX = 10 * 60_000;
const RUN_TIMEOUT_MS = 240_000;

/** The folder of the real SDK's programs; null, said loudly, where there is no Python for it. Installed once, from PyPI. */
export function findSdk(): string | null {
  const given = process.env['EPARCH_TEST_SDK'];
  if (given) return given;
  if (existsSync(INSTALLED)) return join(VENV, 'bin');
  const python = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10'].find(isNewEnough);
  if (!python) {
    process.stderr.write('\n*** SKIPPED: no Python 3.10 or newer here, so the real SDK was not tested. ***\n');
    return null;
  }
  install(python);
  return join(VENV, 'bin');
}

/** By whichever spec comes first; the others wait for it. */
function install(python: string): void {
  mkdirSync(dirname(VENV), { recursive: true });
  while (!take(LOCK)) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    if (existsSync(INSTALLED)) return;
  }
  try {
    if (existsSync(INSTALLED)) return;
    process.stderr.write('Installing the SDK for the tests …\n');
    execFileSync(python, ['-m', 'venv', VENV], { stdio: 'inherit' });
    execFileSync(join(VENV, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS], { stdio: 'inherit' });
    writeFileSync(INSTALLED, '');
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

/** One that somebody left behind who was killed is removed, for the next try. */
function take(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const { mtimeMs } = statSync(lock, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
    if (Date.now() - mtimeMs > INSTALL_MS_MAX) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function isNewEnough(python: string): boolean {
  try {
    execFileSync(python, ['-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** One user's SDK with settings of its own, untouched by those of the machine. */
export class Sdk {
  readonly #env: NodeJS.ProcessEnv;

  constructor(
    private readonly bin: string,
    env: NodeJS.ProcessEnv = {},
  ) {
    const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(prefect_|.*_proxy$)/i.test(name)));
    this.#env = {
      ...clean,
      PREFECT_HOME: mkdtempSync(join(tmpdir(), 'eparch-sdk-')),
      PREFECT_CLI_COLORS: 'false',
      PYTHONUNBUFFERED: '1',
      COLUMNS: '200',
      NO_COLOR: '1',
      ...env,
    };
  }

  /** In cloud mode by its environment alone, as containers have it. */
  static of(bin: string, connection: Connection, env: NodeJS.ProcessEnv = {}): Sdk {
    const [cloud = ''] = connection.api_url.split('/accounts/');
    return new Sdk(bin, { PREFECT_API_URL: connection.api_url, PREFECT_API_KEY: connection.api_key, PREFECT_CLOUD_API_URL: cloud, ...env });
  }

  /** As the console tells people to. */
  async logIn(connection: Connection, handles: string): Promise<string> {
    const [cloud = ''] = connection.api_url.split('/accounts/');
    await this.prefect('config', 'set', `PREFECT_CLOUD_API_URL=${cloud}`);
    return this.prefect('cloud', 'login', '--key', connection.api_key, '--workspace', handles);
  }

  async prefect(...args: string[]): Promise<string> {
    return (await this.#run('prefect', args)).stdout;
  }

  /** Standard output of a Python file. */
  async python(file: string, ...args: string[]): Promise<string> {
    return (await this.pythonAloud(file, ...args)).stdout;
  }

  /** And what it logs. */
  async pythonAloud(file: string, ...args: string[]): Promise<{ stdout: string; stderr: string }> {
    return this.#run('python', [join(ROOT, 'test', 'e2e', 'flows', file), ...args]);
  }

  /** The same, left running. */
  spawnPython(file: string, ...args: string[]): ChildProcessWithoutNullStreams {
    return spawn(join(this.bin, 'python'), ['-u', join(ROOT, 'test', 'e2e', 'flows', file), ...args], { env: this.#env, stdio: 'pipe' });
  }

  /** A command, left running. */
  spawnPrefect(...args: string[]): ChildProcessWithoutNullStreams {
    return spawn(join(this.bin, 'prefect'), args, { env: this.#env, stdio: 'pipe' });
  }

  async #run(program: string, args: readonly string[]): Promise<{ stdout: string; stderr: string }> {
    try {
      return await promisify(execFile)(join(this.bin, program), args, { env: this.#env, timeout: RUN_TIMEOUT_MS, maxBuffer: 64 * 1024 * 1024 });
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
      throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}\n${stderr}`, { cause: error });
    }
  }
}
