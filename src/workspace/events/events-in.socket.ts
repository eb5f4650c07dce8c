import type { IncomingMessage } from 'node:http';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import type { Logger } from '@app/telemetry';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { RawData, WebSocket } from 'ws';
import { CLOSE, Sockets } from '../../http/sockets.js';
import { LOGGER } from '../../platform.module.js';
import { WorkspaceSockets } from '../workspace-sockets.js';
import { EVENT_BYTES_MAX, parseEvent, withoutNul } from './event.schema.js';
import { EventWriter } from './event-writer.js';

const SUBPROTOCOL = 'prefect';
/** An event may have 1.5 MB; the rest is room for its frame to be refused politely. */
const FRAME_BYTES_MAX = 4 * 1024 * 1024;
/** Above this many events on their way to the database, a workspace's senders are not read from until it caught up. */
const PENDING_MAX = 20_000;
const NO_KEY = 'No API key came. Set PREFECT_CLOUD_API_URL, or PREFECT_API_AUTH_STRING to the API key.';

/**
 * Where clients say what happens, task run states above all. They trust a pong: it means that everything sent before its
 * ping is safe, so pings are answered here and not by the socket library.
 */
@Injectable()
export class EventsInSocket implements OnModuleInit {
  constructor(
    private readonly sockets: Sockets,
    private readonly doors: WorkspaceSockets,
    private readonly writer: EventWriter,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.sockets.add({
      path: '/api/accounts/:accountId/workspaces/:workspaceId/events/in',
      subprotocol: SUBPROTOCOL,
      maxMessageBytes: FRAME_BYTES_MAX,
      autoPong: false,
      admit: (request, params) => this.#admit(request, params),
      open: (socket, request, params) => new Conversation(socket, request, params, this.doors, this.writer, this.logger).begin(),
    });
  }

  /** A wrong key is refused before the upgrade, which stops the client's retries; trouble that will pass is not. */
  async #admit(request: IncomingMessage, params: Record<string, string>): Promise<number | null> {
    if (speaksFirst(request)) return null;
    try {
      await this.doors.enter(request, params, 'workspace:run');
      return null;
    } catch (error) {
      if (!(error instanceof Fault) || error.kind === 'unavailable') return null;
      return error.kind === 'unauthenticated' ? 401 : 403;
    }
  }
}

/** Clients in server mode offer the subprotocol and send their token as first frame; those in cloud mode do neither. */
const speaksFirst = (request: IncomingMessage): boolean => (request.headers['sec-websocket-protocol'] ?? '').split(/,\s*/).includes(SUBPROTOCOL);

class Conversation {
  #ctx: WorkspaceContext | null = null;
  /** Settles once everything read so far is durable. */
  #durable: Promise<void> = Promise.resolve();

  constructor(
    private readonly socket: WebSocket,
    private readonly request: IncomingMessage,
    private readonly params: Record<string, string>,
    private readonly doors: WorkspaceSockets,
    private readonly writer: EventWriter,
    private readonly logger: Logger,
  ) {}

  begin(): void {
    const early: RawData[] = [];
    let handle = (data: RawData): void => void early.push(data);
    this.socket.on('message', (data) => handle(data));
    this.socket.on('ping', (data) => this.#answerPing(data));
    const opened = speaksFirst(this.request) ? this.#handshake() : this.#open();
    opened.then(
      () => {
        handle = (data) => this.#take(data);
        // The first early frame of one who speaks first was the handshake's.
        for (const data of speaksFirst(this.request) ? early.slice(1) : early) this.#take(data);
      },
      (error: unknown) => this.#refuse(error),
    );
  }

  async #open(token?: string | null): Promise<void> {
    this.#ctx = await this.doors.enter(this.request, this.params, 'workspace:run', token);
  }

  async #handshake(): Promise<void> {
    const first = await new Promise<RawData>((resolve) => this.socket.once('message', resolve));
    const { type, token } = parseFrame(first) as { type?: unknown; token?: unknown };
    if (type !== 'auth') throw new Fault('auth.unauthenticated', "Expected 'auth' message");
    if (typeof token !== 'string' && this.request.headers.authorization === undefined) throw new Fault('auth.unauthenticated', NO_KEY);
    await this.#open(typeof token === 'string' ? token.replace(/^:|:$/g, '') : null);
    this.socket.send('{"type":"auth_success"}');
  }

  #take(data: RawData): void {
    const ctx = this.#ctx;
    if (!ctx) return;
    const raw = textOf(data);
    const event = raw.length > EVENT_BYTES_MAX ? { path: [], message: `has more than ${EVENT_BYTES_MAX} bytes` } : parseEvent(parseJson(withoutNul(raw)));
    if ('message' in event) {
      // The frames around it are good, and closing would make the client send this one again and again.
      this.logger.warn({ workspaceId: ctx.workspaceId, where: event.path.join('.') }, `An event was dropped: ${event.message}.`);
      return;
    }
    this.#durable = this.writer.write(ctx, [event]);
    this.#durable.catch((error: unknown) => this.#refuse(error));
    this.#holdBack(ctx);
  }

  #answerPing(data: Buffer): void {
    this.#durable.then(
      () => this.socket.readyState === this.socket.OPEN && this.socket.pong(data),
      () => undefined,
    );
  }

  #holdBack(ctx: WorkspaceContext): void {
    if (this.writer.pending(ctx) < PENDING_MAX || this.socket.isPaused) return;
    this.socket.pause();
    void this.#durable.finally(() => this.socket.resume()).catch(() => undefined);
  }

  /** What will pass is said so, and the client comes back with all that was not confirmed. */
  #refuse(error: unknown): void {
    if (error instanceof Fault && error.kind !== 'unavailable') return this.socket.close(CLOSE.policy, shortened(error.detail));
    if (!(error instanceof Fault)) this.logger.error({ err: error }, 'Events could not be taken in.');
    this.socket.close(error instanceof Fault ? CLOSE.later : CLOSE.internal, 'try again');
  }
}

/** A close reason has at most 123 bytes. */
const shortened = (reason: string): string => reason.slice(0, 120);

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}

const parseFrame = (data: RawData): object => {
  const value = parseJson(textOf(data));
  return typeof value === 'object' && value !== null ? value : {};
};
