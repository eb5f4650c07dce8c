import { decide, flowRunMinimalPolicy, flowRunPolicy, type FlowRunFacts } from '@app/engine';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { RefusedDecisions } from '../../decisions/recording/refused-decisions.js';
import { Clock } from '../../states/clock.js';
import { DueHints, dueOf } from '../../states/due-states.js';
import { News } from '../../states/news.js';
import { RunTransitions } from '../../states/run-transitions.js';
import { toProposal } from '../../states/state.schema.js';
import { afterMove, toFacts, toMove, type KnownRun, type Move } from './known-run.js';
import { TransitionsRepository } from './transitions.repository.js';

/** Moves flow runs. Faults with `flow_run.not_found` and `flow_run.contended`. */
@Injectable()
export class FlowRunTransitions extends RunTransitions<KnownRun, Move, FlowRunFacts> {
  constructor(
    transitions: TransitionsRepository,
    clock: Clock,
    news: News,
    refused: RefusedDecisions,
    private readonly dueHints: DueHints,
  ) {
    super(
      {
        find: (ctx, runId) => transitions.find(ctx, runId),
        inquire: () => null,
        decide: (_ctx, known, { state, force }, now) =>
          decide(force ? flowRunMinimalPolicy : flowRunPolicy, toFacts(known, toProposal(state, now), now, Math.random())),
        toMove,
        apply: (ctx, moves) => transitions.apply(ctx, moves),
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
    const due = known.current && dueOf(known.current);
    if (due) this.dueHints.hint(ctx, due.duty, due.due);
  }
}
