import { toIso, type EventFilter } from '@app/contract';
import { defineQuery, run } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Column, combine, Scope, whole } from '../filters/conditions.js';
import type { LiveTable } from '../live/live-feed.js';
import {
  CURRENT_POSITION,
  newRows,
  newRowsParams,
  toAdded,
  type Added,
  type NewRow,
  type NewRowsParams,
  type Position,
  type Span,
} from '../live/position.sql.js';
import { EVENT_COLUMNS, HEAD_COLUMNS, type EventHead, type StoredEvent } from './stored-event.js';

const POSITION = defineQuery<[], { position: Position }>({ name: 'event.find_position', text: () => CURRENT_POSITION });

const LIST_ADDED = defineQuery<NewRowsParams, NewRow<StoredEvent>>({
  name: 'event.list_added',
  text: (schema) => newRows(schema, 'event', EVENT_COLUMNS, 'received'),
});

const LIST_ADDED_HEADS = defineQuery<NewRowsParams, NewRow<EventHead>>({
  name: 'event.list_added_heads',
  text: (schema) => newRows(schema, 'event', HEAD_COLUMNS, 'received'),
});

const LIST_PAYLOADS = defineQuery<[ids: readonly string[], since: string, until: string], Pick<StoredEvent, 'id' | 'payload'>>({
  name: 'event.list_payloads',
  text: (schema) => `select id, payload from ${schema}.event where id = any($1::uuid[]) and occurred between $2 and $3`,
});

/** How many events are looked through at a time; those that do not match are not sent. */
const PAGE = 250;

/** Events in the order in which they came to be there, and in the order in which they occurred. */
@Injectable()
export class EventLogRepository implements LiveTable<StoredEvent> {
  async position(ctx: WorkspaceContext): Promise<Position> {
    return (await run(ctx, POSITION, []))[0]?.position ?? '';
  }

  async added(ctx: WorkspaceContext, span: Span, limit: number): Promise<Added<StoredEvent>> {
    return toAdded(await run(ctx, LIST_ADDED, newRowsParams(span, limit)), (row) => row);
  }

  async addedHeads(ctx: WorkspaceContext, span: Span, limit: number): Promise<Added<EventHead>> {
    return toAdded(await run(ctx, LIST_ADDED_HEADS, newRowsParams(span, limit)), (row) => row);
  }

  /** In the order given, without those that are gone. */
  async whole(ctx: WorkspaceContext, heads: readonly EventHead[]): Promise<StoredEvent[]> {
    if (heads.length === 0) return [];
    const times = heads.map(({ occurred }) => occurred);
    const [since, until] = [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))];
    const rows = await run(ctx, LIST_PAYLOADS, [heads.map(({ id }) => id), toIso(since), toIso(until)]);
    const payloads = new Map(rows.map(({ id, payload }) => [id, payload]));
    return heads.flatMap((head) => {
      const payload = payloads.get(head.id);
      return payload ? [{ ...head, payload }] : [];
    });
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
      const page = await ctx.cell.query<StoredEvent>({ text, values: scope.values });
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
      resource?.id?.length ? new Column(scope, 'resource_id').anyOf(resource.id) : null,
      id?.id?.length ? new Column(scope, 'id', 'uuid').anyOf(id.id) : null,
    ]),
  );
