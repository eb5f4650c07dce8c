import { Access, notIncluded, type Principal } from '@app/auth';
import type { Broadcast } from '@app/broadcast';
import { violatedConstraint } from '@app/database';
import { Fault } from '@app/faults';
import { Tenancy, Workspace } from '@app/tenancy';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { BROADCAST } from '../../platform.module.js';
import { Account } from '../accounts/account.entity.js';
import { audit } from '../audit/audit.js';
import { firstFree, handleFrom, requireHandle, requireName, requireText } from '../handles.js';
import { WorkspaceRemovals } from './workspace-removals.js';

export interface WorkspaceFields {
  name: string;
  handle: string;
  description: string | null;
}

/** A workspace with the handle that links and the command line put before its own. */
export interface WorkspaceWithAccount {
  workspace: Workspace;
  account: Account;
}

@Injectable()
export class WorkspacesService {
  constructor(
    private readonly control: DataSource,
    private readonly access: Access,
    private readonly tenancy: Tenancy,
    private readonly removals: WorkspaceRemovals,
    @Inject(BROADCAST) private readonly broadcast: Broadcast,
  ) {}

  /** All that the principal may enter, by account and name. */
  async listFor(principal: Principal): Promise<WorkspaceWithAccount[]> {
    return this.#withAccounts({ accountId: In(await this.access.accountsOf(principal)) });
  }

  /** The ready workspaces of one account, by name. The caller has settled who may see them. */
  async listIn(
    accountId: string,
    filter: { handles?: string[] | undefined; ids?: string[] | undefined; names?: string[] | undefined } = {},
    page = { limit: 200, offset: 0 },
  ): Promise<Workspace[]> {
    return this.control.manager.find(Workspace, {
      where: {
        accountId,
        status: 'ready',
        ...(filter.handles ? { handle: In(filter.handles) } : {}),
        ...(filter.ids ? { id: In(filter.ids) } : {}),
        ...(filter.names ? { name: In(filter.names) } : {}),
      },
      order: { name: 'ASC', id: 'ASC' },
      take: page.limit,
      skip: page.offset,
    });
  }

  /** The ready workspaces of each account, by name, read together. The caller has settled who may see them. */
  async listByAccounts(accountIds: readonly string[]): Promise<ReadonlyMap<string, Workspace[]>> {
    const found = new Map<string, Workspace[]>(accountIds.map((id) => [id, []]));
    const where = { accountId: In([...accountIds]), status: 'ready' } as const;
    for (const workspace of await this.control.manager.find(Workspace, { where, order: { name: 'ASC', id: 'ASC' } })) {
      found.get(workspace.accountId)?.push(workspace);
    }
    return found;
  }

  /** Null also when it is there and none of the principal's. Throws `auth.forbidden` to members whose role does not include to see the account. */
  async findFor(principal: Principal, where: { id: string } | { accountHandle: string; handle: string }): Promise<WorkspaceWithAccount | null> {
    const narrow = 'id' in where ? { id: where.id } : { handle: where.handle };
    const found = (await this.#withAccounts(narrow)).find(({ account }) => 'id' in where || account.handle === where.accountHandle);
    const verdict = found && (await this.access.check(found.account.id, principal, 'account:see'));
    if (!found || verdict === 'absent') return null;
    if (verdict === 'denied') throw notIncluded('account:see');
    return found;
  }

  async find(accountId: string, workspaceId: string): Promise<Workspace> {
    const workspace = await this.control.manager.findOneBy(Workspace, { id: workspaceId, accountId, status: 'ready' });
    if (!workspace) throw new Fault('workspace.not_found', 'There is no such workspace in this account.');
    return workspace;
  }

  /** Reserves it in the caller's transaction; `provision` has to follow the commit. */
  async reserve(manager: EntityManager, principal: Pick<Principal, 'actorId' | 'via'>, accountId: string, fields: WorkspaceFields): Promise<Workspace> {
    requireHandle(fields.handle, 'handle');
    const name = requireName(fields.name, 'name');
    requireText(fields.description, 'description');
    const workspace = await this.tenancy.reserve(manager, { accountId, ...fields, name });
    await audit(manager, principal, {
      action: 'create:workspace',
      resource: `workspace.${workspace.id}`,
      accountId,
      workspaceId: workspace.id,
      details: { name, handle: fields.handle },
    });
    return workspace;
  }

  /** Opens a reserved workspace. One that cannot be made is given up at once, so that its handle may be tried again. */
  async provision(workspaceId: string): Promise<Workspace> {
    try {
      return await this.tenancy.provision(workspaceId);
    } catch (error) {
      await this.tenancy.abandon(workspaceId);
      await this.removals.request(workspaceId);
      throw error;
    }
  }

  async create(principal: Principal, accountId: string, fields: WorkspaceFields): Promise<Workspace> {
    const { id } = await this.control.transaction((manager) => this.reserve(manager, principal, accountId, fields));
    return this.provision(id);
  }

  async update(principal: Principal, accountId: string, workspaceId: string, changes: Partial<WorkspaceFields>): Promise<void> {
    if (changes.handle !== undefined) requireHandle(changes.handle, 'handle');
    requireText(changes.description ?? null, 'description');
    const fields = { ...changes, ...(changes.name === undefined ? {} : { name: requireName(changes.name, 'name') }) };
    await this.control.transaction(async (manager) => {
      const update = await manager
        .update(Workspace, { id: workspaceId, accountId, status: 'ready' }, { ...fields, updated: new Date() })
        .catch((error: unknown) => {
          if (violatedConstraint(error) !== 'workspace_handle_key') throw error;
          const message = 'This handle is taken in this account.';
          throw new Fault('workspace.handle_taken', message, { fields: [{ path: ['handle'], message, type: 'taken' }] });
        });
      if (update.affected !== 1) throw new Fault('workspace.not_found', 'There is no such workspace in this account.');
      await audit(manager, principal, { action: 'update:workspace', resource: `workspace.${workspaceId}`, accountId, workspaceId, details: fields });
    });
    this.broadcast.publish('workspace-moved', { workspaceId });
  }

  /** It is gone for everyone at once; its data follows in the background. */
  async delete(principal: Principal, accountId: string, workspaceId: string): Promise<void> {
    await this.control.transaction(async (manager) => {
      if (!(await this.tenancy.close(manager, accountId, workspaceId))) throw new Fault('workspace.not_found', 'There is no such workspace in this account.');
      await audit(manager, principal, { action: 'delete:workspace', resource: `workspace.${workspaceId}`, accountId, workspaceId });
    });
    this.broadcast.publish('workspace-moved', { workspaceId });
    await this.removals.request(workspaceId);
  }

  /** A handle for a workspace of that name which is free in the account now. */
  async suggestHandle(accountId: string, name: string): Promise<string> {
    const taken = await this.listIn(accountId);
    return firstFree(handleFrom(name), new Set(taken.map(({ handle }) => handle)));
  }

  async #withAccounts(where: FindOptionsWhere<Workspace>): Promise<WorkspaceWithAccount[]> {
    const workspaces = await this.control.manager.find(Workspace, { where: { ...where, status: 'ready' }, order: { name: 'ASC', id: 'ASC' } });
    const accounts = await this.control.manager.find(Account, {
      where: { id: In(workspaces.map(({ accountId }) => accountId)) },
      order: { name: 'ASC', id: 'ASC' },
    });
    return accounts.flatMap((account) => workspaces.filter(({ accountId }) => accountId === account.id).map((workspace) => ({ workspace, account })));
  }
}
