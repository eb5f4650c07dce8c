import type { RawData, WebSocket } from 'ws';

/** The other end has gone. Nobody's mistake. */
export class Gone extends Error {}

/** Whoever is asked for one frame at a time has sent this many unasked: more than any protocol here leaves to wait. */
const UNREAD_MAX = 100;

/** What a client sends, a frame at a time, as JSON; null for what is none. */
export class Frames {
  readonly #unread: RawData[] = [];
  #isHeard = true;
  #told: () => void = () => undefined;

  constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => this.#take(data));
    socket.once('close', () => this.#told());
  }

  /** Rejects with `Gone` when the socket ends first. For one caller at a time. */
  async next(): Promise<unknown> {
    return parseFrame(await this.#next());
  }

  /** The same as it was sent, for who must keep its numbers. */
  async nextText(): Promise<string> {
    return bytesOf(await this.#next()).toString('utf8');
  }

  /** Passes over all that is still to come. */
  ignore(): void {
    this.#isHeard = false;
    this.#unread.length = 0;
    this.socket.resume();
  }

  async #next(): Promise<RawData> {
    for (;;) {
      const data = this.#unread.shift();
      if (data !== undefined) {
        this.socket.resume();
        return data;
      }
      if (this.socket.readyState !== this.socket.OPEN) throw new Gone();
      await new Promise<void>((resolve) => (this.#told = resolve));
    }
  }

  #take(data: RawData): void {
    if (!this.#isHeard) return;
    this.#unread.push(data);
    if (this.#unread.length >= UNREAD_MAX) this.socket.pause();
    this.#told();
  }
}

export function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? Buffer.from(data) : data;
}

/** Null for what is no JSON. */
export const parseFrame = (data: RawData): unknown => parseText(bytesOf(data).toString());

/** The same of one that was decoded. */
export function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
