import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';

/** A reverse proxy that has a server below a path, and takes the path away before it hands a request on. All else is not there. */
export class PathProxy {
  readonly #sockets = new Set<Duplex>();

  private constructor(
    private readonly server: Server,
    private readonly path: string,
    private readonly to: number,
  ) {}

  static async start(path: string, to: number): Promise<PathProxy> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const proxy = new PathProxy(server, path, to);
    server.on('request', (asked, answer) => proxy.#pass(asked, answer));
    server.on('upgrade', (asked: IncomingMessage, socket: Duplex, head: Buffer) => proxy.#join(asked, socket, head));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    const path = this.#below(asked);
    if (path === null) return void answer.writeHead(404).end();
    const onward = request({ host: '127.0.0.1', port: this.to, method: asked.method, path, headers: asked.headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  }

  #join(asked: IncomingMessage, socket: Duplex, head: Buffer): void {
    const path = this.#below(asked);
    if (path === null) return void socket.destroy();
    const onward = connect(this.to, '127.0.0.1');
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      this.#sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
    const headers = Object.entries(asked.headers).map(([name, value]) => `${name}: ${String(value)}`);
    onward.write(`${[`${asked.method ?? 'GET'} ${path} HTTP/1.1`, ...headers].join('\r\n')}\r\n\r\n`);
    onward.write(head);
    socket.pipe(onward).pipe(socket);
  }

  #below({ url = '' }: IncomingMessage): string | null {
    return url.startsWith(`${this.path}/`) ? url.slice(this.path.length) : null;
  }
}
