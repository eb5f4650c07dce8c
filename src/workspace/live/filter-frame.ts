import { Fault } from '@app/faults';
import { CLOSE } from '../../http/sockets.js';
import type { Guest } from '../guests/guests.js';
import { shortened } from '../guests/handshake.js';

/** What a client that follows a feed wants to hear of. */
export interface Wanted<Filter> {
  readonly filter: Filter;
  /** Also what was before. */
  readonly backfill: boolean;
}

/** The first and only frame that counts after the handshake. Null: it was none, and the socket is closed. */
export async function receiveFilter<Filter>(
  { socket, frames }: Pick<Guest, 'socket' | 'frames'>,
  parse: (filter: unknown) => Filter,
): Promise<Wanted<Filter> | null> {
  const frame = await frames.next();
  frames.ignore();
  const { type, filter, backfill } = (typeof frame === 'object' && frame !== null ? frame : {}) as { type?: unknown; filter?: unknown; backfill?: unknown };
  try {
    if (type !== 'filter') throw new Fault('request.invalid', "Expected 'filter' message");
    return { filter: parse(filter), backfill: backfill !== false };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    socket.close(CLOSE.protocol, shortened(type === 'filter' ? `Invalid filter: ${error.detail}` : error.detail));
    return null;
  }
}
