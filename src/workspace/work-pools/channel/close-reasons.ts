import { CLOSE } from '../../../http/sockets.js';

/** Why a channel is closed, in the words that workers know; those with an internal code let them come back. */
export const CLOSE_CODES = {
  authorization_failed: CLOSE.policy,
  unsupported_version: CLOSE.policy,
  protocol_error: CLOSE.protocol,
  heartbeat_persistence_failed: CLOSE.internal,
  transient_server_error: CLOSE.internal,
} as const;
export type CloseReason = keyof typeof CLOSE_CODES;

/** Ends a channel from wherever it is thrown. */
export class ChannelEnd extends Error {
  constructor(
    readonly reason: CloseReason,
    options?: ErrorOptions,
  ) {
    super(reason, options);
  }
}
