import { DeploymentBranchBody, JsonText } from '@app/contract';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isUuid } from '../../http/decorators.js';
import { BranchesService } from '../../workspace/deployments/branches/branches.service.js';
import type { Deployment } from '../../workspace/deployments/deployments.schema.js';
import { DeploymentsService } from '../../workspace/deployments/deployments.service.js';
import { changesBetween, type VersionChange } from '../../workspace/deployments/versions/version-changes.js';
import type { DeploymentVersion } from '../../workspace/deployments/versions/versions.schema.js';
import { VersionsService, versionNotFound } from '../../workspace/deployments/versions/versions.service.js';
import type { FlowRun } from '../../workspace/flow-runs/flow-runs.schema.js';
import { type Connection, keysetPositionOf, type Page, requireFirst, toConnection } from '../connections.js';
import { type GraphContext, type Node, nodeOf } from '../context.js';
import { Entrance } from '../entrance.js';
import { toInputError } from '../errors.js';
import { senderOf, toJson } from '../sent.js';
import { type DeploymentKey, requireDeploymentId } from './deployment.mutations.js';

@Resolver('Deployment')
export class DeploymentVersions {
  constructor(private readonly versionsService: VersionsService) {}

  @ResolveField('currentVersion')
  async currentVersion(@Parent() { ctx, versionId }: Node<Deployment>, @Context() { loaders }: GraphContext): Promise<Node<DeploymentVersion> | null> {
    const version = versionId && (await loaders(ctx).deploymentVersion.load(versionId));
    return version ? nodeOf(ctx, version) : null;
  }

  @ResolveField('versions')
  async versions(@Parent() { ctx, id }: Node<Deployment>, @Args() { first, after }: Page): Promise<Connection<Node<DeploymentVersion>>> {
    const before = keysetPositionOf(after)?.value ?? null;
    const page = await this.versionsService.list(ctx, id, { first: requireFirst(first, 20), before: before === null ? null : Number(before) });
    return toConnection(
      { ...page, items: page.items.map((version) => nodeOf(ctx, version)) },
      after,
      (version) => [version.number, version.id],
      () => this.versionsService.count(ctx, id),
    );
  }

  @ResolveField('versionChanges')
  async versionChanges(
    @Parent() { ctx, id }: Node<Deployment>,
    @Context() { loaders }: GraphContext,
    @Args('from') fromId: string,
    @Args('to') toId: string,
  ): Promise<VersionChange[] | null> {
    if (!isUuid(fromId) || !isUuid(toId)) return null;
    const [from, to] = await Promise.all([fromId, toId].map((one) => loaders(ctx).deploymentVersion.load(one.toLowerCase())));
    return from?.deploymentId === id && to?.deploymentId === id ? changesBetween(from, to) : null;
  }

  @ResolveField('base')
  async base(@Parent() { ctx, baseId }: Node<Deployment>, @Context() { loaders }: GraphContext): Promise<Node<Deployment> | null> {
    const base = baseId && (await loaders(ctx).deployment.load(baseId));
    return base ? nodeOf(ctx, base) : null;
  }
}

@Resolver('FlowRun')
export class FlowRunVersion {
  @ResolveField('deploymentVersion')
  async deploymentVersion(
    @Parent() { ctx, deploymentVersionId }: Node<FlowRun>,
    @Context() { loaders }: GraphContext,
  ): Promise<Node<DeploymentVersion> | null> {
    const version = deploymentVersionId && (await loaders(ctx).deploymentVersion.load(deploymentVersionId));
    return version ? nodeOf(ctx, version) : null;
  }
}

@Resolver('DeploymentVersion')
export class VersionFields {
  @ResolveField('isCurrent')
  async isCurrent(@Parent() { ctx, id, deploymentId }: Node<DeploymentVersion>, @Context() { loaders }: GraphContext): Promise<boolean> {
    return (await loaders(ctx).deployment.load(deploymentId))?.versionId === id;
  }

  @ResolveField('info')
  info(@Parent() { info }: Node<DeploymentVersion>): JsonText {
    return new JsonText(info);
  }
  @ResolveField('pullSteps')
  pullSteps(@Parent() { pullSteps }: Node<DeploymentVersion>): JsonText | null {
    return pullSteps === null ? null : new JsonText(pullSteps);
  }
  @ResolveField('parametersText')
  parametersText(@Parent() { parameters }: Node<DeploymentVersion>): string {
    return parameters;
  }
  @ResolveField('parameterSchema')
  parameterSchema(@Parent() { parameterSchema }: Node<DeploymentVersion>): JsonText | null {
    return parameterSchema === null ? null : new JsonText(parameterSchema);
  }
  @ResolveField('jobVariablesText')
  jobVariablesText(@Parent() { jobVariables }: Node<DeploymentVersion>): string {
    return jobVariables;
  }
  @ResolveField('workPool')
  workPool(@Parent() { queue }: Node<DeploymentVersion>): string | null {
    return queue?.poolName ?? null;
  }
  @ResolveField('workQueue')
  workQueue(@Parent() { queue, workQueueName }: Node<DeploymentVersion>): string | null {
    return queue?.name ?? workQueueName;
  }
}

type BranchInput = DeploymentKey & { branch: string; schedules?: string | null };
const sendBranch = senderOf(DeploymentBranchBody);

@Resolver('Mutation')
export class VersionMutations {
  constructor(
    private readonly versions: VersionsService,
    private readonly branches: BranchesService,
    private readonly deployments: DeploymentsService,
    private readonly entrance: Entrance,
  ) {}

  @Mutation('promoteDeploymentVersion')
  async promoteDeploymentVersion(
    @Context() context: GraphContext,
    @Args() { versionId, reason, ...key }: DeploymentKey & { versionId: string; reason?: string | null },
  ) {
    const ctx = await this.entrance.change(context, key.workspaceId);
    try {
      const id = requireDeploymentId(key);
      if (!isUuid(versionId)) throw versionNotFound(id, versionId);
      await this.versions.promote(ctx, id, versionId.toLowerCase(), { by: null, reason: reason ?? null });
      return { __typename: 'DeploymentSuccess', deployment: nodeOf(ctx, await this.deployments.get(ctx, id)) };
    } catch (error) {
      return toInputError(error);
    }
  }

  @Mutation('deleteDeploymentVersion')
  async deleteDeploymentVersion(@Context() context: GraphContext, @Args() { versionId, ...key }: DeploymentKey & { versionId: string }) {
    const ctx = await this.entrance.change(context, key.workspaceId);
    try {
      const id = requireDeploymentId(key);
      if (!isUuid(versionId)) throw versionNotFound(id, versionId);
      await this.versions.delete(ctx, id, versionId.toLowerCase());
      return { __typename: 'DeleteSuccess', id: versionId.toLowerCase() };
    } catch (error) {
      return toInputError(error);
    }
  }

  @Mutation('createDeploymentBranch')
  async createDeploymentBranch(@Context() context: GraphContext, @Args('input') { branch, schedules, ...key }: BranchInput) {
    const ctx = await this.entrance.change(context, key.workspaceId);
    try {
      const options = toJson({ schedule_handling: schedules?.toLowerCase() ?? 'remove' });
      const made = await this.branches.create(ctx, requireDeploymentId(key), sendBranch({ branch, options }), null);
      return { __typename: 'DeploymentSuccess', deployment: nodeOf(ctx, made) };
    } catch (error) {
      return toInputError(error);
    }
  }
}
