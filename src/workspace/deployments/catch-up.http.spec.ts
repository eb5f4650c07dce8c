import { jest } from '@jest/globals';
import type { BackfillReply, DeploymentReply, FlowRunReply } from '@app/contract';
import { invalidAt, itFindsOnlyItsOwn, itIsShut } from '../../app.testing.js';
import { Upkeep } from '../../loops/upkeep.js';
import { Deployments } from './deployments.testing.js';
import { SchedulingRepository } from './scheduling/scheduling.repository.js';

/** Over, so that how often it was missed does not depend on when this runs. */
const hours = (minute = 0) => ({ schedule: { rrule: `DTSTART:20200101T00${String(minute).padStart(2, '0')}00\nRRULE:FREQ=HOURLY;COUNT=5`, timezone: 'UTC' } });
const at = (hour: number, minute = 0): string => `2020-01-01T0${hour}:${String(minute).padStart(2, '0')}:00.000000Z`;

describe('catching up', () => {
  let on: Deployments;
  // Without loops, so that nothing runs until a test wants it to.
  beforeAll(async () => (on = await Deployments.open({ roles: ['api'] })));
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => on.close());
  const tenants = () => on;

  const deploy = async (policy: string, body: Record<string, unknown> = { schedules: [hours()] }): Promise<DeploymentReply> => {
    const deployment = await on.deploy(body);
    expect(await on.tenant.call('PATCH', `/deployments/${deployment.id}/catch_up`, { policy })).toMatchObject({ status: 204 });
    return deployment;
  };
  /** As if nothing had run since then. */
  const stopSince = async ({ id }: Pick<DeploymentReply, 'id'>, time: string): Promise<void> => {
    const { ctx } = on.tenant;
    await ctx.cell.query({
      text: `update ${ctx.schema}.deployment_schedule set covered_until = $2, due_again = null where deployment_id = $1`,
      values: [id, time],
    });
  };
  const perform = async (...duties: string[]): Promise<void> => {
    for (const duty of duties) await on.app.app.get(Upkeep, { strict: false }).perform({ workspaceId: on.tenant.workspace.id, duty });
  };
  const goOn = async (): Promise<void> => perform('schedule-runs', 'backfills');
  const runsOf = async ({ id }: Pick<DeploymentReply, 'id'>): Promise<FlowRunReply[]> => {
    const body = { flow_runs: { deployment_id: { any_: [id] } }, sort: 'EXPECTED_START_TIME_ASC' };
    return (await on.tenant.call('POST', '/flow_runs/filter', body)).body as FlowRunReply[];
  };
  const timesOf = async (deployment: Pick<DeploymentReply, 'id'>) => (await runsOf(deployment)).map((run) => run.expected_start_time);
  const catchUpsOf = async ({ id }: Pick<DeploymentReply, 'id'>): Promise<BackfillReply[]> =>
    (await on.tenant.call('GET', `/deployments/${id}/backfills`)).body as BackfillReply[];

  it('makes nothing of what was missed unless a deployment wants it', async () => {
    const deployment = await on.deploy({ schedules: [hours()] });
    expect(await on.tenant.call('GET', `/deployments/${deployment.id}/catch_up`)).toMatchObject({ status: 200, body: { policy: 'none' } });
    await stopSince(deployment, at(0));
    await goOn();
    expect(await runsOf(deployment)).toEqual([]);
    expect(await catchUpsOf(deployment)).toEqual([]);
  });

  it('makes all that was missed, once, with the time it was for', async () => {
    const deployment = await deploy('all', { tags: ['t'], schedules: [hours()] });
    await stopSince(deployment, at(1));
    await goOn();
    expect(await timesOf(deployment)).toEqual([at(2), at(3), at(4)]);
    const [run] = await runsOf(deployment);
    expect(run).toMatchObject({ auto_scheduled: true, tags: ['catch-up', 't'], created_by: { id: deployment.schedules[0]?.id, type: 'SCHEDULE' } });
    expect(run?.idempotency_key).toBe(`scheduled ${deployment.id} ${deployment.schedules[0]?.id} 2020-01-01 02:00:00+00:00`);
    const [backfill] = await catchUpsOf(deployment);
    expect(backfill).toMatchObject({ origin: 'CATCH_UP', status: 'MADE', planned: 3, made: 3 });
    expect(run?.labels).toMatchObject({ 'eparch.backfill.id': backfill?.id });
    await goOn();
    await stopSince(deployment, at(0));
    await goOn();
    expect(await timesOf(deployment)).toEqual([at(1), at(2), at(3), at(4)]);
  });

  it('makes the latest of each schedule that is active, where that is enough', async () => {
    const deployment = await deploy('latest', { schedules: [hours(), hours(30), { ...hours(45), active: false }] });
    await stopSince(deployment, at(0));
    await goOn();
    expect(await timesOf(deployment)).toEqual([at(4), at(4, 30)]);
  });

  it('is bounded: of what was missed more often the newest thousand are made', async () => {
    const deployment = await deploy('all', { schedules: [{ schedule: { interval: 60, anchor_date: '2020-01-01T00:00:00Z' } }] });
    await stopSince(deployment, '2020-01-01T00:00:00Z');
    await goOn();
    const [backfill] = await catchUpsOf(deployment);
    expect(backfill).toMatchObject({ planned: 1000 });
    const { from = '', to = '' } = backfill ?? {};
    expect(Math.ceil((Date.parse(to) - Date.parse(from)) / 60_000)).toBe(1000);
    await on.tenant.call('DELETE', `/deployments/${deployment.id}`);
  });

  it('notes what was missed in the commit of what is to come', async () => {
    const deployment = await deploy('all');
    await stopSince(deployment, at(3));
    jest.spyOn(SchedulingRepository.prototype, 'putOff').mockRejectedValueOnce(new Error('killed'));
    await expect(perform('schedule-runs')).rejects.toThrow('killed');
    expect(await catchUpsOf(deployment)).toEqual([]);
    await Promise.all([perform('schedule-runs'), perform('schedule-runs')]);
    expect(await catchUpsOf(deployment)).toHaveLength(1);
    await Promise.all([perform('backfills'), perform('backfills')]);
    expect(await timesOf(deployment)).toEqual([at(4)]);
  });

  describe('does not count', () => {
    it('the time before there was a schedule', async () => {
      const deployment = await deploy('all', {});
      await on.tenant.call('POST', `/deployments/${deployment.id}/schedules`, [hours()]);
      await goOn();
      expect(await runsOf(deployment)).toEqual([]);
    });

    it('the time in which a deployment was paused or a schedule was switched off', async () => {
      const deployment = await deploy('all', { paused: true, schedules: [{ ...hours(), active: false }] });
      await stopSince(deployment, at(0));
      await on.tenant.call('POST', `/deployments/${deployment.id}/resume_deployment`);
      await goOn();
      await stopSince(deployment, at(0));
      await on.tenant.call('PATCH', `/deployments/${deployment.id}/schedules/${deployment.schedules[0]?.id}`, { active: true });
      await goOn();
      expect(await runsOf(deployment)).toEqual([]);
    });

    it('what was missed before the policy was set', async () => {
      const deployment = await on.deploy({ schedules: [hours()] });
      await stopSince(deployment, at(0));
      await on.tenant.call('PATCH', `/deployments/${deployment.id}/catch_up`, { policy: 'all' });
      await goOn();
      expect(await runsOf(deployment)).toEqual([]);
    });

    it('what was given up, by pausing the deployment', async () => {
      const deployment = await deploy('all');
      await stopSince(deployment, at(0));
      await perform('schedule-runs');
      await on.tenant.call('POST', `/deployments/${deployment.id}/pause_deployment`);
      await on.tenant.call('POST', `/deployments/${deployment.id}/resume_deployment`);
      await goOn();
      expect(await runsOf(deployment)).toEqual([]);
      expect(await catchUpsOf(deployment)).toMatchObject([{ status: 'CANCELLED' }]);
    });
  });

  it.each([
    ['is changed', (id: string, schedule: string) => on.tenant.call('PATCH', `/deployments/${id}/schedules/${schedule}`, hours(30))],
    ['is replaced with its deployment', async (id: string) => on.tenant.call('PATCH', `/deployments/${id}`, { schedules: [hours(30)] })],
    ['gets a neighbour', async (id: string) => on.tenant.call('POST', `/deployments/${id}/schedules`, [hours(30)])],
  ])('goes by what a schedule was when it was missed, where it %s afterwards', async (_, change) => {
    const deployment = await deploy('all');
    await stopSince(deployment, at(2));
    expect((await change(deployment.id, deployment.schedules[0]?.id ?? '')).status).toBeLessThan(300);
    await goOn();
    await goOn();
    expect(await timesOf(deployment)).toEqual([at(3), at(4)]);
  });

  it('is not thrown back when the deployment is sent again, as by a process that serves it and starts with the server', async () => {
    const body = { name: 'served', schedules: [hours()] };
    const deployment = await deploy('all', body);
    await stopSince(deployment, at(2));
    await on.deploy(body);
    await goOn();
    await on.deploy(body);
    await goOn();
    expect(await timesOf(deployment)).toEqual([at(3), at(4)]);
  });

  for (const [method, body] of [
    ['GET', undefined],
    ['PATCH', { policy: 'all' }],
  ] as const) {
    describe(`${method} /deployments/{id}/catch_up`, () => {
      let id = '';
      beforeAll(async () => ({ id } = await on.deploy()));
      itFindsOnlyItsOwn(
        tenants,
        method,
        (some) => `/deployments/${some}/catch_up`,
        () => id,
        body,
        'Deployment not found',
      );
      itIsShut(tenants, method, () => `/deployments/${id}/catch_up`, body);
    });
  }

  it('refuses a policy that is none', async () => {
    const { id } = await on.deploy();
    expect(await on.tenant.call('PATCH', `/deployments/${id}/catch_up`, { policy: 'some' })).toMatchObject(invalidAt('body', 'policy'));
    expect(await on.tenant.call('PATCH', `/deployments/${id}/catch_up`, {})).toMatchObject(invalidAt('body', 'policy'));
  });
});
