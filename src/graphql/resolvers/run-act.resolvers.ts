import { JsonText, type JsonMap } from '@app/contract';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isUuid } from '../../http/decorators.js';
import { FlowRunActs, type Refusal } from '../../workspace/flow-runs/flow-run-acts.service.js';
import type { FlowRun } from '../../workspace/flow-runs/flow-runs.schema.js';
import { FlowRunsService } from '../../workspace/flow-runs/flow-runs.service.js';
import { type GraphContext, type Node, nodeOf } from '../context.js';
import { Entrance } from '../entrance.js';
import { toInputError } from '../errors.js';
import { objectFrom } from '../sent.js';

interface RunKey {
  workspaceId: string;
  flowRunId: string;
}

const NO_ANSWER: JsonMap = new Map();

@Resolver('FlowRun')
export class FlowRunQuestion {
  constructor(private readonly acts: FlowRunActs) {}

  @ResolveField('question')
  async question(@Parent() run: Node<FlowRun>) {
    const question = await this.acts.question(run.ctx, run);
    return question && { ...question, schema: question.schema === null ? null : new JsonText(question.schema), schemaText: question.schema };
  }
}

@Resolver('Mutation')
export class RunActMutations {
  constructor(
    private readonly acts: FlowRunActs,
    private readonly flowRuns: FlowRunsService,
    private readonly entrance: Entrance,
  ) {}

  @Mutation('retryFlowRun')
  async retryFlowRun(@Context() context: GraphContext, @Args() key: RunKey) {
    return this.#act(context, key, (ctx, id) => this.acts.retry(ctx, id));
  }

  @Mutation('cancelFlowRun')
  async cancelFlowRun(@Context() context: GraphContext, @Args() key: RunKey) {
    return this.#act(context, key, (ctx, id) => this.acts.cancel(ctx, id));
  }

  @Mutation('suspendFlowRun')
  async suspendFlowRun(@Context() context: GraphContext, @Args() { timeoutSeconds, ...key }: RunKey & { timeoutSeconds?: number | null }) {
    return this.#act(context, key, (ctx, id) => this.acts.suspend(ctx, id, requireTimeout(timeoutSeconds ?? 3_600)));
  }

  @Mutation('resumeFlowRun')
  async resumeFlowRun(@Context() context: GraphContext, @Args() { answer, answerText, ...key }: RunKey & { answer?: unknown; answerText?: string | null }) {
    return this.#act(context, key, (ctx, id) => {
      const told = objectFrom('answer', answer, answerText) ?? null;
      if (told !== null && !(told instanceof Map)) throw new Fault('request.invalid', 'An answer is a JSON object.');
      return this.acts.resume(ctx, id, told ?? NO_ANSWER);
    });
  }

  @Mutation('deleteFlowRun')
  async deleteFlowRun(@Context() context: GraphContext, @Args() key: RunKey) {
    const ctx = await this.entrance.change(context, key.workspaceId);
    try {
      const id = requireRunId(key);
      await this.flowRuns.delete(ctx, id);
      return { __typename: 'DeleteSuccess', id };
    } catch (error) {
      return toInputError(error);
    }
  }

  async #act(context: GraphContext, key: RunKey, act: (ctx: WorkspaceContext, id: string) => Promise<Refusal>) {
    const ctx = await this.entrance.change(context, key.workspaceId);
    try {
      const id = requireRunId(key);
      const refusal = await act(ctx, id);
      if (refusal) throw new Fault('request.invalid', refusal.reason, { fields: refusal.fields });
      return { __typename: 'FlowRunSuccess', flowRun: nodeOf(ctx, await this.flowRuns.get(ctx, id)) };
    } catch (error) {
      return toInputError(error);
    }
  }
}

function requireRunId({ flowRunId }: RunKey): string {
  if (isUuid(flowRunId)) return flowRunId.toLowerCase();
  throw new Fault('flow_run.not_found', 'Flow run not found');
}

const YEAR_SECONDS = 366 * 86_400;

function requireTimeout(seconds: number): number {
  if (seconds >= 1 && seconds <= YEAR_SECONDS) return seconds;
  throw new Fault('request.invalid', 'A run can be suspended for a second up to a year.');
}
