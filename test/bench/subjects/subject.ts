import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { untilStopped } from './running.js';

/** A running server that is measured, and how a client of one workspace reaches it. */
export interface Subject {
  readonly name: string;
  readonly pid: number;
  /** Without a slash at its end; every path of the workspace API goes behind it. */
  readonly apiUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  /** From being started to answering that it is healthy. */
  readonly startedWithinMs: number;
  stop(): Promise<void>;
}

/** How to start a server of one kind; what is made with it lives on from start to start. */
export interface SubjectKind {
  readonly name: string;
  start(databaseUrl: string): Promise<Subject>;
  /** Removes what it kept outside the database. */
  remove(): Promise<void>;
}

/** The reference makes its tables first, on a machine that may have other things to do. */
const START_TIMEOUT_MS = 10 * 60_000;
const ASK_EVERY_MS = 20;

export interface Started {
  readonly pid: number;
  readonly startedWithinMs: number;
  stop(): Promise<void>;
}

/** Starts a program and waits until it answers at `healthUrl`. Its output is only shown when it does not. */
export async function startProgram(command: string, args: readonly string[], env: NodeJS.ProcessEnv, healthUrl: string): Promise<Started> {
  const began = performance.now();
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = untilStopped(() => end(child));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-10_000)));
  while (!(await isHealthy(healthUrl))) {
    if (child.exitCode !== null || performance.now() - began > START_TIMEOUT_MS) {
      await stop();
      throw new Error(`${command} did not start:\n${output}`);
    }
    await sleep(ASK_EVERY_MS);
  }
  return { pid: child.pid ?? 0, startedWithinMs: performance.now() - began, stop };
}

const isHealthy = (url: string): Promise<boolean> =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGINT');
  await gone;
}

/** This process's variables without those that would reach into a server under measurement. */
export const cleanEnv = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(prefect_|eparch_|node_options$|.*_proxy$)/i.test(name)));
