import type { Principal } from '@app/auth';
import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { CurrentPrincipal, IdParam, RequirePermission } from '../../http/decorators.js';
import { toExpiration } from '../api-keys/expirations.js';
import { requireRole } from '../members/roles.js';
import { BotCreate, BotQuery, BotRotate, BotUpdate, toBotReply, toKeysReply, toMadeKeyReply } from './bots.schema.js';
import { BotsService } from './bots.service.js';

@Controller('api/accounts/:accountId/bots')
export class BotsController {
  constructor(private readonly bots: BotsService) {}

  @Post()
  @RequirePermission('account:manage')
  @RouteSchema({ body: BotCreate })
  async create(@CurrentPrincipal() principal: Principal, @IdParam('accountId') accountId: string, @Body() body: BotCreate) {
    const role = body.account_role_id ? requireRole(body.account_role_id) : 'member';
    const expiration = toExpiration(body.api_key_expiration, 'api_key_expiration');
    return toMadeKeyReply(await this.bots.create(principal, accountId, { name: body.name, role, expiration }));
  }

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('account:see')
  @RouteSchema({ body: BotQuery })
  async filter(@IdParam('accountId') accountId: string, @Body() { service_accounts: filter, limit, offset }: BotQuery) {
    const narrow = { ids: filter?.id?.any_ ?? undefined, names: filter?.name?.any_ ?? undefined, search: filter?.name?.like_ ?? undefined };
    return (await this.bots.listIn(accountId, narrow, { limit: limit ?? 200, offset: offset ?? 0 })).map(toBotReply);
  }

  @Get(':id')
  @RequirePermission('account:see')
  async read(@IdParam('accountId') accountId: string, @IdParam('id') id: string) {
    return toBotReply(await this.bots.find(accountId, id));
  }

  @Patch(':id')
  @HttpCode(204)
  @RequirePermission('account:manage')
  @RouteSchema({ body: BotUpdate })
  async update(
    @CurrentPrincipal() principal: Principal,
    @IdParam('accountId') accountId: string,
    @IdParam('id') id: string,
    @Body() { name, account_role_id: roleId }: BotUpdate,
  ): Promise<void> {
    await this.bots.update(principal, accountId, id, { ...(typeof name === 'string' ? { name } : {}), ...(roleId ? { role: requireRole(roleId) } : {}) });
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermission('account:manage')
  async delete(@CurrentPrincipal() principal: Principal, @IdParam('accountId') accountId: string, @IdParam('id') id: string): Promise<void> {
    await this.bots.delete(principal, accountId, id);
  }

  @Post(':id/rotate_api_key')
  @RequirePermission('account:manage')
  @RouteSchema({ body: BotRotate })
  async rotate(@CurrentPrincipal() principal: Principal, @IdParam('accountId') accountId: string, @IdParam('id') id: string, @Body() body: BotRotate) {
    const expiration = toExpiration(body.api_key_expiration, 'api_key_expiration');
    return toMadeKeyReply(await this.bots.rotate(principal, accountId, id, { expiration, graceSeconds: body.old_key_expires_in_seconds ?? 0 }));
  }

  @Get(':id/read_bot_api_keys')
  @RequirePermission('account:see')
  async readKeys(@IdParam('accountId') accountId: string, @IdParam('id') id: string) {
    return toKeysReply(await this.bots.find(accountId, id));
  }

  @Delete(':id/delete_bot_api_key/:keyId')
  @RequirePermission('account:manage')
  async deleteKey(
    @CurrentPrincipal() principal: Principal,
    @IdParam('accountId') accountId: string,
    @IdParam('id') id: string,
    @IdParam('keyId') keyId: string,
  ): Promise<null> {
    await this.bots.deleteKey(principal, accountId, id, keyId);
    return null;
  }
}
