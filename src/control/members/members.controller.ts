import { ACCOUNT_ROLES, type Principal } from '@app/auth';
import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { CurrentPrincipal, IdParam, RequirePermission } from '../../http/decorators.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { MemberQuery, MemberUpdate, RoleQuery, toMemberReply } from './members.schema.js';
import { MembersService } from './members.service.js';
import { requireRole, type RoleReply, roleReply } from './roles.js';

@Controller('api/accounts/:accountId/account_memberships')
export class MembersController {
  constructor(
    private readonly members: MembersService,
    private readonly accounts: AccountsService,
  ) {}

  @Post('filter')
  @HttpCode(200)
  @RequirePermission('account:see')
  @RouteSchema({ body: MemberQuery })
  async filter(@IdParam('accountId') accountId: string, @Body() body: MemberQuery) {
    const emails = body.account_memberships?.email?.any_ ?? undefined;
    return (await this.members.listIn(accountId, { emails }, { limit: body.limit ?? 200, offset: body.offset ?? 0 })).map(toMemberReply);
  }

  @Patch(':id')
  @HttpCode(204)
  @RequirePermission('account:manage')
  @RouteSchema({ body: MemberUpdate })
  async update(
    @CurrentPrincipal() principal: Principal,
    @IdParam('accountId') accountId: string,
    @IdParam('id') id: string,
    @Body() body: MemberUpdate,
  ): Promise<void> {
    await this.members.setRole(principal, accountId, id, requireRole(body.account_role_id));
  }

  /** Oneself whoever one is: that is leaving. */
  @Delete(':id')
  @HttpCode(204)
  @RequirePermission('account:see')
  async remove(@CurrentPrincipal() principal: Principal, @IdParam('accountId') accountId: string, @IdParam('id') id: string): Promise<void> {
    if (id !== principal.userId) await this.accounts.require(principal, accountId, 'account:manage');
    await this.members.remove(principal, accountId, id);
  }
}

@Controller('api/accounts/:accountId/account_roles')
export class AccountRolesController {
  @Post('filter')
  @HttpCode(200)
  @RequirePermission('account:see')
  @RouteSchema({ body: RoleQuery })
  async filter(@Body() body: RoleQuery): Promise<RoleReply[]> {
    const names = body.account_roles?.name?.any_ ?? null;
    return ACCOUNT_ROLES.map(roleReply).filter(({ name }) => names === null || names.includes(name));
  }

  @Get(':id')
  @RequirePermission('account:see')
  async read(@IdParam('id') id: string): Promise<RoleReply> {
    return roleReply(requireRole(id));
  }
}
