import { testApp, type Reply, type Tenant, type TestApp } from '../../app.testing.js';

interface Variable {
  id: string;
  name: string;
  value: unknown;
  tags: string[];
}

describe('variables over HTTP', () => {
  let test: TestApp;
  let own: Tenant;
  let other: Tenant;
  beforeAll(async () => {
    test = await testApp();
    [own, other] = [await test.newTenant(), await test.newTenant()];
  });
  afterAll(() => test.close());

  let made = 0;
  const create = async (body: Record<string, unknown> = {}, tenant = own): Promise<Variable> => {
    const reply = await tenant.call('POST', '/variables/', { name: `v${++made}`, value: 'x', ...body });
    expect(reply.status).toBe(201);
    return reply.body as Variable;
  };
  const read = async (id: string, tenant = own): Promise<Variable> => (await tenant.call('GET', `/variables/${id}`)).body as Variable;
  const names = (reply: Reply): string[] => (reply.body as Variable[]).map(({ name }) => name);
  const withoutKey = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload = '{}') => test.inject({ method, url: `${own.base}${path}`, payload });
  /** As the bytes that were sent and came back. */
  const exchange = async (method: 'GET' | 'POST' | 'PATCH', path: string, payload?: string): Promise<string> =>
    (await test.app.inject({ method, url: `${own.base}${path}`, headers: { authorization: `Bearer ${own.key}` }, ...(payload ? { payload } : {}) })).payload;
  const NOT_FOUND = { status: 404, body: { detail: 'Variable not found.' } };
  const NOWHERE = '00000000-0000-4000-8000-000000000000';

  describe('POST /variables/', () => {
    it('keeps a value of any kind and answers it', async () => {
      for (const value of ['text', 1, 1.5, true, null, { a: [1, { b: null }] }, [], '']) {
        const variable = await create({ value, tags: ['t'] });
        expect(variable).toEqual({ id: expect.any(String), created: expect.any(String), updated: expect.any(String), name: variable.name, value, tags: ['t'] });
        expect(await read(variable.id)).toEqual(variable);
      }
    });

    it('keeps numbers as they are in Python', async () => {
      const value = '{"float":2.0,"large":123456789012345678901234567890,"tiny":1e-05,"huge":1e+16,"list":[1.0,1]}';
      expect(await exchange('POST', '/variables/', `{"name": "numbers", "value": ${value}}`)).toContain(`"value":${value}`);
      expect(await exchange('GET', '/variables/name/numbers')).toContain(`"value":${value}`);
      expect(await exchange('POST', '/variables/filter', '{"variables": {"name": {"any_": ["numbers"]}}}')).toContain(`"value":${value}`);
    });

    it('replaces what no database can keep in a value', async () =>
      expect((await create({ value: { a: 'x\0y\ud800' } })).value).toEqual({ a: 'x\ufffdy\ufffd' }));

    it('tells of it', async () => {
      const { id, name } = await create({ value: { a: 1 }, tags: ['t'] });
      expect(await told(id)).toEqual([{ event: 'prefect.variable.created', payload: { name, value: { a: 1 }, tags: ['t'] } }]);
    });

    it('lets each workspace have a name once', async () => {
      const { name } = await create();
      expect(await own.call('POST', '/variables/', { name, value: 1 })).toMatchObject({
        status: 409,
        body: { detail: `A variable with the name '${name}' already exists.` },
      });
      await create({ name }, other);
    });

    it.each([
      ['no value', { name: 'a' }, ['body', 'value'], 'missing'],
      ['no name', { value: 1 }, ['body', 'name'], 'missing'],
      ['capitals in the name', { name: 'A', value: 1 }, ['body', 'name'], 'string_pattern_mismatch'],
      ['a long name', { name: 'a'.repeat(256), value: 1 }, ['body', 'name'], 'string_too_long'],
      ['a member it does not know', { name: 'a', value: 1, description: 'x' }, ['body', 'description'], 'extra_forbidden'],
      ['a value longer than 5000', { name: 'a', value: 'x'.repeat(4999) }, ['body', 'value'], 'value_error'],
      ['tags that are no texts', { name: 'a', value: 1, tags: [1] }, ['body', 'tags', 0], 'string_type'],
      ['a tag with NUL', { name: 'a', value: 1, tags: ['\0'] }, ['body'], 'value_error'],
    ])('refuses %s', async (_, body, loc, type) =>
      expect(await own.call('POST', '/variables/', body)).toMatchObject({ status: 422, body: { exception_detail: [{ loc, type }] } }),
    );

    it('takes a value of 5000 characters and a name of 255', async () => {
      await create({ name: 'a'.repeat(255), value: 'x'.repeat(4998) });
    });

    it('refuses a number that would come back as infinity', async () =>
      expect(await exchange('POST', '/variables/', '{"name": "infinite", "value": [1e999]}')).toContain('too large'));

    it('wants a key', async () => expect((await withoutKey('POST', '/variables/', '{"name":"a","value":1}')).status).toBe(401));
  });

  describe.each(['id', 'name'] as const)('GET, PATCH and DELETE by %s', (by) => {
    const pathOf = (variable: Pick<Variable, 'id' | 'name'>): string => (by === 'id' ? `/variables/${variable.id}` : `/variables/name/${variable.name}`);

    it('reads it', async () => {
      const variable = await create();
      expect(await own.call('GET', pathOf(variable))).toMatchObject({ status: 200, body: variable });
    });

    it('changes what is sent and keeps the rest', async () => {
      const variable = await create({ value: 1, tags: ['a'] });
      expect((await own.call('PATCH', pathOf(variable), { value: { b: 2 } })).status).toBe(204);
      expect(await read(variable.id)).toMatchObject({ name: variable.name, value: { b: 2 }, tags: ['a'] });
      expect((await own.call('PATCH', pathOf(variable), { tags: [], name: null })).status).toBe(204);
      expect(await read(variable.id)).toMatchObject({ name: variable.name, value: { b: 2 }, tags: [] });
      const renamed = `renamed${++made}`;
      expect((await own.call('PATCH', pathOf(variable), { name: renamed })).status).toBe(204);
      expect(await read(variable.id)).toMatchObject({ name: renamed, value: { b: 2 } });
      expect((await told(variable.id)).map(({ event }) => event)).toEqual(['prefect.variable.created', ...Array<string>(3).fill('prefect.variable.updated')]);
    });

    it('sets a value of null when that is what was sent', async () => {
      const variable = await create();
      await own.call('PATCH', pathOf(variable), { value: null });
      expect(await read(variable.id)).toMatchObject({ value: null });
    });

    it('refuses a name that is taken', async () => {
      const [taken, variable] = [await create(), await create()];
      expect(await own.call('PATCH', pathOf(variable), { name: taken.name })).toMatchObject({
        status: 409,
        body: { detail: expect.stringContaining('Data integrity conflict') },
      });
      expect(await read(variable.id)).toEqual(variable);
    });

    it('refuses what may not be created either', async () => {
      const variable = await create();
      for (const body of [{ value: 'x'.repeat(4999) }, { name: 'A' }, { id: variable.id }]) {
        expect((await own.call('PATCH', pathOf(variable), body)).status).toBe(422);
      }
    });

    it('deletes it once', async () => {
      const variable = await create();
      expect(await own.call('DELETE', pathOf(variable))).toMatchObject({ status: 204, body: null });
      expect(await own.call('DELETE', pathOf(variable))).toMatchObject(NOT_FOUND);
      expect((await told(variable.id)).map(({ event }) => event)).toEqual(['prefect.variable.created', 'prefect.variable.deleted']);
    });

    it('does not find what is not there, or is in another workspace', async () => {
      const theirs = await create({ value: 'theirs' }, other);
      const missing = { id: NOWHERE, name: 'no-such-variable' };
      // A name may well be there in both.
      await own.call('DELETE', `/variables/name/${theirs.name}`);
      for (const variable of [theirs, missing]) {
        expect(await own.call('GET', pathOf(variable))).toMatchObject(NOT_FOUND);
        expect(await own.call('PATCH', pathOf(variable), { value: 'ours' })).toMatchObject(NOT_FOUND);
        expect(await own.call('DELETE', pathOf(variable))).toMatchObject(NOT_FOUND);
      }
      expect(await read(theirs.id, other)).toEqual(theirs);
    });

    it('wants a key', async () => {
      const variable = await create();
      for (const method of ['GET', 'PATCH', 'DELETE'] as const) expect((await withoutKey(method, pathOf(variable))).status).toBe(401);
    });
  });

  it('does not find a name that no variable can have', async () => expect((await own.call('GET', '/variables/name/%00')).status).toBeLessThan(500));

  it('answers an id that is no UUID like a route that is not there', async () =>
    expect(await own.call('GET', '/variables/42')).toMatchObject({ status: 404, body: { detail: 'Not Found' } }));

  describe('POST /variables/filter and /count', () => {
    let tenant: Tenant;
    let all: Variable[];
    beforeAll(async () => {
      tenant = await test.newTenant();
      all = [];
      for (const [name, tags] of [
        ['b_apple', ['x', 'y']],
        ['a-pear', ['x']],
        ['c-apple', []],
      ]) {
        all.push(await create({ name, tags }, tenant));
      }
      await tenant.call('PATCH', '/variables/name/a-pear', { value: 'later' });
    });
    const idOf = (name: string): string => all.find((variable) => variable.name === name)?.id ?? '';

    it.each([
      ['everything, by name', () => ({}), ['a-pear', 'b_apple', 'c-apple']],
      ['null like nothing', () => ({ variables: null, limit: null, offset: null, sort: null }), ['a-pear', 'b_apple', 'c-apple']],
      ['by id', () => ({ variables: { id: { any_: [idOf('c-apple'), NOWHERE] } } }), ['c-apple']],
      ['no id at all', () => ({ variables: { id: { any_: [] } } }), []],
      ['by name', () => ({ variables: { name: { any_: ['a-pear', 'x'] } } }), ['a-pear']],
      ['by a part of the name', () => ({ variables: { name: { like_: 'APPLE' } } }), ['b_apple', 'c-apple']],
      ['by all of some tags', () => ({ variables: { tags: { all_: ['x', 'y'] } } }), ['b_apple']],
      ['without tags', () => ({ variables: { tags: { is_null_: true } } }), ['c-apple']],
      [
        'by either of two',
        () => ({ variables: { operator: 'or_', name: { like_: 'pear' }, tags: { operator: 'or_', all_: ['y'], is_null_: true } } }),
        ['a-pear', 'b_apple', 'c-apple'],
      ],
      ['by both of two', () => ({ variables: { name: { like_: 'apple' }, tags: { is_null_: false } } }), ['b_apple']],
    ])('finds %s', async (_, body, expected) => {
      const found = await tenant.call('POST', '/variables/filter', body());
      expect(names(found)).toEqual(expected);
      expect(await tenant.call('POST', '/variables/count', { variables: (body() as { variables?: unknown }).variables })).toMatchObject({
        status: 200,
        body: expected.length,
      });
    });

    it.each([
      ['NAME_DESC', ['c-apple', 'b_apple', 'a-pear']],
      ['CREATED_DESC', ['c-apple', 'a-pear', 'b_apple']],
      ['UPDATED_DESC', ['a-pear', 'c-apple', 'b_apple']],
    ])('sorts by %s', async (sort, expected) => expect(names(await tenant.call('POST', '/variables/filter', { sort }))).toEqual(expected));

    it('answers the asked page', async () => {
      expect(names(await tenant.call('POST', '/variables/filter', { limit: 1, offset: 1 }))).toEqual(['b_apple']);
      expect(names(await tenant.call('POST', '/variables/filter', { limit: 0 }))).toEqual([]);
    });

    it.each([
      { limit: 201 },
      { limit: -1 },
      { offset: -1 },
      { offset: 1e25 },
      { sort: 'VALUE' },
      { variables: { value: {} } },
      { variables: { id: { any_: ['x'] } } },
    ])('refuses %j', async (body) => expect((await tenant.call('POST', '/variables/filter', body)).status).toBe(422));

    it('refuses to count by what it does not know', async () =>
      expect((await tenant.call('POST', '/variables/count', { variables: { color: 1 } })).status).toBe(422));

    it('says of a limit that is too high what the command line looks for', async () =>
      expect(await tenant.call('POST', '/variables/filter', { limit: 201 })).toMatchObject({
        body: { detail: 'Invalid limit: must be less than or equal to 200.' },
      }));

    it('wants a key', async () => {
      for (const path of ['/variables/filter', '/variables/count']) expect((await withoutKey('POST', path)).status).toBe(401);
    });
  });

  it('is not there for whoever is in no workspace of the account', async () => {
    const intruder = { authorization: `Bearer ${other.key}` };
    for (const path of ['/variables/filter', '/variables/count', '/variables/']) {
      expect((await test.inject({ method: 'POST', url: `${own.base}${path}`, headers: intruder, payload: '{"name":"a","value":1}' })).status).toBe(404);
    }
  });

  async function told(id: string): Promise<{ event: string; payload: unknown }[]> {
    return own.ctx.cell.query({
      text: `select event, payload from ${own.ctx.schema}.event where resource_id = $1 order by occurred, id`,
      values: [`prefect.variable.${id}`],
    });
  }
});
