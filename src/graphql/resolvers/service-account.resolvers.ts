import type { AccountRole, ApiKey, Principal } from '@app/auth';
import { Fault } from '@app/faults';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Account } from '../../control/accounts/account.entity.js';
import { AccountsService } from '../../control/accounts/accounts.service.js';
import { BotsService, KEY_GRACE_SECONDS_MAX, type ServiceAccount } from '../../control/bots/bots.service.js';
import { isUuid } from '../../http/decorators.js';
import { invalid } from '../../http/validation.js';
import { type Connection, keysetPositionOf, type Page, requireFirst, toConnection } from '../connections.js';
import { type GraphContext, requirePrincipal } from '../context.js';
import { requireAccountId } from '../entrance.js';
import { toInputError } from '../errors.js';

@Resolver('Account')
export class AccountServiceAccounts {
  constructor(private readonly bots: BotsService) {}

  @ResolveField('serviceAccounts')
  async listServiceAccounts(
    @Parent() account: Account,
    @Args() { first, after, filter }: Page & { filter?: { search?: string | null } | null },
  ): Promise<Connection<ServiceAccount>> {
    const search = filter?.search ?? undefined;
    const limit = requireFirst(first, 50);
    const position = keysetPositionOf(after);
    const behind = position ? { name: String(position.value), id: position.id } : undefined;
    const found = await this.bots.listIn(account.id, { search, after: behind }, { limit: limit + 1 });
    return toConnection(
      { items: found.slice(0, limit), hasNextPage: found.length > limit },
      after,
      ({ bot }) => [bot.name, bot.id],
      () => this.bots.count(account.id, { search }),
    );
  }
}

@Resolver('ServiceAccount')
export class ServiceAccountFields {
  @ResolveField('id')
  id(@Parent() { bot }: ServiceAccount): string {
    return bot.id;
  }
  @ResolveField('name')
  name(@Parent() { bot }: ServiceAccount): string {
    return bot.name;
  }
  @ResolveField('role')
  role(@Parent() { bot }: ServiceAccount): AccountRole {
    return bot.role;
  }
  @ResolveField('created')
  created(@Parent() { bot }: ServiceAccount): Date {
    return bot.created;
  }
  @ResolveField('replacedKeys')
  replacedKeys(@Parent() { replaced }: ServiceAccount): readonly ApiKey[] {
    return replaced;
  }
}

interface BotKey {
  accountId: string;
  serviceAccountId: string;
}
interface KeyInput {
  accountId: string;
  /** Microseconds, as `DateTime` is parsed. */
  apiKeyExpiration?: number | null;
}

/** By the same service as REST, and by those who may do it there. */
@Resolver('Mutation')
export class ServiceAccountMutations {
  constructor(
    private readonly bots: BotsService,
    private readonly accounts: AccountsService,
  ) {}

  @Mutation('createServiceAccount')
  async createServiceAccount(
    @Context() context: GraphContext,
    @Args('input') { accountId, name, role, apiKeyExpiration }: KeyInput & { name: string; role: AccountRole },
  ) {
    return this.#manage(context, accountId, async (principal, account) => {
      const { key, ...serviceAccount } = await this.bots.create(principal, account, { name, role, expiration: toDate(apiKeyExpiration) });
      return { __typename: 'ServiceAccountKeySuccess', serviceAccount, key };
    });
  }

  @Mutation('updateServiceAccount')
  async updateServiceAccount(
    @Context() context: GraphContext,
    @Args('input') { accountId, serviceAccountId, name, role }: BotKey & { name?: string | null; role?: AccountRole | null },
  ) {
    return this.#manage(context, accountId, async (principal, account) => {
      const changes = { ...(typeof name === 'string' ? { name } : {}), ...(role ? { role } : {}) };
      const serviceAccount = await this.bots.update(principal, account, requireId(serviceAccountId), changes);
      return { __typename: 'ServiceAccountSuccess', serviceAccount };
    });
  }

  @Mutation('rotateServiceAccountKey')
  async rotateServiceAccountKey(
    @Context() context: GraphContext,
    @Args('input') { accountId, serviceAccountId, apiKeyExpiration, graceSeconds }: BotKey & KeyInput & { graceSeconds: number },
  ) {
    return this.#manage(context, accountId, async (principal, account) => {
      if (graceSeconds < 0 || graceSeconds > KEY_GRACE_SECONDS_MAX) throw invalid(['graceSeconds'], `Must be from 0 to ${KEY_GRACE_SECONDS_MAX}`);
      const terms = { expiration: toDate(apiKeyExpiration), graceSeconds };
      const { key, ...serviceAccount } = await this.bots.rotate(principal, account, requireId(serviceAccountId), terms);
      return { __typename: 'ServiceAccountKeySuccess', serviceAccount, key };
    });
  }

  @Mutation('deleteServiceAccountKey')
  async deleteServiceAccountKey(@Context() context: GraphContext, @Args() { accountId, serviceAccountId, keyId }: BotKey & { keyId: string }) {
    return this.#manage(context, accountId, async (principal, account) => {
      const id = requireId(serviceAccountId);
      if (!isUuid(keyId)) throw new Fault('api_key.not_found', 'There is no such API key of this service account.');
      await this.bots.deleteKey(principal, account, id, keyId.toLowerCase());
      return { __typename: 'ServiceAccountSuccess', serviceAccount: await this.bots.find(account, id) };
    });
  }

  @Mutation('deleteServiceAccount')
  async deleteServiceAccount(@Context() context: GraphContext, @Args() { accountId, serviceAccountId }: BotKey) {
    return this.#manage(context, accountId, async (principal, account) => {
      const id = requireId(serviceAccountId);
      await this.bots.delete(principal, account, id);
      return { __typename: 'DeleteSuccess', id };
    });
  }

  async #manage(context: GraphContext, accountId: string, change: (principal: Principal, accountId: string) => Promise<object>): Promise<object> {
    const principal = requirePrincipal(context);
    try {
      const account = await this.accounts.require(principal, requireAccountId(accountId), 'account:manage');
      return await change(principal, account.id);
    } catch (error) {
      return toInputError(error);
    }
  }
}

const toDate = (micros: number | null | undefined): Date | null => (typeof micros === 'number' ? new Date(micros / 1000) : null);

function requireId(id: string): string {
  if (!isUuid(id)) throw new Fault('bot.not_found', 'There is no such service account in this account.');
  return id.toLowerCase();
}
