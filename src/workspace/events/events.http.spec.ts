import type { TaskRunReply } from '@app/contract';
import type { Logger } from '@app/telemetry';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { jest } from '@jest/globals';
import { invalidAt, itIsShut, testApp, type Tenant, type TestApp } from '../../app.testing.js';
import { LOGGER } from '../../platform.module.js';
import { EventWriter } from './event-writer.js';

const labels = (more: object) => ({ 'prefect.resource.id': 'x', ...more });
const manyLabels = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`label-${index}`, 'v']));
const related = { 'prefect.resource.id': 'x', 'prefect.resource.role': 'y' };

describe('events over REST', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;

  beforeAll(async () => {
    app = await testApp();
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
  }, 60_000);
  afterAll(async () => app.close());

  const tenants = () => ({ app, tenant, stranger });
  const event = (rest: object = {}) => ({
    id: uuidv7(),
    occurred: '2026-01-31T08:00:00Z',
    event: 'something.happened',
    resource: { 'prefect.resource.id': 'a.thing' },
    ...rest,
  });
  const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
  const storedOf = async (ids: readonly string[], by: Tenant = tenant) =>
    by.ctx.cell.query<{ id: string; event: string; payload: object }>({
      text: `select id, event, payload from ${by.ctx.schema}.event where id = any($1::uuid[])`,
      values: [ids],
    });

  describe('POST /events', () => {
    itIsShut(tenants, 'POST', '/events', [event()]);

    it('answers once the events are durable, those that nobody knows among them', async () => {
      const told = [event({ payload: { a: 1 }, related: [], follows: null, from_the_future: true }), event({ event: 'odd\u0000name' })];
      expect(await tenant.call('POST', '/events', told)).toMatchObject({ status: 204, body: null });
      expect(await storedOf(told.map(({ id }) => id))).toHaveLength(2);
      expect(
        await storedOf(
          told.map(({ id }) => id),
          stranger,
        ),
      ).toEqual([]);
    });

    it('takes an event once, however often it comes', async () => {
      const told = event();
      for (let time = 0; time < 2; time++) expect(await tenant.call('POST', '/events', [told, told])).toMatchObject({ status: 204 });
      expect(await storedOf([told.id])).toHaveLength(1);
    });

    it('asks to wait while more is on its way than may be, and takes the same list after that', async () => {
      const told = [event(), event()];
      const full = jest.spyOn(app.app.get(EventWriter, { strict: false }), 'isFull').mockReturnValueOnce(true);
      expect(await tenant.call('POST', '/events', told)).toMatchObject({ status: 429, body: { code: 'request.too_many' } });
      expect(await tenant.call('POST', '/events', told)).toMatchObject({ status: 204 });
      full.mockRestore();
      expect(await storedOf(told.map(({ id }) => id))).toHaveLength(2);
    });

    it('makes the task runs that are reported', async () => {
      const [id, flowRunId] = [uuidv4(), uuidv4()];
      const told = event({
        event: 'prefect.task-run.Running',
        resource: { 'prefect.resource.id': `prefect.task-run.${id}`, 'prefect.orchestration': 'client' },
        related: [{ 'prefect.resource.id': `prefect.flow-run.${flowRunId}`, 'prefect.resource.role': 'flow-run' }],
        payload: { validated_state: { type: 'RUNNING', name: 'Running' }, task_run: { name: 't-0', task_key: 't', dynamic_key: '0', run_count: 1 } },
      });
      await tenant.call('POST', '/events', [told]);
      expect((await tenant.call('GET', `/task_runs/${id}`)).body as TaskRunReply).toMatchObject({
        name: 't-0',
        flow_run_id: flowRunId,
        state_id: told.id,
        run_count: 1,
      });
      expect(await stranger.call('GET', `/task_runs/${id}`)).toMatchObject({ status: 404 });
    });

    it('keeps the numbers of a payload as they were sent, also where an asset is told of', async () => {
      const told = event({ event: 'prefect.asset.materialization.succeeded', resource: { 'prefect.resource.id': 's3://exact' } });
      const numbers = ['"ns": 1795699626123456789', '"share": 1.0', '[12345678901234567890, {"neg": -2.5}]', '"text": ", 1.0,"'];
      const list = JSON.stringify([told]).replace(
        '}]',
        `,"payload":{"ns":1795699626123456789,"share":1.0,"list":[12345678901234567890,{"neg":-2.50}],"text":", 1.0,"}}]`,
      );
      const raw = async (method: 'GET' | 'POST', path: string, payload?: string): Promise<string> =>
        (await app.app.inject({ method, url: `${tenant.base}${path}`, headers: { authorization: `Bearer ${tenant.key}` }, ...(payload ? { payload } : {}) }))
          .payload;
      expect(await raw('POST', '/events', list)).toBe('');
      const found = await raw('POST', '/events/filter', JSON.stringify({ filter: { id: { id: [told.id] }, occurred: { since: '2026-01-31T00:00:00Z' } } }));
      const asset = await raw('GET', '/assets/key?key=s3%3A%2F%2Fexact');
      const made = await raw('GET', '/assets/materializations?key=s3%3A%2F%2Fexact');
      for (const number of numbers) for (const reply of [found, asset, made]) expect(reply).toContain(number);
    });

    it('takes as much as an event may have, and passes over one that is larger, which the log tells', async () => {
      const warn = jest.spyOn(app.app.get<Logger>(LOGGER), 'warn');
      const large = event({ resource: labels(manyLabels(499)), related: Array<object>(100).fill(related), payload: { x: 'y'.repeat(1_400_000) } });
      const tooLarge = event({ payload: { x: 'y'.repeat(1_500_000) } });
      expect(await tenant.call('POST', '/events', [large, tooLarge])).toMatchObject({ status: 204 });
      expect((await storedOf([large.id, tooLarge.id])).map(({ id }) => id)).toEqual([large.id]);
      expect(warn).toHaveBeenCalledWith({ workspaceId: tenant.workspace.id, where: '1' }, 'An event was dropped: has more than 1500000 bytes.');
      warn.mockRestore();
    });

    it('takes nothing of a list in which one is wrong', async () => {
      const good = event();
      expect(await tenant.call('POST', '/events', [good, event({ occurred: 'soon' })])).toMatchObject(invalidAt('body', 1, 'occurred'));
      expect(await storedOf([good.id])).toEqual([]);
    });

    it.each<[string, unknown, (string | number)[]]>([
      ['what is no list', event(), ['body']],
      ['what is no event', [5], ['body', 0]],
      ['an id that is none', [event({ id: 'x' })], ['body', 0, 'id']],
      ['no time', [event({ occurred: null })], ['body', 0, 'occurred']],
      ['too long a name', [event({ event: 'x'.repeat(1_025) })], ['body', 0, 'event']],
      ['a name of too many bytes', [event({ event: '世'.repeat(700) })], ['body', 0, 'event']],
      ['a label that is no string', [event({ resource: labels({ a: 1 }) })], ['body', 0, 'resource']],
      ['501 labels', [event({ resource: labels(manyLabels(500)) })], ['body', 0, 'resource']],
      ['101 related resources', [event({ related: Array<object>(101).fill(related) })], ['body', 0, 'related']],
      ['a predecessor that is no id', [event({ follows: 'x' })], ['body', 0, 'follows']],
      ['a resource without an id', [event({ resource: {} })], ['body', 0, 'resource']],
      ['a related resource without a role', [event({ related: [{ 'prefect.resource.id': 'x' }] })], ['body', 0, 'related', 0]],
      ['a payload that is no object', [event({ payload: 'x' })], ['body', 0, 'payload']],
      ['a payload that is nested too deeply', [event({ payload: { x: nested(199) } }), event({ payload: { x: nested(200) } })], ['body', 1, 'payload']],
    ])('refuses %s', async (_, body, loc) => expect(await tenant.call('POST', '/events', body)).toMatchObject(invalidAt(...loc)));
  });
});
