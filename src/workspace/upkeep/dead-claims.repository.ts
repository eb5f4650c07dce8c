import { defineQuery, run, type Schema } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { AGENT_TYPE } from '../work-pools/work-pools.schema.js';
import { doneSince, isUnasked } from '../work-pools/cleanups/cleanups.sql.js';
import { LEAVES_CLAIMS_AT } from '../work-pools/workers.sql.js';

/** No claim is judged that is younger. */
const CLAIM_SECONDS = 60;
/** How much longer it is believed in: one that has begun something, which may start the run yet, or whose worker was started anew. */
const DOUBT_SECONDS = 300;
const SHARE = 200;

/** A run that was claimed by a worker that will not start it. */
export interface DeadClaim {
  readonly flowRunId: string;
  readonly stateId: string;
  /** What the run was scheduled for. */
  readonly scheduledTime: Instant | null;
  readonly poolId: string;
  readonly queueId: string;
  /** Of what was begun; null: nothing was. */
  readonly infrastructurePid: string | null;
}

const seconds = (count: number): string => `interval '${count} seconds'`;

/**
 * When each claim is given up, null for never. The SDK's workers write their name on what they claim; where none is written, or the
 * one that is was taken from the list by hand, nobody can be seen to be gone. Agents do not say whether they are there.
 */
const claims = (schema: Schema): string => `
  select r.id, r.state_id, r.infrastructure_pid, wq.id as queue_id, wq.work_pool_id,
    greatest(r.state_timestamp + ${seconds(CLAIM_SECONDS)}, case when r.infrastructure_pid is null
      then least(w.leaves_at, case when w.consumer_since > r.state_timestamp then r.state_timestamp + ${seconds(DOUBT_SECONDS)} end)
      else w.leaves_at + ${seconds(DOUBT_SECONDS)} end) as due
  from ${schema}.work_queue wq
  join ${schema}.work_pool wp on wp.id = wq.work_pool_id and wp.type <> '${AGENT_TYPE}'
  join ${schema}.flow_run r on r.work_queue_id = wq.id and r.queued_state = 'PENDING'
  join lateral (
    select ${LEAVES_CLAIMS_AT} as leaves_at, w.consumer_since from ${schema}.worker w
    where w.work_pool_id = wp.id and w.name = r.labels ->> 'prefect.worker.name') w on true
  where ${isUnasked(schema, 'r.state_id')}`;

export const nextDeadClaim = (schema: Schema): string => `select least((select min(due) from (${claims(schema)}) claim), (${doneSince(schema)}))`;

const LIST = defineQuery<[], DeadClaim>({
  name: 'upkeep.list_dead_claims',
  text: (schema) => `
    select c.id as "flowRunId", c.state_id as "stateId", c.infrastructure_pid as "infrastructurePid", c.queue_id as "queueId",
      c.work_pool_id as "poolId", (s.state_details ->> 'scheduled_time')::timestamptz as "scheduledTime"
    from (${claims(schema)}) c join ${schema}.flow_run_state s on s.id = c.state_id where c.due <= now() order by c.due limit ${SHARE}`,
});

const SCHEDULED_TIME = defineQuery<[stateIds: readonly string[]], { id: string; scheduledTime: Instant | null }>({
  name: 'upkeep.list_scheduled_times',
  text: (schema) => `
    select id, (state_details ->> 'scheduled_time')::timestamptz as "scheduledTime" from ${schema}.flow_run_state where id = any($1::uuid[])`,
});

@Injectable()
export class DeadClaimsRepository {
  /** Some of those that are given up by now. */
  async list(ctx: WorkspaceContext): Promise<DeadClaim[]> {
    return run(ctx, LIST, []);
  }

  /** By state, what its run was scheduled for. */
  async scheduledTimes(ctx: WorkspaceContext, stateIds: readonly string[]): Promise<ReadonlyMap<string, Instant | null>> {
    return new Map((await run(ctx, SCHEDULED_TIME, [stateIds])).map(({ id, scheduledTime }) => [id, scheduledTime]));
  }
}
