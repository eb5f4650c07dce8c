import { loadWorkspaceMigrations, migrateWorkspaceSchema, createWorkspaceSchema, type Cell, type Schema, type WorkspaceMigration } from '@app/database';
import { testTenancy, until, type TestTenancy } from '@app/testing';
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
  });

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

  describe('where a table is large', () => {
    const LARGE = MIGRATIONS.length + 1;
    const large = (schema: Schema): string => `
      create table ${schema}.note (id int, text text);
      alter table ${schema}.note alter column text set storage plain;
      insert into ${schema}.note select n, repeat('x', 7500) from generate_series(1, 2200) n`;
    const indexed = (schema: Schema): string => `
      -- Anew
      drop index concurrently if exists ${schema}.note_id;
      create index concurrently note_id on ${schema}.note (id);
      select 'create index concurrently note_answered on ${schema}.note (id) where id > 1' as statement;
    `;
    const newer: WorkspaceMigration[] = [
      ...MIGRATIONS,
      { version: LARGE, name: 'large', sql: large },
      { version: LARGE + 1, name: 'indexed', online: true, sql: indexed },
    ];
    const building = `select pid from pg_stat_activity where datname = current_database() and query ~ '^(create|drop) index concurrently' and wait_event_type = 'Lock'`;
    const indexesOf = (schema: Schema) =>
      test.cell.query({
        text: `select relname, indisvalid from pg_class c join pg_index i on i.indexrelid = c.oid where relnamespace = $1::regnamespace and relname like 'note%' order by 1`,
        values: [schema],
      });

    it('make indexes while it is read and written, also after a try that broke off, and one process at a time', async () => {
      const ctx = await test.newWorkspace();
      await migrateWorkspaceSchema(test.cell, ctx.schema, newer.slice(0, LARGE));
      let broken: Promise<unknown> = Promise.resolve();
      let made: Promise<number>[] = [];
      await test.cell.transaction(async (writer) => {
        await writer.query({ text: `insert into ${ctx.schema}.note values (0, '')` });
        broken = migrateWorkspaceSchema(test.cell, ctx.schema, newer).catch((error: unknown) => error);
        await until(async () => (await test.cell.query({ text: building })).length === 1);
        await test.cell.query({ text: `select pg_terminate_backend(pid) from (${building}) builder` });
        await broken;
        made = [0, 1].map(() => migrateWorkspaceSchema(test.cell, ctx.schema, newer));
        await until(async () => (await test.cell.query({ text: building })).length === 1);
        await test.cell.query({ text: `insert into ${ctx.schema}.note values (0, '')` });
      });
      await expect(broken).resolves.toMatchObject({ code: 'database.unavailable' });
      await expect(Promise.all(made)).resolves.toEqual([LARGE + 1, LARGE + 1]);
      expect(await indexesOf(ctx.schema)).toEqual([
        { relname: 'note_answered', indisvalid: true },
        { relname: 'note_id', indisvalid: true },
      ]);
    });

    it('keep nobody from opening the workspace who has nothing else to wait for', async () => {
      const ctx = await test.newWorkspace();
      const key = newKey();
      const wrappedKey = new SecretBox(key).seal(newKey(), ctx.workspaceId);
      const schemaVersion = await migrateWorkspaceSchema(test.cell, ctx.schema, newer.slice(0, LARGE));
      await test.control.manager.update(Workspace, { id: ctx.workspaceId }, { schemaVersion, wrappedKey });
      const release = new Tenancy(test.control, new Map([['main', test.cell]]), new SecretBox(key), newer);
      await expect(release.open(ctx.accountId, ctx.workspaceId)).resolves.toMatchObject({ schema: ctx.schema });
      expect(await indexesOf(ctx.schema)).toEqual([]);
    });
  });

  it('make the indexes of a small table with everything else', async () => {
    const schema = 'ws_small' as Schema;
    const small: WorkspaceMigration = { version: MIGRATIONS.length + 1, name: 'small', sql: (name) => `create table ${name}.note (id int)` };
    const indexed: WorkspaceMigration = {
      version: MIGRATIONS.length + 2,
      name: 'indexed',
      online: true,
      sql: (name) => `create index concurrently note_id on ${name}.note (id);\nselect 'drop index concurrently ${name}.note_id' as statement;\n`,
    };
    await createWorkspaceSchema(test.cell, schema, [...MIGRATIONS, small]);
    await expect(migrateWorkspaceSchema(test.cell, schema, [...MIGRATIONS, small, indexed])).resolves.toBe(indexed.version);
    expect(await test.cell.query({ text: `select from pg_class where relnamespace = '${schema}'::regnamespace and relname = 'note_id'` })).toEqual([]);
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
