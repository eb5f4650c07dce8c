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

/** Which rows match. */
export type Where = (scope: Scope) => string;
/** The rows that match one of them, of which none matches what another does: each is looked for by itself, in the order of an index of its own. */
export type Branches = readonly Where[];
/** Rows in the order of an expression, and where that is the same by their ids. */
export interface Order {
  readonly by: string;
  readonly direction: 'asc' | 'desc';
}

/** Where rows are counted: one by one, or by others of which each stands for many. `count` is SQL of how many a group of them stands for. */
export interface Source {
  readonly from: string;
  readonly count: string;
  readonly where: string;
}
/** All that match, none of them in two. */
export type Sources = (scope: Scope) => readonly Source[];

/** The rows that match, in the order and the stretch that were asked for. Several branches need an `Order`. */
export async function listRows<Row extends object>(
  ctx: WorkspaceContext,
  listed: Listed,
  where: Where | Branches,
  order: string | Order,
  stretch: Stretch,
): Promise<Row[]> {
  const scope = new Scope(ctx.schema);
  const rows = cutText(scope, listed, conditionsOf(scope, where), order, stretch);
  return ctx.cell.query<Row>({
    text: `select ${listed.columns} from ${rows} ${joinedText(scope, listed)} order by ${orderText(listed, order)}`,
    values: scope.values,
  });
}

/** The same where it is known how many there are, from whichever end is nearer. Both have to be of one snapshot. */
export async function listRowsOf<Row extends object>(
  ctx: WorkspaceContext,
  listed: Listed,
  where: Where | Branches,
  order: Order,
  stretch: Stretch,
  count: number,
): Promise<Row[]> {
  const end = Math.max(count - stretch.offset, 0);
  const offset = Math.max(end - stretch.limit, 0);
  if (offset >= stretch.offset) return listRows<Row>(ctx, listed, where, order, stretch);
  const backwards: Order = { by: order.by, direction: order.direction === 'asc' ? 'desc' : 'asc' };
  return (await listRows<Row>(ctx, listed, where, backwards, { limit: end - offset, offset })).reverse();
}

/** How many match. */
export async function countRows(ctx: WorkspaceContext, listed: Listed, where: Where | Branches, sources = eachOf(listed, where)): Promise<number> {
  const scope = new Scope(ctx.schema);
  const text = countText(sources(scope));
  return (await ctx.cell.query<{ count: number }>({ text, values: scope.values }))[0]?.count ?? 0;
}

/** Both in one statement: the count is that of the very list that the page is cut from. */
export async function listAndCount<Row extends object>(
  ctx: WorkspaceContext,
  listed: Listed,
  where: Where | Branches,
  order: string | Order,
  stretch: Stretch,
  sources = eachOf(listed, where),
): Promise<Counted<Row>> {
  const scope = new Scope(ctx.schema);
  const conditions = conditionsOf(scope, where);
  const text = `
    select whole.count as whole_count, ${listed.columns}
    from (${countText(sources(scope))}) whole left join ${cutText(scope, listed, conditions, order, stretch)} on true ${joinedText(scope, listed)}
    order by ${orderText(listed, order)}`;
  const rows = await ctx.cell.query<Row & { id: string | null; whole_count: number }>({ text, values: scope.values });
  // Without a row of the page, the count stands alone.
  return { items: rows.filter(({ id }) => id !== null), count: rows[0]?.whole_count ?? 0 };
}

/** The ids of the rows that match, in the order and the stretch that were asked for; a statement without its values. */
export const idsText = (scope: Scope, listed: Listed, where: Where | Branches, order: string | Order, stretch: Stretch): string =>
  cutIdsText(scope, listed, conditionsOf(scope, where), order, stretch);

const conditionsOf = (scope: Scope, where: Where | Branches): string[] => (typeof where === 'function' ? [where] : where).map((branch) => branch(scope));

/** One by one. */
export const each = ({ schema }: Scope, { table, alias }: Pick<Listed, 'table' | 'alias'>, condition: string): Source => ({
  from: `${schema}.${table} ${alias}`,
  count: 'count(*)',
  where: condition,
});

const eachOf =
  (listed: Listed, where: Where | Branches): Sources =>
  (scope) =>
    conditionsOf(scope, where).map((condition) => each(scope, listed, condition));

function countText(sources: readonly Source[]): string {
  const counts = sources.map(({ from, count, where }) => `select ${count} as count from ${from} where ${where}`);
  return `select sum(count)::bigint as count from (${counts.join(' union all ')}) source`;
}

/** By ids alone, which an index may have: to reach a deep page no row has to be read. */
function cutText(scope: Scope, listed: Listed, conditions: readonly string[], order: string | Order, stretch: Stretch): string {
  const { table, alias } = listed;
  return `(
    select ${alias}.* from (${cutIdsText(scope, listed, conditions, order, stretch)}) cut
    join ${scope.schema}.${table} ${alias} on ${alias}.id = cut.id) ${alias}`;
}

function cutIdsText(scope: Scope, listed: Listed, conditions: readonly string[], order: string | Order, { limit, offset }: Stretch): string {
  const { table, alias } = listed;
  const rows = `${scope.schema}.${table} ${alias}`;
  const [most, skipped] = [scope.bind(limit, 'int'), scope.bind(offset, 'bigint')];
  if (conditions.length === 1) {
    return `select ${alias}.id from ${rows} where ${conditions.join('')} order by ${orderText(listed, order)} limit ${most} offset ${skipped}`;
  }
  if (typeof order === 'string') throw new Error(`Branches of ${table} cannot be put together in the order of ${order}.`);
  // Each branch in order and no longer than it is needed, so that they are merged and not sorted.
  const branches = conditions.map(
    (condition) => `(select ${alias}.id, ${order.by} as place from ${rows} where ${condition} order by ${orderText(listed, order)} limit ${most} + ${skipped})`,
  );
  return `select id from (${branches.join(' union all ')}) branch order by place ${order.direction}, id ${order.direction} limit ${most} offset ${skipped}`;
}

const orderText = ({ alias }: Listed, order: string | Order): string =>
  typeof order === 'string' ? order : `${order.by} ${order.direction}, ${alias}.id ${order.direction}`;

const joinedText = ({ schema }: Scope, { joined }: Listed): string => joined?.(schema) ?? '';
