import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '@app/faults';
import type { Logger } from '@app/telemetry';
import type { WebSocket } from 'ws';
import { CLOSE } from '../../http/sockets.js';

/** How clients and we come to know each other on every socket of the SDK. Source: docs/contract/transport.md#websockets */

export const SUBPROTOCOL = 'prefect';
export const AUTH_SUCCESS = '{"type":"auth_success"}';
const HANDSHAKE_WITHIN_MS = 20_000;
/** A database that is away is waited for, since a client comes back only ten times, and not at all when it was turned away. */
const ENTER_WITHIN_MS = 30_000;
const ENTER_AGAIN_MS = 500;
const REASON_BYTES_MAX = 123;

/** Clients that offer the subprotocol send their token as first frame. */
export const speaksFirst = (request: IncomingMessage): boolean => (request.headers['sec-websocket-protocol'] ?? '').split(/,\s*/).includes(SUBPROTOCOL);

/** The token of a client's first frame, null when that has none. Faults with `auth.unauthenticated` when no such frame comes. */
export async function receiveToken(firstFrame: Promise<unknown>): Promise<string | null> {
  const late = new AbortController();
  const frame = await Promise.race([firstFrame, sleep(HANDSHAKE_WITHIN_MS, null, { signal: late.signal, ref: false })]).finally(() => late.abort());
  const { type, token } = (typeof frame === 'object' && frame !== null ? frame : {}) as { type?: unknown; token?: unknown };
  if (type !== 'auth') throw new Fault('auth.unauthenticated', "Expected 'auth' message");
  return typeof token === 'string' && token !== '' ? token.replace(/^:|:$/g, '') : null;
}

/** Tries again while what is in the way will pass, and what comes meanwhile stays with the sender. */
export async function enterPatiently<Place>(socket: WebSocket, enter: () => Promise<Place>): Promise<Place> {
  socket.pause();
  const deadline = Date.now() + ENTER_WITHIN_MS;
  for (;;) {
    try {
      const place = await enter();
      socket.resume();
      return place;
    } catch (error) {
      if (!isPassing(error) || Date.now() > deadline || socket.readyState !== socket.OPEN) throw error;
      await sleep(ENTER_AGAIN_MS);
    }
  }
}

/** Tells the client why it may not stay, or to come again when the reason will pass. */
export function turnAway(socket: WebSocket, error: unknown, logger: Logger, reason?: string): void {
  socket.resume();
  if (error instanceof Fault && !isPassing(error)) return socket.close(CLOSE.policy, reason ?? shortened(error.detail));
  if (!(error instanceof Fault)) logger.error({ err: error }, 'A socket failed.');
  socket.close(error instanceof Fault ? CLOSE.later : CLOSE.internal, 'try again');
}

export const isPassing = (error: unknown): boolean => error instanceof Fault && error.kind === 'unavailable';

/** As much of a text as so many bytes have room for; left out, those of a close frame's reason. */
export function shortened(text: string, bytesMax = REASON_BYTES_MAX): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(bytesMax));
  return text.slice(0, read);
}
