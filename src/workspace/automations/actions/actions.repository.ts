import { JsonText, parseJson, toIso, writeJson } from '@app/contract';
import { defineQuery, run, storableJson, type Schema } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { readToldEvent, type Actor, type NewAction, type ToldEvent } from '../engine/firings.js';
import type { Firing } from '../triggers/combine.js';

/** An action that somebody has taken on. */
export interface DueAction {
  readonly id: string;
  readonly automation: Actor;
  /** JSON as it is written. */
  readonly action: string;
  readonly actionIndex: number;
  readonly event: ToldEvent | null;
  readonly labels: Readonly<Record<string, string>>;
  /** The firings by which a compound or a sequence fired. */
  readonly parts: readonly Firing[];
  readonly triggeredEventId: string;
  readonly fired: Instant;
  /** How often it was tried, this time counted. */
  readonly attempts: number;
}

const SHARE = 20;

export const nextAction = (schema: Schema): string => `select min(due) from ${schema}.automation_action`;

const INSERT = defineQuery<[actions: string], never>({
  name: 'automation.insert_actions',
  text: (schema) => `
    insert into ${schema}.automation_action (id, automation, action, action_index, event, labels, parts, triggered_event_id, fired)
    select * from json_to_recordset($1::json)
      as a (id uuid, automation json, action json, action_index int, event json, labels json, parts json, triggered_event_id uuid, fired timestamptz)`,
});

/** For so long nobody else takes them on: who has not ended by then is taken for dead. */
const CLAIM = defineQuery<[], Omit<DueAction, 'event'> & { event: string | null }>({
  name: 'automation.claim_actions',
  text: (schema) => `
    with due as (select id from ${schema}.automation_action where due <= now() order by due, action_index limit ${SHARE} for update skip locked)
    update ${schema}.automation_action a set due = now() + interval '2 minutes', attempts = attempts + 1 from due where a.id = due.id
    returning a.id, a.automation, a.action::text as action, a.action_index as "actionIndex", a.event::text as event, a.labels, a.parts,
              a.triggered_event_id as "triggeredEventId", a.fired, a.attempts`,
});

const FINISH = defineQuery<[id: string], { id: string }>({
  name: 'automation.finish_action',
  text: (schema) => `delete from ${schema}.automation_action where id = $1 returning id`,
});

@Injectable()
export class ActionsRepository {
  async insert(transaction: WorkspaceContext, actions: readonly NewAction[]): Promise<void> {
    if (actions.length === 0) return;
    const rows = actions.map((one) => ({
      id: one.id,
      automation: one.automation,
      action: new JsonText(one.action),
      action_index: one.actionIndex,
      event: one.event,
      labels: one.labels,
      parts: one.parts,
      triggered_event_id: one.triggeredEventId,
      fired: toIso(one.fired),
    }));
    await run(transaction, INSERT, [storableJson(writeJson(rows))]);
  }

  /** Some that are due, which are then this caller's alone for two minutes. */
  async claim(ctx: WorkspaceContext): Promise<DueAction[]> {
    const rows = (await run(ctx, CLAIM, [])).map((row) => ({ ...row, event: row.event === null ? null : readToldEvent(parseJson(row.event)) }));
    return rows.sort((a, b) => a.fired - b.fired || a.actionIndex - b.actionIndex);
  }

  /** False when somebody else has seen to it. */
  async finish(transaction: WorkspaceContext, id: string): Promise<boolean> {
    return (await run(transaction, FINISH, [id])).length === 1;
  }
}
