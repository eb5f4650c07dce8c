import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { Automation } from '../../workspace/automations/automations.schema.js';
import { AutomationsService } from '../../workspace/automations/automations.service.js';
import { RehearsalsService } from '../../workspace/automations/rehearsal/rehearsals.service.js';
import { type AutomationInput, membersOf, toSentAutomation } from '../automation-input.js';
import { toReplay } from '../automation-trail.js';
import { type GraphContext, nodeOf } from '../context.js';
import { Entrance } from '../entrance.js';
import { toInputError, wayTo } from '../errors.js';
import { requireAutomationId, textOf } from './automation.resolvers.js';

interface AutomationKey {
  workspaceId: string;
  automationId: string;
}

/** By the same services as REST, with what is wrong told to a form. */
@Resolver('Mutation')
export class AutomationMutations {
  constructor(
    private readonly automations: AutomationsService,
    private readonly rehearsals: RehearsalsService,
    private readonly entrance: Entrance,
  ) {}

  @Mutation('createAutomation')
  async createAutomation(
    @Context() context: GraphContext,
    @Args() { workspaceId, automation, owner }: { workspaceId: string; automation: AutomationInput; owner?: string | null },
  ) {
    return this.#change(context, workspaceId, async (ctx) => this.automations.create(ctx, toSentAutomation(automation), owner ?? null));
  }

  @Mutation('updateAutomation')
  async updateAutomation(@Context() context: GraphContext, @Args() { automation, ...key }: AutomationKey & { automation: AutomationInput }) {
    return this.#change(context, key.workspaceId, async (ctx) => {
      const id = requireAutomationId(key.automationId);
      const known = membersOf(textOf(await this.automations.get(ctx, id)));
      await this.automations.replace(ctx, id, toSentAutomation(automation, known));
      return this.automations.get(ctx, id);
    });
  }

  @Mutation('setAutomationEnabled')
  async setAutomationEnabled(@Context() context: GraphContext, @Args() { enabled, ...key }: AutomationKey & { enabled: boolean }) {
    return this.#change(context, key.workspaceId, async (ctx) => {
      const id = requireAutomationId(key.automationId);
      await this.automations.setEnabled(ctx, id, enabled);
      return this.automations.get(ctx, id);
    });
  }

  @Mutation('duplicateAutomation')
  async duplicateAutomation(@Context() context: GraphContext, @Args() { name, ...key }: AutomationKey & { name?: string | null }) {
    return this.#change(context, key.workspaceId, async (ctx) => {
      const first = await this.automations.get(ctx, requireAutomationId(key.automationId));
      const copy = toSentAutomation({ name: name ?? `${first.name} (copy)`, enabled: false }, membersOf(textOf(first)));
      return this.automations.create(ctx, copy, null);
    });
  }

  @Mutation('deleteAutomation')
  async deleteAutomation(@Context() context: GraphContext, @Args() { workspaceId, automationId }: AutomationKey) {
    const ctx = await this.entrance.change(context, workspaceId);
    try {
      const id = requireAutomationId(automationId);
      await this.automations.delete(ctx, id);
      return { __typename: 'DeleteSuccess', id };
    } catch (error) {
      return toInputError(error);
    }
  }

  @Mutation('replayAutomation')
  async replayAutomation(
    @Context() context: GraphContext,
    @Args() { since, until, ...key }: AutomationKey & { since?: Instant | null; until?: Instant | null },
  ) {
    const ctx = await this.entrance.change(context, key.workspaceId);
    try {
      const replay = await this.rehearsals.replay(ctx, requireAutomationId(key.automationId), { since: since ?? null, until: until ?? null });
      return { __typename: 'AutomationReplay', ...toReplay(replay) };
    } catch (error) {
      return toInputError(error);
    }
  }

  async #change(context: GraphContext, workspaceId: string, change: (ctx: WorkspaceContext) => Promise<Automation>) {
    const ctx = await this.entrance.change(context, workspaceId);
    try {
      return { __typename: 'AutomationSuccess', automation: nodeOf(ctx, await change(ctx)) };
    } catch (error) {
      return toInputError(error, wayTo);
    }
  }
}
