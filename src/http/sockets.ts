import { once } from 'node:events';
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { constants } from 'node:zlib';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Config } from '@app/config';
import type { Logger } from '@app/telemetry';
import { WebSocketServer, type WebSocket } from 'ws';
import { LOGGER } from '../platform.module.js';
import { basePathOf, withoutBasePath } from './base-path.js';

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
  /** Worth it for what is sent far more than received: to inflate an event costs twice as much as all else that is done with it. */
  compressed: boolean;
  /** Decides before the upgrade. A number refuses with that HTTP status. */
  admit?: (request: IncomingMessage, params: Record<string, string>) => Promise<number | null>;
  open: (socket: WebSocket, request: IncomingMessage, params: Record<string, string>) => void;
}

/** Each socket compresses for itself what many are told: small frames are not worth it, and the last percent of large ones is not worth twice the time. */
const DEFLATE = { threshold: 4_096, serverNoContextTakeover: true, clientNoContextTakeover: true, zlibDeflateOptions: { level: constants.Z_BEST_SPEED } };
const BEAT_MS = 30_000;
/** How long clients may take to say goodbye themselves. */
const GOODBYE_MS = 2_000;

/** The one that hears upgrades: picks the route, keeps every socket's server, and says goodbye to all on shutdown. */
@Injectable()
export class Sockets implements OnModuleDestroy {
  readonly #unheard = new WeakSet<WebSocket>();
  #beat: NodeJS.Timeout | undefined;
  readonly #routes: { route: SocketRoute; server: WebSocketServer; pattern: RegExp; names: string[] }[] = [];
  readonly #basePath: string;
  #listening = false;
  #closing = false;

  constructor(
    private readonly host: HttpAdapterHost,
    @Inject(LOGGER) private readonly logger: Logger,
    config: Config,
  ) {
    this.#basePath = basePathOf(config);
  }

  add(route: SocketRoute): void {
    const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
    const pattern = new RegExp(`^${route.path.replace(/:\w+/g, '([^/]+)')}/?$`);
    const server = new WebSocketServer({
      noServer: true,
      maxPayload: route.maxMessageBytes,
      autoPong: route.autoPong,
      perMessageDeflate: route.compressed && DEFLATE,
      handleProtocols: (offered) => (offered.has(route.subprotocol) ? route.subprotocol : false),
    });
    this.#routes.push({ route, server, pattern, names });
    this.#listen();
  }

  /** Clients come back by themselves after 1012; other codes would end them, and a refused upgrade too. */
  async onModuleDestroy(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#beat);
    const open = this.all().filter(({ readyState, CLOSED }) => readyState !== CLOSED);
    for (const socket of open) socket.close(CLOSE.restart, 'service restart');
    const late = new AbortController();
    await Promise.race([Promise.all(open.map((socket) => once(socket, 'close'))), sleep(GOODBYE_MS, undefined, { signal: late.signal })]).finally(() =>
      late.abort(),
    );
    for (const socket of this.all()) socket.terminate();
  }

  /** The server goes: what closes from now on says nothing about who was there. */
  get isClosing(): boolean {
    return this.#closing;
  }

  /** Those that are open, of whatever route. */
  all(): WebSocket[] {
    return this.#routes.flatMap(({ server }) => [...server.clients]);
  }

  /** Nobody tells us that a laptop was closed: one who answers no ping from one beat to the next is gone. */
  dropSilent(): void {
    for (const socket of this.all()) {
      // What a socket that is held back has answered is not read yet.
      if (socket.isPaused) continue;
      if (this.#unheard.has(socket)) {
        socket.terminate();
        continue;
      }
      this.#unheard.add(socket);
      socket.ping();
    }
  }

  #listen(): void {
    if (this.#listening) return;
    this.#listening = true;
    this.#beat = setInterval(() => this.dropSilent(), BEAT_MS).unref();
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
    const found = this.#find(withoutBasePath(request.url ?? '/', this.#basePath));
    if (!found) return refuse(socket, 404);
    const { route, server, params } = found;
    const refusal = this.#closing ? null : ((await route.admit?.(request, params)) ?? null);
    if (refusal !== null) return refuse(socket, refusal);
    server.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', (error) => this.logger.debug({ err: error, path: route.path }, 'A socket broke.'));
      if (this.#closing) return webSocket.close(CLOSE.restart, 'service restart');
      webSocket.on('pong', () => this.#unheard.delete(webSocket));
      route.open(webSocket, request, params);
    });
  }

  #find(url: string) {
    const path = url.split('?')[0]?.replaceAll(/\/{2,}/g, '/') ?? '/';
    for (const { route, server, pattern, names } of this.#routes) {
      const values = pattern.exec(path)?.slice(1);
      const decoded = values?.map(decode);
      if (decoded?.every((value) => value !== null))
        return { route, server, params: Object.fromEntries(names.map((name, index) => [name, decoded[index] ?? ''])) };
    }
    return null;
  }
}

/** Null for what is no percent-encoding. */
function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
