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

/** How many match one of `branches`, of which none matches what another does. */
export async function countRows(ctx: WorkspaceContext, listed: Listed, ...branches: readonly Where[]): Promise<number> {
  const scope = new Scope(ctx.schema);
  const conditions = branches.map((where) => where(scope));
  const [row] = await ctx.cell.query<{ count: number }>({ text: countText(scope, listed, conditions), values: scope.values });
  return row?.count ?? 0;
}

/** Both in one statement: the count is that of the very list that the page is cut from. `branches` as for `countRows`. */
export async function listAndCount<Row extends object>(
  ctx: WorkspaceContext,
  listed: Listed,
  where: Where,
  order: string,
  stretch: Stretch,
  branches: readonly Where[] = [where],
): Promise<Counted<Row>> {
  const scope = new Scope(ctx.schema);
  const conditions = branches.map((branch) => branch(scope));
  const condition = branches.length === 1 ? (conditions[0] ?? 'true') : where(scope);
  const text = `
    select whole.count as whole_count, ${listed.columns}
    from (${countText(scope, listed, conditions)}) whole left join ${cutText(scope, listed, condition, order, stretch)} on true ${joinedText(scope, listed)}
    order by ${order}`;
  const rows = await ctx.cell.query<Row & { id: string | null; whole_count: number }>({ text, values: scope.values });
  // Without a row of the page, the count stands alone.
  return { items: rows.filter(({ id }) => id !== null), count: rows[0]?.whole_count ?? 0 };
}

function countText({ schema }: Scope, { table, alias }: Listed, conditions: readonly string[]): string {
  const counts = conditions.map((condition) => `select count(*) as count from ${schema}.${table} ${alias} where ${condition}`);
  return counts.length === 1 ? counts.join('') : `select sum(count)::bigint as count from (${counts.join(' union all ')}) branch`;
}

/** By ids alone, which an index may have: to reach a deep page no row has to be read. */
function cutText(scope: Scope, { table, alias }: Listed, condition: string, order: string, { limit, offset }: Stretch): string {
  const rows = `${scope.schema}.${table} ${alias}`;
  return `(
    select ${alias}.* from (
      select ${alias}.id from ${rows} where ${condition} order by ${order} limit ${scope.bind(limit, 'int')} offset ${scope.bind(offset, 'bigint')}) cut
    join ${rows} on ${alias}.id = cut.id) ${alias}`;
}

const joinedText = ({ schema }: Scope, { joined }: Listed): string => joined?.(schema) ?? '';
