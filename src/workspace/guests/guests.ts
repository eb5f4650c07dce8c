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

/** One who is told of a whole account. */
export type AccountGuest = Omit<Guest, 'ctx'> & { readonly accountId: string };

export interface GuestRoute<One = Guest> {
  /** Below a workspace, or an account. */
  readonly path: string;
  readonly permission: Permission;
  /** What is said after the handshake. A `Fault` that it throws is told to the client, `Gone` to nobody. */
  readonly converse: (guest: One) => Promise<void>;
  /** Why a socket is closed whose client may not come in or stay. The fault's own words where it is left out. */
  readonly reason?: string;
}

/** Guests only ask: filters, subscriptions, acknowledgements. */
const FRAME_BYTES_MAX = 1024 * 1024;
/** How long a guest may stay whose key has ended without anybody hearing of it. */
const DOUBT_EVERY_MS = 60_000;

type Enter<Place> = (request: IncomingMessage, params: Record<string, string>, token: string | null) => Promise<Place>;

interface Admitted {
  readonly reason: string | undefined;
  readonly socket: WebSocket;
  readonly place: WorkspaceContext | string;
  readonly enter: () => Promise<WorkspaceContext | string>;
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
    const enter: Enter<WorkspaceContext> = async (request, params, token) => this.doors.enter(request, params, permission, token);
    this.#serve(`/api/accounts/:accountId/workspaces/:workspaceId${path}`, enter, async (ctx, guest) => converse({ ctx, ...guest }), reason);
  }

  addToAccount({ path, permission, converse, reason }: GuestRoute<AccountGuest>): void {
    const enter: Enter<string> = async (request, params, token) => this.doors.enterAccount(request, params, permission, token);
    this.#serve(`/api/accounts/:accountId${path}`, enter, async (accountId, guest) => converse({ accountId, ...guest }), reason);
  }

  onModuleDestroy(): void {
    for (const end of this.#ends) end();
  }

  #serve<Place extends WorkspaceContext | string>(
    path: string,
    enter: Enter<Place>,
    converse: (place: Place, guest: Omit<Guest, 'ctx'>) => Promise<void>,
    reason: string | undefined,
  ): void {
    const open: SocketRoute['open'] = (socket, request, params) => {
      const frames = new Frames(socket);
      this.#receive({ socket, frames, reason }, async (token) => enter(request, params, token))
        .then(async (place) => converse(place, { socket, frames, params }))
        .catch((error: unknown) => error instanceof Gone || turnAway(socket, error, this.logger, reason));
    };
    this.sockets.add({
      path,
      subprotocol: SUBPROTOCOL,
      maxMessageBytes: FRAME_BYTES_MAX,
      autoPong: true,
      compressed: true,
      // Who does not speak first could never be let in.
      admit: async (request: IncomingMessage) => Promise.resolve(speaksFirst(request) ? null : 403),
      open,
    });
  }

  async #receive<Place extends WorkspaceContext | string>(
    { socket, frames, reason }: { socket: WebSocket; frames: Frames; reason: string | undefined },
    enter: (token: string | null) => Promise<Place>,
  ): Promise<Place> {
    const token = await receiveToken(frames.next());
    const place = await enterPatiently(socket, async () => enter(token));
    if (socket.readyState !== socket.OPEN) throw new Gone();
    const admitted: Admitted = { socket, place, reason, enter: async () => enter(token) };
    this.#admitted.add(admitted);
    socket.once('close', () => this.#admitted.delete(admitted));
    socket.send(AUTH_SUCCESS);
    return place;
  }

  #reconsider(workspaceId?: string): void {
    for (const admitted of this.#admitted)
      if (workspaceId === undefined || (typeof admitted.place !== 'string' && workspaceId === admitted.place.workspaceId)) void this.#askAgain(admitted);
  }

  async #askAgain({ socket, place, reason, enter }: Admitted): Promise<void> {
    try {
      const now = await enter();
      // What it was told of lives elsewhere now: it comes back and is told from there.
      if (typeof now !== 'string' && typeof place !== 'string' && hasMoved(place, now)) socket.close(CLOSE.restart, 'the workspace moved');
    } catch (error) {
      if (!isPassing(error)) turnAway(socket, error, this.logger, reason);
    }
  }
}

export const hasMoved = (before: WorkspaceContext, now: WorkspaceContext): boolean => now.schema !== before.schema || now.cell !== before.cell;
