import { Access, type AccountRole, type User } from '@app/auth';
import { Fault } from '@app/faults';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Account } from '../../control/accounts/account.entity.js';
import { AccountsService } from '../../control/accounts/accounts.service.js';
import { type Member, MembersService } from '../../control/members/members.service.js';
import { isUuid } from '../../http/decorators.js';
import { type Connection, namePositionOf, type Page, requireFirst, toConnection } from '../connections.js';
import { type GraphContext, requirePrincipal } from '../context.js';
import { Entrance, requireAccountId } from '../entrance.js';
import { toInputError } from '../errors.js';

@Resolver('Account')
export class AccountMembers {
  constructor(
    private readonly members: MembersService,
    private readonly access: Access,
    private readonly entrance: Entrance,
  ) {}

  @ResolveField('viewerRole')
  async viewerRole(@Parent() account: Account, @Context() context: GraphContext): Promise<AccountRole> {
    const role = await this.access.roleIn(account.id, requirePrincipal(context));
    if (role === null) throw new Fault('account.not_found', 'There is no such account.');
    return role;
  }

  @ResolveField('members')
  async listMembers(
    @Parent() account: Account,
    @Context() context: GraphContext,
    @Args() { first, after, filter }: Page & { filter?: { search?: string | null } | null },
  ): Promise<Connection<Member>> {
    await this.entrance.askAccount(context, account.id, 'account:see');
    const search = filter?.search ?? undefined;
    const limit = requireFirst(first, 50);
    const found = await this.members.listIn(account.id, { search, after: namePositionOf(after) ?? undefined }, { limit: limit + 1 });
    return toConnection(
      { items: found.slice(0, limit), hasNextPage: found.length > limit },
      after,
      ({ user }) => [user.email.toLowerCase()],
      () => this.members.count(account.id, { search }),
    );
  }
}

@Resolver('Member')
export class MemberFields {
  @ResolveField('id')
  id(@Parent() { user }: Member): string {
    return user.id;
  }
  @ResolveField('lastLogin')
  lastLogin(@Parent() { user }: Member): User['lastLogin'] {
    return user.lastLogin;
  }
}

interface MemberKey {
  accountId: string;
  memberId: string;
}

/** By the same service as REST, and by those who may do it there. */
@Resolver('Mutation')
export class MemberMutations {
  constructor(
    private readonly members: MembersService,
    private readonly accounts: AccountsService,
  ) {}

  @Mutation('addMember')
  async addMember(@Context() context: GraphContext, @Args('input') { accountId, email, role }: { accountId: string; email: string; role: AccountRole }) {
    const principal = requirePrincipal(context);
    try {
      const account = await this.accounts.require(principal, requireAccountId(accountId), 'account:manage');
      return { __typename: 'MemberSuccess', member: await this.members.add(principal, account.id, { email, role }) };
    } catch (error) {
      return toInputError(error);
    }
  }

  @Mutation('setMemberRole')
  async setMemberRole(@Context() context: GraphContext, @Args() { accountId, memberId, role }: MemberKey & { role: AccountRole }) {
    const principal = requirePrincipal(context);
    try {
      const account = await this.accounts.require(principal, requireAccountId(accountId), 'account:manage');
      return { __typename: 'MemberSuccess', member: await this.members.setRole(principal, account.id, requireMemberId(memberId), role) };
    } catch (error) {
      return toInputError(error);
    }
  }

  @Mutation('removeMember')
  async removeMember(@Context() context: GraphContext, @Args() { accountId, memberId }: MemberKey) {
    const principal = requirePrincipal(context);
    try {
      const id = requireMemberId(memberId);
      const account = await this.accounts.require(principal, requireAccountId(accountId), id === principal.userId ? 'account:see' : 'account:manage');
      await this.members.remove(principal, account.id, id);
      return { __typename: 'DeleteSuccess', id };
    } catch (error) {
      return toInputError(error);
    }
  }
}

function requireMemberId(id: string): string {
  if (!isUuid(id)) throw new Fault('member.not_found', 'There is no such member of this account.');
  return id.toLowerCase();
}
