import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Logger } from '@app/telemetry';
import { WebSocketServer, type WebSocket } from 'ws';
import { LOGGER } from '../platform.module.js';

/** Close codes of RFC 6455 as the SDK understands them. Source: docs/contract/transport.md#websockets */
export const CLOSE = { protocol: 1002, policy: 1008, internal: 1011, restart: 1012, later: 1013 } as const;

export interface SocketRoute {
  /** A path whose `:name` parts are handed over. */
  path: string;
  /** Chosen when the client offers it; a client that offers none gets none. */
  subprotocol: string;
  maxMessageBytes: number;
  /** False: `open` answers pings itself, once it has made durable what came before them. */
  autoPong: boolean;
  /** Decides before the upgrade. A number refuses with that HTTP status. */
  admit?: (request: IncomingMessage, params: Record<string, string>) => Promise<number | null>;
  open: (socket: WebSocket, request: IncomingMessage, params: Record<string, string>) => void;
}

/** The one that hears upgrades: picks the route, keeps every socket's server, and says goodbye to all on shutdown. */
@Injectable()
export class Sockets implements OnModuleDestroy {
  readonly #routes: { route: SocketRoute; server: WebSocketServer; pattern: RegExp; names: string[] }[] = [];
  #listening = false;
  #closing = false;

  constructor(
    private readonly host: HttpAdapterHost,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  add(route: SocketRoute): void {
    const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
    const pattern = new RegExp(`^${route.path.replace(/:\w+/g, '([^/]+)')}/?$`);
    const server = new WebSocketServer({
      noServer: true,
      maxPayload: route.maxMessageBytes,
      autoPong: route.autoPong,
      perMessageDeflate: { threshold: 4_096, serverNoContextTakeover: true, clientNoContextTakeover: true },
      handleProtocols: (offered) => (offered.has(route.subprotocol) ? route.subprotocol : false),
    });
    this.#routes.push({ route, server, pattern, names });
    this.#listen();
  }

  onModuleDestroy(): void {
    this.#closing = true;
    for (const { server } of this.#routes) for (const socket of server.clients) socket.close(CLOSE.restart, 'service restart');
  }

  #listen(): void {
    if (this.#listening) return;
    this.#listening = true;
    const server = this.host.httpAdapter.getHttpServer() as NodeJS.EventEmitter;
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      this.#upgrade(request, socket, head).catch((error: unknown) => {
        this.logger.error({ err: error }, 'An upgrade failed.');
        refuse(socket, 500);
      });
    });
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const path = (request.url ?? '/').split('?')[0]?.replaceAll(/\/{2,}/g, '/') ?? '/';
    const found = this.#routes.find(({ pattern }) => pattern.test(path));
    if (!found || this.#closing) return refuse(socket, found ? 503 : 404);
    const values = found.pattern.exec(path)?.slice(1) ?? [];
    const params = Object.fromEntries(found.names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')]));
    const refusal = (await found.route.admit?.(request, params)) ?? null;
    if (refusal !== null) return refuse(socket, refusal);
    found.server.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', (error) => this.logger.debug({ err: error, path }, 'A socket broke.'));
      found.route.open(webSocket, request, params);
    });
  }
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
