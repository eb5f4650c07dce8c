import type { WebSocket } from 'ws';
import { CLOSE } from '../../http/sockets.js';
import { Gone } from '../guests/frames.js';

/** The SDK's websockets break at larger frames. */
export const FRAME_BYTES_MAX = 1024 * 1024;
/** What may wait for a client that reads slowly, when more comes. In characters: frames are texts that all who wait for the same share. */
const WAITING_MAX = 16 * 1024 * 1024;
/** What its socket has of that, as bytes of its own. */
const BUFFERED_BYTES_MAX = 1024 * 1024;

/** A client's end of a feed. Whoever reads too slowly is told to come again, and so does not keep the memory of those who do not. */
export class Outlet<Row extends object> {
  #waiting: string[] = [];
  #waitingLength = 0;
  /** Until the socket has passed on what it has. */
  #isFull = false;
  #onSent: (() => void)[] = [];

  /** `toFrame` answers null for what is not to be sent. */
  constructor(
    private readonly socket: WebSocket,
    private readonly toFrame: (row: Row) => string | null,
  ) {}

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /** What comes, whether the client keeps up or not. */
  take(rows: readonly Row[]): void {
    if (this.#waitingLength > WAITING_MAX) return this.#cutOff();
    for (const row of rows) {
      const frame = this.toFrame(row);
      if (frame === null) continue;
      this.#waiting.push(frame);
      this.#waitingLength += frame.length;
    }
    this.#send();
  }

  /** What it missed, at its own pace: settles once there is room for more. Rejects with `Gone` when the client is. */
  async tell(rows: readonly Row[]): Promise<void> {
    this.take(rows);
    if (this.#waiting.length > 0) await new Promise<void>((resolve) => this.#onSent.push(resolve));
    if (!this.isOpen) throw new Gone();
  }

  #send(): void {
    let count = 0;
    for (const frame of this.#waiting) {
      if (!this.isOpen || this.#isFull) break;
      count += 1;
      this.#waitingLength -= frame.length;
      this.#isFull = this.socket.bufferedAmount + frame.length > BUFFERED_BYTES_MAX;
      this.socket.send(frame, this.#isFull ? () => this.#sendOn() : undefined);
    }
    this.#waiting.splice(0, this.isOpen ? count : Infinity);
    if (this.#waiting.length === 0) for (const resolve of this.#onSent.splice(0)) resolve();
  }

  #sendOn(): void {
    this.#isFull = false;
    this.#send();
  }

  #cutOff(): void {
    this.socket.close(CLOSE.later, 'reading too slowly');
    this.#send();
  }
}
