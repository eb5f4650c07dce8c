import type { WorkspaceContext } from '@app/tenancy';
import { Scope } from './conditions.js';
import type { Counted, Stretch } from './page.js';

/** Rows of one table as a list route answers them. `alias` is the table's in every condition, column and order. */
export interface Listed {
  readonly table: string;
  readonly alias: string;
  readonly columns: string;
  /** What else belongs to a row, joined to those of the page alone: a deep page would otherwise join all that come before it. */
  readonly joined?: (schema: WorkspaceContext['schema']) => string;
}

type Where = (scope: Scope) => string;

/** The rows that match, in the order and the stretch that were asked for. */
export async function listRows<Row extends object>(ctx: WorkspaceContext, listed: Listed, where: Where, order: string, stretch: Stretch): Promise<Row[]> {
  const scope = new Scope(ctx.schema);
  const text = `select ${listed.columns} from ${cutText(scope, listed, where(scope), order, stretch)} ${joinedText(scope, listed)} order by ${order}`;
  return ctx.cell.query<Row>({ text, values: scope.values });
}

export async function countRows(ctx: WorkspaceContext, listed: Listed, where: Where): Promise<number> {
  const scope = new Scope(ctx.schema);
  const [row] = await ctx.cell.query<{ count: number }>({ text: countText(scope, listed, where(scope)), values: scope.values });
  return row?.count ?? 0;
}

/** Both in one statement: the count is that of the very list that the page is cut from. */
export async function listAndCount<Row extends object>(
  ctx: WorkspaceContext,
  listed: Listed,
  where: Where,
  order: string,
  stretch: Stretch,
): Promise<Counted<Row>> {
  const scope = new Scope(ctx.schema);
  const condition = where(scope);
  const text = `
    select whole.count as whole_count, ${listed.columns}
    from (${countText(scope, listed, condition)}) whole left join ${cutText(scope, listed, condition, order, stretch)} on true ${joinedText(scope, listed)}
    order by ${order}`;
  const rows = await ctx.cell.query<Row & { id: string | null; whole_count: number }>({ text, values: scope.values });
  // Without a row of the page, the count stands alone.
  return { items: rows.filter(({ id }) => id !== null), count: rows[0]?.whole_count ?? 0 };
}

const countText = ({ schema }: Scope, { table, alias }: Listed, condition: string): string =>
  `select count(*) as count from ${schema}.${table} ${alias} where ${condition}`;

function cutText(scope: Scope, { table, alias }: Listed, condition: string, order: string, { limit, offset }: Stretch): string {
  return `(
    select * from ${scope.schema}.${table} ${alias} where ${condition}
    order by ${order} limit ${scope.bind(limit, 'int')} offset ${scope.bind(offset, 'bigint')}) ${alias}`;
}

const joinedText = ({ schema }: Scope, { joined }: Listed): string => joined?.(schema) ?? '';
