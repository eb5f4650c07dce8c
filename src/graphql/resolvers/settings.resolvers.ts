import type { Session } from '@app/auth';
import { Nullable, RetentionBody, Strict } from '@app/contract';
import { Fault } from '@app/faults';
import { Type } from '@sinclair/typebox';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AccountsService } from '../../control/accounts/accounts.service.js';
import { WorkspacesService } from '../../control/workspaces/workspaces.service.js';
import { DECISIONS, EVENTS, LOGS, type Ranged } from '../../workspace/ranges/ranged.js';
import { readRetentionDays, writeRetentionDays } from '../../workspace/ranges/retention.js';
import { SessionsService } from '../../control/sign-in/sessions.service.js';
import { type GraphContext, requirePrincipal } from '../context.js';
import { Entrance, requireAccountId } from '../entrance.js';
import { toInputError } from '../errors.js';
import { senderOf, toJson } from '../sent.js';
import type { WorkspaceNode } from './account.resolvers.js';

const Days = RetentionBody.properties.retention_days;
const sendRetention = senderOf(Strict({ events: Type.Optional(Days), decisions: Type.Optional(Days), logs: Type.Optional(Nullable(Days)) }));

const KEPT = { events: EVENTS, decisions: DECISIONS, logs: LOGS } as const satisfies Record<string, Ranged>;
type Kept = keyof typeof KEPT;
type Retention = Partial<Record<Kept, number | null>>;

@Resolver('Query')
export class SessionQueries {
  constructor(private readonly sessions: SessionsService) {}

  @Query('sessions')
  async listSessions(@Context() context: GraphContext): Promise<Session[]> {
    return this.sessions.listFor(requirePrincipal(context));
  }
}

@Resolver('Session')
export class SessionFields {
  @ResolveField('isCurrent')
  isCurrent(@Parent() { id }: Session, @Context() context: GraphContext): boolean {
    const { via } = requirePrincipal(context);
    return via.kind === 'session' && via.sessionId === id;
  }
}

@Resolver('Workspace')
export class WorkspaceRetention {
  @ResolveField('retention')
  async retention(@Parent() workspace: WorkspaceNode): Promise<Retention> {
    const ctx = await workspace.open();
    const [events, decisions, logs] = await Promise.all([EVENTS, DECISIONS, LOGS].map((ranged) => readRetentionDays(ctx, ranged)));
    return { events: events ?? 0, decisions: decisions ?? 0, logs: logs ?? null };
  }
}

interface Changes {
  name?: string | null;
  handle?: string | null;
}

/** What accounts and workspaces are called and keep, by the same services as REST and by those who may do it there. */
@Resolver('Mutation')
export class SettingsMutations {
  constructor(
    private readonly accounts: AccountsService,
    private readonly workspaces: WorkspacesService,
    private readonly entrance: Entrance,
  ) {}

  @Mutation('updateAccount')
  async updateAccount(@Context() context: GraphContext, @Args('input') { accountId, ...changes }: Changes & { accountId: string }) {
    const principal = requirePrincipal(context);
    try {
      const { id } = await this.accounts.require(principal, requireAccountId(accountId), 'account:manage');
      return { __typename: 'AccountSuccess', account: await this.accounts.update(principal, id, given(changes)) };
    } catch (error) {
      return toInputError(error);
    }
  }

  @Mutation('updateWorkspace')
  async updateWorkspace(
    @Context() context: GraphContext,
    @Args('input') { workspaceId, ...changes }: Changes & { workspaceId: string; description?: string | null },
  ) {
    const principal = requirePrincipal(context);
    try {
      const { account, workspace } = await this.#managed(context, workspaceId);
      await this.workspaces.update(principal, account.id, workspace.id, given(changes));
      return { __typename: 'WorkspaceSuccess', workspace: await this.#managed(context, workspaceId) };
    } catch (error) {
      return toInputError(error);
    }
  }

  @Mutation('deleteWorkspace')
  async deleteWorkspace(@Context() context: GraphContext, @Args('workspaceId') workspaceId: string) {
    const principal = requirePrincipal(context);
    try {
      const { account, workspace } = await this.#managed(context, workspaceId);
      await this.workspaces.delete(principal, account.id, workspace.id);
      return { __typename: 'DeleteSuccess', id: workspace.id };
    } catch (error) {
      return toInputError(error);
    }
  }

  @Mutation('updateRetention')
  async updateRetention(@Context() context: GraphContext, @Args('input') { workspaceId, ...days }: Retention & { workspaceId: string }) {
    requirePrincipal(context);
    try {
      const workspace = await this.#managed(context, workspaceId);
      const { body } = sendRetention(Object.fromEntries(Object.entries(days).map(([name, value]) => [name, toJson(value)])));
      const ctx = await workspace.open();
      for (const [name, value] of Object.entries(body)) await writeRetentionDays(ctx, KEPT[name as Kept], value);
      return { __typename: 'WorkspaceSuccess', workspace };
    } catch (error) {
      return toInputError(error);
    }
  }

  /** Throws `workspace.not_found` to outsiders and `auth.forbidden` to members who may not. */
  async #managed(context: GraphContext, workspaceId: string): Promise<WorkspaceNode> {
    const found = await this.entrance.find(context, { id: workspaceId });
    if (!found) throw new Fault('workspace.not_found', 'There is no such workspace.');
    await this.accounts.require(requirePrincipal(context), found.account.id, 'workspace:manage');
    return { ...found, open: () => this.entrance.open(context, found) };
  }
}

/** What was said: neither left out nor null. */
const given = <T extends object>(changes: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined && value !== null)) as { [K in keyof T]?: NonNullable<T[K]> };
