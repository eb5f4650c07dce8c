import { toIso, toIsoOrNull } from '@app/contract';
import { defineQuery, run, type Schema } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { MetricState } from '../triggers/metrics.js';

/** What a metric trigger remembers, and what it saw last. */
export interface WatchedMetric extends MetricState {
  readonly automationId: string;
  readonly triggerId: string;
  readonly value: number | null;
  readonly lookedAt: Instant | null;
}

export const LOOK_AT_METRICS = 'look-at-metrics';

/** Nobody else looks meanwhile; whoever does not end by then is taken for dead. */
const CLAIMED_SECONDS = 60;
const SHARE = 20;

export const nextMetric = (schema: Schema): string => `select min(due) from ${schema}.automation_metric`;

const COLUMNS = `m.automation_id as "automationId", m.trigger_id as "triggerId", m.firing, m.turning_since as "turningSince", m.value, m.looked_at as "lookedAt"`;

const BEGIN = defineQuery<[automationId: string, triggerIds: readonly string[]], never>({
  name: 'automation.begin_metrics',
  text: (schema) => `insert into ${schema}.automation_metric (automation_id, trigger_id) select $1, unnest($2::uuid[])`,
});

const FORGET = defineQuery<[automationId: string], never>({
  name: 'automation.forget_metrics',
  text: (schema) => `delete from ${schema}.automation_metric where automation_id = $1`,
});

const CLAIM = defineQuery<[], WatchedMetric>({
  name: 'automation.claim_metrics',
  text: (schema) => `
    with due as (select trigger_id from ${schema}.automation_metric where due <= now() order by due limit ${SHARE} for update skip locked)
    update ${schema}.automation_metric m set due = now() + interval '${CLAIMED_SECONDS} seconds' from due where m.trigger_id = due.trigger_id returning ${COLUMNS}`,
});

type Moved = [
  triggerId: string,
  firing: boolean,
  since: string | null,
  value: number | null,
  at: string,
  due: string,
  wasFiring: boolean,
  wasSince: string | null,
];

const MOVE = defineQuery<Moved, { id: string }>({
  name: 'automation.move_metric',
  text: (schema) => `
    update ${schema}.automation_metric set firing = $2, turning_since = $3::timestamptz, value = $4, looked_at = $5::timestamptz, due = $6::timestamptz
     where trigger_id = $1 and firing = $7 and turning_since is not distinct from $8::timestamptz returning trigger_id as id`,
});

const LIST = defineQuery<[automationId: string], WatchedMetric>({
  name: 'automation.list_metrics',
  text: (schema) => `select ${COLUMNS} from ${schema}.automation_metric m where m.automation_id = $1 order by m.trigger_id`,
});

/** Metric triggers of enabled automations. */
@Injectable()
export class MetricsRepository {
  async begin(transaction: WorkspaceContext, automationId: string, triggerIds: readonly string[]): Promise<void> {
    if (triggerIds.length > 0) await run(transaction, BEGIN, [automationId, triggerIds]);
  }

  async forget(transaction: WorkspaceContext, automationId: string): Promise<void> {
    await run(transaction, FORGET, [automationId]);
  }

  /** Some that are due, which are then this caller's alone for a minute. */
  async claim(ctx: WorkspaceContext): Promise<WatchedMetric[]> {
    return run(ctx, CLAIM, []);
  }

  /** False where it is something else by now, or gone. */
  async move(
    transaction: WorkspaceContext,
    was: WatchedMetric,
    { firing, turningSince, value, at, due }: MetricState & { value: number | null; at: Instant; due: Instant },
  ): Promise<boolean> {
    const moved: Moved = [was.triggerId, firing, toIsoOrNull(turningSince), value, toIso(at), toIso(due), was.firing, toIsoOrNull(was.turningSince)];
    return (await run(transaction, MOVE, moved)).length === 1;
  }

  async list(ctx: WorkspaceContext, automationId: string): Promise<WatchedMetric[]> {
    return run(ctx, LIST, [automationId]);
  }
}
