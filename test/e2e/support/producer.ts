import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Connection } from './server.js';

/** How many events may be on their way before they have to be confirmed; the SDK has 700, with which fewer would be confirmed between two crashes. */
const CHECKPOINT_EVERY = 70;
const AWAY_TIMEOUT_MS = 120_000;
const TRY_AGAIN_MS = 100;

class Lost extends Error {}

/**
 * Sends events as the SDK does: what was sent before a ping is confirmed by its pong, and what was not confirmed is sent again on the next
 * connection, before anything else. Waits longer than the SDK for a server that is away.
 */
export class Producer {
  confirmed = 0;
  #unconfirmed: string[] = [];
  #line: Line | null = null;
  #isClosed = false;

  /** `shakesHands`: the key comes as a frame after the subprotocol's greeting, and in a header else. */
  constructor(
    private readonly connection: Connection,
    private readonly shakesHands: boolean,
  ) {}

  async emit(event: object): Promise<void> {
    const frame = JSON.stringify(event);
    await this.#through(async (line) => line.send(frame));
    this.#unconfirmed.push(frame);
    if (this.#unconfirmed.length >= CHECKPOINT_EVERY) await this.confirm();
  }

  /** Resolves once everything is confirmed. */
  async confirm(): Promise<void> {
    await this.#through(async (line) => line.ping());
    this.confirmed += this.#unconfirmed.length;
    this.#unconfirmed = [];
  }

  /** Whatever it is still asked for fails. */
  close(): void {
    this.#isClosed = true;
    this.#line?.socket.terminate();
  }

  async #through(say: (line: Line) => Promise<void>): Promise<void> {
    const deadline = Date.now() + AWAY_TIMEOUT_MS;
    for (;;) {
      try {
        if (!this.#line) {
          this.#line = await Line.open(this.connection, this.shakesHands);
          for (const frame of this.#unconfirmed) await this.#line.send(frame);
        }
        return await say(this.#line);
      } catch (error) {
        if (!(error instanceof Lost) || this.#isClosed || Date.now() > deadline) throw error;
        this.#line?.socket.terminate();
        this.#line = null;
        await sleep(TRY_AGAIN_MS);
      }
    }
  }
}

/** One connection. Whatever is asked of it fails with `Lost` once it has ended. */
class Line {
  readonly #ended: Promise<never>;

  private constructor(readonly socket: WebSocket) {
    this.#ended = new Promise((_, reject) => socket.once('close', (code) => reject(new Lost(`closed with ${code}`))));
    // Nobody may be asking for anything when it ends.
    this.#ended.catch(() => undefined);
    // A close follows.
    socket.on('error', () => undefined);
  }

  static async open({ api_url: url, api_key: key }: Connection, shakesHands: boolean): Promise<Line> {
    const address = `${url.replace(/^http/, 'ws')}/events/in`;
    const line = new Line(shakesHands ? new WebSocket(address, ['prefect']) : new WebSocket(address, { headers: { authorization: `Bearer ${key}` } }));
    await line.#until(once(line.socket, 'open'));
    await line.ping();
    if (shakesHands) {
      const answered = line.#until(once(line.socket, 'message') as Promise<[Buffer]>);
      await line.send(JSON.stringify({ type: 'auth', token: key }));
      const [answer] = await answered;
      if (answer.toString() !== '{"type":"auth_success"}') throw new Error(`The handshake was answered with ${answer.toString()}`);
    }
    return line;
  }

  async send(frame: string): Promise<void> {
    await this.#until(new Promise<void>((resolve, reject) => this.socket.send(frame, (error) => (error ? reject(new Lost(error.message)) : resolve()))));
  }

  async ping(): Promise<void> {
    const answered = this.#until(once(this.socket, 'pong'));
    this.socket.ping();
    await answered;
  }

  async #until<T>(said: Promise<T>): Promise<T> {
    const heard = said.catch((error: unknown) => {
      throw error instanceof Lost ? error : new Lost(String(error));
    });
    return Promise.race([heard, this.#ended]);
  }
}
