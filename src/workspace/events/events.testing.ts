import { once } from 'node:events';
import type { WorkspaceContext } from '@app/tenancy';
import { v7 as uuidv7 } from 'uuid';
import { WebSocket, type ClientOptions } from 'ws';

/** An event as a client sends it; any part of it can be given. */
export const anEvent = (parts: Record<string, unknown> = {}): Record<string, unknown> & { id: string } => ({
  id: uuidv7(),
  occurred: new Date().toISOString(),
  event: 'something.happened',
  resource: { 'prefect.resource.id': 'something.else' },
  related: [],
  payload: {},
  follows: null,
  ...parts,
});

/** One state of a task run as the SDK reports it. */
export function aReport(
  about: { taskRunId: string; flowRunId?: string; taskKey?: string; dynamicKey?: string },
  state: { type: string; name?: string; at?: string; [member: string]: unknown },
  run: Record<string, unknown> = {},
): ReturnType<typeof anEvent> {
  const { at = new Date().toISOString(), ...rest } = state;
  const name = state.name ?? state.type.charAt(0) + state.type.slice(1).toLowerCase();
  return anEvent({
    occurred: at,
    event: `prefect.task-run.${name}`,
    resource: { 'prefect.resource.id': `prefect.task-run.${about.taskRunId}`, 'prefect.orchestration': 'client' },
    related: about.flowRunId ? [{ 'prefect.resource.id': `prefect.flow-run.${about.flowRunId}`, 'prefect.resource.role': 'flow-run' }] : [],
    payload: {
      task_run: { name: 'a-task', task_key: about.taskKey ?? 'a-task', dynamic_key: about.dynamicKey ?? '0', run_count: 1, ...run },
      validated_state: { name, ...rest },
    },
  });
}

export const countEvents = async (ctx: WorkspaceContext, ids: readonly string[]): Promise<number> => {
  const [row] = await ctx.cell.query<{ count: number }>({ text: `select count(*) from ${ctx.schema}.event where id = any($1)`, values: [ids] });
  return row?.count ?? 0;
};

/** A client's end of a socket, as the SDK uses it. */
export class Client {
  readonly frames: string[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  #pings = 0;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => this.frames.push(data.toString('utf8')));
    this.closed = new Promise((resolve) => socket.once('close', (code, reason) => resolve({ code, reason: reason.toString('utf8') })));
  }

  /** Rejects when the upgrade is refused. */
  static async open(url: string, options: ClientOptions & { subprotocol?: string } = {}): Promise<Client> {
    const { subprotocol, ...rest } = options;
    const socket = new WebSocket(url, subprotocol ? [subprotocol] : [], rest);
    const client = new Client(socket);
    await once(socket, 'open');
    socket.on('error', () => undefined);
    return client;
  }

  get protocol(): string {
    return this.socket.protocol;
  }

  get isCompressed(): boolean {
    return this.socket.extensions.includes('permessage-deflate');
  }

  send(frame: unknown): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  /** Resolves at its pong: all that was sent before is safe then. Rejects when the socket ends without one. */
  async ping(): Promise<void> {
    const payload = String(++this.#pings);
    const answered = new Promise<void>((resolve) => {
      const hear = (data: Buffer): void => {
        if (data.toString('utf8') !== payload) return;
        this.socket.off('pong', hear);
        resolve();
      };
      this.socket.on('pong', hear);
    });
    this.socket.ping(payload);
    await Promise.race([answered, this.closed.then(({ code }) => Promise.reject(new Error(`closed with ${code}`)))]);
  }

  async frame(): Promise<string> {
    if (this.frames.length === 0) await Promise.race([once(this.socket, 'message'), this.closed]);
    return this.frames.shift() ?? '';
  }

  /** Resolves when the server asks whether anybody is there. */
  async pinged(): Promise<void> {
    await once(this.socket, 'ping');
  }

  /** Reads nothing more: neither closes nor pings are answered. */
  deafen(): void {
    this.socket.pause();
  }

  async close(): Promise<void> {
    this.socket.close(1000);
    await this.closed;
  }

  /** The cable is pulled. */
  cut(): void {
    this.socket.terminate();
  }
}
