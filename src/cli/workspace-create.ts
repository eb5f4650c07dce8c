import { Membership, type Principal, User } from '@app/auth';
import type { Config } from '@app/config';
import { Fault } from '@app/faults';
import { DataSource } from 'typeorm';
import { AccountsService } from '../control/accounts/accounts.service.js';
import { UsersService } from '../control/users/users.service.js';
import { WorkspacesService } from '../control/workspaces/workspaces.service.js';
import { connect, print, VIA_OPERATOR, withServices } from './operator.js';

export interface WorkspaceCreateFlags {
  account: string;
  workspace: string;
  name?: string;
  email?: string;
  json?: boolean;
}

/** One more workspace of an account, with a key of one of its members. */
export async function workspaceCreate(config: Config, flags: WorkspaceCreateFlags): Promise<void> {
  await withServices(config, async (services, apiUrl) => {
    const account = await services.get(AccountsService).findByHandle(flags.account);
    if (!account) throw new Fault('account.not_found', `There is no account with the handle ${flags.account}.`);
    const control = services.get(DataSource);
    const user = flags.email === undefined ? await firstOwner(control, account.id) : await services.get(UsersService).findByEmail(flags.email);
    if (!user || !(await control.manager.existsBy(Membership, { accountId: account.id, userId: user.id }))) {
      throw new Fault('user.not_found', `Nobody with the e-mail address ${flags.email ?? 'asked for'} is a member of ${flags.account}.`);
    }
    const principal: Principal = { actorId: user.actorId, userId: user.id, via: VIA_OPERATOR };
    const fields = { name: flags.name ?? flags.workspace, handle: flags.workspace, description: null };
    const workspace = await services.get(WorkspacesService).create(principal, account.id, fields);
    print(apiUrl, await connect(services, apiUrl, user, workspace), `${flags.account}/${flags.workspace}`, flags.json ?? false);
  });
}

async function firstOwner(control: DataSource, accountId: string): Promise<User | null> {
  const membership = await control.manager.findOne(Membership, { where: { accountId, role: 'owner' }, order: { created: 'ASC' } });
  return membership && control.manager.findOneBy(User, { id: membership.userId });
}
