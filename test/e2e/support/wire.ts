import { connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/** Between a client and a server, where nothing breaks and nothing passes while it hangs. */
export class Wire {
  readonly #sockets = new Set<Socket>();
  #hangs = false;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async to(target: string): Promise<Wire> {
    const { hostname, port } = new URL(target);
    const server = createServer((client) => {
      const upstream = connect(Number(port), hostname);
      for (const [from, to] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        wire.#add(from);
        from.on('data', (bytes) => to.write(bytes));
        from.on('error', () => to.destroy());
        from.on('close', () => to.destroy());
      }
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const here = new URL(target);
    here.host = `127.0.0.1:${(server.address() as { port: number }).port}`;
    // A database's socket would lead past it.
    here.searchParams.delete('host');
    const wire = new Wire(server, here.href);
    return wire;
  }

  hang(): void {
    this.#hangs = true;
    for (const socket of this.#sockets) socket.pause();
  }

  goOn(): void {
    this.#hangs = false;
    for (const socket of this.#sockets) socket.resume();
  }

  close(): void {
    this.server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #add(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    if (this.#hangs) socket.pause();
  }
}
