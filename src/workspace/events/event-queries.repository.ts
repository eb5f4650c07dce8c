import { toIso } from '@app/contract';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Scope } from '../filters/conditions.js';
import { eventCondition, type FixedFilter } from './event-conditions.js';
import { EVENT_COLUMNS, type StoredEvent } from './stored-event.js';

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

@Injectable()
export class EventQueriesRepository {
  async count(ctx: WorkspaceContext, fixed: FixedFilter): Promise<number> {
    const scope = new Scope(ctx.schema);
    const counted = fixed.filter.resource?.distinct ? 'count(distinct e.resource_id)' : 'count(*)';
    const text = `select ${counted} as count from ${ctx.schema}.event e where ${eventCondition(scope, fixed)}`;
    return (await ctx.cell.query<{ count: number }>({ text, values: scope.values }))[0]?.count ?? 0;
  }

  /** The first page and how many there are on all, in one go through the events: where each has to be looked at, twice would take twice as long. */
  async pageAndCount(ctx: WorkspaceContext, fixed: FixedFilter, limit: number): Promise<{ events: StoredEvent[]; total: number }> {
    const scope = new Scope(ctx.schema);
    const order = fixed.filter.order === 'ASC' ? 'occurred, id' : 'occurred desc, id desc';
    const text = `
      with found as materialized (select e.id, e.occurred from ${ctx.schema}.event e where ${eventCondition(scope, fixed)}),
      page as (select e.* from (select * from found order by ${order} limit ${scope.bind(limit, 'int')}) f
        join ${ctx.schema}.event e on e.id = f.id and e.occurred = f.occurred)
      select (select count(*) from found) as total, ${EVENT_COLUMNS} from (select) one left join page on true order by ${order}`;
    const rows = await ctx.cell.query<(StoredEvent & { total: number }) | { id: null; total: number }>({ text, values: scope.values });
    return { total: rows[0]?.total ?? 0, events: rows.filter((row) => row.id !== null) };
  }

  /** In the filter's order. */
  async page(ctx: WorkspaceContext, fixed: FixedFilter, after: EventCursor | null, limit: number): Promise<StoredEvent[]> {
    const scope = new Scope(ctx.schema);
    const [direction, beyond] = fixed.filter.order === 'ASC' ? ['asc', '>'] : ['desc', '<'];
    const distinct = fixed.filter.resource?.distinct ? { on: 'distinct on (e.resource_id)', order: `order by e.resource_id, e.occurred ${direction}` } : null;
    const found = `select ${distinct?.on ?? ''} * from ${ctx.schema}.event e where ${eventCondition(scope, fixed)} ${distinct?.order ?? ''}`;
    const from = after && `where (occurred, id) ${beyond} (${scope.bind(toIso(after.occurred), 'timestamptz')}, ${scope.bind(after.id, 'uuid')})`;
    const text = `
      select ${EVENT_COLUMNS} from (${found}) found ${from ?? ''}
      order by occurred ${direction}, id ${direction} limit ${scope.bind(limit, 'int')}`;
    return ctx.cell.query<StoredEvent>({ text, values: scope.values });
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
