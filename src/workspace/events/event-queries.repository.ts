import { toIso } from '@app/contract';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Scope } from '../filters/conditions.js';
import { eventCondition, textCondition, type FixedFilter } from './event-conditions.js';
import { EVENT_COLUMNS, toStoredEvent, type EventRow, type StoredEvent } from './stored-event.js';

/** The last event of the page before. */
export type EventCursor = Pick<StoredEvent, 'id' | 'occurred'>;

/** Events of one kind, with the time of the first and of the last of them. */
export interface EventGroup {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly first: Instant;
  readonly last: Instant;
}

/** What came of looking for words. */
export interface LookedAt {
  readonly looked: number;
  /** How many have the words; `events` are the first of them. */
  readonly fitting: number;
  readonly events: StoredEvent[];
  /** That was looked at; null where none was. */
  readonly last: EventCursor | null;
}
type Told = { looked: number; fitting: number; lastId: string | null; lastOccurred: Instant | null };
type LookedAtRow = Told & (EventRow | { id: null });
const NOTHING: Told = { looked: 0, fitting: 0, lastId: null, lastOccurred: null };

@Injectable()
export class EventQueriesRepository {
  async count(ctx: WorkspaceContext, fixed: FixedFilter): Promise<number> {
    const scope = new Scope(ctx.schema);
    const counted = fixed.filter.resource?.distinct ? 'count(distinct e.resource_id)' : 'count(*)';
    const text = `select ${counted} as count from ${ctx.schema}.event e where ${eventCondition(scope, fixed)}`;
    return (await ctx.cell.query<{ count: number }>({ text, values: scope.values }))[0]?.count ?? 0;
  }

  /** Whether more than so many are otherwise as asked for, whatever their words. */
  async areMore(ctx: WorkspaceContext, fixed: FixedFilter, most: number): Promise<boolean> {
    const scope = new Scope(ctx.schema);
    const wanted = eventCondition(scope, { ...fixed, filter: { ...fixed.filter, text: null } });
    const text = `select count(*) as count from (select from ${ctx.schema}.event e where ${wanted} limit ${scope.bind(most + 1, 'int')}) e`;
    return ((await ctx.cell.query<{ count: number }>({ text, values: scope.values }))[0]?.count ?? 0) > most;
  }

  /** Looks for words in the next events that are otherwise as asked for, in the filter's order: in `share` of them, and no other is read. */
  async look(ctx: WorkspaceContext, fixed: FixedFilter, after: EventCursor | null, { share, limit }: { share: number; limit: number }): Promise<LookedAt> {
    const scope = new Scope(ctx.schema);
    const [direction, back, beyond] = fixed.filter.order === 'ASC' ? (['asc', 'desc', '>'] as const) : (['desc', 'asc', '<'] as const);
    const ordered = (way: string): string => `order by occurred ${way}, id ${way}`;
    const wanted = eventCondition(scope, { ...fixed, filter: { ...fixed.filter, text: null } });
    const from = after && `and (e.occurred, e.id) ${beyond} (${scope.bind(toIso(after.occurred), 'timestamptz')}, ${scope.bind(after.id, 'uuid')})`;
    const text = `
      with looked as materialized (
        select e.id, e.occurred, ${textCondition(scope, fixed.filter) ?? 'true'} as fits
          from (select * from ${ctx.schema}.event e where ${wanted} ${from ?? ''} ${ordered(direction)} limit ${scope.bind(share, 'int')}) e),
      page as (select e.* from (select id, occurred from looked where fits ${ordered(direction)} limit ${scope.bind(limit, 'int')}) f
        join ${ctx.schema}.event e on e.id = f.id and e.occurred = f.occurred)
      select told.*, last.*, ${EVENT_COLUMNS}
        from (select count(*) as looked, count(*) filter (where fits) as fitting from looked) told
        left join (select id as "lastId", occurred as "lastOccurred" from looked ${ordered(back)} limit 1) last on true
        left join page on true ${ordered(direction)}`;
    const rows = await ctx.cell.query<LookedAtRow>({ text, values: scope.values });
    const [{ looked, fitting, lastId, lastOccurred } = NOTHING] = rows;
    const last = lastId === null || lastOccurred === null ? null : { id: lastId, occurred: lastOccurred };
    return { looked, fitting, last, events: rows.flatMap((row) => (row.id === null ? [] : [toStoredEvent(row)])) };
  }

  /** In the filter's order. */
  async page(ctx: WorkspaceContext, fixed: FixedFilter, after: EventCursor | null, limit: number): Promise<StoredEvent[]> {
    const scope = new Scope(ctx.schema);
    const [direction, beyond] = fixed.filter.order === 'ASC' ? ['asc', '>'] : ['desc', '<'];
    const distinct = fixed.filter.resource?.distinct
      ? { on: 'distinct on (e.resource_id)', order: `order by e.resource_id, e.occurred ${direction}, e.id ${direction}` }
      : null;
    const found = `select ${distinct?.on ?? ''} * from ${ctx.schema}.event e where ${eventCondition(scope, fixed)} ${distinct?.order ?? ''}`;
    const from = after && `where (occurred, id) ${beyond} (${scope.bind(toIso(after.occurred), 'timestamptz')}, ${scope.bind(after.id, 'uuid')})`;
    const text = `
      select ${EVENT_COLUMNS} from (${found}) found ${from ?? ''}
      order by occurred ${direction}, id ${direction} limit ${scope.bind(limit, 'int')}`;
    return (await ctx.cell.query<EventRow>({ text, values: scope.values })).map(toStoredEvent);
  }

  /** The most frequent first. A resource is called as its newest event calls it. */
  async groups(ctx: WorkspaceContext, fixed: FixedFilter, by: 'event' | 'resource'): Promise<EventGroup[]> {
    const scope = new Scope(ctx.schema);
    const key = by === 'event' ? 'e.event' : 'e.resource_id';
    const name = `coalesce(e.resource ->> 'prefect.resource.name', e.resource ->> 'prefect.name', e.resource_id)`;
    const label = by === 'event' ? key : `(array_agg(${name} order by e.occurred desc))[1]`;
    const text = `
      select ${key} as value, ${label} as label, count(*) as count, min(e.occurred) as first, max(e.occurred) as last
      from ${ctx.schema}.event e where ${eventCondition(scope, fixed)} group by ${key} order by count desc, label`;
    return ctx.cell.query<EventGroup>({ text, values: scope.values });
  }

  /** How many there are in each span of time that has any, the spans numbered from the one that begins at `start`. */
  async buckets(ctx: WorkspaceContext, fixed: FixedFilter, { start, spanMicros }: { start: Instant; spanMicros: number }): Promise<Map<number, number>> {
    const scope = new Scope(ctx.schema);
    const text = `
      select floor(extract(epoch from e.occurred - ${scope.bind(toIso(start), 'timestamptz')}) * 1000000 / ${scope.bind(spanMicros, 'float8')})::int as index, count(*) as count
      from ${ctx.schema}.event e where ${eventCondition(scope, fixed)} group by 1`;
    const rows = await ctx.cell.query<{ index: number; count: number }>({ text, values: scope.values });
    return new Map(rows.map(({ index, count }) => [index, count]));
  }
}
