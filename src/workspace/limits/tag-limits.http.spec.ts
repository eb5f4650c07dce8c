import { randomUUID } from 'node:crypto';
import { invalidAt, itFindsOnlyItsOwn, itIsShut, testApp, type Reply, type Tenant, type Tenants, type TestApp } from '../../app.testing.js';

interface TagLimit {
  id: string;
  tag: string;
  concurrency_limit: number;
  active_slots: string[];
}

describe('limits of tags over HTTP', () => {
  let test: TestApp;
  let own: Tenant;
  let other: Tenant;
  const tenants = (): Tenants => ({ app: test, tenant: own, stranger: other });
  beforeAll(async () => {
    test = await testApp();
    [own, other] = [await test.newTenant(), await test.newTenant()];
  });
  afterAll(() => test.close());

  const PATH = '/concurrency_limits';
  const NOT_FOUND = { status: 404, body: { detail: 'Concurrency limit not found' } };
  let made = 0;
  const put = async (limit: number, tag = `tag ${++made}`, tenant = own) => tenant.call('POST', `${PATH}/`, { tag, concurrency_limit: limit });
  const newLimit = async (limit = 1, tenant = own): Promise<TagLimit> => (await put(limit, undefined, tenant)).body as TagLimit;
  const read = async ({ tag }: Pick<TagLimit, 'tag'>): Promise<TagLimit> => (await own.call('GET', `${PATH}/tag/${encodeURIComponent(tag)}`)).body as TagLimit;
  const slotsOf = async ({ tag }: Pick<TagLimit, 'tag'>): Promise<number> =>
    ((await own.call('GET', `/v2/concurrency_limits/${encodeURIComponent(`tag:${tag}`)}`)).body as { active_slots: number }).active_slots;
  const ask = async (how: 'increment' | 'decrement', limits: Pick<TagLimit, 'tag'>[], taskRunId: string, tenant = own): Promise<Reply> =>
    tenant.call('POST', `${PATH}/${how}`, { names: limits.map(({ tag }) => tag), task_run_id: taskRunId });

  describe('POST /concurrency_limits/', () => {
    it('gives a tag a limit, and another one in its place', async () => {
      const reply = await put(2, 'a tag');
      expect(reply).toMatchObject({ status: 201, body: { tag: 'a tag', concurrency_limit: 2, active_slots: [] } });
      const again = await put(3, 'a tag');
      expect(again).toMatchObject({ status: 200, body: { id: (reply.body as TagLimit).id, concurrency_limit: 3 } });
      expect(await own.call('GET', '/v2/concurrency_limits/tag%3Aa%20tag')).toMatchObject({ status: 200, body: { name: 'tag:a tag', limit: 3 } });
    });

    it('makes one limit of a tag, however many ask at once', async () => {
      const replies = await Promise.all([1, 2, 3, 4].map(async (limit) => put(limit, 'at once')));
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
      expect(new Set(replies.map(({ body }) => (body as TagLimit).id)).size).toBe(1);
    });

    it.each([
      [{ concurrency_limit: 1 }, ['tag']],
      [{ tag: 'a/b', concurrency_limit: 1 }, ['tag']],
      [{ tag: 'a', concurrency_limit: -1 }, ['concurrency_limit']],
      [{ tag: 'a', concurrency_limit: 1, active_slots: [] }, ['active_slots']],
    ])('refuses %j', async (body, loc) => expect(await own.call('POST', `${PATH}/`, body)).toMatchObject(invalidAt('body', ...loc)));

    itIsShut(tenants, 'POST', `${PATH}/`, { tag: 'a', concurrency_limit: 1 });
  });

  let known: TagLimit;
  beforeAll(async () => (known = await newLimit()));

  describe('GET and DELETE /concurrency_limits/{id} and /tag/{tag}', () => {
    it.each(['id', 'tag'] as const)('know a limit by its %s', async (by) => {
      const limit = await newLimit();
      const path = by === 'id' ? `${PATH}/${limit.id}` : `${PATH}/tag/${encodeURIComponent(limit.tag)}`;
      expect(await own.call('GET', path)).toMatchObject({ status: 200, body: limit });
      expect(await own.call('DELETE', path)).toMatchObject({ status: 200, body: null });
      for (const method of ['GET', 'DELETE'] as const) expect(await own.call(method, path)).toMatchObject(NOT_FOUND);
    });

    it('know limits of tags alone', async () => {
      const { body } = await own.call('POST', '/v2/concurrency_limits/', { name: 'no tag', limit: 1 });
      expect(await own.call('GET', `${PATH}/${(body as TagLimit).id}`)).toMatchObject(NOT_FOUND);
      expect(await own.call('DELETE', `${PATH}/${(body as TagLimit).id}`)).toMatchObject(NOT_FOUND);
    });

    it('forget with a limit who held it', async () => {
      const limit = await newLimit();
      await ask('increment', [limit], randomUUID());
      await own.call('DELETE', `${PATH}/${limit.id}`);
      expect(
        await own.ctx.cell.query({ text: `select from ${own.ctx.schema}.concurrency_lease where limit_ids && array[$1::uuid]`, values: [limit.id] }),
      ).toEqual([]);
    });

    for (const method of ['GET', 'DELETE'] as const) {
      itFindsOnlyItsOwn(
        tenants,
        method,
        (id) => `${PATH}/${id}`,
        () => known.id,
        undefined,
        'Concurrency limit not found',
      );
      itIsShut(tenants, method, () => `${PATH}/${known.id}`);
      itIsShut(tenants, method, () => `${PATH}/tag/a`);
    }
  });

  describe('POST /concurrency_limits/filter', () => {
    it('lists limits of tags by tag, with whoever holds them', async () => {
      const tenant = await test.newTenant();
      for (const tag of ['b', 'c', 'a']) await put(1, tag, tenant);
      await tenant.call('POST', '/v2/concurrency_limits/', { name: 'ab', limit: 1 });
      const holder = randomUUID();
      await ask('increment', [{ tag: 'b' }], holder, tenant);
      expect(await tenant.call('POST', `${PATH}/filter`, {})).toMatchObject({
        status: 200,
        body: [{ tag: 'a' }, { tag: 'b', active_slots: [holder] }, { tag: 'c', active_slots: [] }],
      });
      expect((await tenant.call('POST', `${PATH}/filter`, { limit: 1, offset: 1 })).body).toMatchObject([{ tag: 'b' }]);
    });

    it('refuses too long a page', async () => expect((await own.call('POST', `${PATH}/filter`, { limit: 201 })).status).toBe(422));

    itIsShut(tenants, 'POST', `${PATH}/filter`, {});
  });

  describe('POST /concurrency_limits/increment and decrement', () => {
    it('take a slot for a task run, and give back all that it holds', async () => {
      const [one, two] = [await newLimit(2), await newLimit(2)];
      const [task, neighbour] = [randomUUID(), randomUUID()];
      const named = ({ id, tag }: TagLimit, prefix = '') => ({ id, name: `${prefix}${tag}`, limit: 2 });
      expect(await ask('increment', [one, two, { tag: 'no limit' }], task.toUpperCase())).toMatchObject({ status: 200, body: [named(one), named(two)] });
      await ask('increment', [one], neighbour);
      expect([(await read(one)).active_slots, (await read(two)).active_slots]).toEqual([[task, neighbour], [task]]);
      expect(await ask('decrement', [one, two], task)).toMatchObject({ status: 200, body: [named(one, 'tag:'), named(two, 'tag:')] });
      expect([(await read(one)).active_slots, (await read(two)).active_slots]).toEqual([[neighbour], []]);
      expect([await slotsOf(one), await slotsOf(two)]).toEqual([1, 0]);
      expect(await ask('increment', [], task)).toMatchObject({ status: 200, body: [] });
    });

    it('take none when one of the tags is full, and say when to ask again', async () => {
      const [full, free] = [await newLimit(), await newLimit()];
      await ask('increment', [full], randomUUID());
      const reply = await ask('increment', [free, full], randomUUID());
      expect(reply).toMatchObject({ status: 423, body: { detail: expect.stringContaining(full.tag) }, headers: { 'retry-after': '10' } });
      expect(await slotsOf(free)).toBe(0);
    });

    it('tell a task run whose tag has no slots at all to give up', async () => {
      const none = await newLimit(0);
      const reply = await ask('increment', [await newLimit(), none], randomUUID());
      expect(reply).toMatchObject({ status: 423, body: { detail: expect.stringContaining(none.tag) } });
      expect(reply.headers['retry-after']).toBeUndefined();
    });

    it('share their slots with the SDK, which asks by the name of the limit', async () => {
      const limit = await newLimit(1);
      const holder = { type: 'task_run', id: randomUUID() };
      const names = { names: [`tag:${limit.tag}`], slots: 1 };
      await own.call('POST', '/v2/concurrency_limits/increment-with-lease', { ...names, holder });
      expect((await read(limit)).active_slots).toEqual([holder.id]);
      expect((await ask('increment', [limit], randomUUID())).status).toBe(423);
    });

    it('refuse what is no task run', async () => {
      for (const how of ['increment', 'decrement'] as const) expect(await ask(how, [], 'x')).toMatchObject(invalidAt('body', 'task_run_id'));
    });

    for (const how of ['increment', 'decrement']) itIsShut(tenants, 'POST', `${PATH}/${how}`, { names: [], task_run_id: randomUUID() });
  });

  describe('POST /concurrency_limits/tag/{tag}/reset', () => {
    const reset = async ({ tag }: Pick<TagLimit, 'tag'>, body?: unknown) => own.call('POST', `${PATH}/tag/${encodeURIComponent(tag)}/reset`, body);

    it.each([undefined, {}, { slot_override: null }, { slot_override: [] }])('frees all slots when it is sent %j', async (body) => {
      const [limit, beside] = [await newLimit(2), await newLimit(2)];
      await ask('increment', [limit, beside], randomUUID());
      await own.call('PATCH', `/v2/concurrency_limits/${limit.id}`, { active_slots: 2 });
      expect(await reset(limit, body)).toMatchObject({ status: 200, body: null, headers: { 'content-type': expect.stringContaining('application/json') } });
      expect([(await read(limit)).active_slots, await slotsOf(limit), await slotsOf(beside)]).toEqual([[], 0, 0]);
    });

    it('gives them to those named, whose ends free them again', async () => {
      const limit = await newLimit(1);
      const holders = [randomUUID(), randomUUID()];
      await reset(limit, { slot_override: holders });
      expect((await read(limit)).active_slots.sort()).toEqual([...holders].sort());
      await ask('decrement', [limit], holders[0] ?? '');
      expect((await ask('increment', [limit], randomUUID())).status).toBe(423);
      await ask('decrement', [limit], holders[1] ?? '');
      expect((await ask('increment', [limit], randomUUID())).status).toBe(200);
    });

    it('knows no limit that is not there', async () => expect(await reset({ tag: 'nothing' }, {})).toMatchObject(NOT_FOUND));
    it('refuses holders that are none', async () => expect(await reset(known, { slot_override: ['x'] })).toMatchObject(invalidAt('body', 'slot_override', 0)));

    itIsShut(tenants, 'POST', `${PATH}/tag/a/reset`, {});
  });
});
