import { testDatabase, type TestDatabase } from '@app/testing';
import { PooledCell, type Cell } from './cell.js';
import { toCopyText } from './copy-text.js';

describe('a cell', () => {
  let database: TestDatabase;
  let cell: PooledCell;
  const cellAt = (url: string): PooledCell => new PooledCell({ name: 'main', url, poolMax: 3, namedStatements: true, onError: () => undefined });
  beforeAll(async () => {
    database = await testDatabase();
    cell = cellAt(database.url);
  });
  afterAll(async () => {
    await cell.close();
    await database.drop();
  });

  const pidOf = async (on: Cell): Promise<number> => (await on.query<{ pid: number }>({ text: 'select pg_backend_pid() as pid' }))[0]?.pid ?? 0;
  const isThere = async (pid: number): Promise<boolean> =>
    (await cell.query({ text: 'select 1 from pg_stat_activity where pid = $1', values: [pid] })).length > 0;

  it('outlives a connection that breaks between two statements of a transaction', async () => {
    const broken = cell.transaction(async (transaction) => {
      const pid = await pidOf(transaction);
      await cell.query({ text: 'select pg_terminate_backend($1)', values: [pid] });
      while (await isThere(pid));
      await pidOf(transaction);
    });
    await expect(broken).rejects.toMatchObject({ code: 'database.unavailable' });
    expect(await pidOf(cell)).toBeGreaterThan(0);
  });

  it('outlives one that breaks while a statement runs, and undoes what came before it', async () => {
    await cell.query({ text: 'create table note (id int)' });
    const broken = cell.transaction(async (transaction) => {
      await transaction.query({ text: 'insert into note values (1)' });
      await transaction.query({ text: 'select pg_terminate_backend(pg_backend_pid())' });
    });
    await expect(broken).rejects.toMatchObject({ code: 'database.unavailable' });
    expect(await cell.query({ text: 'select * from note' })).toEqual([]);
  });

  it('calls back once what was written is committed, in a transaction within one too, and never when it is undone', async () => {
    await cell.query({ text: 'create table told (id int)' });
    const heard: string[] = [];
    cell.afterCommit(() => heard.push('at once'));
    await cell.transaction((outer) =>
      outer.transaction(async (inner) => {
        inner.afterCommit(() => heard.push('committed'));
        await inner.query({ text: 'insert into told values (1)' });
        expect(heard).toEqual(['at once']);
      }),
    );
    const undone = cell.transaction(async (transaction) => {
      transaction.afterCommit(() => heard.push('undone'));
      await transaction.query({ text: 'select 1 / 0' });
    });
    await expect(undone).rejects.toThrow('division by zero');
    expect(heard).toEqual(['at once', 'committed']);
  });

  describe('asked to copy', () => {
    const COPY = 'copy line (n, text) from stdin';
    const ODD = ['', ' ', '\\N', '\\.', '\\', 'a\\tb', 'a\tb', 'a\nb\r\nc', 'é 🦉 \u2028', 'x'.repeat(200_000), null];
    const lines = async (): Promise<unknown[]> => (await cell.query<{ text: unknown }>({ text: 'select text from line order by n' })).map(({ text }) => text);
    beforeEach(async () => cell.query({ text: 'create table line (n int primary key, text text)' }));
    afterEach(async () => cell.query({ text: 'drop table line' }));

    it('keeps every text as it was', async () => {
      await cell.query({ text: COPY, input: toCopyText(ODD.map((text, n) => [n, text])) });
      expect(await lines()).toEqual(ODD);
    });

    it('keeps nothing where a row is refused, says why, and goes on', async () => {
      const refused = cell.query({
        text: COPY,
        input: toCopyText([
          [1, 'a'],
          [1, 'b'],
        ]),
      });
      await expect(refused).rejects.toMatchObject({ code: '23505' });
      await expect(cell.query({ text: COPY, input: toCopyText([[2, 'a\0']]) })).rejects.toMatchObject({ code: 'request.invalid' });
      await expect(cell.query({ text: 'copy nowhere (n) from stdin', input: '' })).rejects.toMatchObject({ code: '42P01' });
      await Promise.all([3, 4, 5, 6].map((n) => cell.query({ text: COPY, input: toCopyText([[n, 'kept']]) })));
      expect(await lines()).toEqual(['kept', 'kept', 'kept', 'kept']);
    });

    it('does it within a transaction, which can undo it', async () => {
      const undone = cell.transaction(async (transaction) => {
        await transaction.query({ text: COPY, input: toCopyText([[1, 'a']]) });
        expect(await transaction.query({ text: 'select text from line' })).toEqual([{ text: 'a' }]);
        throw new Error('never mind');
      });
      await expect(undone).rejects.toThrow('never mind');
      expect(await lines()).toEqual([]);
    });

    it('says that it may be tried again where the connection breaks meanwhile', async () => {
      await cell.query({
        text: `create function hang_up() returns trigger language plpgsql as 'begin perform pg_terminate_backend(pg_backend_pid()); return new; end'`,
      });
      await cell.query({ text: 'create trigger hang_up before insert on line for each row execute function hang_up()' });
      await expect(cell.query({ text: COPY, input: toCopyText([[1, 'a']]) })).rejects.toMatchObject({ code: 'database.unavailable' });
      expect(await lines()).toEqual([]);
    });
  });

  it('has its own settings beside those that the address brings', async () => {
    const url = new URL(database.url);
    url.searchParams.set('options', '-c work_mem=7MB -c timezone=Europe/Berlin');
    const other = cellAt(url.href);
    expect(await other.query({ text: `select current_setting('work_mem') as memory, current_setting('timezone') as zone` })).toEqual([
      { memory: '7MB', zone: 'UTC' },
    ]);
    await other.close();
  });
});
