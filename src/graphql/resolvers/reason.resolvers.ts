import { describeDecision, describeTrace } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AskersService, describeAsker, type NamedAsker } from '../../workspace/decisions/askers.service.js';
import type { RunDecision } from '../../workspace/decisions/decisions.repository.js';
import { STATUS_OF } from '../../workspace/decisions/decisions.schema.js';
import { DecisionsService } from '../../workspace/decisions/decisions.service.js';
import type { Explanation } from '../../workspace/decisions/why/explanation.js';
import { WhyService } from '../../workspace/decisions/why/why.service.js';
import type { FlowRun } from '../../workspace/flow-runs/flow-runs.schema.js';
import type { TaskRun } from '../../workspace/task-runs/task-runs.schema.js';
import { requireFirst, timePositionOf, toConnection, type Connection } from '../connections.js';
import type { Node } from '../context.js';

interface DecisionsArgs {
  first?: number | null;
  after?: string | null;
  order?: 'NEWEST_FIRST' | 'OLDEST_FIRST' | null;
}
type DecisionFields = ReturnType<typeof toFields>;

/** Why runs are where they are, and what was decided on them: the same for both kinds. */
abstract class Reasons {
  constructor(
    private readonly decisionsService: DecisionsService,
    private readonly askers: AskersService,
  ) {}

  protected async list(ctx: WorkspaceContext, runId: string, { first, after, order }: DecisionsArgs): Promise<Connection<DecisionFields>> {
    const page = await this.decisionsService.ofRun(ctx, runId, {
      order: order === 'OLDEST_FIRST' ? 'asc' : 'desc',
      after: timePositionOf(after)?.instant ?? null,
      first: requireFirst(first, 50),
    });
    const askers = await this.askers.name(page.items.map(({ asker }) => asker));
    const items = page.items.map((decision, index) => toFields(decision, askers[index] ?? null));
    return toConnection({ ...page, items }, after, ({ decided }) => [decided, runId]);
  }
}

@Resolver('FlowRun')
export class FlowRunReasons extends Reasons {
  constructor(
    decisions: DecisionsService,
    askers: AskersService,
    private readonly whyService: WhyService,
  ) {
    super(decisions, askers);
  }

  @ResolveField('why')
  async why(@Parent() run: Node<FlowRun>): Promise<Explanation> {
    return this.whyService.explainFlowRun(run.ctx, run);
  }

  @ResolveField('decisions')
  async decisions(@Parent() { ctx, id }: Node<FlowRun>, @Args() page: DecisionsArgs): Promise<Connection<DecisionFields>> {
    return this.list(ctx, id, page);
  }
}

@Resolver('TaskRun')
export class TaskRunReasons extends Reasons {
  constructor(
    decisions: DecisionsService,
    askers: AskersService,
    private readonly whyService: WhyService,
  ) {
    super(decisions, askers);
  }

  @ResolveField('why')
  async why(@Parent() run: Node<TaskRun>): Promise<Explanation> {
    return this.whyService.explainTaskRun(run.ctx, run);
  }

  @ResolveField('decisions')
  async decisions(@Parent() { ctx, id }: Node<TaskRun>, @Args() page: DecisionsArgs): Promise<Connection<DecisionFields>> {
    return this.list(ctx, id, page);
  }
}

const toFields = (decision: RunDecision, asker: NamedAsker | null) => ({
  decided: decision.decided,
  status: STATUS_OF[decision.outcome],
  sentence: describeDecision(decision),
  fromState: decision.from,
  askedState: decision.asked,
  storedState: decision.became,
  delaySeconds: decision.delaySeconds,
  forced: decision.forced,
  rules: decision.trail.map((trace) => ({ ...trace, sentence: describeTrace(trace, decision) })),
  askedBy: { sentence: describeAsker(asker), name: asker?.name ?? null, agent: asker?.agent ?? null, worker: asker?.worker ?? null },
  decidingMicros: decision.decidingMicros,
  wholeMicros: decision.wholeMicros,
  attemptsLost: decision.attemptsLost,
});
