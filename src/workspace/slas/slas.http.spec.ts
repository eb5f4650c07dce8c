import { randomUUID } from 'node:crypto';
import type { SlaReply } from '@app/contract';
import { until } from '@app/testing';
import { invalidAt, itFindsOnlyItsOwn, itIsShut, testApp, type Tenant, type TestApp } from '../../app.testing.js';
import { Upkeep } from '../../loops/upkeep.js';
import { WATCH_SLAS } from './violations.repository.js';

interface Merged {
  created: SlaReply[];
  updated: SlaReply[];
  deleted: SlaReply[];
}
interface Told {
  event: string;
  id: string;
  follows: string | null;
  resource: Record<string, string>;
  related: Record<string, string>[];
  payload: Record<string, unknown>;
}

const NOWHERE = '00000000-0000-4000-8000-000000000000';

describe('SLAs', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;
  let flowId: string;
  let deployments = 0;
  const tenants = () => ({ app, tenant, stranger });
  beforeAll(async () => {
    app = await testApp();
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
    flowId = ((await tenant.call('POST', '/flows/', { name: 'promising' })).body as { id: string }).id;
  });
  afterAll(async () => app.close());

  const deploy = async (): Promise<string> =>
    ((await tenant.call('POST', '/deployments/', { name: `d${++deployments}`, flow_id: flowId })).body as { id: string }).id;
  const applyPath = (deploymentId: string): string => `/slas/apply-resource-slas/prefect.deployment.${deploymentId}`;
  const apply = async (deploymentId: string, ...slas: object[]): Promise<Merged> => {
    const { status, body } = await tenant.call('POST', applyPath(deploymentId), slas);
    expect(status).toBe(200);
    return body as Merged;
  };
  const made = async (deploymentId: string, sla: object): Promise<SlaReply> => {
    const [only] = (await apply(deploymentId, sla)).created;
    if (!only) throw new Error('none was made');
    return only;
  };
  const names = (slas: readonly { name: string }[]): string[] => slas.map(({ name }) => name);
  const get = async (id: string) => (await tenant.call('GET', `/slas/${id}`)).body as SlaReply;

  describe('POST /slas/apply-resource-slas/{resource}', () => {
    it('makes, changes and deletes by name what is not as it is sent', async () => {
      const id = await deploy();
      const owner = `prefect.deployment.${id}`;
      const first = await apply(
        id,
        { name: 'ttc', severity: 'high', duration: 100, owner_resource: owner },
        { name: 'late', within: 60, enabled: false },
        { name: 'fresh', stale_after: 3600.5 },
      );
      expect([names(first.created), first.updated, first.deleted]).toEqual([['ttc', 'late', 'fresh'], [], []]);
      expect(first.created[0]).toMatchObject({
        name: 'ttc',
        severity: 'high',
        enabled: true,
        type: 'sla',
        duration: 100,
        owner_resource: owner,
        account: tenant.account.id,
        workspace: tenant.workspace.id,
        trigger: { posture: 'Proactive', within: 100, match_related: { 'prefect.resource.id': owner } },
        actions: [],
      });
      expect(first.created.slice(1)).toMatchObject([
        { within: 60, enabled: false, severity: 'moderate' },
        { stale_after: 3600.5, enabled: true },
      ]);
      const second = await apply(id, { name: 'late', duration: 5 }, { name: 'new', within: 1 });
      expect([names(second.created), names(second.updated), names(second.deleted).sort()]).toEqual([['new'], ['late'], ['fresh', 'ttc']]);
      expect(second.updated[0]).toMatchObject({ id: first.created[1]?.id, duration: 5, enabled: false });
      expect(names((await apply(id)).deleted).sort()).toEqual(['late', 'new']);
    });

    it('makes one of an event as well', async () => {
      const promise = { within: 60, expected_event: 'table.loaded', resource_match: { 'prefect.resource.id': 'table.a', zone: ['eu', 'us'] } };
      const id = await deploy();
      expect(await made(id, { name: 'fresh', ...promise })).toMatchObject({
        ...promise,
        trigger: { expect: ['table.loaded'], match: promise.resource_match, match_related: {}, within: 60 },
      });
      const [changed] = (await apply(id, { name: 'fresh', within: 60 })).updated;
      expect(changed).not.toHaveProperty('expected_event');
    });

    it('finds no deployment that is not there, or is another workspace’s', async () => {
      const missing = { status: 404, body: { detail: 'Deployment not found' } };
      expect(await tenant.call('POST', applyPath(NOWHERE), [])).toMatchObject(missing);
      expect(await stranger.call('POST', applyPath(await deploy()), [{ name: 'a', within: 1 }])).toMatchObject(missing);
    });

    it.each<[string, object[], (string | number)[]]>([
      ['one without a kind', [{ name: 'a' }], ['body', 0]],
      [
        'one of two kinds',
        [
          { name: 'b', within: 1 },
          { name: 'a', duration: 1, within: 1 },
        ],
        ['body', 1],
      ],
      [
        'two with one name',
        [
          { name: 'a', within: 1 },
          { name: 'a', within: 2 },
        ],
        ['body', 1, 'name'],
      ],
      ['no time at all', [{ name: 'a', within: 0 }], ['body', 0, 'within']],
      ['a severity it does not know', [{ name: 'a', within: 1, severity: 'none' }], ['body', 0, 'severity']],
      ['an event without resources', [{ name: 'a', within: 1, expected_event: 'x' }], ['body', 0, 'resource_match']],
      ['resources without an event', [{ name: 'a', within: 1, resource_match: {} }], ['body', 0, 'expected_event']],
      ['an event that takes too long', [{ name: 'a', duration: 1, expected_event: 'x', resource_match: {} }], ['body', 0]],
      ['a member it does not know', [{ name: 'a', within: 1, actions: [] }], ['body', 0, 'actions']],
    ])('refuses %s, and all that came with it', async (_, slas, loc) => {
      const id = await deploy();
      expect(await tenant.call('POST', applyPath(id), slas)).toMatchObject(invalidAt(...loc));
      expect((await tenant.call('POST', `/slas/by-owner/prefect.deployment.${id}`, {})).body).toEqual([]);
    });

    it('refuses what is no deployment', async () =>
      expect(await tenant.call('POST', '/slas/apply-resource-slas/prefect.flow.x', [])).toMatchObject(invalidAt('body', 'resource_id')));
    itIsShut(tenants, 'POST', applyPath(NOWHERE), []);
  });

  describe('POST /slas/', () => {
    it('makes one, of a name that the deployment does not have', async () => {
      const owner_resource = `prefect.deployment.${await deploy()}`;
      expect(await tenant.call('POST', '/slas/', { name: 'one', within: 5, owner_resource })).toMatchObject({
        status: 201,
        body: { name: 'one', within: 5, owner_resource },
      });
      expect(await tenant.call('POST', '/slas/', { name: 'one', duration: 5, owner_resource })).toMatchObject({
        status: 409,
        body: { code: 'sla.name_taken' },
      });
    });
    it('wants a deployment that is there', async () => {
      expect(await tenant.call('POST', '/slas/', { name: 'one', within: 5 })).toMatchObject(invalidAt('body', 'owner_resource'));
      const owner_resource = `prefect.deployment.${NOWHERE}`;
      expect((await tenant.call('POST', '/slas/', { name: 'one', within: 5, owner_resource })).status).toBe(404);
    });
    itIsShut(tenants, 'POST', '/slas/', { name: 'one', within: 5 });
  });

  describe('POST /slas/filter and /slas/by-owner/{resource}', () => {
    let owner: string;
    beforeAll(async () => {
      const [one, other] = [await deploy(), await deploy()];
      owner = `prefect.deployment.${one}`;
      await apply(one, { name: 'listed-b', within: 1, severity: 'low' }, { name: 'listed-a', duration: 1 });
      await apply(other, { name: 'listed-c', stale_after: 1, enabled: false });
    });
    const some = { name: { any_: ['listed-a', 'listed-b', 'listed-c'] } };

    it.each<[string, string, object, string[]]>([
      ['by name', '', { filter: some }, ['listed-a', 'listed-b', 'listed-c']],
      ['in another order', '?sort=NAME_DESC', { filter: some }, ['listed-c', 'listed-b', 'listed-a']],
      ['a part of the list', '', { filter: some, limit: 1, offset: 1 }, ['listed-b']],
      ['of one severity', '', { filter: { ...some, severity: 'low' } }, ['listed-b']],
      ['made before a time', '', { filter: { ...some, created: { before_: '2020-01-01T00:00:00Z' } } }, []],
      ['with a tag, which none has', '', { filter: { ...some, tags: { all_: ['x'] } } }, []],
      ['without tags, like all', '', { filter: { ...some, tags: { is_null_: true } } }, ['listed-a', 'listed-b', 'listed-c']],
    ])('finds %s', async (_, query, body, expected) =>
      expect(names((await tenant.call('POST', `/slas/filter${query}`, body)).body as SlaReply[])).toEqual(expected),
    );

    it('finds those of a deployment, and nothing of another workspace', async () => {
      const path = `/slas/by-owner/${owner}?sort=NAME_DESC`;
      expect(names((await tenant.call('POST', path, {})).body as SlaReply[])).toEqual(['listed-b', 'listed-a']);
      expect((await stranger.call('POST', path, {})).body).toEqual([]);
      expect((await stranger.call('POST', '/slas/filter', { filter: null })).body).toEqual([]);
    });

    it('refuse what they do not know', async () => {
      for (const path of ['/slas/filter', `/slas/by-owner/${owner}`]) {
        expect(await tenant.call('POST', `${path}?sort=AGE`, {})).toMatchObject(invalidAt('query', 'sort'));
        expect(await tenant.call('POST', path, { filter: { id: {} } })).toMatchObject(invalidAt('body', 'filter', 'id'));
      }
    });
    itIsShut(tenants, 'POST', '/slas/filter', {});
    itIsShut(tenants, 'POST', `/slas/by-owner/prefect.deployment.${NOWHERE}`, {});
  });

  describe('/slas/{id}', () => {
    let sla: SlaReply;
    beforeAll(async () => (sla = await made(await deploy(), { name: 'one', within: 1 })));

    it('GET answers it', async () => expect(await get(sla.id)).toEqual(sla));
    it('PATCH enables and disables it', async () => {
      expect(await tenant.call('PATCH', `/slas/${sla.id}`, { enabled: false })).toMatchObject({ status: 200, body: true });
      expect((await get(sla.id)).enabled).toBe(false);
      expect(await tenant.call('PATCH', `/slas/${sla.id}`, { name: 'x', enabled: true })).toMatchObject(invalidAt('body', 'name'));
    });
    it('DELETE deletes it, once', async () => {
      const { id } = await made(await deploy(), { name: 'short', within: 1 });
      expect(await tenant.call('DELETE', `/slas/${id}`)).toMatchObject({ status: 200, body: true });
      expect(await tenant.call('DELETE', `/slas/${id}`)).toMatchObject({ status: 404, body: { code: 'sla.not_found' } });
    });
    it('goes with its deployment', async () => {
      const deploymentId = await deploy();
      const { id } = await made(deploymentId, { name: 'short', within: 1 });
      await tenant.call('DELETE', `/deployments/${deploymentId}`);
      expect((await tenant.call('GET', `/slas/${id}`)).status).toBe(404);
    });

    describe.each<['GET' | 'PATCH' | 'DELETE', object | undefined]>([
      ['GET', undefined],
      ['PATCH', { enabled: true }],
      ['DELETE', undefined],
    ])('%s', (method, body) => {
      itFindsOnlyItsOwn(
        tenants,
        method,
        (id) => `/slas/${id}`,
        () => sla.id,
        body,
        'SLA not found.',
      );
      itIsShut(tenants, method, () => `/slas/${sla.id}`, body);
    });
  });

  describe('where they are not kept', () => {
    const ago = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();
    const watch = async (): Promise<void> => app.app.get(Upkeep, { strict: false }).perform({ workspaceId: tenant.workspace.id, duty: WATCH_SLAS });
    const told = async (sla: SlaReply): Promise<Told[]> =>
      tenant.ctx.cell.query({
        text: `select event, id, follows, resource, related, payload from ${tenant.ctx.schema}.event where related -> 0 ->> 'prefect.resource.id' = $1 order by occurred, id`,
        values: [`prefect.sla.${sla.id}`],
      });
    const kinds = async (sla: SlaReply): Promise<string[]> => (await told(sla)).map(({ event }) => event.replace('prefect.sla.', ''));
    /** As if the promise had been given so long ago, and nobody had looked since. The server looks on its own, too: what is to be found comes first. */
    const age = async (sla: SlaReply, seconds: number, enabled = true): Promise<unknown> =>
      tenant.ctx.cell.query({
        text: `update ${tenant.ctx.schema}.sla set enabled = $3, active_since = now() - make_interval(secs => $2), looked_at = now() - make_interval(secs => $2) where id = $1`,
        values: [sla.id, seconds, enabled],
      });
    const newRun = async (deploymentId: string, state: object): Promise<string> =>
      ((await tenant.call('POST', '/flow_runs/', { flow_id: flowId, deployment_id: deploymentId, state })).body as { id: string }).id;
    const setTimes = async (id: string, times: Record<string, string>): Promise<unknown> =>
      tenant.ctx.cell.query({
        text: `update ${tenant.ctx.schema}.flow_run set ${Object.keys(times)
          .map((name, index) => `${name} = $${index + 2}`)
          .join(', ')} where id = $1`,
        values: [id, ...Object.values(times)],
      });
    const setState = async (id: string, type: string): Promise<void> =>
      expect((await tenant.call('POST', `/flow_runs/${id}/set_state`, { state: { type }, force: true })).status).toBe(201);
    const runningFor = async (deploymentId: string, seconds: number): Promise<string> => {
      const id = await newRun(deploymentId, { type: 'RUNNING' });
      await setTimes(id, { start_time: ago(seconds), expected_start_time: ago(seconds) });
      return id;
    };

    it('tell once of a run that takes too long, and once that it ended', async () => {
      const deploymentId = await deploy();
      const sla = await made(deploymentId, { name: 'ttc', duration: 600, severity: 'critical', enabled: false });
      const [slow, quick] = [await runningFor(deploymentId, 700), await runningFor(deploymentId, 5)];
      await age(sla, 6000);
      await Promise.all([watch(), watch()]);
      expect(await told(sla)).toMatchObject([
        {
          event: 'prefect.sla.violation',
          follows: null,
          resource: { 'prefect.resource.id': `prefect.flow-run.${slow}`, 'prefect.resource.name': expect.any(String), 'prefect.sla.severity': 'critical' },
          related: [
            { 'prefect.resource.id': `prefect.sla.${sla.id}`, 'prefect.resource.role': 'sla', 'prefect.resource.name': 'ttc' },
            { 'prefect.resource.id': `prefect.flow-run.${slow}`, 'prefect.resource.role': 'flow-run' },
            { 'prefect.resource.id': `prefect.deployment.${deploymentId}`, 'prefect.resource.role': 'deployment' },
            { 'prefect.resource.id': `prefect.flow.${flowId}`, 'prefect.resource.role': 'flow', 'prefect.resource.name': 'promising' },
          ],
          payload: { severity: 'critical', duration: 600, ended: null },
        },
      ]);
      await setState(slow, 'COMPLETED');
      await setState(quick, 'COMPLETED');
      await watch();
      await watch();
      const [violation, met] = await told(sla);
      expect(await kinds(sla)).toEqual(['violation', 'met']);
      expect(met).toMatchObject({ follows: violation?.id, payload: { ended: expect.any(String) } });
      const { status, body } = await tenant.call('POST', '/slas/flow-runs', { sla_ids: [sla.id, NOWHERE], since: ago(6000) });
      expect([status, body]).toEqual([200, [slow]]);
      expect((await tenant.call('POST', '/slas/flow-runs', { sla_ids: [sla.id], since: ago(-60) })).body).toEqual([]);
      expect((await stranger.call('POST', '/slas/flow-runs', { sla_ids: [sla.id], since: ago(6000) })).body).toEqual([]);
    });

    it('tell of a run that ended before anybody looked', async () => {
      const deploymentId = await deploy();
      const sla = await made(deploymentId, { name: 'ttc', duration: 10, enabled: false });
      const [long, short] = [await runningFor(deploymentId, 100), await runningFor(deploymentId, 100)];
      for (const id of [long, short]) await setState(id, 'FAILED');
      await setTimes(long, { start_time: ago(100), end_time: ago(50) });
      await setTimes(short, { start_time: ago(100), end_time: ago(95) });
      await age(sla, 600);
      await watch();
      expect(await kinds(sla)).toEqual(['violation', 'met']);
      expect((await told(sla))[0]?.resource).toMatchObject({ 'prefect.resource.id': `prefect.flow-run.${long}` });
    });

    it('tell of a run that does not start in time, until it does', async () => {
      const deploymentId = await deploy();
      const sla = await made(deploymentId, { name: 'late', within: 600, enabled: false });
      const scheduled = async (seconds: number) => newRun(deploymentId, { type: 'SCHEDULED', state_details: { scheduled_time: ago(seconds) } });
      const late = await scheduled(700);
      for (const seconds of [5, -30]) await scheduled(seconds);
      await age(sla, 6000);
      await watch();
      expect(await kinds(sla)).toEqual(['violation']);
      expect((await told(sla))[0]?.resource).toMatchObject({ 'prefect.resource.id': `prefect.flow-run.${late}` });
      await setState(late, 'RUNNING');
      await watch();
      expect(await kinds(sla)).toEqual(['violation', 'met']);
    });

    it('tell of a deployment without a run that completes, until there is one, and again', async () => {
      const deploymentId = await deploy();
      const sla = await made(deploymentId, { name: 'fresh', stale_after: 600 });
      const failed = await runningFor(deploymentId, 5);
      await setState(failed, 'FAILED');
      await watch();
      expect(await kinds(sla)).toEqual([]);
      await age(sla, 700);
      await watch();
      await watch();
      expect(await kinds(sla)).toEqual(['violation']);
      expect((await told(sla))[0]?.resource).toMatchObject({ 'prefect.resource.id': `prefect.deployment.${deploymentId}` });
      const completed = await runningFor(deploymentId, 0);
      await setState(completed, 'COMPLETED');
      await watch();
      expect(await kinds(sla)).toEqual(['violation', 'met']);
      await age(sla, 6000);
      await setTimes(completed, { end_time: ago(700) });
      await watch();
      expect(await kinds(sla)).toEqual(['violation', 'met', 'violation']);
    });

    it('tell of a resource of which nothing is told, until something is', async () => {
      const deploymentId = await deploy();
      const match = { 'prefect.resource.id': 'table.a', zone: ['e*'] };
      const sla = await made(deploymentId, { name: 'fresh', within: 600, expected_event: 'table.loaded', resource_match: match });
      const load = async (zone: string, seconds: number): Promise<unknown> =>
        tenant.call('POST', '/events', [
          { id: randomUUID(), occurred: ago(seconds), event: 'table.loaded', resource: { 'prefect.resource.id': 'table.a', zone } },
        ]);
      await load('eu', 500);
      await age(sla, 590);
      await watch();
      expect(await kinds(sla)).toEqual([]);
      await age(sla, 6000);
      await tenant.ctx.cell.query({ text: `update ${tenant.ctx.schema}.event set occurred = now() - interval '700 seconds' where event = 'table.loaded'` });
      await tenant.ctx.cell.query({ text: `update ${tenant.ctx.schema}.sla set refreshed = null where id = $1`, values: [sla.id] });
      await load('us', 1);
      await watch();
      await watch();
      expect(await told(sla)).toMatchObject([{ event: 'prefect.sla.violation', payload: { within: 600, expected_event: 'table.loaded', ended: null } }]);
      await load('eu', 0);
      await watch();
      expect(await kinds(sla)).toEqual(['violation', 'met']);
    });

    it('count an event from when it occurred, however late it comes in', async () => {
      const match = { 'prefect.resource.id': 'table.late' };
      const sla = await made(await deploy(), { name: 'daily', within: 86_400, expected_event: 'table.loaded', resource_match: match, enabled: false });
      const load = async (seconds: number): Promise<unknown> =>
        tenant.call('POST', '/events', [{ id: randomUUID(), occurred: ago(seconds), event: 'table.loaded', resource: match }]);
      const refreshedBefore = async (hours: number) =>
        tenant.ctx.cell.query({
          text: `update ${tenant.ctx.schema}.sla
                    set enabled = true, looked_at = now(), active_since = now() - interval '40 hours', refreshed = now() - make_interval(hours => $2) where id = $1`,
          values: [sla.id, hours],
        });
      await load(3 * 3_600);
      await refreshedBefore(35);
      await watch();
      expect(await kinds(sla)).toEqual([]);
      await tenant.ctx.cell.query({ text: `delete from ${tenant.ctx.schema}.event where resource_id = 'table.late'` });
      await refreshedBefore(29);
      await watch();
      expect(await kinds(sla)).toEqual(['violation']);
      await load(4 * 3_600);
      await watch();
      expect(await kinds(sla)).toEqual(['violation', 'met']);
    });

    it('tell nothing of what was before they were given, enabled or changed', async () => {
      const deploymentId = await deploy();
      const sla = await made(deploymentId, { name: 'ttc', duration: 60, enabled: false });
      await runningFor(deploymentId, 100);
      await age(sla, 600, false);
      await watch();
      await tenant.call('PATCH', `/slas/${sla.id}`, { enabled: true });
      await watch();
      await apply(deploymentId, { name: 'ttc', duration: 50 });
      await watch();
      expect(await kinds(sla)).toEqual([]);
      await age(sla, 600);
      await watch();
      await apply(deploymentId, { name: 'ttc', duration: 50, severity: 'minor' });
      await watch();
      expect(await kinds(sla)).toEqual(['violation']);
      await tenant.call('PATCH', `/slas/${sla.id}`, { enabled: false });
      await tenant.call('PATCH', `/slas/${sla.id}`, { enabled: true });
      await watch();
      expect(await kinds(sla)).toEqual(['violation']);
    });

    it('are found out without anybody asking', async () => {
      const deploymentId = await deploy();
      const sla = await made(deploymentId, { name: 'ttc', duration: 60, enabled: false });
      await runningFor(deploymentId, 61);
      await age(sla, 600);
      for (let slice = 0; slice < 12; slice++) await app.app.get(Upkeep, { strict: false }).look(slice);
      await until(async () => (await told(sla)).length > 0);
    }, 30_000);

    it('POST /slas/flow-runs refuses what is no time', async () =>
      expect(await tenant.call('POST', '/slas/flow-runs', { sla_ids: [], since: '2026-02-30T00:00:00Z' })).toMatchObject(invalidAt('body', 'since')));
    itIsShut(tenants, 'POST', '/slas/flow-runs', { sla_ids: [], since: '2026-01-01T00:00:00Z' });
  });
});
