import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * Stands between a server and its PostgreSQL and counts round trips, whatever driver the server uses: each ends with the
 * database saying that it is ready for the next query. What opens a connection is not counted.
 */
export class CountingProxy {
  roundTrips = 0;
  readonly #sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly database: URL,
  ) {
    server.on('connection', (socket) => this.#relay(socket));
  }

  static async open(databaseUrl: string): Promise<CountingProxy> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new CountingProxy(server, new URL(databaseUrl));
  }

  /** The database's address by way of this proxy. */
  get url(): string {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy is closed.');
    const url = new URL(this.database);
    url.host = `127.0.0.1:${address.port}`;
    // A socket would lead past it.
    url.searchParams.delete('host');
    return url.href;
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #relay(client: Socket): void {
    const upstream = connect(Number(this.database.port), this.database.hostname);
    const count = readyCounter();
    upstream.on('data', (chunk) => (this.roundTrips += count(chunk)));
    client.pipe(upstream).pipe(client);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.on('close', () => this.#sockets.delete(socket) && other.destroy());
    }
  }
}

const READY_FOR_QUERY = 'Z'.charCodeAt(0);
/** The one byte that answers a request for encryption; later the same letters begin messages. */
const ENCRYPTION_ANSWERS = new Set(['N', 'S', 'G'].map((letter) => letter.charCodeAt(0)));
const HEADER_BYTES = 5;

/** Counts, chunk by chunk, in one connection's stream from the database. Source: PostgreSQL, Frontend/Backend Protocol, Message Formats */
export function readyCounter(): (chunk: Buffer) => number {
  let header = Buffer.alloc(0);
  let bodyBytesLeft = 0;
  let opened = false;
  let talked = false;
  return (chunk) => {
    let count = 0;
    for (let at = 0; at < chunk.length;) {
      if (bodyBytesLeft > 0) {
        const taken = Math.min(bodyBytesLeft, chunk.length - at);
        bodyBytesLeft -= taken;
        at += taken;
        continue;
      }
      if (!talked && header.length === 0 && ENCRYPTION_ANSWERS.has(chunk[at] ?? 0)) {
        at += 1;
        continue;
      }
      const taken = Math.min(HEADER_BYTES - header.length, chunk.length - at);
      header = Buffer.concat([header, chunk.subarray(at, at + taken)]);
      at += taken;
      if (header.length < HEADER_BYTES) continue;
      talked = true;
      bodyBytesLeft = header.readUInt32BE(1) - 4;
      if (header[0] === READY_FOR_QUERY) {
        if (opened) count += 1;
        opened = true;
      }
      header = Buffer.alloc(0);
    }
    return count;
  };
}
