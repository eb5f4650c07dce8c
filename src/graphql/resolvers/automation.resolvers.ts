import { JsonText, writeJson } from '@app/contract';
import type { Instant } from '@app/engine';
import { Fault } from '@app/faults';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isUuid } from '../../http/decorators.js';
import { type AutomationOrder, type AutomationSearch, positionIn } from '../../workspace/automations/automation-search.js';
import { readActions, triggerOf, type Automation } from '../../workspace/automations/automations.schema.js';
import { AutomationsService } from '../../workspace/automations/automations.service.js';
import { RehearsalsService } from '../../workspace/automations/rehearsal/rehearsals.service.js';
import { TrailService } from '../../workspace/automations/trail/trail.service.js';
import { placeOfTrigger, triggersOf } from '../../workspace/automations/triggers/trigger.js';
import { aboutOf, describeAction, describeAutomation, resourcesOf, type Described } from '../../workspace/automations/words/automation-words.js';
import { describeTrigger } from '../../workspace/automations/words/trigger-words.js';
import { type AutomationInput, toSentAutomation } from '../automation-input.js';
import { toTest, toTrail } from '../automation-trail.js';
import { type Connection, FIRST_MAX, keysetPositionOf, type Page, requireFirst, timePositionOf, toConnection } from '../connections.js';
import { type GraphContext, type Node, nodeOf } from '../context.js';
import { toInputError, wayTo } from '../errors.js';
import { namesOf } from '../resource-names.js';
import type { WorkspaceNode } from './account.resolvers.js';

type AutomationsPage = Page & { filter?: AutomationSearch | null; order?: AutomationOrder | null };
interface TestArguments {
  id?: string | null;
  draft?: AutomationInput | null;
  since?: Instant | null;
  until?: Instant | null;
}

@Resolver('Workspace')
export class WorkspaceAutomations {
  constructor(
    private readonly automationsService: AutomationsService,
    private readonly rehearsals: RehearsalsService,
  ) {}

  @ResolveField('automations')
  async automations(
    @Parent() workspace: WorkspaceNode,
    @Args() { first, after, filter, order: asked }: AutomationsPage,
  ): Promise<Connection<Node<Automation>>> {
    const ctx = await workspace.open();
    const [order, search] = [asked ?? 'NAME', filter ?? {}];
    const page = await this.automationsService.list(ctx, { first: requireFirst(first, 50), after: keysetPositionOf(after), order, filter: search });
    return toConnection(
      { ...page, items: page.items.map((automation) => nodeOf(ctx, automation)) },
      after,
      (automation) => {
        const { value, id } = positionIn(order, automation);
        return [value, id];
      },
      () => this.automationsService.countFound(ctx, search),
    );
  }

  @ResolveField('automation')
  async automation(@Parent() workspace: WorkspaceNode, @Context() { loaders }: GraphContext, @Args('id') id: string): Promise<Node<Automation> | null> {
    if (!isUuid(id)) return null;
    const ctx = await workspace.open();
    const automation = await loaders(ctx).automation.load(id.toLowerCase());
    return automation && nodeOf(ctx, automation);
  }

  @ResolveField('automationCounts')
  async automationCounts(@Parent() workspace: WorkspaceNode, @Args('filter') filter?: AutomationSearch | null) {
    const ctx = await workspace.open();
    const counted = async (enabled: boolean): Promise<number> =>
      typeof filter?.enabled === 'boolean' && filter.enabled !== enabled ? 0 : this.automationsService.countFound(ctx, { ...filter, enabled });
    return { enabled: await counted(true), disabled: await counted(false) };
  }

  @ResolveField('automationTest')
  async automationTest(@Parent() workspace: WorkspaceNode, @Context() { loaders }: GraphContext, @Args() { id, draft, since, until }: TestArguments) {
    const ctx = await workspace.open();
    const window = { since: since ?? null, until: until ?? null };
    try {
      if (Boolean(id) === Boolean(draft)) throw new Fault('request.invalid', 'Which one: that of an id, or a draft?');
      const rehearsal = draft
        ? await this.rehearsals.testDraft(ctx, toSentAutomation(draft), window)
        : await this.rehearsals.test(ctx, requireAutomationId(id ?? ''), window);
      const described = describedOf(rehearsal.automation);
      return { __typename: 'AutomationTest', ...toTest(rehearsal, described, await namesOf(loaders(ctx), resourcesOf(described))) };
    } catch (error) {
      return toInputError(error, wayTo);
    }
  }

  @ResolveField('resourceNames')
  async resourceNames(@Parent() workspace: WorkspaceNode, @Context() { loaders }: GraphContext, @Args('ids') ids: string[]) {
    if (ids.length > FIRST_MAX) throw new Fault('request.invalid', `ids has at most ${FIRST_MAX} of them.`);
    const nameOf = await namesOf(loaders(await workspace.open()), ids);
    return [...new Set(ids)].flatMap((id) => {
      const name = nameOf(id);
      return name === null ? [] : [{ id, name }];
    });
  }
}

@Resolver('Automation')
export class AutomationFields {
  constructor(private readonly trailService: TrailService) {}

  @ResolveField('sentence')
  async sentence(@Parent() automation: Node<Automation>, @Context() { loaders }: GraphContext): Promise<string> {
    const described = describedOf(automation);
    return describeAutomation(described, await namesOf(loaders(automation.ctx), resourcesOf(described)));
  }

  @ResolveField('trigger')
  trigger(@Parent() { trigger }: Node<Automation>): JsonText {
    return new JsonText(trigger);
  }
  @ResolveField('actions')
  actions(@Parent() { actions }: Node<Automation>): JsonText {
    return new JsonText(actions);
  }
  @ResolveField('actionsOnTrigger')
  actionsOnTrigger(@Parent() { actionsOnTrigger }: Node<Automation>): JsonText {
    return new JsonText(actionsOnTrigger);
  }
  @ResolveField('actionsOnResolve')
  actionsOnResolve(@Parent() { actionsOnResolve }: Node<Automation>): JsonText {
    return new JsonText(actionsOnResolve);
  }
  @ResolveField('text')
  text(@Parent() automation: Node<Automation>): string {
    return textOf(automation);
  }

  @ResolveField('triggers')
  async triggers(@Parent() automation: Node<Automation>, @Context() { loaders }: GraphContext) {
    const described = describedOf(automation);
    const nameOf = await namesOf(loaders(automation.ctx), resourcesOf(described));
    return triggersOf(described.trigger).map((trigger) => ({
      id: trigger.id,
      type: trigger.type,
      depth: placeOfTrigger(described.trigger, trigger.id)?.wholes.length ?? 0,
      sentence: describeTrigger(trigger, nameOf),
    }));
  }

  @ResolveField('steps')
  async steps(@Parent() automation: Node<Automation>, @Context() { loaders }: GraphContext) {
    const described = describedOf(automation);
    const nameOf = await namesOf(loaders(automation.ctx), resourcesOf(described));
    const moments = [
      ['FIRED', described.actions],
      ['TRIGGERED', described.actionsOnTrigger],
      ['RESOLVED', described.actionsOnResolve],
    ] as const;
    return moments.flatMap(([moment, actions]) =>
      actions.map((action, index) => ({ moment, index, type: action.type, sentence: describeAction(action, nameOf), about: aboutOf(action) })),
    );
  }

  @ResolveField('owner')
  async owner(@Parent() { ctx, id }: Node<Automation>, @Context() { loaders }: GraphContext): Promise<string | null> {
    return loaders(ctx).automationOwner.load(id);
  }

  @ResolveField('lastFired')
  async lastFired(@Parent() { ctx, id }: Node<Automation>, @Context() { loaders }: GraphContext): Promise<Instant | null> {
    return (await loaders(ctx).automationTally.load(id))?.lastFired ?? null;
  }
  @ResolveField('lastMatched')
  async lastMatched(@Parent() { ctx, id }: Node<Automation>, @Context() { loaders }: GraphContext): Promise<Instant | null> {
    return (await loaders(ctx).automationTally.load(id))?.lastMatched ?? null;
  }
  @ResolveField('fired')
  async fired(@Parent() { ctx, id }: Node<Automation>, @Context() { loaders }: GraphContext): Promise<number> {
    return (await loaders(ctx).automationTally.load(id))?.fired ?? 0;
  }

  @ResolveField('trail')
  async trail(@Parent() { ctx, id }: Node<Automation>, @Args() { first, after }: Page) {
    const position = timePositionOf(after);
    const before = position && { at: position.instant, id: position.id };
    return toTrail(await this.trailService.of(ctx, id, before, requireFirst(first, 50)), after);
  }
}

/** Faults with `automation.not_found` for what cannot be the id of one. */
export function requireAutomationId(id: string): string {
  if (isUuid(id)) return id.toLowerCase();
  throw new Fault('automation.not_found', 'Automation not found');
}

const describedOf = (automation: Automation): Described => ({
  trigger: triggerOf(automation),
  actions: readActions(automation.actions),
  actionsOnTrigger: readActions(automation.actionsOnTrigger),
  actionsOnResolve: readActions(automation.actionsOnResolve),
});

/** As REST takes it. */
export const textOf = ({ name, description, enabled, tags, trigger, actions, actionsOnTrigger, actionsOnResolve }: Automation): string =>
  writeJson({
    name,
    description,
    enabled,
    tags: [...tags],
    trigger: new JsonText(trigger),
    actions: new JsonText(actions),
    actions_on_trigger: new JsonText(actionsOnTrigger),
    actions_on_resolve: new JsonText(actionsOnResolve),
  });
