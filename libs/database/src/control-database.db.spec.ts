import { testDatabase, type TestDatabase } from '@app/testing';
import type { DataSource } from 'typeorm';
import { CONTROL_MIGRATIONS } from '../../../migrations/control/index.js';
import { connectControlDatabase } from './connect-control.js';
import { createControlDatabase, migrateControlDatabase } from './control-database.js';

describe('the control database', () => {
  let database: TestDatabase;
  const opened: DataSource[] = [];
  beforeAll(async () => (database = await testDatabase()));
  afterAll(async () => {
    await Promise.all(opened.map((control) => control.destroy()));
    await database.drop();
  });

  const connect = async (change: (url: URL) => void = () => undefined): Promise<DataSource> => {
    const url = new URL(database.url);
    change(url);
    const control = createControlDatabase({ url: url.href, entities: [], migrations: CONTROL_MIGRATIONS });
    await connectControlDatabase(control, url.href);
    opened.push(control);
    return control;
  };

  it('is migrated once by however many start together', async () => {
    const replicas = await Promise.all([connect(), connect(), connect(), connect()]);
    const applied = await Promise.all(replicas.map((control) => migrateControlDatabase(control)));
    expect(applied.flat().sort()).toEqual(CONTROL_MIGRATIONS.map(({ name }) => name).sort());
    await expect(migrateControlDatabase(await connect())).resolves.toEqual([]);
  });

  it('is left alone when a newer release has migrated it', async () => {
    const control = await connect();
    await migrateControlDatabase(control);
    await control.query(`insert into eparch.control_migration (timestamp, name) values (9999999999999, 'Later9999999999999')`);
    await expect(migrateControlDatabase(control)).rejects.toThrow(/was used by a newer Eparch \(it has Later9999999999999\)/);
    await control.query(`delete from eparch.control_migration where timestamp = 9999999999999`);
  });

  it('outlives a connection that breaks between two statements of a transaction', async () => {
    const control = await connect();
    const broken = control.transaction(async (manager) => {
      const [{ pid } = { pid: 0 }] = await manager.query<{ pid: number }[]>('select pg_backend_pid() as pid');
      await control.query('select pg_terminate_backend($1)', [pid]);
      while ((await control.query<object[]>('select 1 from pg_stat_activity where pid = $1', [pid])).length > 0);
      await manager.query('select 1');
    });
    await expect(broken).rejects.toThrow();
    expect(await control.query('select 1 as up')).toEqual([{ up: 1 }]);
  });

  it.each<[string, (url: URL) => void, RegExp]>([
    ['nobody listens', (url) => (url.port = '1'), /^EPARCH_DATABASE_URL: The database at \S+:1\/\S+ does not answer\. Is it running/],
    ['nobody knows the host', (url) => (url.hostname = 'no.such.host.invalid'), /cannot be found: nothing here knows a host of that name\.$/],
    ['there is no such database', (url) => (url.pathname = '/nowhere'), /\/nowhere does not exist\. Create it first\.$/],
    ['the password is wrong', (url) => (url.password = 'wrong'), /refuses this user or password\.$/],
    [
      'the server has no encryption',
      (url) => (url.search = '?sslmode=require&uselibpqcompat=true'),
      /offers no encryption\. Say sslmode=disable if it needs none\.$/,
    ],
  ])('says so when %s', (_what, change, sentence) => expect(connect(change)).rejects.toThrow(sentence));

  it('says so when it would lose letters, or may not make schemas', async () => {
    const admin = await connect();
    const latin = `latin_${process.pid}`;
    const visitor = `visitor_${process.pid}`;
    await admin.query(`create database ${latin} encoding 'LATIN1' locale_provider libc locale 'C' template template0`);
    await admin.query(`create role ${visitor} login password 'visitor'`);
    try {
      await expect(connect((url) => (url.pathname = `/${latin}`))).rejects.toThrow(/keeps text as LATIN1\. Create one with encoding 'UTF8'\.$/);
      const asVisitor = (url: URL): void => void ([url.username, url.password] = [visitor, 'visitor']);
      await expect(connect(asVisitor)).rejects.toThrow(new RegExp(`lets ${visitor} create no schemas\\. Grant it CREATE on the database\\.$`));
    } finally {
      await admin.query(`drop database ${latin}`);
      await admin.query(`drop role ${visitor}`);
    }
  });
});
