import { defineQuery, inTransaction, run, type Schema } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { expiresIn, limitsNow, settled, takeSlots, writeFreed, type Outcome } from './slots.sql.js';

/** How long a claimed run may take to start, where its deployment does not say. */
const GRACE_SECONDS = 300;
const graceSeconds = (deployment: string): string => `coalesce((${deployment}.concurrency_options ->> 'grace_period_seconds')::float8, ${GRACE_SECONDS})`;
const strategy = (deployment: string): string => `coalesce(${deployment}.concurrency_options ->> 'collision_strategy', 'ENQUEUE')`;

export interface DeploymentAnswer {
  readonly outcome: Outcome;
  readonly strategy: 'ENQUEUE' | 'CANCEL_NEW';
  /** Whether the deployment has an active limit. */
  readonly limited: boolean;
  readonly grace_seconds: number;
}

/** No row when the deployment is gone. */
const TAKE = defineQuery<[deploymentId: string, leaseId: string, flowRunId: string], DeploymentAnswer>({
  name: 'concurrency_limit.take_by_deployment',
  text: (schema) => `
    with ${takeSlots(schema, {
      asked: `select concurrency_limit_id as id from ${schema}.deployment where id = $1 and concurrency_limit_id is not null`,
      slots: '1',
      asRate: 'false',
      countsDenials: 'false',
      lease: {
        id: '$2',
        expires: expiresIn(`(select ${graceSeconds('d')} from ${schema}.deployment d where d.id = $1)`),
        holderType: "'flow_run'",
        holderId: '$3::uuid',
        askedBy: 'null',
      },
    })}
    select j.outcome, ${strategy('d')} as strategy, exists (select from settled where asked and active) as limited, ${graceSeconds('d')} as grace_seconds
    from judged j join ${schema}.deployment d on d.id = $1`,
});

const RENEW = defineQuery<[leaseId: string, deploymentId: string], { id: string }>({
  name: 'concurrency_lease.renew_of_deployment',
  text: (schema) => `
    update ${schema}.concurrency_lease e set expires = ${expiresIn(graceSeconds('d'))} from ${schema}.deployment d
    where e.id = $1 and d.id = $2 returning e.id`,
});

/** Slots of leases that have run out are as good as free. */
const FIND_FULL = defineQuery<[deploymentId: string], { strategy: 'ENQUEUE' | 'CANCEL_NEW' }>({
  name: 'concurrency_limit.find_full_of_deployment',
  text: (schema) => `
    select ${strategy('d')} as strategy
    from ${schema}.deployment d join (${limitsNow(`${schema}.concurrency_limit`)}) l on l.id = d.concurrency_limit_id
    where d.id = $1 and l.active and l.active_slots - (
      select coalesce(sum(e.slots), 0) from ${schema}.concurrency_lease e where e.limit_ids && array[l.id] and e.expires <= now()) >= l."limit"`,
});

/** The lease is gone, and what it was on stays taken. */
const DISOWN = defineQuery<[leaseIds: readonly string[]], never>({
  name: 'concurrency_lease.disown',
  text: (schema) => `delete from ${schema}.concurrency_lease where id = any($1::uuid[])`,
});

const LOCK = defineQuery<[deploymentIds: readonly string[]], never>({
  name: 'concurrency_limit.lock_of_deployments',
  text: (schema) => `
    select from ${schema}.concurrency_limit l join ${schema}.deployment d on d.concurrency_limit_id = l.id
    where d.id = any($1::uuid[]) order by l.id for update of l`,
});

/**
 * Gives back slots that no lease is on, one for each time that its deployment is named: what a run held whose client renews no
 * leases. What leases hold is others', and stays.
 */
const GIVE_UNLEASED = defineQuery<[deploymentIds: readonly string[]], never>({
  name: 'concurrency_limit.give_unleased_of_deployments',
  text: (schema: Schema) => `
    with named as (
      select d.concurrency_limit_id as id, count(*)::int as count
      from unnest($1::uuid[]) as given (id) join ${schema}.deployment d using (id) where d.concurrency_limit_id is not null group by 1),
    wanted as materialized (
      select n.id, greatest(0, least(n.count, l.active_slots - (
          select coalesce(sum(e.slots), 0) from ${schema}.concurrency_lease e where e.limit_ids && array[n.id])))::int as freed,
        1 as leases, null::float8 as occupancy, false as asked
      from named n join ${schema}.concurrency_limit l on l.id = n.id),
    ${settled(schema)}
    ${writeFreed(schema)}`,
});

/** Slots of deployments, which claimed runs hold. */
@Injectable()
export class DeploymentSlotsRepository {
  /** Null when the deployment is gone. There is a lease when the outcome is `taken`, on nothing where nothing is limited. */
  async take(ctx: WorkspaceContext, deploymentId: string, leaseId: string, flowRunId: string): Promise<DeploymentAnswer | null> {
    return (await run(ctx, TAKE, [deploymentId, leaseId, flowRunId]))[0] ?? null;
  }

  /** For as long as a claimed run may take to start. False when the lease or the deployment is gone. */
  async renew(ctx: WorkspaceContext, leaseId: string, deploymentId: string): Promise<boolean> {
    return (await run(ctx, RENEW, [leaseId, deploymentId])).length === 1;
  }

  /** What a deployment does that has no slot left; null when it has one, or no limit. */
  async findFull(ctx: WorkspaceContext, deploymentId: string): Promise<'ENQUEUE' | 'CANCEL_NEW' | null> {
    return (await run(ctx, FIND_FULL, [deploymentId]))[0]?.strategy ?? null;
  }

  async disown(ctx: WorkspaceContext, leaseIds: readonly string[]): Promise<void> {
    await run(ctx, DISOWN, [leaseIds]);
  }

  /** Locked first, so that no lease comes or goes while what they hold is counted. */
  async giveUnleased(ctx: WorkspaceContext, deploymentIds: readonly string[]): Promise<void> {
    await inTransaction(ctx, async (within) => {
      await run(within, LOCK, [deploymentIds]);
      await run(within, GIVE_UNLEASED, [deploymentIds]);
    });
  }
}
