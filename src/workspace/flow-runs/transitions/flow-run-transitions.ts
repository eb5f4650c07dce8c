import { Config } from '@app/config';
import { decide, type FlowRunFacts } from '@app/engine';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { RefusedDecisions } from '../../decisions/recording/refused-decisions.js';
import { Clock } from '../../states/clock.js';
import { DueHints, dueOf } from '../../states/due-states.js';
import { News } from '../../states/news.js';
import { RunTransitions } from '../../states/run-transitions.js';
import { toProposal } from '../../states/state.schema.js';
import { askerFacts, FlowRunSurroundings } from './flow-run-surroundings.js';
import { afterMove, toFacts, toMove, type KnownRun, type Move } from './known-run.js';
import { policyFor } from './policy-for.js';
import { TransitionsRepository } from './transitions.repository.js';

/** Moves flow runs. Faults with `flow_run.not_found` and `flow_run.contended`. */
@Injectable()
export class FlowRunTransitions extends RunTransitions<KnownRun, Move, FlowRunFacts> {
  constructor(
    transitions: TransitionsRepository,
    surroundings: FlowRunSurroundings,
    clock: Clock,
    news: News,
    refused: RefusedDecisions,
    private readonly dueHints: DueHints,
    private readonly config: Config,
  ) {
    super(
      {
        find: (ctx, runId) => transitions.find(ctx, runId),
        inquire: (ctx, known, proposal, now) => surroundings.inquire(ctx, known, proposal, now),
        decide: (ctx, known, proposal, now, found) =>
          decide(policyFor(proposal), toFacts(known, toProposal(proposal.state, now), now, Math.random(), { ...askerFacts(ctx), ...found })),
        toMove,
        apply: async (ctx, moves) => transitions.apply(ctx, moves, await surroundings.alongWith(ctx, moves)),
        after: afterMove,
        news: ({ id, parent }) => (parent?.flowRunId ? [[id, 's'] as const, [parent.flowRunId, 't'] as const] : [[id, 's'] as const]),
        notFound: (runId) => new Fault('flow_run.not_found', `Flow run with id ${runId} not found`, { fromEngine: true }),
        contended: (runId) =>
          new Fault('flow_run.contended', `Flow run ${runId} kept moving while its next state was decided. Try again.`, { retryAfterSeconds: 1 }),
      },
      clock,
      news,
      refused,
    );
  }

  override remember(ctx: WorkspaceContext, known: KnownRun): void {
    super.remember(ctx, known);
    const due = known.current && dueOf(known.current, this.config.cancellingTimeoutSeconds);
    if (due) this.dueHints.hint(ctx, due.duty, due.due);
  }
}
