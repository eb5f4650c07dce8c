import { defineQuery, run, type Schema } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { AskedBy } from './asked-by.js';
import { ASKED, endLeases, expiresIn, settled, takeSlots, toAsked, writeFreed, type AskedLimit, type AskedRow, type Outcome } from './slots.sql.js';

/** Whoever holds slots. */
export interface Holder {
  readonly type: 'flow_run' | 'task_run' | 'deployment';
  readonly id: string;
}

/** A lease that is wanted on the slots. */
export interface NewLease {
  readonly id: string;
  /** Null: until it is given back. */
  readonly seconds: number | null;
  readonly holder: Holder | null;
  readonly askedBy?: AskedBy | null;
}

export interface SlotRequest {
  readonly slots: number;
  /** Whether all that is taken has to decay. */
  readonly asRate: boolean;
  readonly lease: NewLease | null;
  /** Whether a denial counts towards the wait of those who come after. */
  readonly countsDenials: boolean;
}

export interface Answer {
  readonly outcome: Outcome;
  readonly limits: readonly AskedLimit[];
}

type Take = [
  target: unknown,
  slots: number,
  asRate: boolean,
  countsDenials: boolean,
  leaseId: string | null,
  leaseSeconds: number | null,
  holderType: string | null,
  holderId: string | null,
  askedBy: string | null,
];

const TAKE_BY_NAMES = defineQuery<Take, AskedRow>({
  name: 'concurrency_limit.take_by_names',
  prepared: true,
  text: (schema) => `
    with ${takeSlots(schema, {
      asked: `select id from ${schema}.concurrency_limit where name = any($1::text[])`,
      slots: '$2',
      asRate: '$3',
      countsDenials: '$4',
      lease: { id: '$5', expires: expiresIn('$6'), holderType: '$7', holderId: '$8', askedBy: '$9::jsonb' },
    })}
    select ${ASKED} from judged j left join settled s on s.asked order by s.name`,
});

const GIVE_BY_NAMES = defineQuery<[names: readonly string[], slots: number, occupancySeconds: number | null], { id: string; name: string; limit: number }>({
  name: 'concurrency_limit.give_by_names',
  text: (schema) => `
    with named as materialized (select id, name, active, "limit" from ${schema}.concurrency_limit where name = any($1::text[])),
    wanted as materialized (
      select id, $2::int as freed, 1 as leases, case when $3::float8 is not null then greatest($3 / $2, 0.1) end as occupancy, false as asked from named where active),
    ${settled(schema)},
    counted as (${writeFreed(schema)})
    select id, name, "limit" from named order by name`,
});

const RENEW = defineQuery<[leaseId: string, seconds: number], { id: string }>({
  name: 'concurrency_lease.renew',
  text: (schema) => `update ${schema}.concurrency_lease set expires = ${expiresIn('$2')} where id = $1 returning id`,
});

/** From now on it ends only when it is ended. */
const KEEP = defineQuery<[leaseIds: readonly string[]], never>({
  name: 'concurrency_lease.keep',
  text: (schema) => `update ${schema}.concurrency_lease set expires = 'infinity' where id = any($1::uuid[])`,
});

const END = defineQuery<[leaseIds: readonly string[]], { id: string }>({
  name: 'concurrency_lease.end',
  text: (schema) => `
    with ${endLeases(schema, `select id from ${schema}.concurrency_lease where id = any($1::uuid[]) order by id for update`)}
    select id from gone`,
});

const END_EXPIRED = defineQuery<[count: number], { id: string }>({
  name: 'concurrency_lease.end_expired',
  text: (schema) => `
    with ${endLeases(schema, `select id from ${schema}.concurrency_lease where expires <= now() order by expires limit $1 for update skip locked`)}
    select id from gone`,
});

/** When the next lease runs out, as SQL; those for ever never do. */
export const NEXT_EXPIRY = (schema: Schema): string => `select min(expires) from ${schema}.concurrency_lease where expires < 'infinity'`;

/** Takes slots and gives them back. Never more are held than there are, whoever asks at the same moment. */
@Injectable()
export class SlotsRepository {
  /** Names that no limit has are passed over. */
  async take(ctx: WorkspaceContext, names: readonly string[], request: SlotRequest): Promise<Answer> {
    const { slots, asRate, countsDenials, lease } = request;
    const holder = lease?.holder ?? null;
    const rows = await run(ctx, TAKE_BY_NAMES, [
      names,
      slots,
      asRate,
      countsDenials,
      lease?.id ?? null,
      lease?.seconds ?? null,
      holder?.type ?? null,
      holder?.id ?? null,
      lease?.askedBy ? JSON.stringify(lease.askedBy) : null,
    ]);
    return toAnswer(rows);
  }

  /** The limits that have these names. Slots come back to the active ones, whoever held them. */
  async give(ctx: WorkspaceContext, names: readonly string[], slots: number, occupancySeconds: number | null) {
    return run(ctx, GIVE_BY_NAMES, [names, slots, occupancySeconds]);
  }

  /** False when the lease is gone. One that has run out and that nobody has missed yet goes on. */
  async renew(ctx: WorkspaceContext, leaseId: string, seconds: number): Promise<boolean> {
    return (await run(ctx, RENEW, [leaseId, seconds])).length === 1;
  }

  /** Leases that run out no more. */
  async keep(ctx: WorkspaceContext, leaseIds: readonly string[]): Promise<void> {
    await run(ctx, KEEP, [leaseIds]);
  }

  /** Answers the ids of those that were there. */
  async end(ctx: WorkspaceContext, leaseIds: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await run(ctx, END, [leaseIds])).map(({ id }) => id));
  }

  /** Answers how many of at most `count` have ended. */
  async endExpired(ctx: WorkspaceContext, count: number): Promise<number> {
    return (await run(ctx, END_EXPIRED, [count])).length;
  }
}

function toAnswer(rows: readonly AskedRow[]): Answer {
  const limits = rows.flatMap(({ id, ...row }) => (id === null ? [] : [toAsked(id, row)]));
  return { outcome: rows[0]?.outcome ?? 'taken', limits };
}
