import { Access, type Permission } from '@app/auth';
import { Fault } from '@app/faults';
import { Tenancy, type WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { askerOf } from '../http/asker.js';
import { isUuid } from '../http/decorators.js';
import { type WorkspaceWithAccount, WorkspacesService } from '../control/workspaces/workspaces.service.js';
import { type GraphContext, requirePrincipal } from './context.js';

/** Throws `account.not_found` for what cannot be the id of one. */
export function requireAccountId(id: string): string {
  if (isUuid(id)) return id;
  throw new Fault('account.not_found', 'There is no such account.');
}

/** Where a query enters a workspace: the same questions as at REST's door, and what is not the asker's is not there. */
@Injectable()
export class Entrance {
  constructor(
    private readonly workspaces: WorkspacesService,
    private readonly access: Access,
    private readonly tenancy: Tenancy,
  ) {}

  /** Null: there is none for this principal. */
  async find(context: GraphContext, where: { id: string } | { accountHandle: string; handle: string }): Promise<WorkspaceWithAccount | null> {
    if ('id' in where && !isUuid(where.id)) return null;
    return this.workspaces.findFor(requirePrincipal(context), where);
  }

  async open({ workspace }: WorkspaceWithAccount): Promise<WorkspaceContext> {
    return this.tenancy.open(workspace.accountId, workspace.id);
  }

  /** For subscriptions, which are told their workspace by id. Throws `workspace.not_found`. */
  async enter(context: GraphContext, workspaceId: string, permission: Permission): Promise<WorkspaceContext> {
    const principal = requirePrincipal(context);
    const found = await this.find(context, { id: workspaceId });
    if (!found || (await this.access.check(found.account.id, principal, permission)) !== 'granted') {
      throw new Fault('workspace.not_found', 'There is no such workspace.');
    }
    return { ...(await this.open(found)), asker: askerOf(principal, context.http?.request.headers ?? {}) };
  }

  /** The same for mutations, most of which are for whoever may run things. What the request has read in it until now is read anew. */
  async change(context: GraphContext, workspaceId: string, permission: Permission = 'workspace:run'): Promise<WorkspaceContext> {
    const ctx = await this.enter(context, workspaceId, permission);
    context.forget(ctx);
    return ctx;
  }

  /** Whether one who entered may stay, asked again and again by what outlives a request. Throws as entering does. */
  async stay(context: GraphContext, { accountId, workspaceId }: WorkspaceContext, permission: Permission): Promise<void> {
    const principal = requirePrincipal({ ...context, principal: context.identifyAgain ? await context.identifyAgain() : context.principal });
    if ((await this.access.check(accountId, principal, permission)) !== 'granted') throw new Fault('workspace.not_found', 'There is no such workspace.');
    await this.tenancy.open(accountId, workspaceId);
  }
}
