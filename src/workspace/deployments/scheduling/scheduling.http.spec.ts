import { until } from '@app/testing';
import type { FlowRunReply } from '@app/contract';
import { invalidAt, itIsShut } from '../../../app.testing.js';
import { Upkeep } from '../../../loops/upkeep.js';
import { Deployments, NOWHERE } from '../deployments.testing.js';

const daily = { schedule: { cron: '0 9 * * *', timezone: 'America/New_York' } };

describe('runs by schedule', () => {
  let on: Deployments;
  beforeAll(async () => (on = await Deployments.open()));
  afterAll(async () => on.close());
  const tenants = () => on;

  const perform = async () => on.app.app.get(Upkeep, { strict: false }).perform({ workspaceId: on.tenant.workspace.id, duty: 'schedule-runs' });
  const runsOf = async (deploymentId: string): Promise<FlowRunReply[]> => {
    const body = { flow_runs: { deployment_id: { any_: [deploymentId] } }, sort: 'EXPECTED_START_TIME_ASC' };
    return (await on.tenant.call('POST', '/flow_runs/filter', body)).body as FlowRunReply[];
  };

  it('are made ahead, as the deployment and the schedule say', async () => {
    const made = await on.deploy({
      version: 'v7',
      tags: ['t'],
      parameters: { a: 1.5, b: 2 },
      schedules: [{ ...daily, slug: 'at-nine', parameters: { b: 3 } }],
    });
    await perform();
    const runs = await runsOf(made.id);
    expect(runs).toHaveLength(3);
    const [schedule] = made.schedules;
    expect(runs[0]).toMatchObject({
      auto_scheduled: true,
      deployment_version: 'v7',
      parameters: { a: 1.5, b: 3 },
      tags: ['auto-scheduled', 't'],
      created_by: { id: schedule?.id, type: 'SCHEDULE', display_value: 'at-nine' },
      idempotency_key: expect.stringMatching(new RegExp(`^scheduled ${made.id} ${schedule?.id} \\d{4}-\\d{2}-\\d{2} 1[34]:00:00\\+00:00$`)),
      labels: { 'prefect.deployment.id': made.id, 'prefect.flow.id': on.flow.id },
      state: { type: 'SCHEDULED', name: 'Scheduled', message: 'Flow run scheduled', state_details: { flow_run_id: null } },
    });
    expect(runs[0]?.state?.state_details.scheduled_time).toBe(runs[0]?.expected_start_time);
    expect(runs[0]?.next_scheduled_start_time).toBe(runs[0]?.expected_start_time);
    const byHand = (await on.tenant.call('POST', `/deployments/${made.id}/create_flow_run`, {})).body as FlowRunReply;
    expect(runs[0]?.empirical_policy).toEqual(byHand.empirical_policy);
    const claim = { state: { type: 'PENDING' } };
    expect(await on.tenant.call('POST', `/flow_runs/${runs[0]?.id}/set_state`, claim)).toMatchObject({ status: 201, body: { status: 'ACCEPT' } });
  });

  it('are made once, however often one looks and however many look at once', async () => {
    const { id } = await on.deploy({ schedules: [daily] });
    await Promise.all([perform(), perform(), perform()]);
    const { ctx } = on.tenant;
    await ctx.cell.query({ text: `update ${ctx.schema}.deployment_schedule set due_again = null` });
    await perform();
    expect(await runsOf(id)).toHaveLength(3);
  });

  it('are made without anybody asking, and again when the schedule is another', async () => {
    const { id, schedules } = await on.deploy({ schedules: [daily] });
    await until(async () => (await runsOf(id)).length === 3);
    const path = `/deployments/${id}/schedules/${schedules[0]?.id}`;
    await on.tenant.call('PATCH', path, { schedule: { interval: 600, anchor_date: '2026-01-01T00:00:00Z', timezone: 'UTC' } });
    await until(async () => (await runsOf(id)).length === 7);
  });

  it('are not made of a schedule that is switched off, or of a deployment that is paused, until it goes on', async () => {
    const off = await on.deploy({ schedules: [{ ...daily, active: false }] });
    const paused = await on.deploy({ schedules: [daily], paused: true });
    await perform();
    expect([await runsOf(off.id), await runsOf(paused.id)]).toEqual([[], []]);
    await on.tenant.call('POST', `/deployments/${paused.id}/resume_deployment`);
    await until(async () => (await runsOf(paused.id)).length === 3);
    await on.tenant.call('POST', `/deployments/${paused.id}/pause_deployment`);
    expect(await runsOf(paused.id)).toEqual([]);
  });

  it('are none of a schedule that never comes, which holds nobody up', async () => {
    const never = await on.deploy({ schedules: [{ schedule: { cron: '0 0 31 2 *' } }] });
    const other = await on.deploy({ schedules: [daily] });
    await perform();
    await perform();
    expect(await runsOf(never.id)).toEqual([]);
    expect(await runsOf(other.id)).toHaveLength(3);
  });

  describe('POST /deployments/{id}/schedule', () => {
    it('makes as many as are asked for, also while the deployment is paused', async () => {
      const { id } = await on.deploy({ schedules: [daily], paused: true });
      const body = { start_time: '2030-01-01T00:00:00Z', min_runs: 5, min_time: 0, max_runs: 5 };
      expect(await on.tenant.call('POST', `/deployments/${id}/schedule`, body)).toMatchObject({ status: 200, body: null });
      const runs = await runsOf(id);
      expect(runs).toHaveLength(5);
      expect(runs[0]?.expected_start_time).toBe('2030-01-01T14:00:00.000000Z');
    });

    it('makes none beyond the end, none that it does not know, and none of a deployment that is not there or another workspace’s', async () => {
      const { id } = await on.deploy({ schedules: [daily], paused: true });
      const body = { start_time: '2030-01-01T00:00:00Z', end_time: '2030-01-02T23:00:00Z' };
      expect(await on.tenant.call('POST', `/deployments/${id}/schedule`, body)).toMatchObject({ status: 200 });
      expect(await runsOf(id)).toHaveLength(2);
      expect(await on.tenant.call('POST', `/deployments/${id}/schedule`, { runs: 1 })).toMatchObject(invalidAt('body', 'runs'));
      expect(await on.stranger.call('POST', `/deployments/${id}/schedule`, { start_time: '2031-01-01T00:00:00Z' })).toMatchObject({ status: 200, body: null });
      expect(await on.tenant.call('POST', `/deployments/${NOWHERE}/schedule`, {})).toMatchObject({ status: 200, body: null });
      expect(await runsOf(id)).toHaveLength(2);
    });
    itIsShut(tenants, 'POST', `/deployments/${NOWHERE}/schedule`, {});
  });
});
