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
    /** Whose requests these are, as the SDK's workers say with each. */
    private readonly worker: string | null = null,
  ) {}

  /** Where a socket is opened for the so-manieth time, and by which key. */
  socketAt(path: string, attempt: number): { readonly url: string; readonly key: string } {
    const base = this.urls[attempt % this.urls.length] ?? '';
    return { url: `${base.replace('http', 'ws')}${this.#place}${path}`, key: this.connection.api_key };
  }

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

  get #place(): string {
    return `/api/accounts/${this.connection.account_id}/workspaces/${this.connection.workspace_id}`;
  }

  async #try<Body>(method: string, path: string, body: unknown): Promise<Answer<Body> | null> {
    const url = `${this.urls[this.#current % this.urls.length] ?? ''}${this.#place}${path}`;
    const asWorker = this.worker === null ? {} : { 'x-prefect-worker-name': this.worker };
    try {
      const response = await fetch(url, {
        method,
        headers: { authorization: `Bearer ${this.connection.api_key}`, 'content-type': 'application/json', 'x-prefect-api-version': '0.8.4', ...asWorker },
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
