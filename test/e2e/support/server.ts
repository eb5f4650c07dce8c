import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort, tether } from '@app/testing';
import { signUp } from './sign-up.js';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const EPARCH = join(ROOT, 'bin', 'eparch.mjs');
const READY_TIMEOUT_MS = 90_000;

export interface Connection {
  account_id: string;
  workspace_id: string;
  api_url: string;
  api_key: string;
}

export interface OsUser {
  readonly uid: number;
  readonly gid: number;
}

/** A whole Eparch as a user runs it: its own process, its own data folder. */
export class Server {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'eparch-e2e-'));
  #process: ChildProcess | null = null;
  #letGo = (): void => undefined;
  output = '';

  private constructor(
    readonly port: number,
    private readonly env: NodeJS.ProcessEnv,
    private readonly user: OsUser | undefined,
  ) {
    if (user) chownSync(this.dataDir, user.uid, user.gid);
  }

  /** `user`: who runs it, when not whoever runs this. */
  static async start(env: NodeJS.ProcessEnv = {}, user?: OsUser): Promise<Server> {
    const server = new Server(await freePort(), { ...cleanEnv(), ...env }, user);
    try {
      await server.start();
      return server;
    } catch (error) {
      await server.remove();
      throw error;
    }
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  /** Of the embedded PostgreSQL's first process. */
  get postgresPid(): number {
    return Number(readFileSync(join(this.dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [EPARCH, 'start', '--port', String(this.port), '--data-dir', this.dataDir], {
      env: this.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...this.user,
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.#process = child;
    this.#letGo = tether(this.dataDir, child.pid);
    const deadline = Date.now() + READY_TIMEOUT_MS;
    while ((await this.readiness()) !== 200) {
      if (child.exitCode !== null || Date.now() > deadline) throw new Error(`Eparch did not start:\n${this.output}`);
      await sleep(50);
    }
  }

  /** Status of /api/ready; 0 when nobody answers. */
  async readiness(): Promise<number> {
    return fetch(`${this.url}/api/ready`).then(
      ({ status }) => status,
      () => 0,
    );
  }

  /** As Ctrl-C does. Answers the exit code. */
  async stop(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    return this.#end(signal);
  }

  /** Nothing gets to say goodbye: neither Eparch nor its database. */
  async kill(): Promise<void> {
    const postgres = this.postgresPid;
    await this.killAlone();
    process.kill(postgres, 'SIGKILL');
  }

  /** Its database stays behind. */
  async killAlone(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async remove(): Promise<void> {
    await this.stop();
    if (existsSync(join(this.dataDir, 'postgres', 'postmaster.pid'))) process.kill(this.postgresPid, 'SIGKILL');
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** An `eparch` command on the same data folder. */
  async command(args: readonly string[], input = ''): Promise<CommandResult> {
    return runCommand(args, { ...this.env, EPARCH_DATA_DIR: this.dataDir, EPARCH_PORT: String(this.port) }, input);
  }

  /** Someone new with an account, a workspace and a key. */
  async newTenant(account: string, workspace = 'dev'): Promise<Connection> {
    return signUp(this.url, account, workspace);
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#process;
    this.#process = null;
    this.#letGo();
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    const gone = once(child, 'exit') as Promise<[number | null]>;
    child.kill(signal);
    return (await gone)[0];
  }
}

/** Without what whoever runs the tests has set for an Eparch or an SDK of their own. */
export function cleanEnv(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(EPARCH|PREFECT)_(?!TEST_)/.test(name)));
}

/** `eparch start` with these arguments, up to its greeting. */
export async function startUntilGreeted(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ readonly output: string; stop(): Promise<number | null> }> {
  const child = spawn(process.execPath, [EPARCH, 'start', ...args], { env: { ...cleanEnv(), ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit') as Promise<[number | null]>;
  let output = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    output += chunk.toString();
    if (!output.includes('Ctrl-C stops everything.')) continue;
    child.stdout.resume();
    return {
      output,
      stop: async () => {
        child.kill('SIGINT');
        return (await gone)[0];
      },
    };
  }
  throw new Error(`Eparch ended before it greeted:\n${output}`);
}

export interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** Runs `eparch` to its end, whatever that is. */
export async function runCommand(args: readonly string[], env: NodeJS.ProcessEnv = cleanEnv(), input = ''): Promise<CommandResult> {
  const running = promisify(execFile)(process.execPath, [EPARCH, ...args], { env, timeout: 60_000 });
  running.child.stdin?.end(input);
  try {
    return { ...(await running), code: 0 };
  } catch (error) {
    const { stdout = '', stderr = '', code } = error as { stdout?: string; stderr?: string; code?: number };
    return { stdout, stderr, code: typeof code === 'number' ? code : 1 };
  }
}
