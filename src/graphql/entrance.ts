import { Access, notIncluded, type Permission, type Principal } from '@app/auth';
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

  /** What it is called is for whoever may see the account. Null: there is none for this principal. */
  async find(context: GraphContext, where: { id: string } | { accountHandle: string; handle: string }): Promise<WorkspaceWithAccount | null> {
    if ('id' in where && !isUuid(where.id)) return null;
    return this.workspaces.findFor(requirePrincipal(context), where);
  }

  /** One that was found, or is of an account that was. Throws `auth.forbidden` to members whose role does not include to see it. */
  async open(context: GraphContext, { account, workspace }: WorkspaceWithAccount): Promise<WorkspaceContext> {
    await this.#ask(requirePrincipal(context), account.id, 'workspace:see', 'workspace.not_found');
    return this.tenancy.open(account.id, workspace.id);
  }

  /** For subscriptions, which are told their workspace by id. Throws `workspace.not_found` to outsiders and `auth.forbidden` to members who may not. */
  async enter(context: GraphContext, workspaceId: string, permission: Permission): Promise<WorkspaceContext> {
    const principal = requirePrincipal(context);
    const found = await this.find(context, { id: workspaceId });
    if (!found) throw notThere('workspace.not_found');
    await this.#ask(principal, found.account.id, permission, 'workspace.not_found');
    return { ...(await this.tenancy.open(found.account.id, found.workspace.id)), asker: askerOf(principal, context.http?.request.headers ?? {}) };
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
    await this.#ask(principal, accountId, permission, 'workspace.not_found');
    await this.tenancy.open(accountId, workspaceId);
  }

  /** For what an account shows of itself. Throws `account.not_found` to outsiders and `auth.forbidden` to members who may not. */
  async askAccount(context: GraphContext, accountId: string, permission: Permission): Promise<void> {
    await this.#ask(requirePrincipal(context), accountId, permission, 'account.not_found');
  }

  async #ask(principal: Principal, accountId: string, permission: Permission, missing: Missing): Promise<void> {
    const verdict = await this.access.check(accountId, principal, permission);
    if (verdict === 'absent') throw notThere(missing);
    if (verdict === 'denied') throw notIncluded(permission);
  }
}

type Missing = 'account.not_found' | 'workspace.not_found';

const notThere = (code: Missing): Fault => new Fault(code, `There is no such ${code === 'account.not_found' ? 'account' : 'workspace'}.`);
