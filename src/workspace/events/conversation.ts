import type { WorkspaceContext } from '@app/tenancy';
import type { Logger } from '@app/telemetry';
import type { RawData, WebSocket } from 'ws';
import { bytesOf, parseFrame, parseText } from '../guests/frames.js';
import { AUTH_SUCCESS, enterPatiently, receiveToken, turnAway } from '../guests/handshake.js';
import { EVENT_BYTES_MAX, parseEvent, TOO_LARGE } from './event.schema.js';
import { exactly, readExactly } from './exact-payloads.js';
import type { EventWriter } from './event-writer.js';

/** How long a key, and a workspace, are taken for unchanged while a socket is open. */
const BELIEVE_MS = 60_000;

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
    this.#token = await receiveToken(new Promise((resolve) => this.socket.once('message', (data) => resolve(parseFrame(data)))));
    await this.#enter();
    this.socket.send(AUTH_SUCCESS);
  }

  async #enter(): Promise<void> {
    this.#ctx = await enterPatiently(this.socket, async () => this.enter(this.#token));
    this.#believedUntil = Date.now() + BELIEVE_MS;
  }

  #take(data: RawData): void {
    const ctx = this.#ctx;
    if (!ctx) return;
    const raw = bytesOf(data);
    const isLong = raw.length > EVENT_BYTES_MAX;
    const text = isLong ? '' : raw.toString();
    const event = isLong ? { path: [], message: TOO_LARGE } : parseEvent(parseText(text), raw.length);
    if ('message' in event) {
      // The frames around it are good, and closing would make the client send this one again and again.
      this.logger.warn({ workspaceId: ctx.workspaceId, where: event.path.join('.') }, `An event was dropped: ${event.message}.`);
      return;
    }
    const durable = this.writer.write(ctx, [exactly(event, () => readExactly(text))]);
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

  /** The client comes back with all that was not confirmed. */
  #refuse(error: unknown): void {
    turnAway(this.socket, error, this.logger);
  }
}
