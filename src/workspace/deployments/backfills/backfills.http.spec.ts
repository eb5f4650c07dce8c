import { jest } from '@jest/globals';
import type { BackfillPlanReply, BackfillProgressReply, BackfillReply, DeploymentReply, FlowRunReply } from '@app/contract';
import { invalidAt, itFindsOnlyItsOwn, itIsShut, type Reply } from '../../../app.testing.js';
import { Upkeep } from '../../../loops/upkeep.js';
import { Deployments, NOWHERE } from '../deployments.testing.js';
import { BackfillPartsRepository } from './backfill-parts.repository.js';

const daily = { schedule: { cron: '0 9 * * *', timezone: 'America/New_York' } };
/** Ten days, in which clocks change. */
const window = { from: '2026-03-01T00:00:00-05:00', to: '2026-03-11T00:00:00-04:00' };
const DATES = Array.from({ length: 10 }, (_, index) => `2026-03-${String(index + 1).padStart(2, '0')}T${index < 7 ? 14 : 13}:00:00.000000Z`);

describe('backfills', () => {
  let on: Deployments;
  // Without loops, so that a test says when the next part is made.
  beforeAll(async () => (on = await Deployments.open({ roles: ['api'] })));
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => on.close());
  const tenants = () => on;

  const perform = async (duty = 'backfills') => on.app.app.get(Upkeep, { strict: false }).perform({ workspaceId: on.tenant.workspace.id, duty });
  const ask = async ({ id }: Pick<DeploymentReply, 'id'>, body: object = window): Promise<Reply> =>
    on.tenant.call('POST', `/deployments/${id}/backfills`, body);
  const start = async (deployment: Pick<DeploymentReply, 'id'>, body: object = {}): Promise<BackfillReply> => {
    const { status, body: made } = await ask(deployment, { ...window, ...body });
    expect(status).toBe(201);
    return made as BackfillReply;
  };
  const read = async ({ id, deployment_id }: BackfillReply): Promise<BackfillProgressReply> =>
    (await on.tenant.call('GET', `/deployments/${deployment_id}/backfills/${id}`)).body as BackfillProgressReply;
  const cancel = async ({ id, deployment_id }: BackfillReply, body = {}): Promise<Reply> =>
    on.tenant.call('POST', `/deployments/${deployment_id}/backfills/${id}/cancel`, body);
  const runsOf = async ({ id }: Pick<DeploymentReply, 'id'>): Promise<FlowRunReply[]> => {
    const body = { flow_runs: { deployment_id: { any_: [id] } }, sort: 'EXPECTED_START_TIME_ASC' };
    return (await on.tenant.call('POST', '/flow_runs/filter', body)).body as FlowRunReply[];
  };
  const move = async ({ id }: FlowRunReply, type: string) => on.tenant.call('POST', `/flow_runs/${id}/set_state`, { state: { type }, force: true });
  const dueAtOnce = async (): Promise<void> => {
    const { ctx } = on.tenant;
    await ctx.cell.query({ text: `update ${ctx.schema}.backfill set due = now() where due is not null` });
  };

  describe('POST /deployments/{id}/backfills', () => {
    it('makes the runs that the schedules would have made, which say what they are for and wait behind what is due', async () => {
      const deployment = await on.deploy({
        version: 'v7',
        tags: ['t'],
        parameters: { a: 1.5, b: 2 },
        schedules: [{ ...daily, slug: 'at-nine', parameters: { b: 3 } }],
      });
      const asked = Date.now();
      const backfill = await start(deployment, { parameters: { c: 4 } });
      expect(backfill).toMatchObject({
        ...{ deployment_id: deployment.id, origin: 'REQUEST', status: 'MAKING', planned: 10, skipped: 0, made: 0, repeat: false, max_concurrent: null },
        ...{ from: '2026-03-01T05:00:00.000000Z', to: '2026-03-11T04:00:00.000000Z', parameters: { c: 4 } },
        schedules: [{ id: deployment.schedules[0]?.id, slug: 'at-nine', schedule: { ...daily.schedule, day_or: true }, parameters: { b: 3 } }],
      });
      await perform();
      const runs = await runsOf(deployment);
      expect(runs.map((run) => run.expected_start_time)).toEqual(DATES);
      expect(runs[0]).toMatchObject({
        auto_scheduled: false,
        deployment_version: 'v7',
        parameters: { a: 1.5, b: 3, c: 4 },
        tags: ['backfill', 't'],
        labels: { 'prefect.deployment.id': deployment.id, 'eparch.backfill.id': backfill.id },
        created_by: { id: deployment.schedules[0]?.id, type: 'SCHEDULE', display_value: 'at-nine' },
        state: { type: 'SCHEDULED', name: 'Scheduled' },
      });
      const starts = runs.map((run) => run.next_scheduled_start_time ?? '');
      expect(Date.parse(starts[0] ?? '')).toBeGreaterThanOrEqual(asked);
      expect(starts).toEqual([...starts].sort());
      expect(new Set(starts).size).toBe(10);
      expect(await read(backfill)).toMatchObject({ status: 'MADE', made: 10, skipped: 0, runs: { waiting: 10, running: 0 } });
    });

    it('keeps numbers as they are in Python', async () => {
      const { id } = await on.deploy({ schedules: [daily] });
      const payload = '{"from":"2026-03-01","parameters":{"x":2.0,"y":123456789012345678901234567890}}'.replace('2026-03-01', window.from);
      const headers = { authorization: `Bearer ${on.tenant.key}` };
      const reply = await on.app.app.inject({ method: 'POST', url: `${on.tenant.base}/deployments/${id}/backfills`, headers, payload });
      expect(reply.payload).toContain('"parameters":{"x":2.0,"y":123456789012345678901234567890}');
    });

    it('only counts in a dry run', async () => {
      const deployment = await on.deploy({ schedules: [daily] });
      const plan = { planned: 10, skipped: 0, first: DATES[0], last: DATES[9] };
      expect(await ask(deployment, { ...window, dry_run: true })).toMatchObject({ status: 200, body: plan });
      await perform();
      expect(await runsOf(deployment)).toEqual([]);
      expect((await on.tenant.call('GET', `/deployments/${deployment.id}/backfills`)).body).toEqual([]);
    });

    it('leaves out what the scheduler or another backfill has made, also before the deployment was sent anew, unless all is to be repeated', async () => {
      const body = { name: 'sent-twice', schedules: [daily] };
      const before = await on.deploy(body);
      await on.tenant.call('POST', `/deployments/${before.id}/schedule`, { start_time: window.from, max_runs: 2, min_time: 0, min_runs: 2 });
      await start(before, { to: DATES[4] });
      await perform();
      const after = await on.deploy(body);
      expect(after.schedules[0]?.id).not.toBe(before.schedules[0]?.id);
      expect((await ask(after, { ...window, dry_run: true })).body).toMatchObject({ planned: 10, skipped: 4 });
      const [one, other] = [await start(after), await start(after)];
      await perform();
      expect((await runsOf(after)).map((run) => run.expected_start_time)).toEqual(DATES);
      const results = [await read(one), await read(other)];
      expect(results.map(({ status }) => status)).toEqual(['MADE', 'MADE']);
      expect(results.reduce((sum, { made }) => sum + made, 0)).toBe(6);
      expect(results.reduce((sum, { skipped }) => sum + skipped, 0)).toBe(14);
      await start(after, { repeat: true });
      await perform();
      expect(await runsOf(after)).toHaveLength(20);
    });

    it('goes by the schedules that are active, or by those that are named', async () => {
      const hourly = { schedule: { interval: 3600, anchor_date: '2026-01-01T00:00:00Z' } };
      const deployment = await on.deploy({
        schedules: [
          { ...daily, slug: 'daily' },
          { ...hourly, slug: 'hourly', active: false },
        ],
      });
      const [hourlyId] = deployment.schedules.filter(({ slug }) => slug === 'hourly').map(({ id }) => id);
      const planned = async (body: object) => ((await ask(deployment, { ...window, dry_run: true, ...body })).body as BackfillPlanReply).planned;
      expect(await planned({})).toBe(10);
      expect(await planned({ schedule_ids: [hourlyId] })).toBe(239);
      expect(await planned({ schedule_ids: deployment.schedules.map(({ id }) => id) })).toBe(249);
      expect(await ask(deployment, { ...window, schedule_ids: [NOWHERE] })).toMatchObject({ status: 404, body: { code: 'deployment_schedule.not_found' } });
    });

    it('has one run after the other where that is asked for', async () => {
      const deployment = await on.deploy({ schedules: [daily] });
      const backfill = await start(deployment, { max_concurrent: 1, to: DATES[2] });
      for (const [index, end] of ['COMPLETED', 'FAILED'].entries()) {
        await dueAtOnce();
        await perform();
        await dueAtOnce();
        await perform();
        const runs = await runsOf(deployment);
        expect(runs.map((run) => run.expected_start_time)).toEqual(DATES.slice(0, index + 1));
        await move(runs[index] as FlowRunReply, end);
      }
      await dueAtOnce();
      await perform();
      expect(await read(backfill)).toMatchObject({ status: 'MADE', planned: 2, made: 2, runs: { waiting: 0, completed: 1, failed: 1 } });
    });

    it('is nothing where nothing is due', async () => {
      expect(await start(await on.deploy())).toMatchObject({ status: 'MADE', planned: 0 });
    });

    it('refuses more runs than it would make, a window that is none, and what it does not know', async () => {
      const deployment = await on.deploy({ schedules: [{ schedule: { cron: '* * * * *' } }] });
      expect(await ask(deployment)).toMatchObject({ status: 422, body: { code: 'backfill.too_many_runs' } });
      expect(await ask(deployment, { from: window.to, to: window.from })).toMatchObject(invalidAt('body', 'from'));
      expect(await ask(deployment, { from: window.from, to: '2999-01-01T00:00:00Z' })).toMatchObject(invalidAt('body', 'to'));
      expect(await ask(deployment, { from: 'yesterday' })).toMatchObject(invalidAt('body', 'from'));
      expect(await ask(deployment, { ...window, max_concurrent: 0 })).toMatchObject(invalidAt('body', 'max_concurrent'));
      expect(await ask(deployment, { ...window, until: window.to })).toMatchObject(invalidAt('body', 'until'));
    });

    it('refuses parameters that do not fit', async () => {
      const schema = { type: 'object', properties: { n: { type: 'integer' } } };
      const deployment = await on.deploy({ schedules: [daily], parameter_openapi_schema: schema, enforce_parameter_schema: true });
      expect(await ask(deployment, { ...window, parameters: { n: 'x' } })).toMatchObject({ status: 409, body: { code: 'deployment.not_fitting' } });
      expect(await ask(deployment, { ...window, parameters: { n: 1 } })).toMatchObject({ status: 201 });
    });

    it('makes nothing for a deployment that is deleted meanwhile', async () => {
      const deployment = await on.deploy({ schedules: [daily] });
      await start(deployment);
      expect(await on.tenant.call('DELETE', `/deployments/${deployment.id}`)).toMatchObject({ status: 204 });
      await perform();
      expect(await runsOf(deployment)).toEqual([]);
    });

    describe('of a deployment', () => {
      let id = '';
      beforeAll(async () => ({ id } = await on.deploy()));
      itFindsOnlyItsOwn(
        tenants,
        'POST',
        (some) => `/deployments/${some}/backfills`,
        () => id,
        window,
        'Deployment not found',
      );
      itIsShut(tenants, 'POST', () => `/deployments/${id}/backfills`, window);
    });
  });

  describe('a backfill of several parts', () => {
    const hours = { schedule: { interval: 3600, anchor_date: '2026-01-01T00:00:00Z' } };
    const half = { from: '2026-01-01T00:00:00Z', to: '2026-01-26T00:00:00Z' };

    it('goes on where it stopped, and makes nothing twice, wherever it is interrupted and whoever joins in', async () => {
      const deployment = await on.deploy({ schedules: [hours] });
      const backfill = await start(deployment, half);
      expect(backfill.planned).toBe(600);
      // The last word of a part: what was made before it is not committed.
      jest.spyOn(BackfillPartsRepository.prototype, 'goOn').mockRejectedValueOnce(new Error('killed'));
      await expect(perform()).rejects.toThrow('killed');
      expect(await read(backfill)).toMatchObject({ status: 'MAKING', made: 0, runs: { waiting: 0 } });
      await perform();
      expect(await read(backfill)).toMatchObject({ status: 'MAKING', made: 500, runs: { waiting: 500 } });
      await Promise.all([perform(), perform(), perform()]);
      expect(await read(backfill)).toMatchObject({ status: 'MADE', made: 600, skipped: 0, runs: { waiting: 600 } });
      const { ctx } = on.tenant;
      const [row] = await ctx.cell.query<{ count: number }>({
        text: `select count(distinct expected_start_time)::int as count from ${ctx.schema}.flow_run where deployment_id = $1`,
        values: [deployment.id],
      });
      expect(row).toEqual({ count: 600 });
    });

    it('shares its turn with others', async () => {
      const deployments = [await on.deploy({ schedules: [hours] }), await on.deploy({ schedules: [hours] })];
      const backfills = [];
      for (const deployment of deployments) backfills.push(await start(deployment, half));
      await perform();
      expect(await Promise.all(backfills.map(async (backfill) => (await read(backfill)).made))).toEqual([250, 250]);
      for (const backfill of backfills) await cancel(backfill);
    });
  });

  describe('POST /deployments/{id}/backfills/{id}/cancel', () => {
    it('makes nothing more, and cancels what has not begun', async () => {
      const deployment = await on.deploy({ schedules: [daily] });
      const backfill = await start(deployment, { max_concurrent: 3 });
      await perform();
      const [begun] = await runsOf(deployment);
      await move(begun as FlowRunReply, 'RUNNING');
      expect(await cancel(backfill)).toMatchObject({ status: 200, body: { status: 'CANCELLING' } });
      await perform();
      expect(await read(backfill)).toMatchObject({ status: 'CANCELLED', made: 3, runs: { running: 1, cancelled: 2 } });
      await perform();
      expect(await runsOf(deployment)).toHaveLength(3);
    });

    it('ends what runs, too, where that is asked for, also afterwards', async () => {
      const deployment = await on.deploy({ schedules: [daily] });
      const backfill = await start(deployment, { to: DATES[2] });
      await perform();
      const [begun] = await runsOf(deployment);
      await move(begun as FlowRunReply, 'RUNNING');
      await cancel(backfill);
      await perform();
      expect(await cancel(backfill, { running: true })).toMatchObject({ status: 200 });
      await perform();
      const states = (await runsOf(deployment)).map((run) => run.state_type);
      expect(states).toEqual(['CANCELLING', 'CANCELLED']);
      expect(await read(backfill)).toMatchObject({ status: 'CANCELLED' });
    });

    it('refuses what it does not know', async () => {
      const backfill = await start(await on.deploy());
      expect(await cancel(backfill, { all: true })).toMatchObject(invalidAt('body', 'all'));
    });
  });

  for (const [method, end, body] of [
    ['GET', '', undefined],
    ['POST', '/cancel', {}],
  ] as const) {
    describe(`${method} /deployments/{id}/backfills/{id}${end}`, () => {
      let own: BackfillReply;
      beforeAll(async () => (own = await start(await on.deploy())));
      const path = (id: string) => `/deployments/${own.deployment_id}/backfills/${id}${end}`;

      it('finds none that is not there, or another deployment’s', async () => {
        const other = await on.deploy();
        const missing = { status: 404, body: { code: 'backfill.not_found' } };
        expect(await on.tenant.call(method, path(NOWHERE), body)).toMatchObject(missing);
        expect(await on.tenant.call(method, `/deployments/${other.id}/backfills/${own.id}${end}`, body)).toMatchObject(missing);
        expect(await on.tenant.call(method, path('nothing'), body)).toMatchObject({ status: 404 });
      });
      it('finds no deployment that is not there, or another workspace’s', async () => {
        const missing = { status: 404, body: { code: 'deployment.not_found' } };
        expect(await on.tenant.call(method, `/deployments/${NOWHERE}/backfills/${own.id}${end}`, body)).toMatchObject(missing);
        expect(await on.stranger.call(method, path(own.id), body)).toMatchObject(missing);
      });
      itIsShut(tenants, method, () => path(own.id), body);
    });
  }

  describe('lists', () => {
    let deployment: DeploymentReply;
    let ids: string[];
    beforeAll(async () => {
      deployment = await on.deploy();
      ids = [(await start(deployment)).id, (await start(deployment)).id].reverse();
    });
    const idsOf = ({ body }: Reply): string[] => (body as BackfillReply[]).map(({ id }) => id);

    it('are of a deployment, the newest first', async () => {
      expect(idsOf(await on.tenant.call('GET', `/deployments/${deployment.id}/backfills`))).toEqual(ids);
    });
    itFindsOnlyItsOwn(
      tenants,
      'GET',
      (some) => `/deployments/${some}/backfills`,
      () => deployment.id,
      undefined,
      'Deployment not found',
    );
    itIsShut(tenants, 'GET', () => `/deployments/${deployment.id}/backfills`);

    const filter = async (body: object, tenant = on.tenant): Promise<Reply> => tenant.call('POST', '/backfills/filter', body);
    it('are of a workspace by what they are, page by page', async () => {
      const ours = { deployments: { id: { any_: [deployment.id] } } };
      expect(idsOf(await filter(ours))).toEqual(ids);
      expect(idsOf(await filter({ ...ours, limit: 1, offset: 1 }))).toEqual([ids[1]]);
      expect(idsOf(await filter({ ...ours, status: { any_: ['MADE'] }, origin: { any_: ['REQUEST'] } }))).toEqual(ids);
      expect(idsOf(await filter({ ...ours, status: { any_: ['MAKING'] } }))).toEqual([]);
      expect(idsOf(await filter({ ...ours, origin: { any_: ['CATCH_UP'] } }))).toEqual([]);
      expect(idsOf(await filter({}))).toEqual(expect.arrayContaining(ids));
      expect(idsOf(await filter({}, on.stranger))).toEqual([]);
    });
    it('refuse what they do not know', async () => {
      expect(await filter({ status: { any_: ['DONE'] } })).toMatchObject(invalidAt('body', 'status', 'any_', 0));
      expect(await filter({ limit: 201 })).toMatchObject({ status: 422 });
    });
    itIsShut(tenants, 'POST', '/backfills/filter', {});
  });
});
