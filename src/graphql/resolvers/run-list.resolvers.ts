import { JsonText, SavedSearchBody } from '@app/contract';
import { Fault } from '@app/faults';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isUuid } from '../../http/decorators.js';
import { BULK_ACT_MAX, FlowRunBulk, type BulkAct } from '../../workspace/flow-runs/flow-run-bulk.service.js';
import type { FlowRunSearch } from '../../workspace/flow-runs/flow-run-search.js';
import type { SavedSearch } from '../../workspace/saved-searches/saved-searches.schema.js';
import { SavedSearchesService } from '../../workspace/saved-searches/saved-searches.service.js';
import { FIRST_MAX, toCursor } from '../connections.js';
import type { GraphContext } from '../context.js';
import { Entrance } from '../entrance.js';
import { toInputError } from '../errors.js';
import { senderOf, toJson } from '../sent.js';
import type { WorkspaceNode } from './account.resolvers.js';
import { runPositionOf, runSearchOf, startPositionOf } from './run.resolvers.js';

interface RunsInput {
  workspaceId: string;
  act: Uppercase<BulkAct>;
  flowRunIds?: string[] | null;
  filter?: FlowRunSearch | null;
  after?: string | null;
}

const sendSearch = senderOf(SavedSearchBody);

@Resolver('Mutation')
export class RunListMutations {
  constructor(
    private readonly bulk: FlowRunBulk,
    private readonly searches: SavedSearchesService,
    private readonly entrance: Entrance,
  ) {}

  @Mutation('actOnFlowRuns')
  async actOnFlowRuns(@Context() context: GraphContext, @Args('input') { workspaceId, flowRunIds, filter, after, ...input }: RunsInput) {
    const ctx = await this.entrance.change(context, workspaceId);
    const act = input.act.toLowerCase() as BulkAct;
    try {
      if (Boolean(flowRunIds) === Boolean(filter)) throw new Fault('request.invalid', 'Name runs by their ids or by a filter.');
      if (flowRunIds) return { __typename: 'FlowRunsSuccess', ...(await this.bulk.toIds(ctx, act, requireIds(flowRunIds))), endCursor: null };
      const { last, ...outcome } = await this.bulk.toMatching(ctx, act, runSearchOf(filter), startPositionOf(after));
      return { __typename: 'FlowRunsSuccess', ...outcome, endCursor: last && toCursor(runPositionOf(last)) };
    } catch (error) {
      return toInputError(error);
    }
  }

  @Mutation('saveSearch')
  async saveSearch(@Context() context: GraphContext, @Args('input') { workspaceId, name, filters }: { workspaceId: string; name: string; filters: unknown }) {
    const ctx = await this.entrance.change(context, workspaceId);
    try {
      const { body, exact } = sendSearch({ name, filters: toJson(filters) });
      const { search } = await this.searches.save(ctx, body.name, exact.get('filters'));
      return { __typename: 'SavedSearchSuccess', search };
    } catch (error) {
      return toInputError(error);
    }
  }

  @Mutation('deleteSearch')
  async deleteSearch(@Context() context: GraphContext, @Args() { workspaceId, searchId }: { workspaceId: string; searchId: string }) {
    const ctx = await this.entrance.change(context, workspaceId);
    try {
      if (!isUuid(searchId)) throw new Fault('saved_search.not_found', 'Saved search not found');
      await this.searches.delete(ctx, searchId);
      return { __typename: 'DeleteSuccess', id: searchId };
    } catch (error) {
      return toInputError(error);
    }
  }
}

@Resolver('Workspace')
export class WorkspaceSearches {
  constructor(private readonly searches: SavedSearchesService) {}

  @ResolveField('savedSearches')
  async savedSearches(@Parent() workspace: WorkspaceNode): Promise<SavedSearch[]> {
    return this.searches.list(await workspace.open(), { limit: FIRST_MAX });
  }
}

@Resolver('SavedSearch')
export class SavedSearchFields {
  @ResolveField('filters')
  filters(@Parent() { filters }: SavedSearch): JsonText {
    return new JsonText(filters);
  }
}

/** Each once. What is no id at all is not found with the rest. */
function requireIds(ids: readonly string[]): string[] {
  if (ids.length > BULK_ACT_MAX) throw new Fault('request.invalid', `Up to ${BULK_ACT_MAX} runs can be named at once.`);
  if (!ids.every(isUuid)) throw new Fault('request.invalid', 'Runs are named by their ids.');
  return [...new Set(ids.map((id) => id.toLowerCase()))];
}
