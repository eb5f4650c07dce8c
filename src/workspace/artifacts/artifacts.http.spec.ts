import { invalidAt, itFindsOnlyItsOwn, itIsShut, testApp, type Reply, type Tenant, type TestApp } from '../../app.testing.js';

interface Artifact {
  id: string;
  created: string;
  updated: string;
  key: string | null;
  latest_id?: string;
  type: string | null;
  description: string | null;
  data: unknown;
  metadata_: Record<string, string> | null;
  flow_run_id: string | null;
  task_run_id: string | null;
}

describe('artifacts over HTTP', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;
  beforeAll(async () => {
    app = await testApp();
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
  });
  afterAll(() => app.close());

  const NOWHERE = '00000000-0000-4000-8000-000000000000';
  const tenants = () => ({ app, tenant, stranger });
  let keys = 0;
  const newKey = (): string => `key-${++keys}`;
  const create = async (body: Record<string, unknown> = {}, by = tenant): Promise<Artifact> => {
    const reply = await by.call('POST', '/artifacts/', body);
    expect(reply.status).toBe(201);
    return reply.body as Artifact;
  };
  const read = async (id: string): Promise<Artifact> => (await tenant.call('GET', `/artifacts/${id}`)).body as Artifact;
  const latest = async (key: string): Promise<Artifact> => (await tenant.call('GET', `/artifacts/${key}/latest`)).body as Artifact;
  /** As the bytes that were sent and came back. */
  const exchange = async (method: 'GET' | 'POST' | 'PATCH', path: string, payload?: string): Promise<string> =>
    (await app.app.inject({ method, url: `${tenant.base}${path}`, headers: { authorization: `Bearer ${tenant.key}` }, ...(payload ? { payload } : {}) }))
      .payload;

  describe('POST /artifacts/', () => {
    it('keeps what it is sent and answers it', async () => {
      const content = {
        key: newKey(),
        type: 'table',
        description: '# what',
        data: [{ a: 1, b: null }],
        metadata_: { x: 'y' },
        flow_run_id: NOWHERE,
        task_run_id: null,
      };
      const artifact = await create(content);
      expect(artifact).toEqual({ id: expect.any(String), created: expect.any(String), updated: artifact.created, ...content });
      expect(await read(artifact.id)).toEqual(artifact);
    });

    it('needs none of it', async () =>
      expect(await create()).toMatchObject({ key: null, type: null, description: null, data: null, metadata_: null, flow_run_id: null, task_run_id: null }));

    it('keeps numbers as they are in Python', async () => {
      const data = '{"float":2.0,"large":123456789012345678901234567890,"tiny":1e-05,"list":[1.0,1]}';
      const key = newKey();
      expect(await exchange('POST', '/artifacts/', `{"key": "${key}", "data": ${data}}`)).toContain(`"data":${data}`);
      expect(await exchange('GET', `/artifacts/${key}/latest`)).toContain(`"data":${data}`);
      const filter = `{"artifacts": {"key": {"any_": ["${key}"]}}}`;
      for (const path of ['/artifacts/filter', '/artifacts/latest/filter']) expect(await exchange('POST', path, filter)).toContain(`"data":${data}`);
      const { id } = await create();
      await exchange('PATCH', `/artifacts/${id}`, `{"data": ${data}}`);
      expect(await exchange('GET', `/artifacts/${id}`)).toContain(`"data":${data}`);
    });

    it('replaces what no database can keep in data and metadata', async () =>
      expect(await create({ data: { a: 'x\0y\ud800' }, metadata_: { m: '\0' } })).toMatchObject({ data: { a: 'x\ufffdy\ufffd' }, metadata_: { m: '\ufffd' } }));

    it('cuts long metadata after 500 characters', async () => {
      const { metadata_: metadata } = await create({ metadata_: { long: 'é𝄞'.repeat(251), fits: '𝄞'.repeat(500) } });
      expect(metadata).toEqual({ long: `${'é𝄞'.repeat(250)}...`, fits: '𝄞'.repeat(500) });
    });

    it.each([
      ['capitals in the key', { key: 'Key' }, ['body', 'key']],
      ['metadata that is no text', { metadata_: { a: 1 } }, ['body', 'metadata_', 'a']],
      ['a run that is no id', { flow_run_id: 'x' }, ['body', 'flow_run_id']],
      ['a member it does not know', { metadata: {} }, ['body', 'metadata']],
      ['a NUL in its type', { type: '\0' }, ['body']],
      ['a key longer than can be found again', { key: Array.from({ length: 3000 }, (_, index) => index.toString(36)).join('-') }, ['body']],
    ])('refuses %s', async (_, body, loc) => expect(await tenant.call('POST', '/artifacts/', body)).toMatchObject(invalidAt(...loc)));

    it('refuses more than the server takes in', async () =>
      expect(await tenant.call('POST', '/artifacts/', { data: 'x'.repeat(10 * 1024 * 1024) })).toMatchObject({ status: 413 }));

    itIsShut(tenants, 'POST', '/artifacts/', {});
  });

  describe('a key', () => {
    it('stands for its newest artifact, under an id of its own that stays', async () => {
      const key = newKey();
      const first = await create({ key, type: 'markdown', data: 'one', description: 'd', metadata_: { a: 'b' }, flow_run_id: NOWHERE });
      const collection = await latest(key);
      expect(collection).toEqual({ ...first, id: expect.any(String), latest_id: first.id, created: expect.any(String), updated: expect.any(String) });
      expect(collection.id).not.toBe(first.id);
      const second = await create({ key, type: 'table', data: 'two' });
      expect(await latest(key)).toEqual({ ...second, id: collection.id, latest_id: second.id, created: collection.created, updated: expect.any(String) });
      expect(await read(first.id)).toEqual(first);
    });

    it('goes back to the artifact before when its newest is deleted, and ends with the last', async () => {
      const key = newKey();
      const [first, second, third] = [await create({ key, data: 1 }), await create({ key, data: 2 }), await create({ key, data: 3 })];
      await tenant.call('DELETE', `/artifacts/${second.id}`);
      expect(await latest(key)).toMatchObject({ latest_id: third.id, data: 3 });
      await tenant.call('DELETE', `/artifacts/${third.id}`);
      expect(await latest(key)).toMatchObject({ latest_id: first.id, data: 1, created: first.created, updated: first.updated });
      await tenant.call('DELETE', `/artifacts/${first.id}`);
      expect(await tenant.call('GET', `/artifacts/${key}/latest`)).toMatchObject({ status: 404 });
    });

    it('never stands for one that is gone, in whatever order its artifacts are made and deleted', async () => {
      const key = newKey();
      const made = await Promise.all(Array.from({ length: 8 }, () => create({ key })));
      const [kept, ...rest] = made;
      await Promise.all(rest.map(({ id }) => tenant.call('DELETE', `/artifacts/${id}`)));
      expect(await latest(key)).toMatchObject({ latest_id: kept?.id });
    });

    it('is told of when it begins, moves and ends', async () => {
      const key = newKey();
      const first = await create({ key, type: 't', data: { a: 1 }, description: 'd', flow_run_id: NOWHERE, task_run_id: NOWHERE });
      const { id } = await latest(key);
      const second = await create({ key });
      for (const artifact of [second, first]) await tenant.call('DELETE', `/artifacts/${artifact.id}`);
      const told = await tenant.ctx.cell.query<{ event: string; resource: unknown; related: unknown; payload: unknown }>({
        text: `select event, resource, related, payload from ${tenant.ctx.schema}.event where resource_id = $1 order by occurred, id`,
        values: [`prefect.artifact-collection.${id}`],
      });
      expect(told.map(({ event }) => event.split('.').at(-1))).toEqual(['created', 'updated', 'updated', 'deleted']);
      expect(told[0]).toEqual({
        event: 'prefect.artifact-collection.created',
        resource: { 'prefect.resource.id': `prefect.artifact-collection.${id}`, 'prefect.resource.name': key },
        related: [
          { 'prefect.resource.id': `prefect.artifact.${first.id}`, 'prefect.resource.role': 'latest' },
          { 'prefect.resource.id': `prefect.flow-run.${NOWHERE}`, 'prefect.resource.role': 'flow-run' },
          { 'prefect.resource.id': `prefect.task-run.${NOWHERE}`, 'prefect.resource.role': 'task-run' },
        ],
        payload: { key, type: 't', data: { a: 1 }, description: 'd' },
      });
      expect(told[1]?.related).toEqual([{ 'prefect.resource.id': `prefect.artifact.${second.id}`, 'prefect.resource.role': 'latest' }]);
    });
  });

  describe('GET /artifacts/{id}', () => {
    let id: string;
    beforeAll(async () => ({ id } = await create()));
    itFindsOnlyItsOwn(
      tenants,
      'GET',
      (artifact) => `/artifacts/${artifact}`,
      () => id,
      undefined,
      'Artifact not found.',
    );
    itIsShut(tenants, 'GET', () => `/artifacts/${id}`);
  });

  describe('GET /artifacts/{key}/latest', () => {
    it('finds nothing under a key that is not there, cannot be, or is another workspace’s', async () => {
      const theirs = newKey();
      await create({ key: theirs }, stranger);
      for (const key of [theirs, 'nothing', 'No%20Key'])
        expect(await tenant.call('GET', `/artifacts/${key}/latest`)).toMatchObject({ status: 404, body: { detail: 'Artifact not found.' } });
    });
    itIsShut(tenants, 'GET', '/artifacts/some-key/latest');
  });

  describe('PATCH /artifacts/{id}', () => {
    const content = { type: 'progress', data: 0.1, description: 'd', metadata_: { a: 'b' } };

    it('changes what is sent, takes away what is null, and keeps the rest', async () => {
      const artifact = await create(content);
      expect(await tenant.call('PATCH', `/artifacts/${artifact.id}`, { data: 0.9 })).toMatchObject({ status: 204, body: null });
      expect(await read(artifact.id)).toEqual({ ...artifact, data: 0.9, updated: expect.any(String) });
      await tenant.call('PATCH', `/artifacts/${artifact.id}`, { description: null, metadata_: { c: 'x'.repeat(501) } });
      expect(await read(artifact.id)).toMatchObject({ ...content, data: 0.9, description: null, metadata_: { c: `${'x'.repeat(500)}...` } });
      await tenant.call('PATCH', `/artifacts/${artifact.id}`, { data: null, metadata_: null });
      expect(await read(artifact.id)).toMatchObject({ data: null, metadata_: null, type: 'progress' });
    });

    it('changes the key, too, when it is the newest of it', async () => {
      const key = newKey();
      const [older, newer] = [await create({ key, ...content }), await create({ key, ...content })];
      await tenant.call('PATCH', `/artifacts/${older.id}`, { data: 'old' });
      expect(await latest(key)).toMatchObject(content);
      await tenant.call('PATCH', `/artifacts/${newer.id}`, { data: 'new', description: null });
      expect(await latest(key)).toMatchObject({ ...content, data: 'new', description: null, latest_id: newer.id });
    });

    it.each([
      ['what cannot be changed', { type: 'x' }, ['body', 'type']],
      ['metadata that is no object', { metadata_: [] }, ['body', 'metadata_']],
    ])('refuses %s', async (_, body, loc) => expect(await tenant.call('PATCH', `/artifacts/${(await create()).id}`, body)).toMatchObject(invalidAt(...loc)));

    let id: string;
    beforeAll(async () => ({ id } = await create()));
    itFindsOnlyItsOwn(
      tenants,
      'PATCH',
      (artifact) => `/artifacts/${artifact}`,
      () => id,
      { data: 1 },
      'Artifact not found.',
    );
    itIsShut(tenants, 'PATCH', () => `/artifacts/${id}`, { data: 1 });
  });

  describe('DELETE /artifacts/{id}', () => {
    it('deletes it once', async () => {
      const { id } = await create();
      expect(await tenant.call('DELETE', `/artifacts/${id}`)).toMatchObject({ status: 204, body: null });
      expect(await tenant.call('DELETE', `/artifacts/${id}`)).toMatchObject({ status: 404 });
    });

    let id: string;
    beforeAll(async () => ({ id } = await create()));
    itFindsOnlyItsOwn(
      tenants,
      'DELETE',
      (artifact) => `/artifacts/${artifact}`,
      () => id,
      undefined,
      'Artifact not found.',
    );
    itIsShut(tenants, 'DELETE', () => `/artifacts/${id}`);
  });

  describe('POST /artifacts/filter, /count, /latest/filter and /latest/count', () => {
    let by: Tenant;
    const ids: Record<string, string> = {};
    const names = (reply: Reply): string[] => (reply.body as Artifact[]).map(({ data }) => data as string);
    beforeAll(async () => {
      by = await app.newTenant();
      const made = async (path: string, body: unknown): Promise<string> => ((await by.call('POST', path, body)).body as { id: string }).id;
      const flow = await made('/flows/', { name: 'the-flow', tags: ['prod'] });
      ids['run'] = await made('/flow_runs/', { flow_id: flow, name: 'the-run', state: { type: 'RUNNING' } });
      ids['task'] = await made('/task_runs/', { flow_run_id: ids['run'], task_key: 't', dynamic_key: '0', name: 'the-task' });
      for (const artifact of [
        { data: 'old', key: 'report', type: 'markdown' },
        { data: 'new', key: 'report', type: 'table', flow_run_id: ids['run'], task_run_id: ids['task'] },
        { data: 'other', key: 'a-key', type: null, flow_run_id: NOWHERE },
        { data: 'keyless', type: 'result', flow_run_id: ids['run'] },
      ]) {
        ids[artifact.data] = (await create(artifact, by)).id;
      }
      await by.call('PATCH', `/artifacts/${ids['old']}`, { description: 'later' });
    });

    it.each<[string, () => object, string[]]>([
      ['everything, the newest first', () => ({}), ['keyless', 'other', 'new', 'old']],
      ['null like nothing', () => ({ artifacts: null, flow_runs: null, task_runs: null, flows: null, deployments: null }), ['keyless', 'other', 'new', 'old']],
      ['by id', () => ({ artifacts: { id: { any_: [ids['old'], NOWHERE] } } }), ['old']],
      ['no id at all', () => ({ artifacts: { id: { any_: [] } } }), []],
      ['by key', () => ({ artifacts: { key: { any_: ['report'] } } }), ['new', 'old']],
      ['by a part of the key', () => ({ artifacts: { key: { like_: 'KEY' } } }), ['other']],
      ['with a key', () => ({ artifacts: { key: { exists_: true } } }), ['other', 'new', 'old']],
      ['without a key', () => ({ artifacts: { key: { exists_: false } } }), ['keyless']],
      ['by flow run', () => ({ artifacts: { flow_run_id: { any_: [ids['run']] } } }), ['keyless', 'new']],
      ['by task run', () => ({ artifacts: { task_run_id: { any_: [ids['task']] } } }), ['new']],
      ['by type', () => ({ artifacts: { type: { any_: ['table', 'markdown'] } } }), ['new', 'old']],
      ['by what type it is not, which no type never is', () => ({ artifacts: { type: { not_any_: ['result'] } } }), ['new', 'old']],
      ['by two parts', () => ({ artifacts: { key: { any_: ['report'] }, type: { any_: ['table'] } } }), ['new']],
      ['by either of two parts', () => ({ artifacts: { operator: 'or_', key: { exists_: false }, type: { any_: ['markdown'] } } }), ['keyless', 'old']],
      ['those of some flow run that is there', () => ({ flow_runs: {} }), ['keyless', 'new']],
      ['by a flow run’s name', () => ({ flow_runs: { name: { any_: ['the-run'] } } }), ['keyless', 'new']],
      ['by a flow run’s state', () => ({ flow_runs: { state: { type: { any_: ['COMPLETED'] } } } }), []],
      ['by a flow’s tags', () => ({ flows: { tags: { all_: ['prod'] } } }), ['keyless', 'new']],
      ['by a flow that is not theirs', () => ({ flows: { name: { any_: ['x'] } } }), []],
      ['by a task run’s name', () => ({ task_runs: { name: { any_: ['the-task'] } } }), ['new']],
      ['by a deployment', () => ({ deployments: {} }), []],
    ])('finds %s', async (_, body, expected) => {
      expect(names(await by.call('POST', '/artifacts/filter', body()))).toEqual(expected);
      expect(await by.call('POST', '/artifacts/count', body())).toMatchObject({ status: 200, body: expected.length });
    });

    it.each<[string, () => object, string[]]>([
      ['each key once', () => ({ sort: 'KEY_ASC' }), ['other', 'new']],
      ['by the newest artifact’s id', () => ({ artifacts: { latest_id: { any_: [ids['new'], ids['old']] } } }), ['new']],
      ['by key', () => ({ artifacts: { key: { like_: 'rep' } } }), ['new']],
      ['by flow run', () => ({ artifacts: { flow_run_id: { any_: [NOWHERE] } } }), ['other']],
      ['by task run', () => ({ artifacts: { task_run_id: { any_: [ids['task']] } } }), ['new']],
      ['by type', () => ({ artifacts: { type: { any_: ['markdown'] } } }), []],
      ['by flow, flow run and task run', () => ({ flows: {}, flow_runs: {}, task_runs: {} }), ['new']],
      ['by a deployment', () => ({ deployments: {} }), []],
    ])('finds, among the latest, %s', async (_, body, expected) => {
      expect(names(await by.call('POST', '/artifacts/latest/filter', body()))).toEqual(expected);
      expect(await by.call('POST', '/artifacts/latest/count', body())).toMatchObject({ status: 200, body: expected.length });
    });

    it.each([
      ['ID_DESC', ['keyless', 'other', 'new', 'old']],
      ['CREATED_DESC', ['keyless', 'other', 'new', 'old']],
      ['UPDATED_DESC', ['old', 'keyless', 'other', 'new']],
      ['KEY_ASC', ['other', 'old', 'new', 'keyless']],
      ['KEY_DESC', ['keyless', 'new', 'old', 'other']],
    ])('sorts by %s', async (sort, expected) => expect(names(await by.call('POST', '/artifacts/filter', { sort }))).toEqual(expected));

    it('answers the asked page', async () => {
      expect(names(await by.call('POST', '/artifacts/filter', { limit: 2, offset: 1 }))).toEqual(['other', 'new']);
      expect(names(await by.call('POST', '/artifacts/latest/filter', { limit: 1, sort: 'KEY_DESC' }))).toEqual(['new']);
    });

    it.each([
      ['/artifacts/filter', { limit: 201 }],
      ['/artifacts/filter', { sort: 'TYPE' }],
      ['/artifacts/filter', { artifacts: { latest_id: {} } }],
      ['/artifacts/latest/filter', { artifacts: { id: {} } }],
      ['/artifacts/latest/filter', { limit: -1 }],
      ['/artifacts/count', { artifacts: { id: { any_: ['x'] } } }],
      ['/artifacts/latest/count', { artifacts: { key: { not_any_: [] } } }],
    ])('refuses at %s %j', async (path, body) => expect((await by.call('POST', path, body)).status).toBe(422));

    it('shows no other workspace’s', async () => {
      await create({ key: newKey(), data: 'ours' });
      for (const path of ['/artifacts/filter', '/artifacts/latest/filter']) expect(names(await by.call('POST', path, {}))).not.toContain('ours');
    });

    describe.each(['/artifacts/filter', '/artifacts/count', '/artifacts/latest/filter', '/artifacts/latest/count'])('%s', (path) =>
      itIsShut(tenants, 'POST', path, {}),
    );
  });

  it('outlives its flow run', async () => {
    const flow = (await tenant.call('POST', '/flows/', { name: 'short' })).body as { id: string };
    const run = (await tenant.call('POST', '/flow_runs/', { flow_id: flow.id })).body as { id: string };
    const artifact = await create({ key: newKey(), flow_run_id: run.id });
    expect((await tenant.call('DELETE', `/flow_runs/${run.id}`)).status).toBe(204);
    expect(await read(artifact.id)).toEqual(artifact);
  });
});
