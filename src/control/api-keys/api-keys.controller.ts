import type { Principal } from '@app/auth';
import { Fault } from '@app/faults';
import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { CurrentPrincipal, IdParam, SignedIn } from '../../http/decorators.js';
import { ApiKeyCreate, toApiKeyReply } from './api-keys.schema.js';
import { ApiKeysService } from './api-keys.service.js';
import { toExpiration } from './expirations.js';

/** One's own keys; nobody else's are there. */
@Controller('api/users/:userId/api_keys')
export class ApiKeysController {
  constructor(private readonly apiKeys: ApiKeysService) {}

  @Get()
  @SignedIn()
  async list(@CurrentPrincipal() principal: Principal, @IdParam('userId') userId: string) {
    requireSelf(principal, userId);
    return (await this.apiKeys.listFor(principal)).map(toApiKeyReply);
  }

  @Post()
  @SignedIn()
  @RouteSchema({ body: ApiKeyCreate })
  async create(@CurrentPrincipal() principal: Principal, @IdParam('userId') userId: string, @Body() body: ApiKeyCreate) {
    requireSelf(principal, userId);
    const { apiKey, key } = await this.apiKeys.create(principal, { name: body.name, expiration: toExpiration(body.expiration, 'expiration') });
    return { ...toApiKeyReply(apiKey), key };
  }

  @Get(':id')
  @SignedIn()
  async read(@CurrentPrincipal() principal: Principal, @IdParam('userId') userId: string, @IdParam('id') id: string) {
    requireSelf(principal, userId);
    const apiKey = await this.apiKeys.findFor(principal, id);
    if (!apiKey) throw notFound();
    return toApiKeyReply(apiKey);
  }

  @Delete(':id')
  @SignedIn()
  @HttpCode(204)
  async delete(@CurrentPrincipal() principal: Principal, @IdParam('userId') userId: string, @IdParam('id') id: string): Promise<void> {
    requireSelf(principal, userId);
    if (!(await this.apiKeys.delete(principal, id))) throw notFound();
  }
}

const notFound = (): Fault => new Fault('api_key.not_found', 'There is no such API key of yours.');

function requireSelf(principal: Principal, userId: string): void {
  if (principal.userId !== userId) throw new Fault('user.not_found', 'There is no such user.');
}
