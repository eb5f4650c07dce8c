import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from './installation.js';

const TIMEOUT_MS = 30_000;
const TRIES_MAX = 100;
const PAUSE_MS = 300;

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly retryAfterMs: number;
}

/**
 * Speaks to a workspace as the SDK does behind a load balancer: what was not answered, or with 503, is sent again as it was, to the other
 * process. So a request may have been done more than once.
 */
export class Client {
  /** Requests that were sent again. */
  repeated = 0;
  #current = 0;

  constructor(
    private readonly urls: readonly string[],
    private readonly connection: Connection,
  ) {}

  async ask<Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#try<Body>(method, path, body);
      if (answer) return answer;
      if (attempt === TRIES_MAX) throw new Error(`Nobody answered ${method} ${path}.`);
      this.repeated += 1;
      this.#current += 1;
      await sleep(PAUSE_MS);
    }
  }

  /** What is no success is an error. */
  async call<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const { status, body: answer } = await this.ask<Body>(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path} was answered with ${status}: ${JSON.stringify(answer)}`);
    return answer;
  }

  async #try<Body>(method: string, path: string, body: unknown): Promise<Answer<Body> | null> {
    const { account_id: account, workspace_id: workspace, api_key: key } = this.connection;
    const url = `${this.urls[this.#current % this.urls.length] ?? ''}/api/accounts/${account}/workspaces/${workspace}${path}`;
    try {
      const response = await fetch(url, {
        method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'x-prefect-api-version': '0.8.4' },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (response.status === 503) return null;
      const retryAfterMs = Number(response.headers.get('retry-after') ?? 0) * 1000;
      return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as Body, retryAfterMs };
    } catch {
      return null;
    }
  }
}
