import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '@app/faults';
import type { Logger } from '@app/telemetry';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Sockets } from '../../http/sockets.js';
import { LOGGER } from '../../platform.module.js';
import { speaksFirst, SUBPROTOCOL } from '../guests/handshake.js';
import { WorkspaceSockets } from '../workspace-sockets.js';
import { Conversation } from './conversation.js';
import { EventWriter } from './event-writer.js';

/** An event may have 1.5 MB; the rest is room for its frame to be passed over rather than to end the socket. */
const FRAME_BYTES_MAX = 16 * 1024 * 1024;
/** A client gives up opening after 10 s. */
const ADMIT_WITHIN_MS = 3_000;

/**
 * Where clients say what happens, task run states above all. They trust a pong: it means that everything sent before its
 * ping is safe, so pings are answered here and not by the socket library.
 */
@Injectable()
export class EventsInSocket implements OnModuleInit {
  constructor(
    private readonly sockets: Sockets,
    private readonly doors: WorkspaceSockets,
    private readonly writer: EventWriter,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.sockets.add({
      path: '/api/accounts/:accountId/workspaces/:workspaceId/events/in',
      subprotocol: SUBPROTOCOL,
      maxMessageBytes: FRAME_BYTES_MAX,
      autoPong: false,
      compressed: false,
      admit: (request, params) => this.#admit(request, params),
      open: (socket, request, params) =>
        new Conversation(socket, speaksFirst(request), (token) => this.doors.enter(request, params, 'workspace:run', token), this.writer, this.logger).begin(),
    });
  }

  /** A wrong key is refused before the upgrade, which stops the client's retries; trouble that will pass is not. */
  async #admit(request: IncomingMessage, params: Record<string, string>): Promise<number | null> {
    if (speaksFirst(request)) return null;
    const late = new AbortController();
    const entered = this.doors.enter(request, params, 'workspace:run').then(() => null, statusOf);
    return Promise.race([entered, sleep(ADMIT_WITHIN_MS, null, { signal: late.signal })]).finally(() => late.abort());
  }
}

function statusOf(error: unknown): number | null {
  if (!(error instanceof Fault) || error.kind === 'unavailable') return null;
  return error.kind === 'unauthenticated' ? 401 : 403;
}
