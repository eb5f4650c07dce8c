import type { WebSocket } from 'ws';
import { CLOSE } from '../../http/sockets.js';

/** What may wait in a socket for a client that reads slowly. */
const BUFFERED_BYTES_MAX = 16 * 1024 * 1024;
/** What may come in while the past is still being sent. */
const BACKLOG_MAX = 10_000;

/**
 * A client's end of a feed: what was before it came first, then what came since.
 * Whoever reads too slowly is told to come again, and so does not keep the memory of those who do not.
 */
export class Outlet<Row extends object> {
  /** Null once the past is told. */
  #backlog: Row[] | null = [];

  /** `toFrame` answers null for what is not to be sent. */
  constructor(
    private readonly socket: WebSocket,
    private readonly toFrame: (row: Row) => string | null,
  ) {}

  /** What is new. */
  take(rows: readonly Row[]): void {
    if (!this.#backlog) return this.#send(rows);
    this.#backlog.push(...rows);
    if (this.#backlog.length > BACKLOG_MAX) this.#cutOff();
  }

  /** What is old; settles once the client has taken it. */
  async tell(rows: readonly Row[]): Promise<void> {
    this.#send(rows);
    if (this.isOpen) await new Promise<void>((resolve) => this.socket.ping(undefined, undefined, () => resolve()));
  }

  /** The past is told. */
  release(): void {
    const backlog = this.#backlog ?? [];
    this.#backlog = null;
    this.#send(backlog);
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  #send(rows: readonly Row[]): void {
    for (const row of rows) {
      if (!this.isOpen) return;
      const frame = this.toFrame(row);
      if (frame !== null) this.socket.send(frame);
      if (this.socket.bufferedAmount > BUFFERED_BYTES_MAX) return this.#cutOff();
    }
  }

  #cutOff(): void {
    this.#backlog = null;
    this.socket.close(CLOSE.later, 'reading too slowly');
  }
}
