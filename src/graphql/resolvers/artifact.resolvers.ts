import { JsonText, toIso } from '@app/contract';
import { Fault } from '@app/faults';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isUuid } from '../../http/decorators.js';
import type { ArtifactHead, CollectionHead } from '../../workspace/artifacts/artifact-reads.repository.js';
import { ArtifactReadsService } from '../../workspace/artifacts/artifact-reads.service.js';
import { type ArtifactSearch, collectionPositionIn, type CollectionOrder, type CollectionSearch } from '../../workspace/artifacts/artifact-search.js';
import { ArtifactsService } from '../../workspace/artifacts/artifacts.service.js';
import type { FlowRun } from '../../workspace/flow-runs/flow-runs.schema.js';
import type { TaskRun } from '../../workspace/task-runs/task-runs.schema.js';
import { type Connection, keysetPositionOf, type Page, requireFirst, toConnection } from '../connections.js';
import { type GraphContext, type Node, nodeOf } from '../context.js';
import { Entrance } from '../entrance.js';
import { toInputError } from '../errors.js';
import type { WorkspaceNode } from './account.resolvers.js';

type ArtifactsPage = Page & { filter?: ArtifactSearch | null };
type CollectionsPage = Page & { filter?: CollectionSearch | null; order?: CollectionOrder | null };

@Resolver('Workspace')
export class WorkspaceArtifacts {
  constructor(private readonly reads: ArtifactReadsService) {}

  @ResolveField('artifacts')
  async artifacts(@Parent() workspace: WorkspaceNode, @Args() { first, after, filter }: ArtifactsPage): Promise<Connection<Node<ArtifactHead>>> {
    const ctx = await workspace.open();
    const search = searchOf(filter);
    const page = await this.reads.list(ctx, { first: requireFirst(first, 50), after: keysetPositionOf(after), filter: search });
    return toConnection(
      { ...page, items: page.items.map((artifact) => nodeOf(ctx, artifact)) },
      after,
      ({ created, id }) => [toIso(created), id],
      () => this.reads.countFound(ctx, search),
    );
  }

  @ResolveField('artifact')
  async artifact(@Parent() workspace: WorkspaceNode, @Context() { loaders }: GraphContext, @Args('id') id: string): Promise<Node<ArtifactHead> | null> {
    if (!isUuid(id)) return null;
    const ctx = await workspace.open();
    const artifact = await loaders(ctx).artifact.load(id.toLowerCase());
    return artifact && nodeOf(ctx, artifact);
  }

  @ResolveField('artifactCollections')
  async artifactCollections(
    @Parent() workspace: WorkspaceNode,
    @Args() { first, after, filter, order }: CollectionsPage,
  ): Promise<Connection<Node<CollectionHead>>> {
    const ctx = await workspace.open();
    const [search, by] = [filter ?? {}, order ?? 'UPDATED_FIRST'];
    const page = await this.reads.listCollections(ctx, { first: requireFirst(first, 50), after: keysetPositionOf(after), filter: search, order: by });
    return toConnection(
      { ...page, items: page.items.map((collection) => nodeOf(ctx, collection)) },
      after,
      (collection) => [collectionPositionIn(by, collection).value, collection.id],
      () => this.reads.countCollectionsFound(ctx, search),
    );
  }

  @ResolveField('artifactCollection')
  async artifactCollection(@Parent() workspace: WorkspaceNode, @Args('key') key: string): Promise<Node<CollectionHead> | null> {
    const ctx = await workspace.open();
    const collection = await this.reads.findCollection(ctx, key);
    return collection && nodeOf(ctx, collection);
  }
}

/** What is no id at all is the id of nothing. */
const searchOf = (filter: ArtifactSearch | null | undefined): ArtifactSearch => ({
  ...filter,
  flowRunIds: filter?.flowRunIds?.filter(isUuid) ?? null,
  taskRunIds: filter?.taskRunIds?.filter(isUuid) ?? null,
});

@Resolver('ArtifactCollection')
export class ArtifactCollectionFields {
  @ResolveField('latest')
  async latest(@Parent() { ctx, latest_id }: Node<CollectionHead>, @Context() { loaders }: GraphContext): Promise<Node<ArtifactHead> | null> {
    const artifact = await loaders(ctx).artifact.load(latest_id);
    return artifact && nodeOf(ctx, artifact);
  }

  @ResolveField('artifactCount')
  async artifactCount(@Parent() { ctx, key }: Node<CollectionHead>, @Context() { loaders }: GraphContext): Promise<number> {
    return loaders(ctx).artifactCount.load(key);
  }
}

@Resolver('Artifact')
export class ArtifactFields {
  @ResolveField('data')
  async data(@Parent() artifact: Node<ArtifactHead>, @Context() context: GraphContext): Promise<JsonText | null> {
    const text = await this.dataText(artifact, context);
    return text === null ? null : new JsonText(text);
  }

  @ResolveField('dataText')
  async dataText(@Parent() { ctx, id }: Node<ArtifactHead>, @Context() { loaders }: GraphContext): Promise<string | null> {
    return loaders(ctx).artifactData.load(id);
  }

  @ResolveField('flowRun')
  async flowRun(@Parent() { ctx, flow_run_id }: Node<ArtifactHead>, @Context() { loaders }: GraphContext): Promise<Node<FlowRun> | null> {
    const run = flow_run_id === null ? null : await loaders(ctx).flowRun.load(flow_run_id);
    return run && nodeOf(ctx, run);
  }

  @ResolveField('taskRun')
  async taskRun(@Parent() { ctx, task_run_id }: Node<ArtifactHead>, @Context() { loaders }: GraphContext): Promise<Node<TaskRun> | null> {
    const run = task_run_id === null ? null : await loaders(ctx).taskRun.load(task_run_id);
    return run && nodeOf(ctx, run);
  }
}

@Resolver('FlowRun')
export class FlowRunArtifacts {
  @ResolveField('artifacts')
  async artifacts(@Parent() { ctx, id }: Node<FlowRun>, @Context() { loaders }: GraphContext, @Args('first') first?: number | null): Promise<object[]> {
    const artifacts = await loaders(ctx).artifactsOfFlowRun.load({ of: id, first: requireFirst(first, 50) });
    return artifacts.map((artifact) => nodeOf(ctx, artifact));
  }
}

@Resolver('TaskRun')
export class TaskRunArtifacts {
  @ResolveField('artifacts')
  async artifacts(@Parent() { ctx, id }: Node<TaskRun>, @Context() { loaders }: GraphContext, @Args('first') first?: number | null): Promise<object[]> {
    const artifacts = await loaders(ctx).artifactsOfTaskRun.load({ of: id, first: requireFirst(first, 50) });
    return artifacts.map((artifact) => nodeOf(ctx, artifact));
  }
}

@Resolver('Mutation')
export class ArtifactMutations {
  constructor(
    private readonly artifacts: ArtifactsService,
    private readonly entrance: Entrance,
  ) {}

  @Mutation('deleteArtifact')
  async deleteArtifact(@Context() context: GraphContext, @Args() { workspaceId, artifactId }: { workspaceId: string; artifactId: string }) {
    const ctx = await this.entrance.change(context, workspaceId);
    try {
      if (!isUuid(artifactId)) throw new Fault('artifact.not_found', 'Artifact not found.');
      await this.artifacts.delete(ctx, artifactId.toLowerCase());
      return { __typename: 'DeleteSuccess', id: artifactId };
    } catch (error) {
      return toInputError(error);
    }
  }
}
