import { decide, type TaskRunFacts } from '@app/engine';
import { Fault } from '@app/faults';
import { Injectable } from '@nestjs/common';
import { RefusedDecisions } from '../../decisions/recording/refused-decisions.js';
import { Clock } from '../../states/clock.js';
import { News } from '../../states/news.js';
import { RunTransitions } from '../../states/run-transitions.js';
import { toProposal } from '../../states/state.schema.js';
import { afterMove, toFacts, toMove, type KnownTaskRun, type TaskRunMove } from './known-task-run.js';
import { policyFor } from './policy-for.js';
import { TaskRunSurroundings } from './task-run-surroundings.js';
import { TransitionsRepository } from './transitions.repository.js';

/** Moves task runs whose states are set over REST; most report theirs by events. Faults with `task_run.not_found` and `task_run.contended`. */
@Injectable()
export class TaskRunTransitions extends RunTransitions<KnownTaskRun, TaskRunMove, TaskRunFacts> {
  constructor(transitions: TransitionsRepository, surroundings: TaskRunSurroundings, clock: Clock, news: News, refused: RefusedDecisions) {
    super(
      {
        find: (ctx, runId) => transitions.find(ctx, runId),
        inquire: (ctx, known, proposal, now) => surroundings.inquire(ctx, known, policyFor(proposal), toProposal(proposal.state, now), now),
        decide: (_ctx, known, proposal, now, found) => decide(policyFor(proposal), toFacts(known, toProposal(proposal.state, now), now, found)),
        toMove,
        apply: async (ctx, moves) => {
          const { moved, queuedFor } = await transitions.apply(ctx, moves, await surroundings.alongWith(ctx, moves));
          news.tellQueued(ctx, queuedFor);
          return moved;
        },
        after: afterMove,
        news: ({ flowRun }) => [[flowRun?.id ?? null, 't']],
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
