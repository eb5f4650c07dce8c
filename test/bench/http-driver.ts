import { Agent, request } from 'node:http';
import type { Subject } from './subjects/subject.js';

/** Speaks to a server over at most `connections` connections, which it keeps. Whatever is not a success is thrown. */
export class HttpDriver {
  readonly #agent: Agent;

  constructor(
    private readonly subject: Subject,
    connections: number,
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  async call<Reply>(method: string, path: string, body?: unknown): Promise<Reply> {
    const { status, text } = await this.#send(method, path, body === undefined ? '' : JSON.stringify(body));
    if (status >= 300) throw new Error(`${this.subject.name} answered ${status} to ${method} ${path}: ${text.slice(0, 1_000)}`);
    return (text === '' ? null : JSON.parse(text)) as Reply;
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(method: string, path: string, body: string): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const headers = { ...this.subject.headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const sent = request(this.subject.apiUrl + path, { method, agent: this.#agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}

/** Does `work` `count` times, `atOnce` at a time. */
export async function repeat(count: number, atOnce: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, worker));
}
