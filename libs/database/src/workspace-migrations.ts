import { readdirSync, readFileSync } from 'node:fs';
import type { Cell } from './cell.js';
import type { Schema } from './schema.js';

/** One numbered file of migrations/workspace. Frozen once merged. */
export interface WorkspaceMigration {
  readonly version: number;
  readonly name: string;
  readonly sql: (schema: Schema) => string;
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
      return { version, name: file.slice(0, -'.sql'.length), sql: (schema) => source.replaceAll('/*schema*/', `${schema}.`) };
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
    ...migrations.flatMap((migration) => [migration.sql(schema), recordVersion(schema, migration)]),
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
export async function migrateWorkspaceSchema(cell: Cell, schema: Schema, migrations: readonly WorkspaceMigration[]): Promise<number> {
  let reached = 0;
  for (const migration of migrations) {
    await cell.transaction(async (transaction) => {
      await transaction.query({ text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: [schema] });
      const [row] = await transaction.query<{ version: number }>({ text: `select max(version) as version from ${schema}.schema_version` });
      reached = row?.version ?? 0;
      if (reached >= migration.version) return;
      await transaction.query({ text: `set local lock_timeout = ${LOCK_TIMEOUT_MS}; set local statement_timeout = 0` });
      await transaction.query({ text: `${migration.sql(schema)};\n${recordVersion(schema, migration)}` });
      reached = migration.version;
    });
  }
  return reached;
}

const recordVersion = (schema: Schema, { version, name }: WorkspaceMigration): string =>
  `insert into ${schema}.schema_version (version, name) values (${version}, '${name}')`;
