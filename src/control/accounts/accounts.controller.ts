import type { Principal } from '@app/auth';
import { Controller, Get } from '@nestjs/common';
import { CurrentPrincipal, IdParam, RequirePermission } from '../../http/decorators.js';
import type { Account } from './account.entity.js';
import { AccountsService } from './accounts.service.js';

@Controller('api/accounts')
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Get(':accountId')
  @RequirePermission('account:see')
  async read(@CurrentPrincipal() principal: Principal, @IdParam('accountId') accountId: string) {
    return toReply(await this.accounts.require(principal, accountId, 'account:see'));
  }
}

/** As the hosted API's clients decode it. Features that are not here are said to be off. */
const toReply = ({ id, created, updated, name, handle }: Account) => ({
  id,
  created: created.toISOString(),
  updated: updated.toISOString(),
  name,
  handle,
  location: null,
  link: null,
  auth_expiration_seconds: null,
  image_location: null,
  settings: {},
  features: [],
  sso_state: 'none',
});
