import { toIso, writeJson } from '@app/contract';
import { defineQuery, run, storableJson, type Schema } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { DeliveryFilter } from '@app/contract';
import { Column, combine, Scope, whole } from '../filters/conditions.js';
import type { Stretch } from '../filters/page.js';
import type { Attempt, Delivery, DeliveryState, DueDelivery, NewDelivery, Settled } from './delivery.js';

/** One that is replayed again and again keeps the last of them. */
const ATTEMPTS_KEPT = 50;
const KEPT_DAYS = 30;

const COLUMNS = `id, created, kind, state, block_document_id as "blockDocumentId", block_name as "blockName", block_type as "blockType",
  automation_id as "automationId", automation_name as "automationName", subject, body, due, attempts`;

export const nextDelivery = (schema: Schema): string => `select min(due) from ${schema}.delivery where due is not null`;

const INSERT = defineQuery<[delivery: string], never>({
  name: 'delivery.insert',
  text: (schema) => `
    insert into ${schema}.delivery (id, kind, block_document_id, block_name, block_type, automation_id, automation_name, subject, body, cause)
    select * from json_to_record($1::json) as d (id uuid, kind text, block_document_id uuid, block_name text, block_type text,
                                                 automation_id uuid, automation_name text, subject text, body text, cause json)`,
});

/** For so long nobody else takes them on: who has not ended by then is taken for dead. */
const CLAIM = defineQuery<[count: number], DueDelivery>({
  name: 'delivery.claim_due',
  text: (schema) => `
    with taken as (select id from ${schema}.delivery where due <= now() order by due limit $1 for update skip locked)
    update ${schema}.delivery d set due = now() + interval '10 minutes' from taken where d.id = taken.id
    returning ${COLUMNS.replace('id,', 'd.id,')}, tries, settled, cause`,
});

type Outcome = [id: string, claimedUntil: string, state: DeliveryState, due: string | null, settled: string, attempts: string];
const NOTE = defineQuery<Outcome, { id: string }>({
  name: 'delivery.note_attempt',
  text: (schema) => `
    update ${schema}.delivery
    set state = $3, due = $4::timestamptz, settled = $5::jsonb, attempts = $6::jsonb, tries = tries + 1, cause = case when $4 is null then null else cause end
    where id = $1 and due = $2::timestamptz returning id`,
});

/** One that failed is for those who were not reached. */
const REPLAY = defineQuery<[id: string], { id: string }>({
  name: 'delivery.replay',
  text: (schema) => `
    update ${schema}.delivery
    set state = 'pending', due = now(), tries = 0,
        settled = case when state = 'delivered' then '{}'
                       else (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(settled) where value = 'null') end
    where id = $1 and state <> 'pending' returning id`,
});

const FIND = defineQuery<[id: string], Delivery>({
  name: 'delivery.find_by_id',
  text: (schema) => `select ${COLUMNS} from ${schema}.delivery where id = $1`,
});

const FORGET = defineQuery<[], never>({
  name: 'delivery.delete_old',
  text: (schema) => `
    delete from ${schema}.delivery where id in (
      select id from ${schema}.delivery where created < now() - interval '${KEPT_DAYS} days' and due is null order by created limit 1000)`,
});

@Injectable()
export class DeliveriesRepository {
  async insert(transaction: WorkspaceContext, { id, kind, block, automation, subject, body, cause }: NewDelivery): Promise<void> {
    const row = { id, kind, block_document_id: block.id, block_name: block.name, block_type: block.type, subject, body, cause };
    await run(transaction, INSERT, [storableJson(writeJson({ ...row, automation_id: automation?.id, automation_name: automation?.name }))]);
  }

  /** So many that are due, which are then this caller's alone for ten minutes. */
  async claim(ctx: WorkspaceContext, count: number): Promise<DueDelivery[]> {
    return run(ctx, CLAIM, [count]);
  }

  /** Ends it where `next` is null. False when it is no longer the caller's. */
  async note(
    ctx: WorkspaceContext,
    due: DueDelivery,
    attempt: Attempt,
    outcome: { state: DeliveryState; next: Instant | null; settled: Settled },
  ): Promise<boolean> {
    const attempts = storableJson(JSON.stringify([...due.attempts, attempt].slice(-ATTEMPTS_KEPT)));
    const { state, next, settled } = outcome;
    const values: Outcome = [due.id, toIso(due.due), state, next === null ? null : toIso(next), storableJson(JSON.stringify(settled)), attempts];
    return (await run(ctx, NOTE, values)).length === 1;
  }

  /** False when there is none that has ended. */
  async replay(ctx: WorkspaceContext, id: string): Promise<boolean> {
    return (await run(ctx, REPLAY, [id])).length === 1;
  }

  async find(ctx: WorkspaceContext, id: string): Promise<Delivery | null> {
    return (await run(ctx, FIND, [id]))[0] ?? null;
  }

  /** The newest first. */
  async list(ctx: WorkspaceContext, filter: DeliveryFilter | null, { limit, offset }: Stretch): Promise<Delivery[]> {
    const scope = new Scope(ctx.schema);
    const where = whole(
      combine([
        new Column(scope, 'id', 'uuid').anyOf(filter?.id?.any_),
        new Column(scope, 'state').anyOf(filter?.state?.any_),
        new Column(scope, 'automation_id', 'uuid').anyOf(filter?.automation_id?.any_),
        new Column(scope, 'block_document_id', 'uuid').anyOf(filter?.block_document_id?.any_),
      ]),
    );
    const text = `
      select ${COLUMNS} from ${ctx.schema}.delivery where ${where}
      order by created desc, id desc limit ${scope.bind(limit, 'int')} offset ${scope.bind(offset, 'int')}`;
    return ctx.cell.query<Delivery>({ text, values: scope.values });
  }

  /** Those that ended long ago. */
  async forgetOld(ctx: WorkspaceContext): Promise<void> {
    await run(ctx, FORGET, []);
  }
}
