import { loadWorkspaceMigrations, migrateWorkspaceSchema, createWorkspaceSchema, type Cell, type Schema, type WorkspaceMigration } from '@app/database';
import { testTenancy, type TestTenancy } from '@app/testing';
import { migrateFleet } from './fleet-migrator.js';
import { newKey, SecretBox } from './secret-box.js';
import { Tenancy } from './tenancy.js';
import { Workspace } from './workspace.entity.js';

const MIGRATIONS = loadWorkspaceMigrations();

describe('the workspace migrations', () => {
  let test: TestTenancy;
  beforeAll(async () => (test = await testTenancy()));
  afterAll(() => test.close());

  it('make the same schema in one go and one by one', async () => {
    const fresh = 'ws_fresh' as Schema;
    const upgraded = 'ws_upgraded' as Schema;
    await createWorkspaceSchema(test.cell, fresh, MIGRATIONS);
    await createWorkspaceSchema(test.cell, upgraded, MIGRATIONS.slice(0, 1));
    await migrateWorkspaceSchema(test.cell, upgraded, MIGRATIONS);
    expect(await catalogueOf(test.cell, upgraded)).toEqual(await catalogueOf(test.cell, fresh));
  });

  it('change nothing when they run twice', async () => {
    const schema = 'ws_twice' as Schema;
    await createWorkspaceSchema(test.cell, schema, MIGRATIONS);
    const before = await catalogueOf(test.cell, schema);
    await expect(migrateWorkspaceSchema(test.cell, schema, MIGRATIONS)).resolves.toBe(MIGRATIONS.length);
    expect(await catalogueOf(test.cell, schema)).toEqual(before);
  });

  it('go on after a crash, from several processes at once, and leave a broken workspace to the next run', async () => {
    const workspaces = await Promise.all(Array.from({ length: 12 }, () => test.newWorkspace()));
    const newer = [...MIGRATIONS, { version: MIGRATIONS.length + 1, name: 'note', sql: (schema: Schema) => `create table ${schema}.note (id int)` }];
    const broken = workspaces[3];
    const done = workspaces[5];
    if (!broken || !done) throw new Error('no workspaces');
    // What a crash after the schema and before the control row leaves behind.
    await migrateWorkspaceSchema(test.cell, done.schema, newer);
    await test.cell.query({ text: `create table ${broken.schema}.note (other text)` });

    const releases = [releaseWith(test, newer), releaseWith(test, newer)];
    const [first] = await Promise.all(releases.map((tenancy) => migrateFleet(tenancy, { parallel: 3 })));
    expect(first?.failed.map(({ workspaceId }) => workspaceId)).toEqual([broken.workspaceId]);
    const versions = await test.control.manager.find(Workspace, { select: { id: true, schemaVersion: true } });
    for (const { id, schemaVersion } of versions) expect(schemaVersion).toBe(id === broken.workspaceId ? MIGRATIONS.length : newer.length);

    await test.cell.query({ text: `drop table ${broken.schema}.note` });
    await expect(migrateFleet(releaseWith(test, newer))).resolves.toEqual({ migrated: 1, failed: [] });
  }, 30_000);

  it('do not hold readers up while they wait for a lock', async () => {
    const ctx = await test.newWorkspace();
    const newer = [...MIGRATIONS, { version: MIGRATIONS.length + 1, name: 'lock', sql: (schema: Schema) => `alter table ${schema}.flow add column x int` }];
    await test.cell.transaction(async (reader) => {
      await reader.query({ text: `select * from ${ctx.schema}.flow` });
      await expect(migrateWorkspaceSchema(test.cell, ctx.schema, newer)).rejects.toMatchObject({ code: 'database.unavailable' });
      await expect(test.cell.query({ text: `select * from ${ctx.schema}.flow` })).resolves.toEqual([]);
    });
    await expect(migrateWorkspaceSchema(test.cell, ctx.schema, newer)).resolves.toBe(newer.length);
  });
});

/** The same installation as a later release would run it. */
const releaseWith = (test: TestTenancy, migrations: readonly WorkspaceMigration[]): Tenancy =>
  new Tenancy(test.control, new Map([['main', test.cell]]), new SecretBox(newKey()), migrations);

/** Tables, columns, defaults, indexes and constraints, without the schema's own name. */
async function catalogueOf(cell: Cell, schema: Schema): Promise<string[]> {
  const rows = await cell.query<{ line: string }>({
    text: `
      select concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) as line from information_schema.columns where table_schema = $1
      union all select indexdef from pg_indexes where schemaname = $1
      union all select concat_ws(' ', conrelid::regclass::text, conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace = $1::regnamespace
      order by line`,
    values: [schema],
  });
  return rows.map(({ line }) => line.replaceAll(schema, 'ws'));
}
