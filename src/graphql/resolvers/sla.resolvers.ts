import { SlaBody, type SlaSeverity } from '@app/contract';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Type } from '@sinclair/typebox';
import { isUuid } from '../../http/decorators.js';
import type { Deployment } from '../../workspace/deployments/deployments.schema.js';
import type { FlowRun } from '../../workspace/flow-runs/flow-runs.schema.js';
import { VIOLATIONS_MAX, type SlaSearch, type SlaState, type SlaViolation, type SlaWithState } from '../../workspace/slas/sla-states.repository.js';
import { SlaStatesService } from '../../workspace/slas/sla-states.service.js';
import { ownerOf } from '../../workspace/slas/slas.schema.js';
import { SlasService } from '../../workspace/slas/slas.service.js';
import { type Connection, keysetPositionOf, type Page, requireFirst, toConnection } from '../connections.js';
import { type GraphContext, type Node, nodeOf } from '../context.js';
import { Entrance } from '../entrance.js';
import { toInputError } from '../errors.js';
import { senderOf, toJson } from '../sent.js';
import type { WorkspaceNode } from './account.resolvers.js';

type SlasPage = Page & { filter?: (Omit<SlaSearch, 'severities'> & { severities?: readonly string[] | null }) | null };
interface Promised {
  severity?: string | null;
  enabled?: boolean | null;
  duration?: number | null;
  within?: number | null;
  staleAfter?: number | null;
  expectedEvent?: string | null;
  resourceMatch?: unknown;
}
interface SlaKey {
  workspaceId: string;
  slaId: string;
}

const sendSla = senderOf(SlaBody);
const sendPromise = senderOf(Type.Omit(SlaBody, ['name', 'owner_resource']));

@Resolver('Workspace')
export class WorkspaceSlas {
  constructor(private readonly slasService: SlaStatesService) {}

  @ResolveField('slas')
  async slas(@Parent() workspace: WorkspaceNode, @Args() { first, after, filter }: SlasPage): Promise<Connection<Node<SlaWithState>>> {
    const ctx = await workspace.open();
    const { severities, ...rest } = filter ?? {};
    const search = { ...rest, ...(severities ? { severities: severities.map((severity) => severity.toLowerCase() as SlaSeverity) } : {}) };
    const page = await this.slasService.search(ctx, { first: requireFirst(first, 50), after: keysetPositionOf(after), filter: search });
    return toConnection(
      { ...page, items: page.items.map((sla) => nodeOf(ctx, sla)) },
      after,
      ({ name, id }) => [name, id],
      () => this.slasService.countFound(ctx, search),
    );
  }

  @ResolveField('sla')
  async sla(@Parent() workspace: WorkspaceNode, @Args('id') id: string): Promise<Node<SlaWithState> | null> {
    if (!isUuid(id)) return null;
    const ctx = await workspace.open();
    const sla = await this.slasService.find(ctx, id.toLowerCase());
    return sla && nodeOf(ctx, sla);
  }
}

@Resolver('Deployment')
export class DeploymentSlas {
  @ResolveField('slas')
  async slas(@Parent() { ctx, id }: Node<Deployment>, @Context() { loaders }: GraphContext): Promise<Node<SlaWithState>[]> {
    return (await loaders(ctx).slasOfDeployment.load(id)).map((sla) => nodeOf(ctx, sla));
  }
}

@Resolver('Sla')
export class SlaFields {
  @ResolveField('seconds')
  seconds(@Parent() { allowed_seconds }: Node<SlaWithState>): number {
    return allowed_seconds;
  }
  @ResolveField('expectedEvent')
  expectedEvent(@Parent() { expected_event }: Node<SlaWithState>): string | null {
    return expected_event;
  }
  @ResolveField('resourceMatch')
  resourceMatch(@Parent() { resource_match }: Node<SlaWithState>): SlaWithState['resource_match'] {
    return resource_match;
  }
  @ResolveField('severity')
  severity(@Parent() { severity }: Node<SlaWithState>): string {
    return severity.toUpperCase();
  }
  @ResolveField('state')
  state(@Parent() { enabled, violatedSince }: Node<SlaWithState>): SlaState {
    if (!enabled) return 'DISABLED';
    return violatedSince === null ? 'MET' : 'VIOLATED';
  }

  @ResolveField('deployment')
  async deployment(@Parent() { ctx, deployment_id }: Node<SlaWithState>, @Context() { loaders }: GraphContext): Promise<Node<Deployment> | null> {
    const deployment = await loaders(ctx).deployment.load(deployment_id);
    return deployment && nodeOf(ctx, deployment);
  }

  @ResolveField('violations')
  async violations(@Parent() { ctx, id }: Node<SlaWithState>, @Context() { loaders }: GraphContext, @Args('first') first?: number | null) {
    const wanted = requireFirst(first, 10);
    if (wanted > VIOLATIONS_MAX) throw new Fault('request.invalid', `violations gives up to ${VIOLATIONS_MAX}.`);
    return (await loaders(ctx).violationsOfSla.load(id)).slice(0, wanted).map((violation) => nodeOf(ctx, violation));
  }
}

@Resolver('SlaViolation')
export class ViolationFields {
  @ResolveField('flowRun')
  async flowRun(@Parent() { ctx, flowRunId }: Node<SlaViolation>, @Context() { loaders }: GraphContext): Promise<Node<FlowRun> | null> {
    const run = flowRunId === null ? null : await loaders(ctx).flowRun.load(flowRunId);
    return run && nodeOf(ctx, run);
  }
}

/** By the same service as REST, and by those who may do it there. */
@Resolver('Mutation')
export class SlaMutations {
  constructor(
    private readonly slas: SlasService,
    private readonly states: SlaStatesService,
    private readonly entrance: Entrance,
  ) {}

  @Mutation('createSla')
  async createSla(
    @Context() context: GraphContext,
    @Args('input') { workspaceId, deploymentId, name, ...promised }: Promised & { workspaceId: string; deploymentId: string; name: string },
  ) {
    return this.#change(context, workspaceId, async (ctx) => {
      const { body } = sendSla({ ...membersOf(promised), name, owner_resource: ownerOf(deploymentId) });
      return this.#shown(ctx, (await this.slas.create(ctx, body)).id);
    });
  }

  @Mutation('updateSla')
  async updateSla(@Context() context: GraphContext, @Args('input') { workspaceId, slaId, ...promised }: Promised & SlaKey) {
    return this.#change(context, workspaceId, async (ctx) => {
      const id = requireSlaId(slaId);
      await this.slas.change(ctx, id, sendPromise(membersOf(promised)).body);
      return this.#shown(ctx, id);
    });
  }

  @Mutation('setSlaEnabled')
  async setSlaEnabled(@Context() context: GraphContext, @Args() { workspaceId, slaId, enabled }: SlaKey & { enabled: boolean }) {
    return this.#change(context, workspaceId, async (ctx) => {
      const id = requireSlaId(slaId);
      await this.slas.enable(ctx, id, enabled);
      return this.#shown(ctx, id);
    });
  }

  @Mutation('deleteSla')
  async deleteSla(@Context() context: GraphContext, @Args() { workspaceId, slaId }: SlaKey) {
    return this.#change(context, workspaceId, async (ctx) => {
      const id = requireSlaId(slaId);
      await this.slas.delete(ctx, id);
      return { __typename: 'DeleteSuccess', id };
    });
  }

  async #shown(ctx: WorkspaceContext, id: string) {
    return { __typename: 'SlaSuccess', sla: nodeOf(ctx, await this.states.get(ctx, id)) };
  }

  async #change<T>(context: GraphContext, workspaceId: string, work: (ctx: WorkspaceContext) => Promise<T>) {
    const ctx = await this.entrance.change(context, workspaceId);
    try {
      return await work(ctx);
    } catch (error) {
      return toInputError(error);
    }
  }
}

const membersOf = ({ severity, enabled, duration, within, staleAfter, expectedEvent, resourceMatch }: Promised) => ({
  severity: severity?.toLowerCase(),
  enabled,
  duration: toJson(duration),
  within: toJson(within),
  stale_after: toJson(staleAfter),
  expected_event: expectedEvent,
  resource_match: toJson(resourceMatch),
});

function requireSlaId(id: string): string {
  if (isUuid(id)) return id.toLowerCase();
  throw new Fault('sla.not_found', 'SLA not found.');
}
