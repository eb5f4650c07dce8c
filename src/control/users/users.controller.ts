import type { Principal } from '@app/auth';
import { Fault } from '@app/faults';
import { Body, Controller, Get, HttpCode, Patch } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { CurrentPrincipal, IdParam, SignedIn } from '../../http/decorators.js';
import { toUserReply, UserUpdate } from './users.schema.js';
import { UsersService } from './users.service.js';

@Controller('api/users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get(':id')
  @SignedIn()
  async read(@CurrentPrincipal() principal: Principal, @IdParam('id') id: string) {
    const user = principal.userId === id ? await this.users.find(id) : null;
    if (!user) throw new Fault('user.not_found', 'There is no such user.');
    return toUserReply(user);
  }

  @Patch(':id')
  @SignedIn()
  @HttpCode(204)
  @RouteSchema({ body: UserUpdate })
  async update(@CurrentPrincipal() principal: Principal, @IdParam('id') id: string, @Body() body: UserUpdate): Promise<void> {
    const { handle, email, first_name: firstName, last_name: lastName } = body;
    await this.users.update(principal, id, {
      ...(typeof handle === 'string' ? { handle } : {}),
      ...(typeof email === 'string' ? { email } : {}),
      ...(typeof firstName === 'string' ? { firstName } : {}),
      ...(typeof lastName === 'string' ? { lastName } : {}),
    });
  }
}
