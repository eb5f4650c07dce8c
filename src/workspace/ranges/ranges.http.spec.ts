import type { FlowReply, FlowRunReply } from '@app/contract';
import { loadWorkspaceMigrations, createWorkspaceSchema, migrateWorkspaceSchema, type Schema, type Cluster } from '@app/database';
import { testApp, type Tenant, type TestApp } from '../../app.testing.js';
import { ExpireRangesDuty } from '../../loops/expire-ranges.js';
import { anEvent } from '../events/events.testing.js';
import { EVENTS, LOGS } from './ranged.js';
import { listRanges, makeRange } from './ranges.js';

const DAY_MS = 86_400_000;
/** When this began: midnight may come meanwhile, and changes nothing of what is asked here. */
const TODAY = Math.floor(Date.now() / DAY_MS);
/** Noon of a day so many days ago. */
const daysAgo = (days: number): string => new Date((TODAY - days) * DAY_MS + DAY_MS / 2).toISOString();
const BUSY = 2_500;

describe('events and logs in ranges of time', () => {
  let app: TestApp;
  let tenant: Tenant;
  beforeAll(async () => (app = await testApp({ roles: ['api', 'streams'] })));
  beforeEach(async () => (tenant = await app.newTenant()));
  afterAll(() => app.close());

  const emit = async (events: readonly object[]): Promise<void> => {
    expect((await tenant.call('POST', '/events', events)).status).toBe(204);
  };
  const some = (count: number, parts: object = {}) => Array.from({ length: count }, () => anEvent({ event: 'spec.some', ...parts }));
  const agesOf = async (ranged = EVENTS): Promise<number[][]> =>
    (await listRanges(tenant.ctx, ranged)).map(({ fromDay, toDay }) => [TODAY - fromDay, TODAY - toDay]);
  const countIn = async (table: string): Promise<number> =>
    (await tenant.ctx.cell.query<{ count: number }>({ text: `select count(*) from ${tenant.ctx.schema}.${table}` }))[0]?.count ?? 0;
  const total = async (filter: object): Promise<number> => {
    const occurred = { since: daysAgo(100), until: daysAgo(-4) };
    return ((await tenant.call('POST', '/events/filter', { filter: { occurred, ...filter } })).body as { total: number }).total;
  };
  const expire = async () => app.app.get(ExpireRangesDuty, { strict: false }).expire(tenant.workspace.id);

  it('have none where little happens', async () => {
    await emit(some(10));
    expect(await agesOf()).toEqual([]);
    expect(await total({ event: { name: ['spec.some'] } })).toBe(10);
  });

  it('get one for a day of many events, to which those before it go, and one for the day after', async () => {
    const occurred = daysAgo(-1);
    await emit(some(10, { occurred }));
    await emit(some(BUSY, { occurred, event: 'spec.many' }));
    expect(await agesOf()).toEqual([
      [-1, -2],
      [-2, -3],
    ]);
    expect(await total({ event: { prefix: ['spec.'] } })).toBe(10 + BUSY);
    const [name] = (await listRanges(tenant.ctx, EVENTS)).map((range) => range.name);
    expect(await countIn(name ?? '')).toBe(10 + BUSY);
    await emit(some(1, { occurred }));
    expect(await countIn(name ?? '')).toBe(11 + BUSY);
  });

  it('get one for many that are told late, and none for the day after that', async () => {
    await emit(some(BUSY, { occurred: daysAgo(3) }));
    expect(await agesOf()).toEqual([[3, 2]]);
  });

  it('get one for many log lines', async () => {
    const line = { name: 'n', level: 20, message: 'm', timestamp: daysAgo(50) };
    expect((await tenant.call('POST', '/logs/', Array(BUSY).fill(line))).status).toBe(201);
    expect((await agesOf(LOGS)).map(([from = 0, to = 0]) => from - to)).toEqual([30]);
    expect(await countIn('log')).toBe(BUSY);
  });

  it('know an event by its id in whatever range it is told again', async () => {
    for (const days of [0, 1, 2]) await makeRange(tenant.ctx, EVENTS, TODAY - days);
    const event = anEvent({ event: 'spec.twice', occurred: daysAgo(0) });
    for (const days of [0, 1, 0, 2, 40, 40]) await emit([{ ...event, occurred: daysAgo(days) }]);
    expect(await total({ event: { name: ['spec.twice'] } })).toBe(1);
  });

  it('lose and double nothing of what is written while a range is made', async () => {
    const flow = (await tenant.call('POST', '/flows/', { name: 'a-flow' })).body as FlowReply;
    const states = async (): Promise<void> => {
      const run = (await tenant.call('POST', '/flow_runs/', { flow_id: flow.id })).body as FlowRunReply;
      for (const type of ['RUNNING', 'COMPLETED']) expect((await tenant.call('POST', `/flow_runs/${run.id}/set_state`, { state: { type } })).status).toBe(201);
    };
    const variables = async (): Promise<void> => {
      expect((await tenant.call('POST', '/variables/', { name: `v_${Math.random().toString(36).slice(2)}`, value: 1 })).status).toBe(201);
    };
    const batches = Array.from({ length: 30 }, () => some(100));
    await Promise.all([...batches.flatMap((batch) => [emit(batch), emit(batch)]), ...batches.map(states), ...batches.map(variables)]);
    expect(await agesOf()).not.toEqual([]);
    expect(await total({ event: { name: ['spec.some'] } })).toBe(3_000);
    expect(await total({ event: { prefix: ['prefect.flow-run.'] } })).toBe(90);
    expect(await total({ event: { name: ['prefect.variable.created'] } })).toBe(30);
  });

  it('have those told that are still to be read, once, though they go to another range meanwhile', async () => {
    const { ctx } = tenant;
    const [{ position = '' } = {}] = await ctx.cell.query<{ position: string }>({ text: 'select pg_current_snapshot()::text as position' });
    await emit(some(20, { occurred: daysAgo(0) }));
    await makeRange(ctx, EVENTS, TODAY);
    const rows = await ctx.cell.query({ text: `select id from ${ctx.schema}.event where not pg_visible_in_snapshot(tx, $1)`, values: [position] });
    expect(rows).toHaveLength(20);
  });

  describe('once they are older than the workspace keeps them', () => {
    it('are dropped with their range, or deleted where they have none', async () => {
      await tenant.call('PUT', '/admin/events', { retention_days: 5 });
      for (const days of [9, 7, 3, 1]) await makeRange(tenant.ctx, EVENTS, TODAY - days);
      for (const days of [9, 8, 7, 3, 1, 0]) await emit(some(2, { occurred: daysAgo(days) }));
      await expire();
      expect(await agesOf()).toEqual([
        [3, 2],
        [1, 0],
      ]);
      expect(await total({})).toBe(6);
      await tenant.call('PUT', '/admin/events', { retention_days: 20 });
      await expire();
      expect(await total({})).toBe(6);
      await tenant.call('PUT', '/admin/events', { retention_days: 2 });
      await expire();
      expect(await agesOf()).toEqual([[1, 0]]);
    });

    it('logs, too, where that is wanted', async () => {
      const { ctx } = tenant;
      const add = async (days: number): Promise<unknown> =>
        ctx.cell.query({
          text: `insert into ${ctx.schema}.log (id, created, timestamp, level, name, message) values (gen_random_uuid(), $1, now(), 20, '', '')`,
          values: [daysAgo(days)],
        });
      await makeRange(ctx, LOGS, TODAY - 50);
      for (const days of [50, 15, 1]) await add(days);
      await expire();
      expect(await countIn('log')).toBe(3);
      await tenant.call('PUT', '/admin/logs', { retention_days: 10 });
      await expire();
      expect(await countIn('log')).toBe(1);
      expect(await agesOf(LOGS)).toEqual([]);
      await tenant.call('PUT', '/admin/logs', { retention_days: 20 });
      await add(15);
      await expire();
      expect(await countIn('log')).toBe(2);
    });

    it('have their workspace found by what its cell has', async () => {
      const quiet = await app.newTenant();
      await emit(some(1));
      const asked: string[] = [];
      const queue = { add: async (_: unknown, { workspaceId }: { workspaceId: string }) => void asked.push(workspaceId) };
      await new ExpireRangesDuty(queue as never, app.platform.tenancy).sweep();
      expect(asked).toContain(tenant.workspace.id);
      expect(asked).not.toContain(quiet.workspace.id);
    });
  });

  it('are moved there with all that a workspace of the release before has', async () => {
    const schema = 'ws_00000000000000000000000000000011' as Schema;
    const cell = tenant.ctx.cell as Cluster;
    const all = loadWorkspaceMigrations();
    const before = all.findIndex(({ name }) => name.endsWith('_event_bounds'));
    await createWorkspaceSchema(cell, schema, all.slice(0, before));
    const add = async (days: number) =>
      cell.query({
        text: `insert into ${schema}.event (id, occurred, event, resource_id, resource) values (gen_random_uuid(), $1, 'e', 'x', '{}')`,
        values: [daysAgo(days)],
      });
    for (const days of [3_000, 1, 0, -1, -3, -300]) await add(days);
    await cell.query({ text: `insert into ${schema}.log (id, timestamp, level, name, message) values (gen_random_uuid(), now(), 20, '', '')` });
    await migrateWorkspaceSchema(cell, schema, all);
    const ctx = { schema, cell };
    const [past] = await listRanges(ctx, EVENTS);
    expect(await listRanges(ctx, LOGS)).toHaveLength(1);
    const counts = await cell.query({
      text: `select (select count(*) from ${schema}.event) as events, (select count(*) from ${schema}.event_default) as ahead, (select count(*) from ${schema}.log) as logs`,
    });
    expect(counts).toEqual([{ events: 6, ahead: 2, logs: 1 }]);
    const next = past?.toDay ?? 0;
    for (const day of [next - 2, next - 1, next, next + 1]) await makeRange(ctx, EVENTS, day);
    expect((await listRanges(ctx, EVENTS)).slice(1).map(({ fromDay, toDay }) => [fromDay - next, toDay - next])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });
});
