import type { FlowReply, FlowRunInputReply, FlowRunReply } from '@app/contract';
import { v4 as uuidv4 } from 'uuid';
import { invalidAt, itFindsOnlyItsOwn, itIsShut, testApp, type Reply, type Tenant, type TestApp } from '../../app.testing.js';

describe('inputs of a flow run over REST', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;
  let flow: FlowReply;
  let run: FlowRunReply;

  beforeAll(async () => {
    app = await testApp();
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
    flow = (await tenant.call('POST', '/flows/', { name: 'a-flow' })).body as FlowReply;
    run = await newRun();
    await send({ key: 'known', value: 'v' });
  }, 60_000);
  afterAll(async () => app.close());

  const tenants = () => ({ app, tenant, stranger });
  const own = () => run.id;
  const newRun = async (): Promise<FlowRunReply> => (await tenant.call('POST', '/flow_runs/', { flow_id: flow.id })).body as FlowRunReply;
  const send = async (body: object, id = run.id): Promise<Reply> => tenant.call('POST', `/flow_runs/${id}/input`, body);
  const keys = async (body: object, id = run.id): Promise<string[]> =>
    ((await tenant.call('POST', `/flow_runs/${id}/input/filter`, body)).body as FlowRunInputReply[]).map(({ key }) => key);

  describe('POST /flow_runs/{id}/input', () => {
    itIsShut(tenants, 'POST', () => `/flow_runs/${run.id}/input`, { key: 'a', value: 'b' });
    itFindsOnlyItsOwn(tenants, 'POST', (id) => `/flow_runs/${id}/input`, own, { key: 'strange', value: 'b' }, 'Flow run not found');

    it('keeps the value under its key, and takes an empty key for one', async () => {
      expect(await send({ key: 'a-1', value: '{"n":1}', sender: 'prefect.flow-run.x' })).toMatchObject({ status: 201, body: null });
      expect(await send({ key: '', value: '', passed: 'over' })).toMatchObject({ status: 201 });
      expect((await tenant.call('POST', `/flow_runs/${run.id}/input/filter`, { prefix: 'a-1' })).body).toEqual([
        {
          id: expect.any(String) as string,
          created: expect.any(String) as string,
          updated: expect.any(String) as string,
          flow_run_id: run.id,
          key: 'a-1',
          value: '{"n":1}',
          sender: 'prefect.flow-run.x',
        },
      ]);
    });

    it('lets each run have a key once', async () => {
      const other = await newRun();
      expect(await send({ key: 'known', value: 'other' })).toMatchObject({
        status: 409,
        body: { code: 'flow_run_input.key_taken', detail: 'A flow run input with this key already exists.' },
      });
      expect(await send({ key: 'known', value: 'other' }, other.id)).toMatchObject({ status: 201 });
      expect(await tenant.call('GET', `/flow_runs/${run.id}/input/known`)).toMatchObject({ status: 200, body: 'v' });
    });

    it.each([
      ['no key', { value: 'x' }, ['body', 'key']],
      ['no value', { key: 'x' }, ['body', 'value']],
      ['a value that is no text', { key: 'x', value: 1 }, ['body', 'value']],
      ['a key with capitals', { key: 'X', value: '' }, ['body', 'key']],
      ['a key with other signs', { key: 'x_y', value: '' }, ['body', 'key']],
      ['what no text can hold', { key: 'nul', value: '\0' }, ['body']],
    ])('refuses %s', async (_, body, loc) => expect(await send(body)).toMatchObject(invalidAt(...loc)));
  });

  describe('POST /flow_runs/{id}/input/filter', () => {
    itIsShut(tenants, 'POST', () => `/flow_runs/${run.id}/input/filter`, { prefix: '' });

    it('answers the oldest first, one unless more are asked for, and leaves out those that are known', async () => {
      const { id } = await newRun();
      for (const key of ['b', 'a-2', 'a-1', 'b-1']) await send({ key, value: key }, id);
      expect(await keys({ prefix: '' }, id)).toEqual(['b']);
      expect(await keys({ prefix: '', limit: 3 }, id)).toEqual(['b', 'a-2', 'a-1']);
      expect(await keys({ prefix: 'a', limit: 9 }, id)).toEqual(['a-2', 'a-1']);
      expect(await keys({ prefix: 'a', limit: 9, exclude_keys: ['a-2', 'b'] }, id)).toEqual(['a-1']);
      expect(await keys({ prefix: '', limit: 0 }, id)).toEqual([]);
    });

    it('takes no sign of the prefix for a wildcard', async () => {
      expect(await keys({ prefix: '%', limit: 9 })).toEqual([]);
      expect(await keys({ prefix: '_', limit: 9 })).toEqual([]);
    });

    it('finds nothing of a run that is not there, or is another workspace’s', async () => {
      expect(await keys({ prefix: '' }, uuidv4())).toEqual([]);
      expect((await stranger.call('POST', `/flow_runs/${run.id}/input/filter`, { prefix: '' })).body).toEqual([]);
      expect(await tenant.call('POST', '/flow_runs/nothing/input/filter', { prefix: '' })).toMatchObject({ status: 404 });
    });

    it.each([
      ['no prefix', { limit: 1 }, ['body', 'prefix']],
      ['a limit below none', { prefix: '', limit: -1 }, ['body', 'limit']],
      ['keys that are no texts', { prefix: '', exclude_keys: [1] }, ['body', 'exclude_keys', 0]],
    ])('refuses %s', async (_, body, loc) => expect(await tenant.call('POST', `/flow_runs/${run.id}/input/filter`, body)).toMatchObject(invalidAt(...loc)));
  });

  describe.each(['GET', 'DELETE'] as const)('%s /flow_runs/{id}/input/{key}', (method) => {
    itIsShut(tenants, method, () => `/flow_runs/${run.id}/input/known`);
    itFindsOnlyItsOwn(tenants, method, (id) => `/flow_runs/${id}/input/known`, own, undefined, 'Flow run input not found');

    it('finds no key that was not sent', async () =>
      expect(await tenant.call(method, `/flow_runs/${run.id}/input/unknown`)).toMatchObject({
        status: 404,
        body: { code: 'flow_run_input.not_found', detail: 'Flow run input not found' },
      }));
  });

  it('are read as the text that was sent, whatever it looks like', async () => {
    await send({ key: 'text', value: '"a" é \u2028' });
    const reply = await app.app.inject({
      method: 'GET',
      url: `${tenant.base}/flow_runs/${run.id}/input/text`,
      headers: { authorization: `Bearer ${tenant.key}` },
    });
    expect([reply.headers['content-type'], reply.payload]).toEqual(['text/plain; charset=utf-8', '"a" é \u2028']);
  });

  it('can be deleted, and sent anew', async () => {
    await send({ key: 'again', value: '1' });
    expect(await tenant.call('DELETE', `/flow_runs/${run.id}/input/again`)).toMatchObject({ status: 204, body: null });
    expect((await send({ key: 'again', value: '2' })).status).toBe(201);
    expect((await tenant.call('GET', `/flow_runs/${run.id}/input/again`)).body).toBe(2);
  });

  it('go with their run', async () => {
    const { id } = await newRun();
    await send({ key: 'a', value: 'v' }, id);
    expect((await tenant.call('DELETE', `/flow_runs/${id}`)).status).toBe(204);
    expect(await keys({ prefix: '' }, id)).toEqual([]);
  });
});
