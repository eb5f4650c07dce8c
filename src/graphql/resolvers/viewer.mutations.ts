import { requirePerson } from '@app/auth';
import { Fault } from '@app/faults';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { PasswordsService } from '../../control/sign-in/passwords.service.js';
import { SessionsService } from '../../control/sign-in/sessions.service.js';
import { UsersService } from '../../control/users/users.service.js';
import { isUuid } from '../../http/decorators.js';
import { addressOf, type GraphContext, requirePrincipal } from '../context.js';
import { toInputError } from '../errors.js';

interface ViewerInput {
  firstName?: string | null;
  lastName?: string | null;
  handle?: string | null;
  email?: string | null;
}

/** What people change about themselves. */
@Resolver('Mutation')
export class ViewerMutations {
  constructor(
    private readonly users: UsersService,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
  ) {}

  @Mutation('updateViewer')
  async updateViewer(@Context() context: GraphContext, @Args('input') { firstName, lastName, handle, email }: ViewerInput) {
    const principal = requirePrincipal(context);
    try {
      const viewer = await this.users.update(principal, requirePerson(principal), {
        ...(typeof firstName === 'string' ? { firstName } : {}),
        ...(typeof lastName === 'string' ? { lastName } : {}),
        ...(typeof handle === 'string' ? { handle } : {}),
        ...(typeof email === 'string' ? { email } : {}),
      });
      return { __typename: 'ViewerSuccess', viewer };
    } catch (error) {
      return toInputError(error);
    }
  }

  @Mutation('changePassword')
  async changePassword(@Context() context: GraphContext, @Args('input') input: { currentPassword: string; newPassword: string }) {
    const principal = requirePrincipal(context);
    try {
      await this.passwords.change(principal, addressOf(context), { current: input.currentPassword, next: input.newPassword });
      return { __typename: 'ViewerSuccess', viewer: await this.users.find(requirePerson(principal)) };
    } catch (error) {
      return toInputError(error);
    }
  }

  @Mutation('endSession')
  async endSession(@Context() context: GraphContext, @Args('id') id: string) {
    const principal = requirePrincipal(context);
    try {
      if (!isUuid(id)) throw new Fault('session.not_found', 'There is no such session of yours.');
      await this.sessions.endOf(principal, id);
      return { __typename: 'DeleteSuccess', id };
    } catch (error) {
      return toInputError(error);
    }
  }
}
