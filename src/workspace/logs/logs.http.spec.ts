import { v4 as uuidv4 } from 'uuid';
import { invalidAt, itFindsOnlyItsOwn, itIsShut, testApp, type Tenant, type TestApp } from '../../app.testing.js';

interface LogReply {
  id: string;
  created: string;
  message: string;
  timestamp: string;
}

describe('logs over REST', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;

  beforeAll(async () => {
    app = await testApp();
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
  }, 60_000);
  afterAll(async () => app.close());

  const tenants = () => ({ app, tenant, stranger });
  const line = (rest: object = {}) => ({ name: 'prefect.flow_runs', level: 20, message: 'm', timestamp: '2026-01-31T08:00:00Z', ...rest });
  const find = async (body: object, by: Tenant = tenant): Promise<LogReply[]> => (await by.call('POST', '/logs/filter', body)).body as LogReply[];
  const messages = async (body: object): Promise<string[]> => (await find(body)).map(({ message }) => message);

  describe('POST /logs/', () => {
    itIsShut(tenants, 'POST', '/logs/', [line()]);

    it('keeps the lines of a run, readable as soon as it answers', async () => {
      const [flow_run_id, task_run_id, worker_id] = [uuidv4(), uuidv4(), uuidv4()];
      const record = line({ level: 40, message: 'boom', timestamp: '2026-01-31 08:00:00.123456+01:00', flow_run_id, task_run_id, worker_id });
      expect(await tenant.call('POST', '/logs/', [record])).toMatchObject({ status: 201, body: null });
      const [log] = await find({ logs: { flow_run_id: { any_: [flow_run_id] } } });
      expect(log).toEqual({
        ...record,
        timestamp: '2026-01-31T07:00:00.123456Z',
        id: expect.any(String) as string,
        created: log?.created,
        updated: log?.created,
      });
    });

    it('keeps lines of no run, and takes an empty list', async () => {
      expect(await tenant.call('POST', '/logs/', [line({ flow_run_id: null, task_run_id: null })])).toMatchObject({ status: 201 });
      expect(await tenant.call('POST', '/logs/', [])).toMatchObject({ status: 201, body: null });
    });

    it('keeps a line though it has characters that PostgreSQL cannot keep', async () => {
      const flow_run_id = uuidv4();
      await tenant.call('POST', '/logs/', [
        line({ flow_run_id, message: 'a\u0000b \ud800 c' }),
        line({ flow_run_id, message: 'next', timestamp: '2026-01-31T08:00:01Z' }),
      ]);
      const [first, second] = await messages({ logs: { flow_run_id: { any_: [flow_run_id] } } });
      expect(first).toBe('a\ufffdb \ufffd c');
      expect(second).toBe('next');
    });

    it('keeps ten thousand lines at once, in their order', async () => {
      const flow_run_id = uuidv4();
      const lines = Array.from({ length: 10_000 }, (_, index) => line({ flow_run_id, message: String(index) }));
      expect(await tenant.call('POST', '/logs/', lines)).toMatchObject({ status: 201 });
      const pages = await Promise.all([0, 200, 9_800].map((offset) => messages({ logs: { flow_run_id: { any_: [flow_run_id] } }, offset })));
      expect(pages.flat()).toEqual([...lines.slice(0, 400), ...lines.slice(9_800)].map(({ message }) => message));
    });

    it.each<[string, unknown, (string | number)[]]>([
      ['a line without a message', [line({ message: undefined })], ['body', 0, 'message']],
      ['a line without a time', [line(), line({ timestamp: 'soon' })], ['body', 1, 'timestamp']],
      ['a level that is none', [line({ level: 'info' })], ['body', 0, 'level']],
      ['a level that no column holds', [line({ level: 40_000 })], ['body', 0, 'level']],
      ['a run id that is none', [line({ flow_run_id: 'x' })], ['body', 0, 'flow_run_id']],
      ['a member that it does not know', [line({ color: 'red' })], ['body', 0, 'color']],
      ['what is no list', line(), ['body']],
    ])('refuses %s, and then keeps no line', async (_, body, loc) => {
      const before = (await find({})).length;
      expect(await tenant.call('POST', '/logs/', body)).toMatchObject(invalidAt(...loc));
      expect(await find({})).toHaveLength(before);
    });
  });

  describe('POST /logs/filter', () => {
    itIsShut(tenants, 'POST', '/logs/filter', {});
    const [run, task] = [uuidv4(), uuidv4()];
    const flow_run_id = { any_: [run] };

    beforeAll(async () => {
      await tenant.call('POST', '/logs/', [
        line({ flow_run_id: run, message: 'third: Done', level: 30, timestamp: '2026-01-31T08:00:03Z' }),
        line({ flow_run_id: run, message: 'first', level: 10, timestamp: '2026-01-31T08:00:01Z' }),
        line({ flow_run_id: run, task_run_id: task, message: 'second', level: 20, timestamp: '2026-01-31T08:00:02Z' }),
      ]);
    });

    it.each<[string, object, string[]]>([
      ['nothing but the run, oldest first', { logs: { flow_run_id } }, ['first', 'second', 'third: Done']],
      ['the newest first', { logs: { flow_run_id }, sort: 'TIMESTAMP_DESC' }, ['third: Done', 'second', 'first']],
      ['a page', { logs: { flow_run_id }, limit: 1, offset: 1, sort: null }, ['second']],
      ['levels', { logs: { flow_run_id, level: { ge_: 20, le_: 20 } } }, ['second']],
      [
        'a time, both ends in it',
        { logs: { flow_run_id, timestamp: { after_: '2026-01-31T08:00:02Z', before_: '2026-01-31 08:00:03' } } },
        ['second', 'third: Done'],
      ],
      ['the task run', { logs: { task_run_id: { any_: [task] } } }, ['second']],
      ['no task run', { logs: { flow_run_id, task_run_id: { is_null_: true } } }, ['first', 'third: Done']],
      ['words', { logs: { flow_run_id, text: { query: '-second d' } } }, ['third: Done']],
      ['levels or words', { logs: { operator: 'or_', flow_run_id: { any_: [] }, level: { ge_: 11, le_: 19 }, text: { query: '+third' } } }, ['third: Done']],
      ['a limit as text', { logs: { flow_run_id }, limit: '1' }, ['first']],
      ['an empty list of runs', { logs: { flow_run_id: { any_: [] } } }, []],
      [
        'null, which asks nothing',
        { logs: { flow_run_id, level: null, timestamp: null, task_run_id: null, text: null }, limit: null, offset: null },
        ['first', 'second', 'third: Done'],
      ],
    ])('finds by %s', async (_, body, found) => expect(await messages(body)).toEqual(found));

    it('finds nothing of another workspace', async () => expect(await find({ logs: { flow_run_id } }, stranger)).toEqual([]));

    it.each<[string, object, (string | number)[]]>([
      ['an unknown member of a filter', { logs: { color: 1 } }, ['body', 'logs', 'color']],
      ['an order that there is not', { sort: 'LEVEL_ASC' }, ['body', 'sort']],
      ['more words than it searches for', { logs: { text: { query: 'x'.repeat(201) } } }, ['body', 'logs', 'text', 'query']],
    ])('refuses %s', async (_, body, loc) => expect(await tenant.call('POST', '/logs/filter', body)).toMatchObject(invalidAt(...loc)));

    it('refuses too long a list', async () =>
      expect(await tenant.call('POST', '/logs/filter', { limit: 201 })).toMatchObject({
        status: 422,
        body: { detail: 'Invalid limit: must be less than or equal to 200.' },
      }));
  });

  describe('GET /flow_runs/:id/logs/download', () => {
    let run: { id: string };
    beforeAll(async () => {
      const flow = (await tenant.call('POST', '/flows/', { name: 'a-flow' })).body as { id: string };
      run = (await tenant.call('POST', '/flow_runs/', { flow_id: flow.id, name: 'Größe (1)' })).body as { id: string };
    });
    const path = (id: string) => `/flow_runs/${id}/logs/download`;
    itIsShut(tenants, 'GET', () => path(run.id));
    itFindsOnlyItsOwn(tenants, 'GET', path, () => run.id, undefined, 'Flow run not found');

    it('sends all lines of a run and its task runs as a CSV file, oldest first', async () => {
      const [flow_run_id, task_run_id] = [run.id, uuidv4()];
      await tenant.call('POST', '/logs/', [
        line({ flow_run_id, task_run_id, level: 30, message: 'second, "quoted"\nand\rbroken', timestamp: '2026-01-31T08:00:02.5Z' }),
        line({ flow_run_id, message: 'first' }),
        line({ message: 'of no run' }),
      ]);
      const { status, body, headers } = await tenant.call('GET', path(run.id));
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="flow-run-logs.csv"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%281%29-logs.csv`,
      });
      expect(body).toBe(
        'timestamp,level,flow_run_id,task_run_id,message\r\n' +
          `2026-01-31 08:00:00.000000+00:00,20,${run.id},,first\r\n` +
          `2026-01-31 08:00:02.500000+00:00,30,${run.id},${task_run_id},"second, ""quoted""\nand\rbroken"\r\n`,
      );
    });

    it('sends as many lines as there are', async () => {
      const records = Array.from({ length: 1_100 }, (_, index) => line({ flow_run_id: run.id, message: `line ${index}`, timestamp: '2026-02-01T08:00:00Z' }));
      await tenant.call('POST', '/logs/', records);
      const lines = String((await tenant.call('GET', path(run.id))).body).split('\r\n');
      expect(new Set(lines.filter((text) => text.includes('line '))).size).toBe(1_100);
    });
  });
});
