/** Tables whose rows come one after the other and stay; told of when some were added. */
const ADDED_TO = ['event', 'log', 'trail'] as const;
/** Tables whose rows are made, changed and deleted. Runs are not among them: whoever moves one tells of it, with more than its id. */
const CHANGED = [
  'artifact',
  'asset',
  'automation',
  'automation_tally',
  'backfill',
  'block_document',
  'block_schema',
  'block_type',
  'concurrency_lease',
  'concurrency_limit',
  'concurrency_waiter',
  'delivery',
  'deployment',
  'deployment_schedule',
  'deployment_version',
  'flow',
  'flow_run_input',
  'saved_search',
  'sla',
  'sla_violation',
  'variable',
  'work_pool',
  'work_queue',
  'worker',
] as const;

type ChangingTable = (typeof CHANGED)[number];
export type GrowingTable = (typeof ADDED_TO)[number];
/** The last three are told of by whoever changes them. */
export type FollowedTable = GrowingTable | ChangingTable | 'flow_run' | 'task_run' | 'webhook';

/** Rows of which tables the database deletes along with one's, on its own. */
export const GO_WITH: Readonly<Partial<Record<ChangingTable, readonly ChangingTable[]>>> = {
  automation: ['automation_tally'],
  block_document: ['deployment'],
  block_schema: ['block_document'],
  block_type: ['block_document', 'block_schema'],
  deployment: ['backfill', 'deployment_schedule', 'deployment_version', 'sla'],
  flow: ['deployment'],
  sla: ['sla_violation'],
  work_pool: ['work_queue', 'worker'],
};

/** What a statement may change of the tables that somebody may follow. */
export interface Writes {
  readonly tables: readonly FollowedTable[];
  /** The one that it is named after, whose changed rows are those that it answers; null where it answers none, or is named after another. */
  readonly answered: FollowedTable | null;
}

/** Of a table, the rows that changed; null: nobody knows which. */
export type Wrote = (table: FollowedTable, ids: readonly string[] | null) => void;

/** More than this are not told one by one. */
const IDS_MAX = 100;

/** Read from the text, so that no statement can be forgotten: whoever follows the table would wait for its rows. Null: there are none. */
export function writesOf(name: string, text: string): Writes | null {
  const tables = new Set<FollowedTable>([
    ...written(text, /\b(?:insert into|copy) \w+\.(\w+)/g, ADDED_TO),
    ...written(text, /\b(?:insert into|update) \w+\.(\w+)/g, CHANGED),
    ...written(text, /\bdelete from \w+\.(\w+)/g, CHANGED).flatMap(goneWith),
  ]);
  if (tables.size === 0) return null;
  const entity = CHANGED.find((table) => name.startsWith(`${table}.`));
  return { tables: [...tables], answered: entity && tables.has(entity) && answers(text) ? entity : null };
}

/** To be called once it is committed. */
export function tell({ tables, answered }: Writes, rows: readonly { readonly id?: unknown }[], wrote: Wrote): void {
  for (const table of tables) {
    if (table !== answered) wrote(table, null);
    else if (rows.length > 0) wrote(table, idsOf(rows));
  }
}

const goneWith = (table: ChangingTable): ChangingTable[] => [table, ...(GO_WITH[table] ?? []).flatMap(goneWith)];

const written = <Table extends string>(text: string, pattern: RegExp, tables: readonly Table[]): Table[] =>
  [...text.matchAll(pattern)].flatMap(([, name]) => tables.find((table) => table === name) ?? []);

/** Whether rows come back: what is in brackets is another statement's, or part of an expression. */
function answers(text: string): boolean {
  const outer = text.replaceAll(/\([^()]*\)/g, '');
  if (outer !== text) return answers(outer);
  return /\breturning\b/.test(text) || !/\b(insert into|update|delete from) \w+\./.test(text);
}

function idsOf(rows: readonly { readonly id?: unknown }[]): readonly string[] | null {
  const ids = rows.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  return ids.length === rows.length && ids.length <= IDS_MAX ? ids : null;
}
