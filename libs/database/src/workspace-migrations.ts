import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cell, Cluster } from './cell.js';
import type { Schema } from './schema.js';

/** One numbered file of migrations/workspace. Frozen once merged. */
export interface WorkspaceMigration {
  readonly version: number;
  readonly name: string;
  readonly sql: (schema: Schema) => string;
  /**
   * It makes or drops indexes while the workspace is used, which works without it, too. Where a table is large, its statements run
   * one by one outside of a transaction, and all of them again after a try that broke off. What a `select` answers is run as well.
   */
  readonly online?: boolean;
}

const FOLDER = new URL('../../../migrations/workspace/', import.meta.url);

/** All of them in order. Their numbers start at 1 and have no gap. */
export function loadWorkspaceMigrations(folder: URL = FOLDER): readonly WorkspaceMigration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file, index) => {
      const version = Number(file.slice(0, 4));
      if (version !== index + 1) throw new Error(`Workspace migration ${file} should be number ${index + 1}.`);
      const source = readFileSync(new URL(file, folder), 'utf8');
      return {
        version,
        name: file.replace(/(\.online)?\.sql$/, ''),
        online: file.endsWith('.online.sql'),
        sql: (schema) => source.replaceAll('/*schema*/', `${schema}.`),
      };
    });
}

/**
 * Makes a workspace's schema at the newest version, in one statement batch: all of it or nothing.
 * The batch sets `statement_timeout` aside, since a busy server may need longer than a request may.
 */
export async function createWorkspaceSchema(cell: Cell, schema: Schema, migrations: readonly WorkspaceMigration[]): Promise<void> {
  const batch = [
    'set local statement_timeout = 0',
    `create schema ${schema}`,
    `create table ${schema}.schema_version (version integer primary key, name text not null, applied timestamptz not null default now())`,
    ...migrations.flatMap((migration) => [inOneGo(migration, schema), recordVersion(schema, migration)]),
  ].join(';\n');
  await cell.transaction((transaction) => transaction.query({ text: batch }));
}

export async function dropWorkspaceSchema(cell: Cell, schema: Schema): Promise<void> {
  await cell.transaction((transaction) => transaction.query({ text: `set local statement_timeout = 0; drop schema if exists ${schema} cascade` }));
}

/** How long a migration waits for a lock before it lets the readers behind it through and tries again. */
const LOCK_TIMEOUT_MS = 200;

/**
 * Brings one schema from its version to the newest, one transaction a migration, and answers the version reached.
 * Safe to run twice and from several places at once: an advisory lock lets one in, and the version is read under it.
 */
export async function migrateWorkspaceSchema(cluster: Cluster, schema: Schema, migrations: readonly WorkspaceMigration[]): Promise<number> {
  let reached = 0;
  for (const migration of migrations) {
    if (migration.online && (await isLarge(cluster, schema))) reached = await migrateOnline(cluster, schema, migration);
    else reached = await migrateInOneGo(cluster, schema, migration);
  }
  return reached;
}

async function migrateInOneGo(cell: Cell, schema: Schema, migration: WorkspaceMigration): Promise<number> {
  return cell.transaction(async (transaction) => {
    await transaction.query({ text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: [schema] });
    const reached = await versionOf(transaction, schema);
    if (reached >= migration.version) return reached;
    await transaction.query({ text: `set local lock_timeout = ${LOCK_TIMEOUT_MS}; set local statement_timeout = 0` });
    await transaction.query({ text: `${inOneGo(migration, schema)};\n${recordVersion(schema, migration)}` });
    return migration.version;
  });
}

const LOOK_AGAIN_MS = 500;

/** Nobody waits for a lock inside a statement here: an index that is made concurrently waits for all statements to end, so for that one, too. */
async function migrateOnline(cluster: Cluster, schema: Schema, migration: WorkspaceMigration): Promise<number> {
  return cluster.session(async (query) => {
    const lock = { text: 'select pg_try_advisory_lock(hashtextextended($1, 0)) as locked', values: [`${schema}/online`] };
    while (!(await query<{ locked: boolean }>(lock))[0]?.locked) await sleep(LOOK_AGAIN_MS);
    const reached = await versionOf({ query }, schema);
    if (reached >= migration.version) return reached;
    await query({ text: 'set statement_timeout = 0' });
    for (const text of statementsOf(migration, schema)) {
      const more = await query<{ statement: string }>({ text });
      for (const { statement } of more) await query({ text: statement });
    }
    await query({ text: recordVersion(schema, migration) });
    return migration.version;
  });
}

/** Below this, writers wait less for an index to be made than each concurrent one waits for other transactions. */
const LARGE_BYTES = 16 * 2 ** 20;

async function isLarge(cell: Cell, schema: Schema): Promise<boolean> {
  const text = `select from pg_class where relnamespace = $1::regnamespace and relkind = 'r' and pg_relation_size(oid) > $2 limit 1`;
  return (await cell.query({ text, values: [schema, LARGE_BYTES] })).length > 0;
}

async function versionOf(cell: Pick<Cell, 'query'>, schema: Schema): Promise<number> {
  const [row] = await cell.query<{ version: number | null }>({ text: `select max(version) as version from ${schema}.schema_version` });
  return row?.version ?? 0;
}

/** As it goes into a transaction. */
function inOneGo(migration: WorkspaceMigration, schema: Schema): string {
  if (!migration.online) return migration.sql(schema);
  const runAnswers = (text: string): string => `do $$ declare made text; begin for made in ${text} loop execute made; end loop; end $$`;
  const statements = statementsOf(migration, schema).map((text) => (text.startsWith('select') ? runAnswers(text) : text));
  return statements.join(';\n').replaceAll(' concurrently ', ' ');
}

/** One starts at the beginning of a line and ends with one. */
const statementsOf = (migration: WorkspaceMigration, schema: Schema): string[] =>
  migration
    .sql(schema)
    .replaceAll(/^\s*--.*\n/gm, '')
    .split(/;\n/)
    .map((text) => text.trim())
    .filter((text) => text !== '');

const recordVersion = (schema: Schema, { version, name }: WorkspaceMigration): string =>
  `insert into ${schema}.schema_version (version, name) values (${version}, '${name}')`;
