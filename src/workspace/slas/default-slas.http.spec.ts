import { randomUUID } from 'node:crypto';
import type { DeliveryReply } from '@app/contract';
import { until } from '@app/testing';
import { invalidAt, itIsShut, testApp, type Tenant, type TestApp } from '../../app.testing.js';
import { Blocks } from '../blocks/blocks.testing.js';
import { ServerEvents } from '../events/server-events.js';

interface Made {
  id: string;
  actions: Record<string, unknown>[];
}

describe('what is done by default about SLAs that are not kept', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;
  let blockId: string;
  const tenants = () => ({ app, tenant, stranger });
  beforeAll(async () => {
    app = await testApp();
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
    blockId = await notifier();
  });
  afterAll(async () => app.close());

  async function notifier(): Promise<string> {
    const blocks = new Blocks(tenant);
    return (await blocks.document({}, { schema: await blocks.schema(await blocks.type(), {}, { capabilities: ['notify'] }) })).id;
  }
  const set = async (severities: string[], block_id = blockId) => tenant.call('POST', '/slas/default', { sla_severities: severities, block_id });
  const list = async (by = tenant) => (await by.call('GET', '/slas/default/list')).body as Made[];

  describe('POST /slas/default', () => {
    it('makes an automation for each severity, one and no more', async () => {
      const { status, body } = await set(['high', 'low', 'low']);
      expect(status).toBe(201);
      const [high, low, ...more] = body as Made[];
      expect(more).toEqual([]);
      expect(high).toMatchObject({
        enabled: true,
        trigger: { posture: 'Reactive', expect: ['prefect.sla.violation'], match: { 'prefect.sla.severity': 'high' } },
        actions: [{ type: 'send-notification', block_document_id: blockId }],
      });
      const other = await notifier();
      expect((await set(['low'], other)).body).toMatchObject([{ id: low?.id, actions: [{ block_document_id: other }] }]);
      expect((await list()).map(({ id }) => id)).toEqual([low?.id, high?.id]);
    });

    it('sends a notification of a violation of that severity', async () => {
      await set(['critical']);
      const event = (severity: string, name: string) => ({
        event: 'prefect.sla.violation',
        resource: { 'prefect.resource.id': 'prefect.deployment.x', 'prefect.resource.name': 'nightly', 'prefect.sla.severity': severity },
        related: [
          { 'prefect.resource.id': `prefect.sla.${randomUUID()}`, 'prefect.resource.role': 'sla', 'prefect.resource.name': name },
          { 'prefect.resource.id': 'prefect.deployment.x', 'prefect.resource.role': 'deployment', 'prefect.resource.name': 'nightly' },
        ],
        payload: { severity, violated: '2026-01-01T00:00:00Z' },
      });
      await app.app.get(ServerEvents, { strict: false }).tell(tenant.ctx, [event('minor', 'small'), event('critical', 'grave')]);
      const deliveries = async () => (await tenant.call('POST', '/deliveries/filter', {})).body as DeliveryReply[];
      await until(async () => (await deliveries()).length > 0);
      expect(await deliveries()).toMatchObject([
        { subject: 'SLA not kept: grave', body: 'grave of nightly is not kept since 2026-01-01T00:00:00Z.\nSeverity: critical' },
      ]);
    }, 30_000);

    it('wants a block that is there and can send', async () => {
      const mute = (await new Blocks(tenant).document({})).id;
      expect(await set(['high'], mute)).toMatchObject(invalidAt('body', 'block_id'));
      expect(await set(['high'], randomUUID())).toMatchObject({ status: 404, body: { code: 'block_document.not_found' } });
      expect(await stranger.call('POST', '/slas/default', { sla_severities: ['high'], block_id: blockId })).toMatchObject({ status: 404 });
      expect(await set(['worst'])).toMatchObject(invalidAt('body', 'sla_severities', 0));
    });
    itIsShut(tenants, 'POST', '/slas/default', { sla_severities: [], block_id: '00000000-0000-4000-8000-000000000000' });
  });

  describe('GET /slas/default/list', () => {
    it('answers those of this workspace', async () => {
      await set(['high']);
      expect((await list()).length).toBeGreaterThan(0);
      expect(await list(stranger)).toEqual([]);
    });
    itIsShut(tenants, 'GET', '/slas/default/list');
  });

  describe('GET and DELETE /slas/default/{severity}', () => {
    const missing = { status: 404, body: { code: 'sla.not_found' } };

    it('answer and delete one', async () => {
      const [made] = (await set(['moderate'])).body as Made[];
      expect(await tenant.call('GET', '/slas/default/moderate')).toMatchObject({ status: 200, body: { id: made?.id } });
      expect(await stranger.call('GET', '/slas/default/moderate')).toMatchObject(missing);
      expect(await stranger.call('DELETE', '/slas/default/moderate')).toMatchObject(missing);
      expect(await tenant.call('DELETE', '/slas/default/moderate')).toMatchObject({ status: 200, body: true });
      for (const method of ['GET', 'DELETE'] as const) expect(await tenant.call(method, '/slas/default/moderate')).toMatchObject(missing);
      expect((await tenant.call('GET', `/automations/${made?.id}`)).status).toBe(404);
    });

    it('know no other severity', async () => {
      for (const method of ['GET', 'DELETE'] as const) expect((await tenant.call(method, '/slas/default/worst')).status).toBe(422);
    });
    itIsShut(tenants, 'GET', '/slas/default/high');
    itIsShut(tenants, 'DELETE', '/slas/default/high');
  });
});
