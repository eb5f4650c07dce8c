import { toIsoOrNull, type FlowRunListBody, type QueueHealthReply, type QueuePollBody } from '@app/contract';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { pageOf } from '../filters/page.js';
import type { FlowRun } from '../flow-runs/flow-runs.schema.js';
import { FlowRunsService } from '../flow-runs/flow-runs.service.js';
import { Clock } from '../states/clock.js';
import { PollMarks } from '../work-pools/polling/poll-marks.js';
import { SlotsService } from '../work-pools/polling/slots.service.js';
import type { WorkQueue } from '../work-pools/work-queues.schema.js';
import { WorkQueuesService } from '../work-pools/work-queues.service.js';

/** What a healthy queue keeps to. Source: docs/contract/resources.md#work-queues */
const POLICY = { maximum_late_runs: 0, maximum_seconds_since_last_polled: 60 };

/** One queue polled by itself, as agents did. */
@Injectable()
export class QueuePollsService {
  constructor(
    private readonly queues: WorkQueuesService,
    private readonly flowRuns: FlowRunsService,
    private readonly slots: SlotsService,
    private readonly marks: PollMarks,
    private readonly clock: Clock,
  ) {}

  /** Faults with `work_queue.not_found`. `quietly` leaves no trace, for people who only look. */
  async poll(ctx: WorkspaceContext, id: string, body: QueuePollBody, { quietly }: { quietly: boolean }): Promise<FlowRun[]> {
    const { limit } = pageOf(body);
    const queue = await this.#get(ctx, id);
    const room = queue.concurrencyLimit === null ? limit : Math.min(limit, Math.max(0, queue.concurrencyLimit - (await this.slots.count(ctx, queue))));
    const runs = queue.isPaused || room === 0 ? [] : await this.flowRuns.filter(ctx, { ...due(queue, body.scheduled_before), limit: room });
    if (!quietly) void this.marks.note(ctx, [id]);
    return runs;
  }

  /** Faults with `work_queue.not_found`. */
  async health(ctx: WorkspaceContext, id: string): Promise<QueueHealthReply> {
    const { lastPolled } = await this.#get(ctx, id);
    const late = await this.flowRuns.countMatching(ctx, { flow_runs: { state: { name: { any_: ['Late'] } } }, work_pool_queues: { id: { any_: [id] } } });
    const polledLately = lastPolled !== null && this.clock.now() - lastPolled <= POLICY.maximum_seconds_since_last_polled * 1_000_000;
    return {
      healthy: late <= POLICY.maximum_late_runs && polledLately,
      late_runs_count: late,
      last_polled: toIsoOrNull(lastPolled),
      health_check_policy: POLICY,
    };
  }

  async #get(ctx: WorkspaceContext, id: string): Promise<WorkQueue> {
    const queue = await this.queues.find(ctx, id);
    if (!queue) throw new Fault('work_queue.not_found', `Work queue with id ${id} not found.`, { fromEngine: true });
    return queue;
  }
}

/** A queue from before runs named theirs goes by what its filter says of them. */
function due({ id, filter }: WorkQueue, before: string | null | undefined): FlowRunListBody {
  const scheduled = { state: { type: { any_: ['SCHEDULED' as const] } }, next_scheduled_start_time: { before_: before ?? null } };
  const order = { sort: 'NEXT_SCHEDULED_START_TIME_ASC' as const };
  if (filter === null) return { flow_runs: scheduled, work_pool_queues: { id: { any_: [id] } }, ...order };
  const ofDeployments = { any_: filter.deployment_ids ?? null, is_null_: false };
  return { flow_runs: { ...scheduled, tags: { all_: filter.tags ?? null }, deployment_id: ofDeployments }, ...order };
}
