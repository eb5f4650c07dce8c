import { toIso, type EventFilter } from '@app/contract';
import { defineQuery, run } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Column, combine, Scope, whole } from '../filters/conditions.js';
import { startsWithAny } from './event-conditions.js';
import { conditionsOf, type EventSieve, type Sifted } from './event-sieve.js';
import type { LiveTable } from '../live/live-feed.js';
import {
  CURRENT_POSITION,
  isNew,
  newRows,
  newRowsParams,
  toAdded,
  type Added,
  type NewRow,
  type NewRowsParams,
  type Position,
  type Span,
} from '../live/position.sql.js';
import { EVENT_COLUMNS, toStoredEvent, type EventRow, type StoredEvent } from './stored-event.js';

const POSITION = defineQuery<[], { position: Position }>({ name: 'event.find_position', text: () => CURRENT_POSITION });

const LIST_ADDED = defineQuery<NewRowsParams, NewRow<EventRow>>({
  name: 'event.list_added',
  text: (schema) => newRows(schema, 'event', EVENT_COLUMNS, 'received'),
});

const LIST_WHOLE = defineQuery<[ids: readonly string[], since: string, until: string], EventRow>({
  name: 'event.list_by_ids',
  text: (schema) => `select ${EVENT_COLUMNS} from ${schema}.event where id = any($1::uuid[]) and occurred between $2 and $3 order by tx, received, id`,
});

type SiftedRow = Omit<Sifted, 'times'> & { since: Instant | null; last: Instant | null };

const OTHERS_MAX = 20;

/** How many events are looked through at a time; those that do not match are not sent. */
const PAGE = 250;

/** Events in the order in which they came to be there, and in the order in which they occurred. */
@Injectable()
export class EventLogRepository implements LiveTable<StoredEvent> {
  async position(ctx: WorkspaceContext): Promise<Position> {
    return (await run(ctx, POSITION, []))[0]?.position ?? '';
  }

  async added(ctx: WorkspaceContext, span: Span, limit: number): Promise<Added<StoredEvent>> {
    return toAdded(await run(ctx, LIST_ADDED, newRowsParams(span, limit)), toStoredEvent);
  }

  /** Looks through at most `limit` of those that were added within the span, and leaves them where they are. */
  async sift(ctx: WorkspaceContext, span: Span, sieve: EventSieve, limit: number): Promise<Sifted> {
    const scope = new Scope(ctx.schema);
    scope.values.push(...newRowsParams(span, limit));
    const { columns, isNamed, isWanted } = conditionsOf(scope, sieve);
    const isOther = 'is_named and not is_wanted';
    const text = `
      with span as (select coalesce($2::pg_snapshot, pg_current_snapshot()) as until),
      looked as (
        select e.tx, e.id, e.occurred, ${isNamed} as is_named, ${isWanted} as is_wanted
        from (select a.tx, a.id, a.occurred, a.resource_id, a.resource, a.related${columns} from span, ${ctx.schema}.event a
               where ${isNew('received')} order by a.tx, a.id limit $5) e)
      select (select until::text from span) as until, count(*) as count, coalesce(array_agg(id) filter (where is_wanted), '{}') as wanted,
             coalesce((array_agg(id) filter (where ${isOther}))[count(*) filter (where ${isOther}) - ${OTHERS_MAX - 1}:], '{}') as others,
             min(occurred) filter (where is_named) as since, max(occurred) filter (where is_named) as last,
             case when count(*) = $5 then (select json_build_object('tx', tx::text, 'id', id) from looked order by tx desc, id desc limit 1) end as mark
      from looked`;
    const [row] = await ctx.cell.query<SiftedRow>({ text, values: scope.values });
    if (!row) throw new Error('A count answers one row.');
    const { since, last, ...sifted } = row;
    return { ...sifted, times: since === null || last === null ? null : { since, until: last } };
  }

  /** In the order in which they came, without those that are gone. */
  async whole(ctx: WorkspaceContext, ids: readonly string[], { since, until }: { since: Instant; until: Instant }): Promise<StoredEvent[]> {
    return ids.length === 0 ? [] : (await run(ctx, LIST_WHOLE, [ids, toIso(since), toIso(until)])).map(toStoredEvent);
  }

  /**
   * Oldest first, what occurred from `since` to `until` and could be seen at the position. A part of the filter narrows what is read;
   * whoever asks matches the rest.
   */
  async *occurred(
    ctx: WorkspaceContext,
    { since, until, position, filter }: { since: Instant; until: Instant; position: Position; filter: EventFilter },
  ): AsyncGenerator<readonly StoredEvent[]> {
    for (let last: StoredEvent | undefined, isMore = true; isMore;) {
      const scope = new Scope(ctx.schema);
      const from = last
        ? `(occurred, id) > (${scope.bind(toIso(last.occurred), 'timestamptz')}, ${scope.bind(last.id, 'uuid')})`
        : `occurred >= ${scope.bind(toIso(since), 'timestamptz')}`;
      const text = `
        select ${EVENT_COLUMNS} from ${ctx.schema}.event
         where ${from} and occurred <= ${scope.bind(toIso(until), 'timestamptz')}
           and pg_visible_in_snapshot(tx, ${scope.bind(position, 'pg_snapshot')}) and ${narrowing(scope, filter)}
         order by occurred, id limit ${PAGE}`;
      const page = (await ctx.cell.query<EventRow>({ text, values: scope.values })).map(toStoredEvent);
      yield page;
      last = page.at(-1);
      isMore = page.length === PAGE;
    }
  }
}

const narrowing = (scope: Scope, { event, resource, id }: EventFilter): string =>
  whole(
    combine([
      event?.name?.length ? new Column(scope, 'event').anyOf(event.name) : null,
      startsWithAny(scope, 'event', event?.prefix),
      resource?.id?.length ? new Column(scope, 'resource_id').anyOf(resource.id) : null,
      id?.id?.length ? new Column(scope, 'id', 'uuid').anyOf(id.id) : null,
    ]),
  );
