import type { Schema } from '@app/database';

/**
 * Where somebody is who reads a table that is only ever added to: the snapshot that showed all of what was read, as PostgreSQL writes
 * it (`pg_snapshot`). What a later snapshot shows and this one did not is exactly what is new. No sequence could say that, since
 * transactions do not end in the order they began. The table has `tx xid8 not null default pg_current_xact_id()`, with an index.
 */
export type Position = string;

/** What lies between two positions, now where there is no second one, from after the mark on. */
export interface Span {
  readonly since: Position;
  readonly until: Position | null;
  readonly after: Mark | null;
}

export interface Added<Row> {
  readonly rows: readonly Row[];
  /** Of the last row; null where there is none. */
  readonly mark: Mark | null;
  readonly until: Position;
}

/** Where a page ended that had no room for the rest of what its snapshots differ by. */
export interface Mark {
  readonly tx: string;
  readonly id: string;
}

export type NewRowsParams = [since: Position, until: Position | null, afterTx: string | null, afterId: string | null, limit: number];

export type NewRow<Row> = (Row & { tx: string; until: Position }) | { tx: null; until: Position };

/**
 * `$5` rows that became visible after the position `$1`, from after the mark `$3`, `$4` on. `until` is the position behind them: that
 * of `$2`, or now's. A lone row without `tx` says that there are none.
 * Rows that came with a copy of another cluster bear numbers of its transactions; `received` keeps those out that are long told.
 */
export const newRows = (schema: Schema, table: string, columns: string, received: string): string => `
  with span as (select coalesce($2::pg_snapshot, pg_current_snapshot()) as until)
  select span.until::text as until, r.* from span left join lateral (
    select a.tx::text as tx, ${columns} from ${schema}.${table} a
     where ${isNew(received)}
     order by a.tx, a.id limit $5) r on true`;

/** Of a row `a` within `span.until`, by the first four parameters of `newRows`. */
export const isNew = (received: string): string => `
  a.tx >= pg_snapshot_xmin($1::pg_snapshot) and not pg_visible_in_snapshot(a.tx, $1::pg_snapshot) and pg_visible_in_snapshot(a.tx, span.until)
  and ($3::xid8 is null or (a.tx, a.id) > ($3::xid8, $4::uuid)) and ${received} > now() - interval '1 day'`;

export const newRowsParams = ({ since, until, after }: Span, limit: number): NewRowsParams => [since, until, after?.tx ?? null, after?.id ?? null, limit];

/** What came of `newRows`. */
export function toAdded<Row extends { id: string }, Item>(rows: readonly NewRow<Row>[], toItem: (row: Row) => Item): Added<Item> {
  const found = rows.flatMap((row) => (row.tx === null ? [] : [row]));
  const last = found.at(-1);
  return { rows: found.map(toItem), mark: last ? { tx: last.tx, id: last.id } : null, until: rows[0]?.until ?? '' };
}

export const CURRENT_POSITION = 'select pg_current_snapshot()::text as position';
