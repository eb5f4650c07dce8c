import type { IncomingMessage } from 'node:http';
import type { Permission } from '@app/auth';
import type { Broadcast } from '@app/broadcast';
import type { WorkspaceContext } from '@app/tenancy';
import type { Logger } from '@app/telemetry';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { WebSocket } from 'ws';
import { CLOSE, Sockets, type SocketRoute } from '../../http/sockets.js';
import { BROADCAST, LOGGER } from '../../platform.module.js';
import { WorkspaceSockets } from '../workspace-sockets.js';
import { Frames, Gone } from './frames.js';
import { AUTH_SUCCESS, enterPatiently, isPassing, receiveToken, speaksFirst, SUBPROTOCOL, turnAway } from './handshake.js';

/** One client whom we tell things, once it is let in. */
export interface Guest {
  readonly ctx: WorkspaceContext;
  readonly socket: WebSocket;
  readonly frames: Frames;
  /** The `:name` parts of the route's path. */
  readonly params: Readonly<Record<string, string>>;
}

export interface GuestRoute {
  /** Below a workspace. */
  readonly path: string;
  readonly permission: Permission;
  /** What is said after the handshake. A `Fault` that it throws is told to the client, `Gone` to nobody. */
  readonly converse: (guest: Guest) => Promise<void>;
  /** Why a socket is closed whose client may not come in or stay. The fault's own words where it is left out. */
  readonly reason?: string;
}

/** Guests only ask: filters, subscriptions, acknowledgements. */
const FRAME_BYTES_MAX = 1024 * 1024;
/** How long a guest may stay whose key has ended without anybody hearing of it. */
const DOUBT_EVERY_MS = 60_000;

interface Admitted {
  readonly reason: string | undefined;
  readonly socket: WebSocket;
  readonly ctx: WorkspaceContext;
  readonly enter: () => Promise<WorkspaceContext>;
}

/** The sockets on which the server speaks: the SDK's handshake before, and after it no longer than the key and the workspace hold. */
@Injectable()
export class Guests implements OnModuleDestroy {
  readonly #admitted = new Set<Admitted>();
  readonly #ends: (() => void)[];

  constructor(
    private readonly sockets: Sockets,
    private readonly doors: WorkspaceSockets,
    @Inject(BROADCAST) broadcast: Broadcast,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    const doubt = setInterval(() => this.#reconsider(), DOUBT_EVERY_MS).unref();
    this.#ends = [
      broadcast.subscribe('credentials-changed', () => this.#reconsider()),
      broadcast.subscribe('workspace-moved', ({ workspaceId }) => this.#reconsider(workspaceId)),
      broadcast.subscribe('resync', () => this.#reconsider()),
      () => clearInterval(doubt),
    ];
  }

  add({ path, permission, converse, reason }: GuestRoute): void {
    const open: SocketRoute['open'] = (socket, request, params) => {
      const frames = new Frames(socket);
      this.#receive({ socket, frames, reason }, async (token) => this.doors.enter(request, params, permission, token))
        .then(async (ctx) => converse({ ctx, socket, frames, params }))
        .catch((error: unknown) => error instanceof Gone || turnAway(socket, error, this.logger, reason));
    };
    this.sockets.add({
      path: `/api/accounts/:accountId/workspaces/:workspaceId${path}`,
      subprotocol: SUBPROTOCOL,
      maxMessageBytes: FRAME_BYTES_MAX,
      autoPong: true,
      compressed: true,
      // Who does not speak first could never be let in.
      admit: async (request: IncomingMessage) => Promise.resolve(speaksFirst(request) ? null : 403),
      open,
    });
  }

  onModuleDestroy(): void {
    for (const end of this.#ends) end();
  }

  async #receive(
    { socket, frames, reason }: { socket: WebSocket; frames: Frames; reason: string | undefined },
    enter: (token: string | null) => Promise<WorkspaceContext>,
  ): Promise<WorkspaceContext> {
    const token = await receiveToken(frames.next());
    const ctx = await enterPatiently(socket, async () => enter(token));
    if (socket.readyState !== socket.OPEN) throw new Gone();
    const admitted = { socket, ctx, reason, enter: async () => enter(token) };
    this.#admitted.add(admitted);
    socket.once('close', () => this.#admitted.delete(admitted));
    socket.send(AUTH_SUCCESS);
    return ctx;
  }

  #reconsider(workspaceId?: string): void {
    for (const admitted of this.#admitted) if (workspaceId === undefined || workspaceId === admitted.ctx.workspaceId) void this.#askAgain(admitted);
  }

  async #askAgain({ socket, ctx, reason, enter }: Admitted): Promise<void> {
    try {
      const now = await enter();
      // What it was told of lives elsewhere now: it comes back and is told from there.
      if (now.schema !== ctx.schema || now.cell !== ctx.cell) socket.close(CLOSE.restart, 'the workspace moved');
    } catch (error) {
      if (!isPassing(error)) turnAway(socket, error, this.logger, reason);
    }
  }
}
