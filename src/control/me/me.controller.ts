import type { Principal } from '@app/auth';
import { Fault } from '@app/faults';
import { Controller, Get } from '@nestjs/common';
import { CurrentPrincipal, SignedIn } from '../../http/decorators.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { toUserReply } from '../users/users.schema.js';
import { UsersService } from '../users/users.service.js';
import { WorkspacesService } from '../workspaces/workspaces.service.js';

/** Whoever is asking. The command line's login begins here. */
@Controller('api/me')
export class MeController {
  constructor(
    private readonly users: UsersService,
    private readonly accounts: AccountsService,
    private readonly workspaces: WorkspacesService,
  ) {}

  @Get()
  @SignedIn()
  async me(@CurrentPrincipal() principal: Principal) {
    const user = await this.users.find(principal.userId);
    if (!user) throw new Fault('auth.unauthenticated', 'This user is gone.');
    return toUserReply(user);
  }

  @Get('accounts')
  @SignedIn()
  async listAccounts(@CurrentPrincipal() principal: Principal) {
    const accounts = await this.accounts.listFor(principal);
    return accounts.map(({ id, name, handle }) => ({ account_id: id, account_name: name, account_handle: handle }));
  }

  /** The SDK refuses the whole list when a description is null. */
  @Get('workspaces')
  @SignedIn()
  async listWorkspaces(@CurrentPrincipal() principal: Principal) {
    const found = await this.workspaces.listFor(principal);
    return found.map(({ account, workspace }) => ({
      account_id: account.id,
      account_name: account.name,
      account_handle: account.handle,
      workspace_id: workspace.id,
      workspace_name: workspace.name,
      workspace_description: workspace.description ?? '',
      workspace_handle: workspace.handle,
    }));
  }
}
