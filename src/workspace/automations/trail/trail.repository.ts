import { toIso } from '@app/contract';
import { defineQuery, run, toJsonText } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { NearMiss, NewTrailEntry, TrailDetails, TrailEntry } from './trail-entry.js';

/** What is counted of an automation since it is what it is, and its last near misses, the newest first. */
export interface Tally {
  readonly evaluated: number;
  readonly matched: number;
  readonly fired: number;
  readonly missed: number;
  readonly lastMatched: Instant | null;
  readonly lastFired: Instant | null;
  readonly misses: readonly NearMiss[];
}

/** That an automation fired, by what that is known again. */
export interface FiredBefore {
  readonly key: string;
  readonly details: TrailDetails;
}

/** Where a page of a trail goes on. */
export interface TrailCursor {
  readonly at: Instant;
  readonly id: string;
}

const MISSES_KEPT = 10;

const INSERT = defineQuery<[entries: string, at: string], never>({
  name: 'trail.insert',
  text: (schema) => `
    insert into ${schema}.trail (id, at, automation_id, kind, firing_key, details)
    select id, $2::timestamptz, automation_id, kind, firing_key, details from json_to_recordset($1::json)
      as e (id uuid, automation_id uuid, kind text, firing_key text, details json)`,
});

/** Counting is no reason to keep an automation from being deleted: one that is gone is left out. */
const COUNT = defineQuery<[counts: string, at: string], never>({
  name: 'trail.count',
  text: (schema) => `
    insert into ${schema}.automation_tally as t (automation_id, matched, fired, last_matched, last_fired)
    select c.id, c.matched, c.fired, case when c.matched > 0 then $2::timestamptz end, case when c.fired > 0 then $2::timestamptz end
      from json_to_recordset($1::json) as c (id uuid, matched int, fired int) join ${schema}.automation a on a.id = c.id
    on conflict (automation_id) do update
      set matched = t.matched + excluded.matched, fired = t.fired + excluded.fired,
          last_matched = coalesce(excluded.last_matched, t.last_matched), last_fired = coalesce(excluded.last_fired, t.last_fired)`,
});

const MISS = defineQuery<[missed: string], never>({
  name: 'trail.miss',
  text: (schema) => `
    insert into ${schema}.automation_tally as t (automation_id, missed, misses)
    select m.id, m.missed, m.misses from jsonb_to_recordset($1::jsonb) as m (id uuid, missed int, misses jsonb) join ${schema}.automation a on a.id = m.id
    order by m.id
    on conflict (automation_id) do update
      set missed = t.missed + excluded.missed, misses = jsonb_path_query_array(excluded.misses || t.misses, '$[0 to ${MISSES_KEPT - 1}]')`,
});

const BEGIN = defineQuery<[automationId: string], never>({
  name: 'trail.begin',
  text: (schema) => `
    insert into ${schema}.automation_tally as t (automation_id, evaluated_before)
    select $1, coalesce((select evaluated from ${schema}.automation_progress), 0)
    on conflict (automation_id) do update
      set evaluated_before = excluded.evaluated_before, matched = 0, fired = 0, missed = 0, last_matched = null, misses = '[]'`,
});

const LIST_TALLIES = defineQuery<[automationIds: readonly string[]], Tally & { automationId: string }>({
  name: 'trail.list_tallies',
  text: (schema) => `
    select a.id as "automationId",
           case when a.enabled then coalesce((select evaluated from ${schema}.automation_progress), 0) - coalesce(t.evaluated_before, 0) else 0 end as evaluated,
           coalesce(t.matched, 0) as matched, coalesce(t.fired, 0) as fired, coalesce(t.missed, 0) as missed,
           t.last_matched as "lastMatched", t.last_fired as "lastFired", coalesce(t.misses, '[]') as misses
    from ${schema}.automation a left join ${schema}.automation_tally t on t.automation_id = a.id where a.id = any($1::uuid[])`,
});

const PAGE = defineQuery<[automationId: string, at: string | null, id: string | null, count: number], TrailEntry>({
  name: 'trail.page',
  text: (schema) => `
    select id, at, automation_id as "automationId", kind, details from ${schema}.trail
    where automation_id = $1 and ($2::timestamptz is null or (at, id) < ($2::timestamptz, $3::uuid)) order by at desc, id desc limit $4`,
});

/** Its firings from the time on. */
const LIST_FIRED = defineQuery<[automationId: string, since: string], FiredBefore>({
  name: 'trail.list_fired',
  text: (schema) => `select firing_key as key, details from ${schema}.trail where automation_id = $1 and at >= $2::timestamptz and kind = 'fired'`,
});

/** What became of automations, and why. */
@Injectable()
export class TrailRepository {
  /** In the transaction of what they tell. */
  async add(transaction: WorkspaceContext, entries: readonly NewTrailEntry[], at: Instant): Promise<void> {
    if (entries.length === 0) return;
    const rows = entries.map(({ id, automationId, kind, firingKey, details }) => ({ id, automation_id: automationId, kind, firing_key: firingKey, details }));
    await run(transaction, INSERT, [toJsonText(rows), toIso(at)]);
  }

  async count(transaction: WorkspaceContext, counts: readonly { automationId: string; matched: number; fired: number }[], at: Instant): Promise<void> {
    if (counts.length === 0) return;
    await run(transaction, COUNT, [toJsonText(counts.map(({ automationId, ...numbers }) => ({ id: automationId, ...numbers }))), toIso(at)]);
  }

  /** `misses`: the newest first. */
  async miss(ctx: WorkspaceContext, missed: readonly { automationId: string; missed: number; misses: readonly NearMiss[] }[]): Promise<void> {
    if (missed.length === 0) return;
    await run(ctx, MISS, [toJsonText(missed.map(({ automationId, ...rest }) => ({ id: automationId, ...rest })))]);
  }

  /** Counts anew. */
  async begin(transaction: WorkspaceContext, automationId: string): Promise<void> {
    await run(transaction, BEGIN, [automationId]);
  }

  /** By the automation's id. Those that are not there are left out. */
  async talliesOf(ctx: WorkspaceContext, automationIds: readonly string[]): Promise<Map<string, Tally>> {
    return new Map((await run(ctx, LIST_TALLIES, [automationIds])).map(({ automationId, ...tally }) => [automationId, tally]));
  }

  /** The newest first. */
  async page(ctx: WorkspaceContext, automationId: string, after: TrailCursor | null, count: number): Promise<TrailEntry[]> {
    return run(ctx, PAGE, [automationId, after && toIso(after.at), after?.id ?? null, count]);
  }

  async listFired(ctx: WorkspaceContext, automationId: string, since: Instant): Promise<FiredBefore[]> {
    return run(ctx, LIST_FIRED, [automationId, toIso(since)]);
  }
}
