import { backgroundTaskRunPolicy, decide, taskRunMinimalPolicy, taskRunPolicy } from '@app/engine';
import { Fault } from '@app/faults';
import { Injectable } from '@nestjs/common';
import { RefusedDecisions } from '../../decisions/recording/refused-decisions.js';
import { Clock } from '../../states/clock.js';
import { News } from '../../states/news.js';
import { RunTransitions } from '../../states/run-transitions.js';
import { toProposal } from '../../states/state.schema.js';
import type { Proposal } from '../../states/verdict.js';
import { afterMove, toFacts, toMove, type KnownTaskRun, type TaskRunMove } from './known-task-run.js';
import { TransitionsRepository } from './transitions.repository.js';

/** Moves task runs whose states are set over REST; most report theirs by events. Faults with `task_run.not_found` and `task_run.contended`. */
@Injectable()
export class TaskRunTransitions extends RunTransitions<KnownTaskRun, TaskRunMove> {
  constructor(transitions: TransitionsRepository, clock: Clock, news: News, refused: RefusedDecisions) {
    super(
      {
        find: (ctx, runId) => transitions.find(ctx, runId),
        decide: (known, proposal, now) => decide(policyFor(proposal), toFacts(known, toProposal(proposal.state, now), now)),
        toMove,
        apply: async (ctx, moves) => {
          const { moved, queuedFor } = await transitions.apply(ctx, moves);
          news.tellQueued(ctx, queuedFor);
          return moved;
        },
        after: afterMove,
        news: ({ flowRun }) => (flowRun ? [[flowRun.id, 't']] : []),
        notFound: (runId) => new Fault('task_run.not_found', `Task run with id ${runId} not found`, { fromEngine: true }),
        contended: (runId) =>
          new Fault('task_run.contended', `Task run ${runId} kept moving while its next state was decided. Try again.`, { retryAfterSeconds: 1 }),
      },
      clock,
      news,
      refused,
    );
  }
}

/** A deferred state makes the run a background one, forced or not. Source: docs/contract/transitions.md#background-tasks */
function policyFor({ state, force }: Proposal): typeof taskRunPolicy {
  if (state.state_details?.deferred === true) return backgroundTaskRunPolicy;
  return force ? taskRunMinimalPolicy : taskRunPolicy;
}
