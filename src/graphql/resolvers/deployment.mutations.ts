import { DeploymentRunBody, DeploymentUpdateBody, ScheduleCreateBody, ScheduleUpdateBody, type Json } from '@app/contract';
import type { Instant } from '@app/engine';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { DeploymentRunsService } from '../../workspace/deployments/deployment-runs.service.js';
import { DeploymentsService } from '../../workspace/deployments/deployments.service.js';
import { DeploymentUpdatesService } from '../../workspace/deployments/deployment-updates.service.js';
import { deploymentNotFound, scheduleNotFound } from '../../workspace/deployments/deployment-faults.js';
import { SchedulesService } from '../../workspace/deployments/schedules.service.js';
import { isUuid } from '../../http/decorators.js';
import { type GraphContext, nodeOf } from '../context.js';
import { Entrance } from '../entrance.js';
import { toInputError } from '../errors.js';
import { type ScheduleInput, toSentSchedule } from '../schedule-input.js';
import { isoOf, objectFrom, senderOf, toJson } from '../sent.js';

export interface DeploymentKey {
  workspaceId: string;
  deploymentId: string;
}
/** Undefined was left out. */
interface Values {
  parameters?: unknown;
  parametersText?: string | null;
  jobVariables?: unknown;
  jobVariablesText?: string | null;
}
type RunInput = DeploymentKey &
  Values & { name?: string | null; tags?: string[] | null; scheduledTime?: Instant | null; workQueue?: string | null; idempotencyKey?: string | null };
type UpdateInput = DeploymentKey &
  Values & {
    description?: string | null;
    tags?: string[] | null;
    enforceParameterSchema?: boolean | null;
    concurrencyLimit?: number | null;
    collisionStrategy?: string | null;
    workPool?: string | null;
    workQueue?: string | null;
  };
type ScheduleFields = DeploymentKey &
  Values & { schedule?: ScheduleInput | null; active?: boolean | null; slug?: string | null; maxScheduledRuns?: number | null };

const sendRun = senderOf(DeploymentRunBody);
const sendUpdate = senderOf(DeploymentUpdateBody);
const sendSchedule = senderOf(ScheduleCreateBody);
const sendScheduleChange = senderOf(ScheduleUpdateBody);

/** By the same services as REST, with what is wrong told to a form. */
@Resolver('Mutation')
export class DeploymentMutations {
  constructor(
    private readonly deployments: DeploymentsService,
    private readonly updates: DeploymentUpdatesService,
    private readonly runs: DeploymentRunsService,
    private readonly schedules: SchedulesService,
    private readonly entrance: Entrance,
  ) {}

  @Mutation('runDeployment')
  async runDeployment(@Context() context: GraphContext, @Args('input') input: RunInput) {
    const ctx = await this.entrance.change(context, input.workspaceId);
    try {
      const { flowRun } = await this.runs.create(ctx, requireDeploymentId(input), sendRun(runMembers(input)), null);
      return { __typename: 'RunDeploymentSuccess', flowRun: nodeOf(ctx, flowRun) };
    } catch (error) {
      return toInputError(error);
    }
  }

  @Mutation('setDeploymentPaused')
  async setDeploymentPaused(@Context() context: GraphContext, @Args() { paused, ...key }: DeploymentKey & { paused: boolean }) {
    return this.#change(context, key, (ctx, id) => this.deployments.setPaused(ctx, id, paused));
  }

  @Mutation('updateDeployment')
  async updateDeployment(@Context() context: GraphContext, @Args('input') input: UpdateInput) {
    return this.#change(context, input, (ctx, id) => this.updates.update(ctx, id, sendUpdate(updateMembers(input)), null));
  }

  @Mutation('deleteDeployment')
  async deleteDeployment(@Context() context: GraphContext, @Args() key: DeploymentKey) {
    const ctx = await this.entrance.change(context, key.workspaceId);
    try {
      const id = requireDeploymentId(key);
      await this.deployments.delete(ctx, id);
      return { __typename: 'DeleteSuccess', id };
    } catch (error) {
      return toInputError(error);
    }
  }

  @Mutation('createSchedule')
  async createSchedule(@Context() context: GraphContext, @Args('input') input: ScheduleFields) {
    return this.#change(context, input, async (ctx, id) => {
      const { body, exact } = sendSchedule(scheduleMembers(input));
      await this.schedules.create(ctx, id, [body], [exact]);
    });
  }

  @Mutation('updateSchedule')
  async updateSchedule(@Context() context: GraphContext, @Args('input') input: ScheduleFields & { scheduleId: string }) {
    return this.#change(context, input, async (ctx, id) => {
      const { body, exact } = sendScheduleChange(scheduleMembers(input));
      await this.schedules.update(ctx, id, requireScheduleId(input), body, exact);
    });
  }

  @Mutation('deleteSchedule')
  async deleteSchedule(@Context() context: GraphContext, @Args() key: DeploymentKey & { scheduleId: string }) {
    return this.#change(context, key, (ctx, id) => this.schedules.delete(ctx, id, requireScheduleId(key)));
  }

  async #change(context: GraphContext, key: DeploymentKey, work: (ctx: Awaited<ReturnType<Entrance['change']>>, id: string) => Promise<void>) {
    const ctx = await this.entrance.change(context, key.workspaceId);
    try {
      const id = requireDeploymentId(key);
      await work(ctx, id);
      return { __typename: 'DeploymentSuccess', deployment: nodeOf(ctx, await this.deployments.get(ctx, id)) };
    } catch (error) {
      return toInputError(error);
    }
  }
}

/** Faults with `deployment.not_found` for what cannot be the id of one. */
export function requireDeploymentId({ deploymentId }: DeploymentKey): string {
  if (isUuid(deploymentId)) return deploymentId.toLowerCase();
  throw deploymentNotFound();
}

function requireScheduleId({ scheduleId }: { scheduleId: string }): string {
  if (isUuid(scheduleId)) return scheduleId;
  throw scheduleNotFound();
}

const valueMembers = ({ parameters, parametersText, jobVariables, jobVariablesText }: Values) => ({
  parameters: objectFrom('parameters', parameters, parametersText),
  job_variables: objectFrom('jobVariables', jobVariables, jobVariablesText),
});

function runMembers(input: RunInput): Record<string, Json | undefined> {
  const { name, tags, scheduledTime, workQueue, idempotencyKey } = input;
  const due = isoOf(scheduledTime);
  return {
    ...valueMembers(input),
    name,
    tags,
    work_queue_name: workQueue,
    idempotency_key: idempotencyKey,
    state: due === undefined ? undefined : toJson({ type: 'SCHEDULED', state_details: { scheduled_time: due } }),
  };
}

function updateMembers(input: UpdateInput): Record<string, Json | undefined> {
  const { description, tags, enforceParameterSchema, concurrencyLimit, collisionStrategy, workPool, workQueue } = input;
  return {
    ...valueMembers(input),
    description,
    tags,
    enforce_parameter_schema: enforceParameterSchema,
    concurrency_limit: toJson(concurrencyLimit),
    concurrency_options: collisionStrategy ? toJson({ collision_strategy: collisionStrategy }) : collisionStrategy,
    work_pool_name: workPool,
    work_queue_name: workQueue,
  };
}

function scheduleMembers(input: ScheduleFields): Record<string, Json | undefined> {
  const { schedule, active, slug, maxScheduledRuns, parameters, parametersText } = input;
  return {
    schedule: schedule ? toSentSchedule(schedule) : undefined,
    active,
    slug,
    max_scheduled_runs: toJson(maxScheduledRuns),
    parameters: objectFrom('parameters', parameters, parametersText),
  };
}
