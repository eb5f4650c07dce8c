import type { Principal } from '@app/auth';
import { newId } from '@app/contract';
import type { EntityManager } from 'typeorm';
import { AuditEvent } from './audit-event.entity.js';

export interface Change {
  action: `${'create' | 'update' | 'delete' | 'start' | 'end'}:${string}`;
  /** kind.id of what changed. */
  resource: string;
  accountId?: string | null;
  workspaceId?: string | null;
  details?: Record<string, unknown>;
}

/** Adds the change to the audit trail, in the transaction that `manager` is. */
export async function audit(manager: EntityManager, principal: Pick<Principal, 'actorId' | 'via'>, change: Change): Promise<void> {
  await manager.insert(AuditEvent, {
    id: newId(),
    accountId: change.accountId ?? null,
    workspaceId: change.workspaceId ?? null,
    actorId: principal.actorId,
    cameBy: principal.via.kind,
    action: change.action,
    resource: change.resource,
    details: change.details ?? {},
  });
}
