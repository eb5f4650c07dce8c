import type { ApiKey, User } from '@app/auth';
import { Config } from '@app/config';
import type { WorkspaceContext } from '@app/tenancy';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Account } from '../../control/accounts/account.entity.js';
import { AccountsService } from '../../control/accounts/accounts.service.js';
import { ApiKeysService } from '../../control/api-keys/api-keys.service.js';
import { UsersService } from '../../control/users/users.service.js';
import { type WorkspaceWithAccount, WorkspacesService } from '../../control/workspaces/workspaces.service.js';
import { isUuid } from '../../http/decorators.js';
import { type GraphContext, requirePrincipal } from '../context.js';
import { Entrance, requireAccountId } from '../entrance.js';

/** A workspace on its way through the resolvers; opened once something in it is asked for. */
export type WorkspaceNode = WorkspaceWithAccount & { readonly open: () => Promise<WorkspaceContext> };

@Resolver('Query')
export class AccountQueries {
  constructor(
    private readonly users: UsersService,
    private readonly accounts: AccountsService,
    private readonly workspaces: WorkspacesService,
    private readonly apiKeys: ApiKeysService,
    private readonly entrance: Entrance,
  ) {}

  @Query('viewer')
  async viewer(@Context() { principal }: GraphContext): Promise<User | null> {
    return principal?.userId === undefined ? null : this.users.find(principal.userId);
  }

  @Query('accounts')
  async listAccounts(@Context() { principal }: GraphContext): Promise<Account[]> {
    return principal ? this.accounts.listFor(principal) : [];
  }

  @Query('account')
  async account(@Context() context: GraphContext, @Args('id') id: string): Promise<Account | null> {
    return isUuid(id) ? this.accounts.findFor(requirePrincipal(context), id) : null;
  }

  @Query('workspace')
  async workspace(@Context() context: GraphContext, @Args('id') id: string): Promise<WorkspaceNode | null> {
    return this.#node(context, await this.entrance.find(context, { id }));
  }

  @Query('workspaceByHandle')
  async workspaceByHandle(
    @Context() context: GraphContext,
    @Args('account') accountHandle: string,
    @Args('workspace') handle: string,
  ): Promise<WorkspaceNode | null> {
    return this.#node(context, await this.entrance.find(context, { accountHandle, handle }));
  }

  @Query('apiKeys')
  async listApiKeys(@Context() context: GraphContext): Promise<ApiKey[]> {
    return this.apiKeys.listFor(requirePrincipal(context));
  }

  /** Asked before anyone is signed in, too: that a handle is taken is no secret, it stands in addresses. */
  @Query('suggestHandle')
  async suggestHandle(@Context() context: GraphContext, @Args('name') name: string, @Args('accountId') accountId?: string | null): Promise<string> {
    if (!accountId) return this.accounts.suggestHandle(name);
    await this.accounts.require(requirePrincipal(context), requireAccountId(accountId), 'account:see');
    return this.workspaces.suggestHandle(accountId, name);
  }

  #node(context: GraphContext, found: WorkspaceWithAccount | null): WorkspaceNode | null {
    return found && { ...found, open: () => this.entrance.open(context, found) };
  }
}

@Resolver('Account')
export class AccountFields {
  constructor(private readonly entrance: Entrance) {}

  @ResolveField('workspaces')
  async workspaces(@Parent() account: Account, @Context() context: GraphContext): Promise<WorkspaceNode[]> {
    await this.entrance.askAccount(context, account.id, 'account:see');
    const workspaces = await context.workspacesOf.load(account.id);
    return workspaces.map((workspace) => ({ account, workspace, open: () => this.entrance.open(context, { account, workspace }) }));
  }
}

/** The members of a workspace that the control schema knows. */
@Resolver('Workspace')
export class WorkspaceFields {
  constructor(private readonly config: Config) {}

  @ResolveField('id')
  id(@Parent() { workspace }: WorkspaceNode): string {
    return workspace.id;
  }
  @ResolveField('accountId')
  accountId(@Parent() { account }: WorkspaceNode): string {
    return account.id;
  }
  @ResolveField('accountHandle')
  accountHandle(@Parent() { account }: WorkspaceNode): string {
    return account.handle;
  }
  @ResolveField('name')
  name(@Parent() { workspace }: WorkspaceNode): string {
    return workspace.name;
  }
  @ResolveField('handle')
  handle(@Parent() { workspace }: WorkspaceNode): string {
    return workspace.handle;
  }
  @ResolveField('description')
  description(@Parent() { workspace }: WorkspaceNode): string {
    return workspace.description ?? '';
  }
  @ResolveField('created')
  created(@Parent() { workspace }: WorkspaceNode): Date {
    return workspace.created;
  }
  @ResolveField('apiUrl')
  apiUrl(@Parent() { account, workspace }: WorkspaceNode, @Context() { http }: GraphContext): string {
    const base = this.config.publicUrl ?? (http ? `${http.request.protocol}://${http.request.host}` : '');
    return `${base}/api/accounts/${account.id}/workspaces/${workspace.id}`;
  }
}
