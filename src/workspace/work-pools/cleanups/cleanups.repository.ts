import { newId, type CleanupKind } from '@app/contract';
import { defineQuery, run, toJsonText, type Schema } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { DELIVERIES_MAX, type Consumer, type NewCleanup, type Reservation, type Standing } from './cleanup.js';

/** How long a worker has a message before it has to ask for more time. Source: docs/contract/services.md#clean-up-messages */
const LEASE = `interval '30 seconds'`;
/** How long a worker whose connection broke has to come back. */
const COME_BACK_WITHIN = `interval '10 seconds'`;
/** How long the workers of a message's own queue have it to themselves. */
const OWN_QUEUE_FIRST = `interval '2 seconds'`;
/** What one worker could not do now is not asked of the next one at once. */
const REST = `interval '5 seconds'`;
const KEPT = `interval '7 days'`;

/** When leases run out, rests are over and old messages are forgotten. */
export const nextRedelivery = (schema: Schema): string => `
  select least((select min(due) from ${schema}.cleanup_message where due is not null and not is_told),
               (select min(created) + ${KEPT} from ${schema}.cleanup_message))`;

/** A claim is taken down only while the run waits for what it began. */
const isMeant = (schema: Schema): string =>
  `(m.kind <> 'pending_claim_teardown.v1' or exists (select from ${schema}.flow_run r where r.id = m.flow_run_id and r.state_id = m.state_id))`;

const INSERT = defineQuery<[messages: string], { work_pool_id: string }>({
  name: 'cleanup_message.insert',
  text: (schema) => `
    insert into ${schema}.cleanup_message (id, kind, work_pool_id, work_queue_id, flow_run_id, state_id, infrastructure_pid)
    select m.id, m.kind, m.work_pool_id, m.work_queue_id, m.flow_run_id, m.state_id, m.infrastructure_pid
    from jsonb_to_recordset($1::jsonb) as m (id uuid, kind text, work_pool_id uuid, work_queue_id uuid, flow_run_id uuid, state_id uuid, infrastructure_pid text)
    join ${schema}.work_pool wp on wp.id = m.work_pool_id
    on conflict (state_id) do nothing returning work_pool_id`,
});

type Reserving = [poolId: string, kinds: readonly CleanupKind[], queueIds: readonly string[], consumerId: string, channelId: string, concurrencyMax: number];

/** As many as the worker has hands free, those of its queues first; those of other queues once nobody nearer took them. */
const RESERVE = defineQuery<Reserving, Reservation>({
  name: 'cleanup_message.reserve',
  text: (schema) => `
    with next as (
      select m.id from ${schema}.cleanup_message m
      where m.work_pool_id = $1 and m.due <= now() and m.kind = any($2) and m.delivery_count < ${DELIVERIES_MAX}
        and (m.work_queue_id = any($3::uuid[]) or m.due <= now() - ${OWN_QUEUE_FIRST}) and ${isMeant(schema)}
      order by (m.work_queue_id = any($3::uuid[])) is true desc, m.due, m.id
      limit (select greatest(0, $6::int - count(*)) from ${schema}.cleanup_message h where h.consumer_id = $4 and h.token is not null and h.due > now())
      for update of m skip locked)
    update ${schema}.cleanup_message m
    set token = gen_random_uuid(), consumer_id = $4, channel_id = $5, due = now() + ${LEASE}, is_told = false, delivery_count = m.delivery_count + 1
    from next where m.id = next.id
    returning m.id as "messageId", m.kind, m.work_queue_id as "queueId", m.flow_run_id as "flowRunId", m.state_id as "stateId",
      m.infrastructure_pid as "infrastructurePid", m.token, m.due as "leasedUntil", m.delivery_count as "deliveryCount"`,
});

const FIND_FOR_UPDATE = defineQuery<[id: string], Standing>({
  name: 'cleanup_message.find_for_update',
  text: (schema) => `
    select work_pool_id as "poolId", kind, token, due is not null and due > now() as "isLeased", dead_at is not null as "isDead",
      done_at is not null as "isDone", delivery_count as "deliveryCount"
    from ${schema}.cleanup_message where id = $1 for update`,
});

const DELETE = defineQuery<[ids: readonly string[]], never>({
  name: 'cleanup_message.delete_by_ids',
  text: (schema) => `delete from ${schema}.cleanup_message where id = any($1::uuid[])`,
});

const KEEP_DONE = defineQuery<[id: string], never>({
  name: 'cleanup_message.keep_done',
  text: (schema) => `update ${schema}.cleanup_message set done_at = now(), due = null, token = null where id = $1`,
});

const PUT_BACK = defineQuery<[id: string, reason: string | null], { due: Instant }>({
  name: 'cleanup_message.put_back',
  text: (schema) =>
    `update ${schema}.cleanup_message set token = null, due = now() + ${REST}, is_told = false, release_reason = $2 where id = $1 returning due`,
});

const GIVE_UP = defineQuery<[id: string, reason: string | null], never>({
  name: 'cleanup_message.give_up',
  text: (schema) => `update ${schema}.cleanup_message set dead_at = now(), due = null, token = null, release_reason = $2 where id = $1`,
});

const EXTEND = defineQuery<[id: string], { due: Instant }>({
  name: 'cleanup_message.extend',
  text: (schema) => `update ${schema}.cleanup_message set due = now() + ${LEASE} where id = $1 returning due`,
});

const LEAVE = defineQuery<[channelId: string], { due: Instant }>({
  name: 'cleanup_message.leave',
  text: (schema) => `
    update ${schema}.cleanup_message set due = least(due, now() + ${COME_BACK_WITHIN})
    where channel_id = $1 and token is not null and due > now() returning due`,
});

const REJOIN = defineQuery<[consumerId: string, channelId: string], never>({
  name: 'cleanup_message.rejoin',
  text: (schema) => `
    update ${schema}.cleanup_message set channel_id = $2, due = now() + ${LEASE} where consumer_id = $1 and token is not null and due > now()`,
});

/** A message whose turn has come again, or not: it was delivered too often. */
export interface Returned {
  readonly id: string;
  readonly poolId: string;
  readonly flowRunId: string;
  readonly kind: CleanupKind;
  readonly isDead: boolean;
}

const REDELIVER = defineQuery<[], Returned>({
  name: 'cleanup_message.redeliver_due',
  text: (schema) => `
    with over as (
      select id, delivery_count >= ${DELIVERIES_MAX} as is_dead from ${schema}.cleanup_message
      where due <= now() and not is_told order by due limit 1000 for update skip locked)
    update ${schema}.cleanup_message m
    set token = null, is_told = true, dead_at = case when over.is_dead then now() end, due = case when over.is_dead then null else m.due end
    from over where m.id = over.id
    returning m.id, m.work_pool_id as "poolId", m.flow_run_id as "flowRunId", m.kind, over.is_dead as "isDead"`,
});

const FORGET = defineQuery<[], never>({
  name: 'cleanup_message.delete_old',
  text: (schema) => `
    delete from ${schema}.cleanup_message m
    where m.created < now() - ${KEPT} or (m.due <= now() and m.done_at is null and not ${isMeant(schema)})`,
});

/** A claim that was taken down, of the run and by the state. */
export interface DoneClaim {
  readonly id: string;
  readonly flowRunId: string;
  readonly stateId: string;
}

const LIST_DONE = defineQuery<[], DoneClaim>({
  name: 'cleanup_message.list_done',
  text: (schema) => `
    select id, flow_run_id as "flowRunId", state_id as "stateId" from ${schema}.cleanup_message where done_at is not null order by done_at limit 200`,
});

/** Who is to clean up what. PostgreSQL alone knows; replicas only ask. */
@Injectable()
export class CleanupsRepository {
  /** Answers the pools of those that are new; one of a pool that is gone is dropped. */
  async insert(transaction: WorkspaceContext, cleanups: readonly NewCleanup[]): Promise<string[]> {
    const rows = cleanups.map(({ kind, poolId, queueId, flowRunId, stateId, infrastructurePid }) => ({
      id: newId(),
      kind,
      work_pool_id: poolId,
      work_queue_id: queueId,
      flow_run_id: flowRunId,
      state_id: stateId,
      infrastructure_pid: infrastructurePid,
    }));
    return [...new Set((await run(transaction, INSERT, [toJsonText(rows)])).map((row) => row.work_pool_id))];
  }

  async reserve(ctx: WorkspaceContext, { poolId, kinds, queueIds, consumerId, channelId, concurrencyMax }: Consumer): Promise<Reservation[]> {
    return run(ctx, RESERVE, [poolId, kinds, queueIds, consumerId, channelId, concurrencyMax]);
  }

  async findForUpdate(transaction: WorkspaceContext, id: string): Promise<Standing | null> {
    return (await run(transaction, FIND_FOR_UPDATE, [id]))[0] ?? null;
  }

  async delete(ctx: WorkspaceContext, ids: readonly string[]): Promise<void> {
    await run(ctx, DELETE, [ids]);
  }

  async keepDone(transaction: WorkspaceContext, id: string): Promise<void> {
    await run(transaction, KEEP_DONE, [id]);
  }

  /** Answers when it may be delivered again. */
  async putBack(transaction: WorkspaceContext, id: string, reason: string | null): Promise<Instant> {
    return dueOf(await run(transaction, PUT_BACK, [id, reason]));
  }

  async giveUp(transaction: WorkspaceContext, id: string, reason: string | null): Promise<void> {
    await run(transaction, GIVE_UP, [id, reason]);
  }

  /** Answers how long the lease lasts from now on. */
  async extend(transaction: WorkspaceContext, id: string): Promise<Instant> {
    return dueOf(await run(transaction, EXTEND, [id]));
  }

  /** Shortens the leases of a connection that broke. Answers when the first of them ends; null: it had none. */
  async leave(ctx: WorkspaceContext, channelId: string): Promise<Instant | null> {
    const ends = (await run(ctx, LEAVE, [channelId])).map(({ due }) => due);
    return ends.length > 0 ? Math.min(...ends) : null;
  }

  /** What a process holds goes on over its new connection. */
  async rejoin(ctx: WorkspaceContext, consumerId: string, channelId: string): Promise<void> {
    await run(ctx, REJOIN, [consumerId, channelId]);
  }

  /** Ends leases that have run out and rests that are over. */
  async redeliver(ctx: WorkspaceContext): Promise<Returned[]> {
    return run(ctx, REDELIVER, []);
  }

  /** Those that are older than anybody asks for, and those whose claim came to something after all. */
  async forgetOld(ctx: WorkspaceContext): Promise<void> {
    await run(ctx, FORGET, []);
  }

  async listDone(ctx: WorkspaceContext): Promise<DoneClaim[]> {
    return run(ctx, LIST_DONE, []);
  }
}

function dueOf([row]: readonly { readonly due: Instant }[]): Instant {
  if (!row) throw new Error('A message that was locked is gone.');
  return row.due;
}
