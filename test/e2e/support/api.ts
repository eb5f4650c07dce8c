import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from './server.js';

export interface Run {
  id: string;
  name: string;
  state_type: string;
  state_name: string;
  run_count: number;
  flow_run_run_count: number;
  next_scheduled_start_time: string | null;
  task_inputs: Record<string, { input_type: string }[]>;
}

/** The workspace's REST API as a test asks it. */
export class Api {
  constructor(readonly connection: Connection) {}

  /** Below the workspace's address. */
  async call(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    return this.#send(method, `${this.connection.api_url}${path}`, body);
  }

  /** Anywhere on the server; without a key when it is null. */
  async ask(
    method: string,
    path: string,
    body?: unknown,
    key: string | null = this.connection.api_key,
  ): Promise<{ status: number; body: unknown; text: string }> {
    return this.#send(method, new URL(path, this.connection.api_url).href, method === 'GET' ? undefined : body, key);
  }

  async #send(method: string, url: string, body: unknown, key: string | null = this.connection.api_key) {
    const response = await fetch(url, {
      method,
      headers: { ...(key === null ? {} : { authorization: `Bearer ${key}` }), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: parsed(text), text };
  }

  async flowRun(id: string): Promise<Run> {
    return (await this.call('GET', `/flow_runs/${id}`)).body as Run;
  }

  /** Names of the states it was in, from the first on. */
  async flowRunStates(id: string): Promise<string[]> {
    return ((await this.call('GET', `/flow_run_states/?flow_run_id=${id}`)).body as { name: string }[]).map(({ name }) => name);
  }

  async taskRuns(flowRunId: string): Promise<Run[]> {
    const found: Run[] = [];
    for (;;) {
      const query = { flow_runs: { id: { any_: [flowRunId] } }, limit: 200, offset: found.length, sort: 'ID_DESC' };
      const page = (await this.call('POST', '/task_runs/filter', query)).body as Run[];
      found.push(...page);
      if (page.length < 200) return found;
    }
  }

  async taskRunStates(id: string): Promise<string[]> {
    return ((await this.call('GET', `/task_run_states/?task_run_id=${id}`)).body as { name: string }[]).map(({ name }) => name);
  }

  /** The names of each one's states, from the first on, with blanks between. */
  async taskRunHistories(ids: readonly string[]): Promise<string[]> {
    const histories: string[] = [];
    for (const id of ids) histories.push((await this.taskRunStates(id)).join(' '));
    return histories;
  }

  async count(what: 'flow_runs' | 'task_runs', filter: object): Promise<number> {
    return (await this.call('POST', `/${what}/count`, filter)).body as number;
  }

  async logs(flowRunId: string): Promise<string[]> {
    return ((await this.call('POST', '/logs/filter', { logs: { flow_run_id: { any_: [flowRunId] } } })).body as { message: string }[]).map(
      ({ message }) => message,
    );
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const isOver = (run: Run): boolean => ['COMPLETED', 'FAILED', 'CRASHED', 'CANCELLED'].includes(run.state_type);

/** Asks until the answer is what is awaited: for what clients do in the background. The last answer is told with the failure. */
export async function eventually<T>(ask: () => Promise<T>, isIt: (answer: T) => boolean, timeoutMs = 60_000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (isIt(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`It never came true. The last answer was ${JSON.stringify(answer).slice(0, 1_000)}`);
    await sleep(100);
  }
}
