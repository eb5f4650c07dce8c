import { asksForDeploymentSlot, clientVersionOf, mayHoldDeploymentSlot, type DeploymentSlot, type FlowRunFacts, type Instant, type State } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { DeploymentSlotsService, type Leaving } from '../../limits/deployment-slots.service.js';
import type { Findings } from '../../states/run-transitions.js';
import type { Along } from '../../states/write-moves.js';
import { toProposal } from '../../states/state.schema.js';
import type { Proposal } from '../../states/verdict.js';
import type { DeletedRun } from '../flow-runs.repository.js';
import type { NewCleanup } from '../../work-pools/cleanups/cleanup.js';
import { CleanupsService } from '../../work-pools/cleanups/cleanups.service.js';
import { toFacts, type KnownRun, type Move } from './known-run.js';
import { policyFor } from './policy-for.js';

/** What lies around flow runs that their transitions go by and change: slots of their deployments, and what they leave for workers to clean up. */
@Injectable()
export class FlowRunSurroundings {
  constructor(
    private readonly slots: DeploymentSlotsService,
    private readonly cleanups: CleanupsService,
  ) {}

  /** Null when nothing has to be asked. */
  inquire(ctx: WorkspaceContext, known: KnownRun, proposal: Proposal, now: Instant): Promise<Findings<FlowRunFacts>> | null {
    const { deploymentId } = known;
    if (deploymentId === null || proposal.force || !['PENDING', 'RUNNING'].includes(proposal.state.type)) {
      return proposal.late && deploymentId !== null ? this.#look(ctx, deploymentId) : null;
    }
    return this.#inquire(ctx, { ...known, deploymentId }, proposal, now);
  }

  /** What has to be written with the moves; null when nothing has. */
  async alongWith(ctx: WorkspaceContext, moves: readonly Move[]): Promise<Along | null> {
    const leaving = new Map<string, Leaving>();
    for (const { known, freesSlot } of moves) {
      const { id, deploymentId, current } = known;
      const leaseId = current?.details.deploymentConcurrencyLeaseId ?? null;
      if (!freesSlot || deploymentId === null) continue;
      if (leaseId !== null || (await this.slots.isLimited(ctx, deploymentId))) leaving.set(id, { deploymentId, leaseId });
    }
    const disowned = new Map(moves.flatMap(({ known, run }) => (run.disownedLeaseId === undefined ? [] : [[known.id, run.disownedLeaseId] as const])));
    const cleanups = new Map(moves.flatMap((move) => cleanupsAfter(move).map((cleanup) => [move.known.id, cleanup] as const)));
    if (leaving.size + disowned.size + cleanups.size === 0) return null;
    return async (within, written) => {
      const [gone, left, unclean] = [those(disowned, written), those(leaving, written), those(cleanups, written)];
      if (unclean.length > 0) await this.cleanups.demand(within, unclean);
      if (gone.length > 0) await this.slots.disown(within, gone);
      if (left.length > 0) await this.slots.leave(within, left);
    };
  }

  /** To be called in the transaction that deleted them. */
  async afterDeletion(within: WorkspaceContext, deleted: readonly DeletedRun[]): Promise<void> {
    const leaving: Leaving[] = [];
    for (const { stateType, deploymentId, leaseId } of deleted) {
      if (!mayHoldDeploymentSlot(stateType) || deploymentId === null) continue;
      if (leaseId !== null || (await this.slots.isLimited(within, deploymentId))) leaving.push({ deploymentId, leaseId });
    }
    if (leaving.length > 0) await this.slots.leave(within, leaving);
    const taskLeaseIds = deleted.flatMap((run) => run.taskLeaseIds);
    if (taskLeaseIds.length > 0) await this.slots.giveBack(within, taskLeaseIds);
  }

  async #look(ctx: WorkspaceContext, deploymentId: string): Promise<Findings<FlowRunFacts>> {
    const deploymentSlot = (await this.slots.isLimited(ctx, deploymentId)) ? await this.slots.look(ctx, deploymentId) : null;
    return { facts: { deploymentSlot }, settle: async () => undefined };
  }

  async #inquire(ctx: WorkspaceContext, known: KnownRun & { deploymentId: string }, proposal: Proposal, now: Instant): Promise<Findings<FlowRunFacts>> {
    const facts = toFacts(known, toProposal(proposal.state, now), now, 0, askerFacts(ctx));
    const isGone = known.deployment === null;
    const asked = isGone || (await this.slots.isLimited(ctx, known.deploymentId)) ? asksForDeploymentSlot(policyFor(proposal), facts) : null;
    if (isGone) return this.#findings(ctx, asked === 'new' ? { kind: 'gone' } : null, null);
    const leaseId = known.current?.details.deploymentConcurrencyLeaseId ?? null;
    if (asked === 'held' && leaseId !== null) {
      const deploymentSlot = await this.slots.hold(ctx, known.deploymentId, leaseId, known.id);
      return this.#findings(ctx, deploymentSlot, leaseId);
    }
    return this.#findings(ctx, asked === 'new' ? await this.slots.take(ctx, known.deploymentId, known.id) : null, null);
  }

  /** `earlierLeaseId`: the one that the run came with, which stays its own whatever becomes of this. */
  #findings(ctx: WorkspaceContext, deploymentSlot: DeploymentSlot | null, earlierLeaseId: string | null): Findings<FlowRunFacts> {
    const taken = deploymentSlot?.kind === 'held' && deploymentSlot.leaseId !== earlierLeaseId ? deploymentSlot.leaseId : null;
    const settle = async (stored: State | null): Promise<void> => {
      const isHeld = stored !== null && mayHoldDeploymentSlot(stored.type) && stored.details.deploymentConcurrencyLeaseId === taken;
      if (taken !== null && !isHeld) await this.slots.giveBack(ctx, [taken]);
    };
    return { facts: { deploymentSlot }, settle };
  }
}

/** Nobody could take away what a plane without workers runs. */
const hasNoWorkers = (poolType: string): boolean => /:(push|managed)$/.test(poolType);

function cleanupsAfter({ known: { id, queue, infrastructurePid }, next, deliberation }: Move): NewCleanup[] {
  if (!deliberation.proposal.unanswered || next.type !== 'CANCELLED' || queue === null || hasNoWorkers(queue.poolType)) return [];
  return [{ kind: 'cancelling_timeout_teardown.v1', poolId: queue.poolId, queueId: queue.id, flowRunId: id, stateId: next.id, infrastructurePid }];
}

/** Whom the request comes from, as far as rules go by it: the release of the SDK, where it is one, and whether it is a worker. */
export function askerFacts({ asker }: WorkspaceContext): Pick<FlowRunFacts, 'clientVersion' | 'asWorker'> {
  if (asker?.kind !== 'actor') return { clientVersion: null, asWorker: false };
  return { clientVersion: clientVersionOf(asker.agent), asWorker: asker.worker !== null };
}

const those = <T>(all: ReadonlyMap<string, T>, written: ReadonlySet<string>): T[] => [...all].filter(([id]) => written.has(id)).map(([, one]) => one);
