import { randomBytes } from 'node:crypto';
import { createControlDatabase, migrateControlDatabase, PooledCell, type EntityClass } from '@app/database';
import { newKey, SecretBox, Tenancy, Workspace, type WorkspaceContext } from '@app/tenancy';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CONTROL_MIGRATIONS } from '../../../migrations/control/index.js';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** An empty database of its own for one spec file. */
export async function testDatabase(): Promise<TestDatabase> {
  const admin = serverUrl();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(admin, `create database ${name}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdmin(admin, `drop database if exists ${name} with (force)`) };
}

/** The Redis of this test run; null when there is none, and then the spec has to skip loudly. */
export function testRedisUrl(): string | null {
  return process.env['EPARCH_TEST_REDIS_URL'] ?? null;
}

export interface TestTenancy {
  readonly databaseUrl: string;
  readonly control: DataSource;
  readonly cell: PooledCell;
  readonly tenancy: Tenancy;
  /** One more workspace, in an account of its own unless one is given. */
  newWorkspace(accountId?: string): Promise<WorkspaceContext>;
  close(): Promise<void>;
}

/** A database with the control schema and tenancy over it, without the app. `entities` beside tenancy's own. */
export async function testTenancy(options: { entities?: EntityClass[] } = {}): Promise<TestTenancy> {
  const database = await testDatabase();
  const control = createControlDatabase({ url: database.url, entities: [Workspace, ...(options.entities ?? [])], migrations: CONTROL_MIGRATIONS });
  await control.initialize();
  await migrateControlDatabase(control);
  const cell = new PooledCell({ name: 'main', url: database.url, poolMax: 8, namedStatements: true, onError: () => undefined });
  const tenancy = new Tenancy(control, new Map([['main', cell]]), new SecretBox(newKey()));
  return {
    databaseUrl: database.url,
    control,
    cell,
    tenancy,
    newWorkspace: async (accountId = '') => {
      const owner = accountId || (await newAccount(control));
      const handle = `test-${randomBytes(4).toString('hex')}`;
      const { id } = await tenancy.reserve(control.manager, { accountId: owner, name: handle, handle, description: null });
      await tenancy.provision(id);
      return tenancy.open(owner, id);
    },
    close: async () => {
      await cell.close();
      await control.destroy();
      await database.drop();
    },
  };
}

async function newAccount(control: DataSource): Promise<string> {
  const id = uuidv7();
  await control.query(`insert into eparch.account (id, name, handle) values ($1, 'Test', $2)`, [id, `test-${id}`]);
  return id;
}

async function asAdmin(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function serverUrl(): string {
  const url = process.env['EPARCH_TEST_DATABASE_URL'];
  if (!url) throw new Error('No PostgreSQL: run this spec through jest’s project "db" or "e2e", whose global set-up starts one.');
  return url;
}
