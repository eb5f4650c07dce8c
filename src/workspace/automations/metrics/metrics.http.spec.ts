import { randomUUID } from 'node:crypto';
import type { RehearsalReply, TrailReply } from '@app/contract';
import { invalidAt, type Tenant } from '../../../app.testing.js';
import { Upkeep } from '../../../loops/upkeep.js';
import { Deployments } from '../../deployments/deployments.testing.js';
import { MetricsRepository, LOOK_AT_METRICS } from './metrics.repository.js';

describe('automations of metrics', () => {
  let on: Deployments;
  let tenant: Tenant;
  beforeAll(async () => {
    // Nothing happens here unless a test has it done.
    on = await Deployments.open({ roles: ['api', 'streams'] });
    ({ tenant } = on);
  });
  afterAll(async () => on.close());

  const metric = (members: object) => ({ threshold: 0.9, operator: '<', ...members });
  const create = async (trigger: object, members: object = {}): Promise<string> => {
    const body = { name: 'au', trigger, actions: [{ type: 'do-nothing' }], actions_on_resolve: [{ type: 'do-nothing' }], ...members };
    const made = await tenant.call('POST', '/automations/', body);
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    return (made.body as { id: string }).id;
  };
  const sql = async (text: string) => tenant.ctx.cell.query({ text: text.replaceAll('$schema', tenant.ctx.schema) });
  const look = async () => {
    await sql('update $schema.automation_metric set due = now()');
    await on.app.app.get(Upkeep, { strict: false }).perform({ workspaceId: tenant.workspace.id, duty: LOOK_AT_METRICS });
  };
  /** As if it had been so for longer than it has to. */
  const longSince = async () =>
    sql(`update $schema.automation_metric set turning_since = turning_since - interval '10 minutes' where turning_since is not null`);
  const trail = async (id: string) => (await tenant.call('GET', `/automations/${id}/trail`)).body as TrailReply;
  const kinds = async (id: string): Promise<string[]> => (await trail(id)).results.map(({ kind }) => kind).toReversed();
  const told = async (id: string): Promise<string[]> => {
    const { body } = await tenant.call('POST', '/events/filter', { filter: { resource: { id: [`prefect.automation.${id}`] }, order: 'ASC' }, limit: 50 });
    return (body as { events: { event: string }[] }).events.map(({ event }) => event);
  };
  const flow = async (): Promise<string> => ((await tenant.call('POST', '/flows/', { name: `f-${randomUUID()}` })).body as { id: string }).id;
  const run = async (flowId: string, type: string): Promise<string> =>
    ((await tenant.call('POST', '/flow_runs/', { flow_id: flowId, state: { type } })).body as { id: string }).id;
  const ofFlow = (flowId: string) => ({ match_related: { 'prefect.resource.id': `prefect.flow.${flowId}`, 'prefect.resource.role': 'flow' } });

  it('fire once when too few runs succeed for long enough, and are over when enough do', async () => {
    const flowId = await flow();
    const id = await create({ type: 'metric', ...ofFlow(flowId), metric: metric({ name: 'successes' }) });
    await look();
    expect(await trail(id)).toMatchObject({ metrics: [{ name: 'successes', value: null, breached: false, firing: false }], results: [] });
    await run(flowId, 'FAILED');
    await run(flowId, 'COMPLETED');
    await look();
    await look();
    expect(await trail(id)).toMatchObject({
      metrics: [{ value: 0.5, breached: true, firing: false, turning_since: expect.any(String) as string }],
      results: [{ kind: 'breached', sentence: 'successes < 0.9 (0.5) now; it fires when that stays so for 300 s.' }],
    });
    await longSince();
    await look();
    await look();
    expect(await kinds(id)).toEqual(['breached', 'fired', 'action-executed']);
    expect(await trail(id)).toMatchObject({ fired: 1, metrics: [{ firing: true }] });
    for (let times = 0; times < 18; times++) await run(flowId, 'COMPLETED');
    await look();
    await longSince();
    await look();
    expect(await kinds(id)).toEqual(['breached', 'fired', 'action-executed', 'resolved', 'action-executed']);
    expect((await told(id)).filter((event) => /triggered$|resolved$/.test(event))).toEqual([
      'prefect.automation.triggered',
      'prefect.automation.action.triggered',
      'prefect.automation.resolved',
      'prefect.automation.action.triggered',
    ]);
  });

  it('take the time that runs took, and how late they were', async () => {
    const flowId = await flow();
    const [slow, late] = [await run(flowId, 'RUNNING'), await run(flowId, 'RUNNING')];
    for (const id of [slow, late]) await tenant.call('POST', `/flow_runs/${id}/set_state`, { state: { type: 'COMPLETED' } });
    const took = async (id: string, seconds: number, lateSeconds: number) =>
      sql(`update $schema.flow_run set end_time = start_time, start_time = start_time - interval '${seconds} seconds',
             expected_start_time = start_time - interval '${seconds + lateSeconds} seconds' where id = '${id}'`);
    await took(slow, 90, 30);
    await took(late, 30, 0);
    const duration = await create({ type: 'metric', ...ofFlow(flowId), metric: metric({ name: 'duration', operator: '>', threshold: 59 }) });
    const lateness = await create({ type: 'metric', ...ofFlow(flowId), metric: metric({ name: 'lateness', operator: '>=', threshold: 16 }) });
    await look();
    expect(await trail(duration)).toMatchObject({ metrics: [{ value: 60, breached: true }] });
    expect(await trail(lateness)).toMatchObject({ metrics: [{ value: 15, breached: false }] });
  });

  it('fire for a run that stays late, however long ago it became so, and not for one that is no longer to start', async () => {
    const flowId = await flow();
    const [stuck, cancelled] = [await run(flowId, 'SCHEDULED'), await run(flowId, 'SCHEDULED')];
    const ago = (seconds: number): string => new Date(Date.now() - seconds * 1_000).toISOString();
    const resource = (id: string) => ({ 'prefect.resource.id': `prefect.flow-run.${id}` });
    const related = [{ 'prefect.resource.id': `prefect.flow.${flowId}`, 'prefect.resource.role': 'flow' }];
    const late = [stuck, cancelled].map((id) => ({ id: randomUUID(), occurred: ago(7_200), event: 'prefect.flow-run.Late', resource: resource(id), related }));
    await tenant.call('POST', '/events', late);
    await sql(`update $schema.flow_run set expected_start_time = now() - interval '7220 seconds' where flow_id = '${flowId}'`);
    await tenant.call('POST', `/flow_runs/${cancelled}/set_state`, { state: { type: 'CANCELLED' }, force: true });
    const id = await create({ type: 'metric', ...ofFlow(flowId), metric: metric({ name: 'lateness', operator: '>', threshold: 7_000 }) });
    await look();
    expect((await trail(id)).metrics[0]?.value).toBeGreaterThan(7_200);
    expect((await trail(id)).metrics[0]?.value).toBeLessThan(7_320);
    await longSince();
    await look();
    expect(await trail(id)).toMatchObject({ fired: 1, metrics: [{ firing: true }] });
    await tenant.call('POST', `/flow_runs/${stuck}/set_state`, { state: { type: 'CANCELLED' }, force: true });
    await look();
    expect(await trail(id)).toMatchObject({ metrics: [{ value: null }] });
  });

  it('go by deployment, tag, pool and queue, as the runs of each', async () => {
    const pool = `p-${randomUUID()}`;
    await tenant.call('POST', '/work_pools/', { name: pool, type: 'process' });
    const { id: poolId } = (await tenant.call('GET', `/work_pools/${pool}`)).body as { id: string };
    const deployment = await on.deploy({ work_pool_name: pool, tags: [pool] });
    const made = (await tenant.call('POST', `/deployments/${deployment.id}/create_flow_run`, {})).body as { id: string };
    await tenant.call('POST', `/flow_runs/${made.id}/set_state`, { state: { type: 'FAILED' }, force: true });
    const valueFor = async (role: string, id: string): Promise<number | null | undefined> => {
      const match_related = { 'prefect.resource.id': `prefect.${role}.${id}`, 'prefect.resource.role': role };
      const body = { name: 'au', trigger: { type: 'metric', match_related, metric: metric({ name: 'successes' }) }, actions: [] };
      return ((await tenant.call('POST', '/automations/test', body)).body as RehearsalReply).metrics[0]?.value;
    };
    expect([await valueFor('deployment', deployment.id), await valueFor('work-pool', poolId), await valueFor('tag', pool)]).toEqual([0, 0, 0]);
    expect([await valueFor('deployment', randomUUID()), await valueFor('work-pool', randomUUID()), await valueFor('tag', 'other')]).toEqual([null, null, null]);
  });

  it.each([
    ['range', { range: 299.9 }],
    ['firing_for', { firing_for: 299 }],
    ['threshold', { threshold: 1.01 }],
    ['name', { name: 'volume' }],
    ['operator', { operator: '=' }],
  ])('refuse a %s that says nothing', async (member, members) => {
    const trigger = (more: object) => ({ type: 'metric', metric: metric({ name: 'successes', ...more }) });
    expect(await tenant.call('POST', '/automations/test', { name: 'au', trigger: trigger(members), actions: [] })).toMatchObject(
      invalidAt('body', 'trigger', 'metric', member),
    );
    const least = trigger({ range: 300, firing_for: 300, threshold: 1 });
    expect((await tenant.call('POST', '/automations/test', { name: 'au', trigger: least, actions: [] })).status).toBe(200);
  });

  it('know of no other runs than those that match', async () => {
    const [mine, other] = [await flow(), await flow()];
    await run(other, 'FAILED');
    const id = await create({ type: 'metric', ...ofFlow(mine), metric: metric({ name: 'successes' }) });
    await look();
    expect(await trail(id)).toMatchObject({ metrics: [{ value: null }] });
  });

  it('are forgotten with their triggers, and not looked at while disabled', async () => {
    const flowId = await flow();
    await run(flowId, 'FAILED');
    const id = await create({ type: 'metric', ...ofFlow(flowId), metric: metric({ name: 'successes' }) });
    await look();
    await longSince();
    await tenant.call('PATCH', `/automations/${id}`, { enabled: false });
    await look();
    expect(await trail(id)).toMatchObject({ metrics: [] });
    await tenant.call('PATCH', `/automations/${id}`, { enabled: true });
    await look();
    expect(await trail(id)).toMatchObject({ fired: 0, metrics: [{ firing: false, breached: true }] });
  });

  it('count as a part of several triggers', async () => {
    const flowId = await flow();
    await run(flowId, 'FAILED');
    const parts = [
      { type: 'metric', ...ofFlow(flowId), metric: metric({ name: 'successes' }) },
      { type: 'event', posture: 'Reactive', expect: ['never'] },
    ];
    const all = await create({ type: 'compound', require: 'all', within: null, triggers: parts });
    const any = await create({ type: 'compound', require: 'any', within: null, triggers: parts });
    await look();
    await longSince();
    await look();
    expect(await kinds(all)).toEqual(['breached', 'part-fired']);
    expect(await trail(all)).toMatchObject({ parts: [{ needed: 2, fired: [{}] }] });
    expect((await kinds(any)).slice(0, 3)).toEqual(['breached', 'part-fired', 'fired']);
  });

  it('fire once, however many look at the same time', async () => {
    const flowId = await flow();
    await run(flowId, 'FAILED');
    const id = await create({ type: 'metric', ...ofFlow(flowId), metric: metric({ name: 'successes' }) });
    await look();
    await longSince();
    const rows = on.app.app.get(MetricsRepository, { strict: false });
    const known = (await rows.list(tenant.ctx, id))[0];
    if (!known) throw new Error('It is watched.');
    const moved = { ...known, firing: true, turningSince: null, at: 0, due: Date.now() * 1_000 };
    expect((await Promise.all([0, 1, 2].map(async () => rows.move(tenant.ctx, known, moved)))).toSorted()).toEqual([false, false, true]);
    await Promise.all([look(), look()]);
    expect((await kinds(id)).filter((kind) => kind === 'fired')).toHaveLength(0);
  });
});
