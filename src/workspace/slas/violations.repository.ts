import { newId, toIso } from '@app/contract';
import { defineQuery, run, type Schema } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { SLA_COLUMNS, type Sla } from './slas.schema.js';

export const WATCH_SLAS = 'watch-slas';

/** So many are dealt with at a time. */
const SHARE = 200;
/** A workspace that promises something is looked at in each round: nobody hints at runs that begin. */
const LOOK_WITHIN = `interval '90 seconds'`;
/** What falls due until the round after next is planned by this one. */
const AHEAD = `interval '2 minutes'`;
/** How long a run may have waited whose end is found only after it. */
const WAITED_MAX = `interval '1 hour'`;
/** How long an event may be on its way to the server without anybody being told that it did not come. */
const EVENT_ON_ITS_WAY = `interval '5 seconds'`;
/** How far back is looked for it, at least: also what happened before the time that is allowed says when that was over. */
const EVENT_LATE_MIN = `interval '1 hour'`;
const KEPT_FOR = `interval '90 days'`;
const ALLOWED = 'make_interval(secs => s.allowed_seconds)';

const RUN = 'r.id, r.start_time, r.end_time, r.expected_start_time';

/**
 * Runs that do not keep a promise from `due` on, or until `ended`, and were not told of. Of the runs that have ended, those that an
 * earlier look cannot have seen: the rest had kept it, or was open when it did not.
 */
const runsInQuestion = (schema: Schema): string => `
    select s.id as sla_id, r.id as flow_run_id, case s.kind when 'DURATION' then r.start_time else r.expected_start_time end + ${ALLOWED} as due,
           case s.kind when 'DURATION' then r.end_time else coalesce(r.start_time, r.end_time) end as ended, s.active_since
      from ${schema}.sla s join lateral (
        (select ${RUN} from ${schema}.flow_run r where r.ended_as is null and r.deployment_id = s.deployment_id and r.expected_start_time <= now() + ${AHEAD})
        union all
        (select ${RUN} from ${schema}.flow_run r where r.ended_as is not null and r.deployment_id = s.deployment_id
            and r.expected_start_time > s.looked_at - ${ALLOWED} - ${WAITED_MAX} and r.expected_start_time <= now())
      ) r on true
     where s.enabled and s.kind in ('DURATION', 'LATENESS')
       and not exists (select from ${schema}.sla_violation v where v.sla_id = s.id and v.flow_run_id = r.id)`;

/** When a run of the deployment last completed, of the newest that did. */
const lastCompleted = (schema: Schema): string => `
    select max(end_time) from (
      select r.end_time from ${schema}.flow_run r where r.deployment_id = s.deployment_id and r.ended_as = 'COMPLETED' order by r.expected_start_time desc limit 20) newest`;

const lastKept = (schema: Schema): string => `case s.kind when 'FREQUENCY' then (${lastCompleted(schema)}) else s.refreshed end`;

const silences = (schema: Schema): string => `
    select s.id as sla_id, null::uuid as flow_run_id, greatest(s.active_since, ${lastKept(schema)}) + ${ALLOWED} as due,
           null::timestamptz as ended, s.active_since
      from ${schema}.sla s
     where s.enabled and s.kind in ('FREQUENCY', 'FRESHNESS')
       and not exists (select from ${schema}.sla_violation v where v.sla_id = s.id and v.flow_run_id is null and v.ended is null)`;

/** What was promised before an SLA was as it is now is none of its business. */
const inQuestion = (schema: Schema): string => `
    select q.*, q.due + case s.kind when 'FRESHNESS' then ${EVENT_ON_ITS_WAY} else interval '0' end as look
      from (${runsInQuestion(schema)} union all ${silences(schema)}) q join ${schema}.sla s on s.id = q.sla_id where q.due > q.active_since and (q.ended is null or q.ended > q.due)`;

/** Violations that go on, with the time that ended them; null where nothing did. */
const goingOn = (schema: Schema): string => `
    select v.id, case
             when s.kind in ('FREQUENCY', 'FRESHNESS') then (select e.at from (select ${lastKept(schema)}) as e (at) where e.at > v.occurred)
             when r.id is null then now()
             when s.kind = 'DURATION' then r.end_time
             else coalesce(r.start_time, r.end_time) end as ended
      from ${schema}.sla_violation v join ${schema}.sla s on s.id = v.sla_id left join ${schema}.flow_run r on r.id = v.flow_run_id
     where v.ended is null`;

/** When there is something to tell next. */
export const nextViolation = (schema: Schema): string => `
    select least((select min(look) from (${inQuestion(schema)}) q), (select now() from (${goingOn(schema)}) g where g.ended is not null limit 1), now() + ${LOOK_WITHIN})
     where exists (select from ${schema}.sla where enabled)`;

/** A violation as it is told. */
export interface Violation {
  readonly id: string;
  readonly occurred: Instant;
  readonly ended: Instant | null;
  readonly flow_run_id: string | null;
  readonly flow_run_name: string | null;
  readonly deployment_name: string;
  readonly flow_id: string;
  readonly flow_name: string;
  readonly sla: Sla;
}
type Row = Omit<Violation, 'sla'> & Omit<Sla, 'id'> & { sla_id: string };

const told = (schema: Schema, from: string): string => `
    select v.id, v.occurred, v.ended, v.flow_run_id, r.name as flow_run_name, d.name as deployment_name, f.id as flow_id, f.name as flow_name,
           v.sla_id, ${SLA_COLUMNS.replace('s.id, ', '')}
      from ${from} v join ${schema}.sla s on s.id = v.sla_id join ${schema}.deployment d on d.id = s.deployment_id
      join ${schema}.flow f on f.id = d.flow_id left join ${schema}.flow_run r on r.id = v.flow_run_id
     order by v.occurred, v.id`;

const BEGIN = defineQuery<[ids: readonly string[]], Row>({
  name: 'sla_violation.insert_due',
  text: (schema) => `
    with due as (select q.*, row_number() over (order by q.due, q.sla_id, q.flow_run_id) as place from (${inQuestion(schema)}) q where q.look <= now() limit ${SHARE}),
    begun as (
      insert into ${schema}.sla_violation (id, sla_id, flow_run_id, occurred)
      select ($1::uuid[])[due.place::int], sla_id, flow_run_id, due from due order by sla_id, flow_run_id
      on conflict do nothing returning *)
    ${told(schema, 'begun')}`,
});

const END = defineQuery<[], Row>({
  name: 'sla_violation.end',
  text: (schema) => `
    with ended as (
      update ${schema}.sla_violation v set ended = greatest(v.occurred, over.ended)
        from (select g.* from (${goingOn(schema)}) g where g.ended is not null order by g.id limit ${SHARE}) over
       where v.id = over.id and v.ended is null returning v.*)
    ${told(schema, 'ended')}`,
});

const LOOKED = defineQuery<[], object>({
  name: 'sla.note_looked',
  quiet: true,
  text: (schema) => `
    with forgotten as (delete from ${schema}.sla_violation where ended < now() - ${KEPT_FOR})
    update ${schema}.sla set looked_at = now() where enabled`,
});

/** An SLA that waits for events, and since when one matters, however late it comes in: before that, it neither keeps the promise nor mends it. */
export type Awaiting = Pick<Sla, 'id' | 'expected_event' | 'resource_match'> & { readonly since: Instant };

const LIST_AWAITING = defineQuery<[], Awaiting>({
  name: 'sla.list_awaiting',
  text: (schema) => `
    select s.id, s.expected_event, s.resource_match,
           greatest(s.active_since, s.refreshed, v.occurred, now() - greatest(${ALLOWED}, ${EVENT_LATE_MIN})) as since
      from ${schema}.sla s left join ${schema}.sla_violation v on v.sla_id = s.id and v.flow_run_id is null and v.ended is null
     where s.enabled and s.kind = 'FRESHNESS' order by s.id`,
});

const NOTE_REFRESHED = defineQuery<[id: string, at: string], never>({
  name: 'sla.note_refreshed',
  text: (schema) => `update ${schema}.sla set refreshed = greatest(refreshed, $2::timestamptz) where id = $1 and active_since <= $2::timestamptz`,
});

@Injectable()
export class ViolationsRepository {
  async listAwaiting(ctx: WorkspaceContext): Promise<Awaiting[]> {
    return run(ctx, LIST_AWAITING, []);
  }

  async noteRefreshed(ctx: WorkspaceContext, id: string, at: Instant): Promise<void> {
    await run(ctx, NOTE_REFRESHED, [id, toIso(at)]);
  }

  /** Those that began by now, a share of them, each told once whoever else looks. */
  async begin(transaction: WorkspaceContext): Promise<Violation[]> {
    return (await run(transaction, BEGIN, [Array.from({ length: SHARE }, () => newId())])).map(toViolation);
  }

  /** Those that ended by now, likewise. */
  async end(transaction: WorkspaceContext): Promise<Violation[]> {
    return (await run(transaction, END, [])).map(toViolation);
  }

  /** To be called when nothing that is due was left out. */
  async noteLooked(transaction: WorkspaceContext): Promise<void> {
    await run(transaction, LOOKED, []);
  }
}

export const isShare = (violations: readonly Violation[]): boolean => violations.length >= SHARE;

function toViolation({ id, occurred, ended, flow_run_id, flow_run_name, deployment_name, flow_id, flow_name, sla_id, ...sla }: Row): Violation {
  return { id, occurred, ended, flow_run_id, flow_run_name, deployment_name, flow_id, flow_name, sla: { ...sla, id: sla_id } };
}
