import type { Principal } from '@app/auth';
import { Maybe, Text } from '@app/contract';
import { Body, Controller, Get, HttpCode, Patch } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { Type, type Static } from '@sinclair/typebox';
import { CurrentPrincipal, IdParam, RequirePermission } from '../../http/decorators.js';
import type { Account } from './account.entity.js';
import { AccountsService } from './accounts.service.js';

/** Clients of the hosted API send members that mean nothing here; null leaves a member as it is. */
const AccountUpdate = Type.Object({ name: Maybe(Text), handle: Maybe(Text) });
type AccountUpdate = Static<typeof AccountUpdate>;

@Controller('api/accounts')
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Get(':accountId')
  @RequirePermission('account:see')
  async read(@CurrentPrincipal() principal: Principal, @IdParam('accountId') accountId: string) {
    return toReply(await this.accounts.require(principal, accountId, 'account:see'));
  }

  @Patch(':accountId')
  @HttpCode(204)
  @RequirePermission('account:manage')
  @RouteSchema({ body: AccountUpdate })
  async update(@CurrentPrincipal() principal: Principal, @IdParam('accountId') accountId: string, @Body() body: AccountUpdate): Promise<void> {
    const { name, handle } = body;
    await this.accounts.update(principal, accountId, { ...(typeof name === 'string' ? { name } : {}), ...(typeof handle === 'string' ? { handle } : {}) });
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
