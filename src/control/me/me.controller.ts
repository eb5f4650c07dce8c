import type { Bot, Principal } from '@app/auth';
import { Fault } from '@app/faults';
import { Controller, Get } from '@nestjs/common';
import { CurrentPrincipal, SignedIn } from '../../http/decorators.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { BotsService } from '../bots/bots.service.js';
import { toUserReply } from '../users/users.schema.js';
import { UsersService } from '../users/users.service.js';
import { WorkspacesService } from '../workspaces/workspaces.service.js';

/** Whoever is asking. The command line's login begins here. */
@Controller('api/me')
export class MeController {
  constructor(
    private readonly users: UsersService,
    private readonly bots: BotsService,
    private readonly accounts: AccountsService,
    private readonly workspaces: WorkspacesService,
  ) {}

  @Get()
  @SignedIn()
  async me(@CurrentPrincipal() principal: Principal) {
    if (principal.userId === undefined) return toSelfReply((await this.bots.findSelf(principal.botId)) ?? gone());
    return toUserReply((await this.users.find(principal.userId)) ?? gone());
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

/** A service account as clients read a user: they want a text for each member. */
const toSelfReply = ({ id, created, updated, actorId, name }: Bot) => ({
  id,
  created: created.toISOString(),
  updated: updated.toISOString(),
  actor_id: actorId,
  handle: name,
  first_name: name,
  last_name: '',
  email: '',
});

function gone(): never {
  throw new Fault('auth.unauthenticated', 'Whoever this key belonged to is gone.');
}
