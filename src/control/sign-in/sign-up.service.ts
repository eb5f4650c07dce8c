import { hashPassword, Membership, type Principal, requireStrongPassword, type User } from '@app/auth';
import { newId } from '@app/contract';
import type { Workspace } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { audit } from '../audit/audit.js';
import { requireHandle, requireName } from '../handles.js';
import { UsersService } from '../users/users.service.js';
import { WorkspacesService } from '../workspaces/workspaces.service.js';

export interface SignUp {
  email: string;
  password: string;
  firstName: string;
  lastName: string;
  accountName: string;
  accountHandle: string;
  workspaceName: string;
  workspaceHandle: string;
}

export interface SignedUp {
  user: User;
  account: Account;
  workspace: Workspace;
}

@Injectable()
export class SignUpService {
  constructor(
    private readonly control: DataSource,
    private readonly users: UsersService,
    private readonly accounts: AccountsService,
    private readonly workspaces: WorkspacesService,
  ) {}

  /** The person, their account and its first workspace, or none of them; the workspace opens a moment after the commit. */
  async signUp(form: SignUp, via: Principal['via']): Promise<SignedUp> {
    requireStrongPassword(form.password, form.email);
    requireHandle(form.accountHandle, 'accountHandle');
    requireHandle(form.workspaceHandle, 'workspaceHandle');
    const passwordHash = await hashPassword(form.password);
    const { user, account, workspaceId } = await this.control.transaction(async (manager) => {
      const user = await this.users.create(manager, { ...form, passwordHash });
      const principal = { actorId: user.actorId, userId: user.id, via };
      await audit(manager, principal, { action: 'create:user', resource: `user.${user.id}` });
      const account = await this.#createAccount(manager, principal, form);
      const workspace = await this.workspaces.reserve(manager, principal, account.id, {
        name: requireName(form.workspaceName, 'workspaceName'),
        handle: form.workspaceHandle,
        description: null,
      });
      return { user, account, workspaceId: workspace.id };
    });
    return { user, account, workspace: await this.workspaces.provision(workspaceId) };
  }

  async #createAccount(manager: EntityManager, principal: Extract<Principal, { userId: string }>, form: SignUp): Promise<Account> {
    const id = newId();
    const name = requireName(form.accountName, 'accountName');
    await this.accounts.insert(manager, { id, name, handle: form.accountHandle });
    await manager.insert(Membership, { accountId: id, userId: principal.userId, role: 'owner' });
    await audit(manager, principal, { action: 'create:account', resource: `account.${id}`, accountId: id, details: { name, handle: form.accountHandle } });
    return manager.findOneByOrFail(Account, { id });
  }
}
