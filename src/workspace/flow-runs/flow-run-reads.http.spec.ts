import type { FlowReply, FlowRunReply, HistoryReply } from '@app/contract';
import { invalidAt, itIsShut, testApp, type Tenant, type TestApp } from '../../app.testing.js';

const MINUTE = 60_000;

describe('flow runs by the many', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;
  let flow: FlowReply;

  beforeAll(async () => {
    app = await testApp();
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
    flow = (await tenant.call('POST', '/flows/', { name: 'a-flow' })).body as FlowReply;
    for (const name of ['one', 'two', 'three']) await newRun({ name, tags: [name === 'two' ? 'even' : 'odd'] });
  }, 60_000);
  afterAll(async () => app.close());

  const tenants = () => ({ app, tenant, stranger });
  const newRun = async (body: object): Promise<FlowRunReply> =>
    (await tenant.call('POST', '/flow_runs/', { flow_id: flow.id, state: { type: 'COMPLETED' }, ...body })).body as FlowRunReply;
  const scheduled = async (at: number, body: object = {}): Promise<FlowRunReply> =>
    newRun({ state: { type: 'SCHEDULED', state_details: { scheduled_time: new Date(at).toISOString() } }, ...body });

  describe('POST /flow_runs/paginate', () => {
    itIsShut(tenants, 'POST', '/flow_runs/paginate', {});
    const page = async (body: object, by: Tenant = tenant) => {
      const { results, ...rest } = (await by.call('POST', '/flow_runs/paginate', body)).body as { results: FlowRunReply[] };
      return { ...rest, names: results.map(({ name }) => name) };
    };

    it('answers one page, and how long the whole list is', async () => {
      expect(await page({ sort: 'NAME_ASC', limit: 2 })).toEqual({ names: ['one', 'three'], count: 3, limit: 2, pages: 2, page: 1 });
      expect(await page({ sort: 'NAME_ASC', limit: '2', page: '2' })).toEqual({ names: ['two'], count: 3, limit: 2, pages: 2, page: 2 });
      expect(await page({ sort: null, limit: null, page: null })).toEqual({ names: ['three', 'two', 'one'], count: 3, limit: 200, pages: 1, page: 1 });
    });

    it('counts also where the page is beyond the end, or has no length', async () => {
      expect(await page({ page: 5 })).toEqual({ names: [], count: 3, limit: 200, pages: 1, page: 5 });
      expect(await page({ page: 999_999_999 })).toMatchObject({ names: [], count: 3 });
      expect(await page({ limit: 0 })).toEqual({ names: [], count: 3, limit: 0, pages: 0, page: 1 });
    });

    it('answers the runs that match, as the plain list does, of its own workspace', async () => {
      const flow_runs = { tags: { all_: ['odd'] } };
      expect(await page({ flow_runs, sort: 'NAME_ASC' })).toMatchObject({ names: ['one', 'three'], count: 2 });
      expect(await page({}, stranger)).toEqual({ names: [], count: 0, limit: 200, pages: 0, page: 1 });
      const { body: list } = await tenant.call('POST', '/flow_runs/filter', { flow_runs });
      expect((await tenant.call('POST', '/flow_runs/paginate', { flow_runs })).body).toMatchObject({ results: list });
    });

    it.each<[object, string]>([
      [{ page: 0 }, 'page'],
      [{ page: 'x' }, 'page'],
      [{ sort: 'COLOR_ASC' }, 'sort'],
    ])('refuses %p', async (body, member) => expect(await tenant.call('POST', '/flow_runs/paginate', body)).toMatchObject(invalidAt('body', member)));

    it('refuses too long a page', async () =>
      expect(await tenant.call('POST', '/flow_runs/paginate', { limit: 201 })).toMatchObject({
        status: 422,
        body: { detail: 'Invalid limit: must be less than or equal to 200.' },
      }));
  });

  describe('POST /flow_runs/history', () => {
    const start = Date.parse('2035-05-05T10:00:00Z');
    const span = { history_start: '2035-05-05T10:00:00Z', history_end: '2035-05-05T10:05:00Z', history_interval_seconds: 60 };
    itIsShut(tenants, 'POST', '/flow_runs/history', span);
    const history = async (body: object, by: Tenant = tenant): Promise<HistoryReply> =>
      (await by.call('POST', '/flow_runs/history', body)).body as HistoryReply;
    const counts = (reply: HistoryReply): number[] => reply.map(({ states }) => states.reduce((sum, { count_runs }) => sum + count_runs, 0));

    beforeAll(async () => {
      await scheduled(start, { name: 'first' });
      await scheduled(start + MINUTE - 1);
      await scheduled(start + MINUTE);
      await scheduled(start + 5 * MINUTE, { name: 'past the end' });
      const { id } = await scheduled(start + 2 * MINUTE);
      await tenant.call('POST', `/flow_runs/${id}/set_state`, { state: { type: 'FAILED', name: 'Oh' }, force: true });
      await scheduled(start + 2 * MINUTE, { name: 'first' });
    });

    it('counts runs by the interval in which they were to start, and by state', async () => {
      const reply = await history(span);
      expect(counts(reply)).toEqual([2, 1, 2, 0, 0]);
      expect(reply[0]).toEqual({
        interval_start: '2035-05-05T10:00:00.000000Z',
        interval_end: '2035-05-05T10:01:00.000000Z',
        states: [{ state_type: 'SCHEDULED', state_name: 'Scheduled', count_runs: 2, sum_estimated_run_time: 0, sum_estimated_lateness: 0 }],
      });
      expect(reply[2]?.states.map(({ state_type, state_name }) => [state_type, state_name])).toEqual([
        ['FAILED', 'Oh'],
        ['SCHEDULED', 'Scheduled'],
      ]);
    });

    it('counts those that match, in its own workspace', async () => {
      expect(counts(await history({ ...span, flow_runs: { name: { any_: ['first'] } } }))).toEqual([1, 0, 1, 0, 0]);
      expect(counts(await history({ ...span, work_queues: {} }))).toEqual([0, 0, 0, 0, 0]);
      expect(counts(await history(span, stranger))).toEqual([0, 0, 0, 0, 0]);
    });

    it('cuts the last interval long, and may cut them as short as fractions of a second', async () => {
      expect(counts(await history({ ...span, history_interval_seconds: 240 }))).toEqual([5, 1]);
      expect(counts(await history({ ...span, history_end: '2035-05-05T10:00:04Z', history_interval_seconds: 1.5 }))).toEqual([1, 0, 0]);
    });

    it('has 500 intervals at most, and none where the end is not after the start', async () => {
      expect(await history({ ...span, history_interval_seconds: 1, history_end: '2035-05-06T10:00:00Z' })).toHaveLength(500);
      expect(await history({ ...span, history_end: span.history_start })).toEqual([]);
      expect(await history({ ...span, history_end: '2035-05-05T12:00:00+03:00' })).toEqual([]);
    });

    it('sums the time that runs ran, and were late', async () => {
      const at = Date.now() - 30 * MINUTE;
      const { id } = await scheduled(at, { name: 'late' });
      await tenant.call('POST', `/flow_runs/${id}/set_state`, { state: { type: 'RUNNING' }, force: true });
      const body = {
        ...span,
        history_start: new Date(at - MINUTE).toISOString(),
        history_end: new Date(at + MINUTE).toISOString(),
        history_interval_seconds: 120,
      };
      const [interval] = await history({ ...body, flow_runs: { id: { any_: [id] } } });
      expect(interval?.states).toEqual([
        {
          state_type: 'RUNNING',
          state_name: 'Running',
          count_runs: 1,
          sum_estimated_run_time: expect.any(Number) as number,
          sum_estimated_lateness: expect.any(Number) as number,
        },
      ]);
      const [state] = interval?.states ?? [];
      expect(state?.sum_estimated_run_time).toBeGreaterThan(0);
      expect(Math.round(state?.sum_estimated_lateness ?? 0)).toBeGreaterThanOrEqual(30 * 60);
    });

    it.each<[object, (string | number)[]]>([
      [{ history_start: undefined }, ['body', 'history_start']],
      [{ history_end: '0000-01-01T10:00:00Z' }, ['body', 'history_end']],
      [{ history_end: '9999-12-31T23:59:59Z', history_interval_seconds: 1e12 }, ['body', 'history_end']],
      [{ history_interval_seconds: 'x' }, ['body', 'history_interval_seconds']],
      [{ flow_runs: { color: 1 } }, ['body', 'flow_runs', 'color']],
    ])('refuses %p', async (body, loc) => expect(await tenant.call('POST', '/flow_runs/history', { ...span, ...body })).toMatchObject(invalidAt(...loc)));

    it('refuses intervals of less than a second', async () =>
      expect(await tenant.call('POST', '/flow_runs/history', { ...span, history_interval_seconds: 0.5 })).toMatchObject({
        status: 422,
        body: { detail: 'History interval must not be less than 1 second.' },
      }));
  });

  describe('POST /flow_runs/lateness', () => {
    itIsShut(tenants, 'POST', '/flow_runs/lateness', {});
    const lateness = async (ids: string[]): Promise<unknown> => (await tenant.call('POST', '/flow_runs/lateness', { flow_runs: { id: { any_: ids } } })).body;

    it('answers by how many seconds runs start late on average, those on time among them', async () => {
      const late = await scheduled(Date.now() - 10 * MINUTE);
      const early = await scheduled(Date.now() + 10 * MINUTE);
      expect(await lateness([late.id])).toBeGreaterThanOrEqual(600);
      expect(Math.floor(Number(await lateness([late.id, early.id])) / 10)).toBe(30);
      expect(await lateness([early.id])).toBe(0);
    });

    it('answers null, as JSON, when there are none', async () => {
      const { statusCode, payload } = await app.app.inject({
        method: 'POST',
        url: `${stranger.base}/flow_runs/lateness`,
        headers: { authorization: `Bearer ${stranger.key}` },
      });
      expect([statusCode, payload]).toEqual([200, 'null']);
    });

    it('refuses an unknown member of a filter', async () =>
      expect(await tenant.call('POST', '/flow_runs/lateness', { flows: { color: 1 } })).toMatchObject(invalidAt('body', 'flows', 'color')));
  });

  describe('POST /flow_runs/bulk_delete', () => {
    itIsShut(tenants, 'POST', '/flow_runs/bulk_delete', {});
    const deleted = async (body: object, by: Tenant = tenant): Promise<string[]> =>
      ((await by.call('POST', '/flow_runs/bulk_delete', body)).body as { deleted: string[] }).deleted;

    it('deletes those that match, with all that is theirs, and no others', async () => {
      const [one, two] = [await newRun({ tags: ['doomed'] }), await newRun({ tags: ['doomed'] })];
      const other = await newRun({});
      await tenant.call('POST', '/logs/', [{ name: 'l', level: 20, message: 'm', timestamp: '2026-01-31T08:00:00Z', flow_run_id: one.id }]);
      expect(await deleted({ flow_runs: { tags: { any_: ['doomed'] } } }, stranger)).toEqual([]);
      expect((await deleted({ flow_runs: { tags: { any_: ['doomed'] } } })).sort()).toEqual([one.id, two.id].sort());
      expect(await tenant.call('GET', `/flow_runs/${one.id}`)).toMatchObject({ status: 404 });
      expect((await tenant.call('GET', `/flow_run_states/?flow_run_id=${one.id}`)).body).toEqual([]);
      expect((await tenant.call('POST', '/logs/filter', { logs: { flow_run_id: { any_: [one.id] } } })).body).toEqual([]);
      expect(await tenant.call('GET', `/flow_runs/${other.id}`)).toMatchObject({ status: 200 });
      expect(await tenant.call('POST', `/flow_runs/${two.id}/set_state`, { state: { type: 'RUNNING' } })).toMatchObject({ status: 404 });
    });

    it('deletes as many as the limit says, the newest first', async () => {
      const ids: string[] = [];
      for (let run = 0; run < 3; run++) ids.push((await newRun({ tags: ['some'] })).id);
      expect((await deleted({ flow_runs: { tags: { any_: ['some'] } }, limit: 2 })).sort()).toEqual(ids.slice(1).sort());
      expect(await deleted({ flow_runs: { tags: { any_: ['some'] } } })).toEqual([ids[0]]);
    });

    it.each<[object, string]>([
      [{ limit: 51 }, 'limit'],
      [{ limit: 0 }, 'limit'],
    ])('refuses %p', async (body, member) => expect(await tenant.call('POST', '/flow_runs/bulk_delete', body)).toMatchObject(invalidAt('body', member)));
  });
});
