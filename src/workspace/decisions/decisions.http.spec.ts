import { invalidAt, itFindsOnlyItsOwn, itIsShut, testApp, type Reply, type Tenant, type Tenants } from '../../app.testing.js';
import { ExpireRangesDuty } from '../../loops/expire-ranges.js';
import { DECISIONS } from '../ranges/ranged.js';
import { listRanges } from '../ranges/ranges.js';
import { withRanges } from './recording/ranges.js';

interface Decision {
  decided: string;
  status: string;
  sentence: string;
  rules: { rule: string; said: string; sentence: string; saw: unknown }[];
  asked_by: { type: string; name: string | null; key_name: string | null; agent: string | null; worker: string | null } | null;
}
interface Decisions {
  results: Decision[];
  next: string | null;
}

describe('decisions over HTTP', () => {
  let tenants: Tenants;
  let own: Tenant;
  let flowRunId: string;
  let taskRunId: string;
  beforeAll(async () => {
    const app = await testApp();
    tenants = { app, tenant: await app.newTenant(), stranger: await app.newTenant() };
    own = tenants.tenant;
    flowRunId = await newFlowRun();
    const task = await own.call('POST', '/task_runs/', { flow_run_id: flowRunId, task_key: 't', dynamic_key: '0' });
    taskRunId = (task.body as { id: string }).id;
  });
  afterAll(() => tenants.app.close());

  const newFlowRun = async (state: object = { type: 'SCHEDULED' }): Promise<string> => {
    const flow = (await own.call('POST', '/flows/', { name: 'a-flow' })).body as { id: string };
    return ((await own.call('POST', '/flow_runs/', { flow_id: flow.id, state })).body as { id: string }).id;
  };
  const setState = async (id: string, type: string, headers: Record<string, string> = {}): Promise<Reply> =>
    tenants.app.inject({
      method: 'POST',
      url: `${own.base}/flow_runs/${id}/set_state`,
      headers: { authorization: `Bearer ${own.key}`, ...headers },
      payload: JSON.stringify({ state: { type } }),
    });
  const read = async (id: string, query = ''): Promise<Decisions> => {
    const reply = await own.call('GET', `/flow_runs/${id}/decisions${query}`);
    expect(reply).toMatchObject({ status: 200 });
    return reply.body as Decisions;
  };

  describe('GET /flow_runs/:id/decisions', () => {
    it('tells what was asked, by whom, what came of it and what each rule said, newest first', async () => {
      const id = await newFlowRun();
      await setState(id, 'PENDING', { 'user-agent': 'prefect/3.8.8 (API 0.8.4)', 'x-prefect-worker-name': 'w-1' });
      await setState(id, 'PENDING');
      const { results, next } = await read(id);
      expect(next).toBeNull();
      expect(results.map(({ status, sentence }) => [status, sentence])).toEqual([
        [
          'ABORT',
          'Refused for good to become Pending, stayed Pending. The run was Pending already, so it could not be claimed: whoever claimed it first keeps it.',
        ],
        ['ACCEPT', 'Went from Scheduled to Pending.'],
        ['ACCEPT', 'Made as Scheduled.'],
      ]);
      expect(results[0]).toMatchObject({
        from_state: { type: 'PENDING', name: 'Pending' },
        asked_state: { type: 'PENDING', name: 'Pending' },
        stored_state: null,
        delay_seconds: null,
        force: false,
        attempts_lost: 0,
      });
      expect(results[0]?.rules).toContainEqual({
        rule: 'refuse-repeated-transition',
        said: 'pass',
        sentence: 'This very request had not been made before.',
        saw: null,
      });
      expect(results[0]?.rules.find(({ rule }) => rule === 'claim-once')).toMatchObject({ said: 'abort', saw: { current: 'Pending', proposed: 'Pending' } });
      expect(results[1]?.asked_by).toEqual({
        type: 'user',
        id: own.user.actorId,
        name: own.user.handle,
        key_id: expect.any(String) as string,
        key_name: 'test',
        agent: 'prefect/3.8.8 (API 0.8.4)',
        worker: 'w-1',
      });
    });

    it('goes on where the page before ended, in either order', async () => {
      const id = await newFlowRun({ type: 'CANCELLING' });
      for (const type of ['RUNNING', 'PENDING', 'PAUSED', 'CANCELLED']) await setState(id, type);
      for (const order of ['asc', 'desc']) {
        const all = (await read(id, `?order=${order}`)).results;
        expect(all).toHaveLength(5);
        const paged: Decision[] = [];
        for (let after: string | null = ''; after !== null;) {
          const page: Decisions = await read(id, `?order=${order}&limit=2${after && `&after=${after}`}`);
          expect(page.results.length).toBeLessThanOrEqual(2);
          paged.push(...page.results);
          after = page.next;
        }
        expect(paged).toEqual(all);
      }
      expect((await read(id, '?order=asc')).results[0]?.sentence).toBe('Made as Cancelling.');
    });

    it('leaves none out of those that are of one time', async () => {
      const id = await newFlowRun();
      const { ctx } = own;
      const records = [1, 2, 3, 4].map((micros) => `[1,0,-1,0,-2,0,0,[],0,1,${micros},0]`);
      const text = `insert into ${ctx.schema}.decision select $1, now() - interval '1 hour', unnest($2::text[])`;
      await withRanges(ctx, () => ctx.cell.query({ text, values: [id, records] }));
      const first = await read(id, '?limit=2');
      expect(first.results).toHaveLength(5);
      expect((await read(id, `?limit=2&after=${first.next ?? ''}`)).results).toEqual([]);
      expect((await read(id, '?limit=1')).results).toHaveLength(1);
    });

    it('refuses an order, a number or a place that there is not', async () => {
      for (const [name, value] of ['order=up', 'limit=0', 'limit=201', 'limit=x', 'after=yesterday'].map((one) => one.split('=')))
        expect(await own.call('GET', `/flow_runs/${flowRunId}/decisions?${name}=${value}`)).toMatchObject(invalidAt('query', name ?? ''));
      expect((await read(flowRunId, '?limit=200')).next).toBeNull();
    });

    itFindsOnlyItsOwn(
      () => tenants,
      'GET',
      (id) => `/flow_runs/${id}/decisions`,
      () => flowRunId,
      undefined,
      'Flow run not found',
    );
    itIsShut(
      () => tenants,
      'GET',
      () => `/flow_runs/${flowRunId}/decisions`,
    );
  });

  describe('GET /task_runs/:id/decisions', () => {
    it('tells the same of a task run', async () => {
      await own.call('POST', `/task_runs/${taskRunId}/set_state`, { state: { type: 'RUNNING' } });
      const { results } = (await own.call('GET', `/task_runs/${taskRunId}/decisions?order=asc`)).body as Decisions;
      expect(results.map(({ sentence }) => sentence)).toEqual([
        'Made as Pending.',
        'Refused for good to become Running, stayed Pending. The flow run was SCHEDULED, so its tasks could not start.',
      ]);
    });

    it('refuses a number that there is not', async () =>
      expect(await own.call('GET', `/task_runs/${taskRunId}/decisions?limit=x`)).toMatchObject(invalidAt('query', 'limit')));

    itFindsOnlyItsOwn(
      () => tenants,
      'GET',
      (id) => `/task_runs/${id}/decisions`,
      () => taskRunId,
      undefined,
      'Task not found',
    );
    itIsShut(
      () => tenants,
      'GET',
      () => `/task_runs/${taskRunId}/decisions`,
    );
  });

  describe('once they are older than the workspace keeps them', () => {
    const today = Math.floor(Date.now() / 86_400_000);
    const recordAt = async ({ ctx }: Tenant, daysAgo: number): Promise<unknown> =>
      withRanges(ctx, () =>
        ctx.cell.query({
          text: `insert into ${ctx.schema}.decision values ($1, now() - make_interval(days => $2), '[1,0,-1,0,-2,0,0,[],0,1,1,0]')`,
          values: [flowRunId, daysAgo],
        }),
      );
    const agesOf = async ({ ctx }: Tenant): Promise<number[]> => (await listRanges(ctx, DECISIONS)).map(({ fromDay }) => today - fromDay);

    it('they go, a whole range at a time, and only there', async () => {
      const [keeping, leaving] = [await tenants.app.newTenant(), await tenants.app.newTenant()];
      await leaving.call('PUT', '/admin/decisions', { retention_days: 7 });
      for (const tenant of [keeping, leaving]) for (const daysAgo of [20, 10, 1, 0]) await recordAt(tenant, daysAgo);
      const duty = tenants.app.app.get(ExpireRangesDuty, { strict: false });
      for (const { workspace } of [keeping, leaving]) await duty.expire(workspace.id);
      expect(await agesOf(keeping)).toEqual([20, 10, 1]);
      expect(await agesOf(leaving)).toEqual([1, 0]);
    });

    it('their workspace is found by what its cell has', async () => {
      const [quiet, busy] = [await tenants.app.newTenant(), await tenants.app.newTenant()];
      await recordAt(quiet, 0);
      await recordAt(busy, 50);
      const asked: string[] = [];
      const queue = { add: async (_: unknown, { workspaceId }: { workspaceId: string }) => void asked.push(workspaceId) };
      await new ExpireRangesDuty(queue as never, tenants.app.platform.tenancy).sweep();
      expect(asked).toContain(busy.workspace.id);
      expect(asked).not.toContain(quiet.workspace.id);
    });

    it('a workspace that is gone is none of this', async () => {
      const duty = tenants.app.app.get(ExpireRangesDuty, { strict: false });
      await expect(duty.expire('00000000-0000-4000-8000-000000000000')).resolves.toBeUndefined();
    });
  });
});
