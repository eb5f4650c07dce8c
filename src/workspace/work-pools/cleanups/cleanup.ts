import type { CleanupKind, CleanupOperation, CleanupStatus } from '@app/contract';
import type { Instant } from '@app/engine';

/** Something to be taken away that a run has left behind. */
export interface NewCleanup {
  readonly kind: CleanupKind;
  readonly poolId: string;
  readonly queueId: string;
  readonly flowRunId: string;
  /** The state of the run that brought it about; each brings about one at most. */
  readonly stateId: string;
  readonly infrastructurePid: string | null;
}

/** A message as it is delivered. */
export interface Reservation extends Omit<NewCleanup, 'queueId' | 'poolId'> {
  readonly messageId: string;
  readonly queueId: string | null;
  /** What proves the reservation; whoever knows it has it. */
  readonly token: string;
  readonly leasedUntil: Instant;
  /** With this one. */
  readonly deliveryCount: number;
}

/** A worker's process on one of its connections, and what it takes. */
export interface Consumer {
  readonly consumerId: string;
  readonly channelId: string;
  readonly poolId: string;
  readonly queueIds: readonly string[];
  readonly kinds: readonly CleanupKind[];
  readonly concurrencyMax: number;
}

/** A message as it is when something is done to it. */
export interface Standing {
  readonly poolId: string;
  readonly kind: CleanupKind;
  readonly token: string | null;
  /** Whether its lease has not run out. */
  readonly isLeased: boolean;
  readonly isDead: boolean;
  readonly isDone: boolean;
  readonly deliveryCount: number;
}

export interface OperationResult {
  readonly status: CleanupStatus;
  /** Null where it was accepted. */
  readonly reason: string | null;
  /** Of a renewal that was accepted. */
  readonly leasedUntil: Instant | null;
}

/** After so many deliveries a message is given up. Source: docs/contract/services.md#clean-up-messages */
export const DELIVERIES_MAX = 3;

export const accepted = (leasedUntil: Instant | null = null): OperationResult => ({ status: 'accepted', reason: null, leasedUntil });
export const refused = (status: CleanupStatus, reason: string): OperationResult => ({ status, reason, leasedUntil: null });

const GIVEN_UP = refused('dead_lettered', 'max_delivery_attempts_reached');

/** Why whoever shows this token may not do it; null where they may. */
export function refusalOf(found: Standing | null, poolId: string, token: string): OperationResult | null {
  if (!found || found.isDone) return refused('not_found', 'message_not_found');
  if (found.poolId !== poolId) return refused('unauthorized', 'work_pool_mismatch');
  if (found.isDead) return GIVEN_UP;
  if (found.token === null) return refused('not_current', 'no_active_reservation');
  if (found.token !== token) return refused('invalid_token', 'reservation_token_mismatch');
  if (found.isLeased) return null;
  return found.deliveryCount >= DELIVERIES_MAX ? GIVEN_UP : refused('expired', 'lease_expired');
}

/** What an operation that is allowed makes of the message. */
export type Effect = 'delete' | 'keep-done' | 'put-back' | 'give-up' | 'extend';

export function effectOf(operation: CleanupOperation, { kind, deliveryCount }: Pick<Standing, 'kind' | 'deliveryCount'>): Effect {
  switch (operation) {
    case 'ack':
      return kind === 'pending_claim_teardown.v1' ? 'keep-done' : 'delete';
    case 'release':
      return deliveryCount >= DELIVERIES_MAX ? 'give-up' : 'put-back';
    case 'renew':
      return 'extend';
  }
}
