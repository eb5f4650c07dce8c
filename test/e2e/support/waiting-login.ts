import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What `prefect cloud login` puts up while it waits for the browser: a server that any page may call. Source: docs/contract/cloud.md#login */
export class WaitingLogin {
  /** What pages handed over, in order. */
  readonly received: { path: string; body: Record<string, string> }[] = [];
  readonly #server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      if (request.method === 'POST') this.received.push({ path: request.url ?? '', body: JSON.parse(text) as Record<string, string> });
      const cors = { 'access-control-allow-origin': '*', 'access-control-allow-methods': '*', 'access-control-allow-headers': 'content-type' };
      response.writeHead(200, { ...cors, 'content-type': 'application/json' }).end('null');
    });
  });

  static async start(): Promise<WaitingLogin> {
    const waiting = new WaitingLogin();
    waiting.#server.listen(0, '127.0.0.1');
    await once(waiting.#server, 'listening');
    return waiting;
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
