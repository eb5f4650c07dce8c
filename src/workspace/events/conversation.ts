import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import type { Logger } from '@app/telemetry';
import type { RawData, WebSocket } from 'ws';
import { CLOSE } from '../../http/sockets.js';
import { EVENT_BYTES_MAX, parseEvent } from './event.schema.js';
import type { EventWriter } from './event-writer.js';

export const SUBPROTOCOL = 'prefect';
const HANDSHAKE_WITHIN_MS = 20_000;
/** A database that is away is waited for, since a client comes back only ten times. */
const ENTER_WITHIN_MS = 30_000;
const ENTER_AGAIN_MS = 500;
/** How long a key, and a workspace, are taken for unchanged while a socket is open. */
const BELIEVE_MS = 60_000;
const REASON_BYTES_MAX = 123;

/** Clients in server mode offer the subprotocol and send their token as first frame; those in cloud mode do neither. */
export const speaksFirst = (request: IncomingMessage): boolean => (request.headers['sec-websocket-protocol'] ?? '').split(/,\s*/).includes(SUBPROTOCOL);

/** One client on /events/in. */
export class Conversation {
  #ctx: WorkspaceContext | null = null;
  #token: string | null = null;
  #believedUntil = 0;
  /** Settles once everything read so far is durable. */
  #durable: Promise<void> = Promise.resolve();

  constructor(
    private readonly socket: WebSocket,
    private readonly handshakes: boolean,
    private readonly enter: (token: string | null) => Promise<WorkspaceContext>,
    private readonly writer: EventWriter,
    private readonly logger: Logger,
  ) {}

  begin(): void {
    const early: RawData[] = [];
    let take = (data: RawData): void => {
      early.push(data);
      // Whoever asks after these has to wait until they were looked at.
      this.#durable = opened;
    };
    this.socket.on('message', (data) => take(data));
    this.socket.on('ping', (data) => this.#answerPing(data));
    const opened = (this.handshakes ? this.#handshake() : this.#enter()).then(() => {
      take = (data) => this.#take(data);
      this.#durable = Promise.resolve();
      // The first frame of one who speaks first was the handshake's.
      for (const data of this.handshakes ? early.slice(1) : early) this.#take(data);
      return this.#durable;
    });
    opened.catch((error: unknown) => this.#refuse(error));
  }

  async #handshake(): Promise<void> {
    const late = new AbortController();
    const first = await Promise.race([
      new Promise<RawData>((resolve) => this.socket.once('message', resolve)),
      sleep(HANDSHAKE_WITHIN_MS, null, { signal: late.signal, ref: false }),
    ]).finally(() => late.abort());
    const { type, token } = (first === null ? {} : parseFrame(first)) as { type?: unknown; token?: unknown };
    if (type !== 'auth') throw new Fault('auth.unauthenticated', "Expected 'auth' message");
    this.#token = typeof token === 'string' && token !== '' ? token.replace(/^:|:$/g, '') : null;
    await this.#enter();
    this.socket.send('{"type":"auth_success"}');
  }

  async #enter(): Promise<void> {
    // What comes meanwhile stays with the sender.
    this.socket.pause();
    const deadline = Date.now() + ENTER_WITHIN_MS;
    for (;;) {
      try {
        this.#ctx = await this.enter(this.#token);
        this.#believedUntil = Date.now() + BELIEVE_MS;
        return this.socket.resume();
      } catch (error) {
        if (!isPassing(error) || Date.now() > deadline || this.socket.readyState !== this.socket.OPEN) throw error;
        await sleep(ENTER_AGAIN_MS);
      }
    }
  }

  #take(data: RawData): void {
    const ctx = this.#ctx;
    if (!ctx) return;
    const raw = bytesOf(data);
    const event =
      raw.length > EVENT_BYTES_MAX ? { path: [], message: `has more than ${EVENT_BYTES_MAX} bytes` } : parseEvent(parseJson(raw.toString('utf8')), raw.length);
    if ('message' in event) {
      // The frames around it are good, and closing would make the client send this one again and again.
      this.logger.warn({ workspaceId: ctx.workspaceId, where: event.path.join('.') }, `An event was dropped: ${event.message}.`);
      return;
    }
    const durable = this.writer.write(ctx, [event]);
    if (durable !== this.#durable) durable.catch((error: unknown) => this.#refuse(error));
    this.#durable = durable;
    if (this.writer.isFull(ctx)) this.#holdBack();
    else if (Date.now() > this.#believedUntil) this.#reconsider();
  }

  #answerPing(data: Buffer): void {
    this.#durable.then(
      () => this.socket.readyState === this.socket.OPEN && this.socket.pong(data),
      () => undefined,
    );
  }

  #holdBack(): void {
    if (this.socket.isPaused) return;
    this.socket.pause();
    this.#durable.then(
      () => this.socket.resume(),
      () => undefined,
    );
  }

  /** The key may be deleted by now, or the workspace moved. */
  #reconsider(): void {
    this.#believedUntil = Date.now() + BELIEVE_MS;
    this.#enter().catch((error: unknown) => this.#refuse(error));
  }

  /** What will pass is said so, and the client comes back with all that was not confirmed. */
  #refuse(error: unknown): void {
    this.socket.resume();
    if (error instanceof Fault && error.kind !== 'unavailable') return this.socket.close(CLOSE.policy, shortened(error.detail));
    if (!(error instanceof Fault)) this.logger.error({ err: error }, 'Events could not be taken in.');
    this.socket.close(error instanceof Fault ? CLOSE.later : CLOSE.internal, 'try again');
  }
}

const isPassing = (error: unknown): boolean => error instanceof Fault && error.kind === 'unavailable';

function shortened(reason: string): string {
  const { read } = new TextEncoder().encodeInto(reason, new Uint8Array(REASON_BYTES_MAX));
  return reason.slice(0, read);
}

function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? Buffer.from(data) : data;
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}

const parseFrame = (data: RawData): object => {
  const value = parseJson(bytesOf(data).toString('utf8'));
  return typeof value === 'object' && value !== null ? value : {};
};
