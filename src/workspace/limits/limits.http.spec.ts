import { randomUUID } from 'node:crypto';
import { invalidAt, itIsShut, testApp, type Reply, type Tenant, type Tenants, type TestApp } from '../../app.testing.js';
import { SlotsService } from './slots.service.js';

interface Limit {
  id: string;
  name: string;
  limit: number;
  active_slots: number;
  denied_slots: number;
}

describe('concurrency limits over HTTP', () => {
  let test: TestApp;
  let own: Tenant;
  let other: Tenant;
  const tenants = (): Tenants => ({ app: test, tenant: own, stranger: other });
  beforeAll(async () => {
    test = await testApp();
    [own, other] = [await test.newTenant(), await test.newTenant()];
  });
  afterAll(() => test.close());

  const PATH = '/v2/concurrency_limits';
  const NOT_FOUND = { status: 404, body: { detail: 'Concurrency Limit not found', code: 'concurrency_limit.not_found' } };
  let made = 0;
  const create = async (body: Record<string, unknown> = {}, tenant = own): Promise<Limit> => {
    const reply = await tenant.call('POST', `${PATH}/`, { name: `limit ${++made}`, limit: 1, ...body });
    expect(reply.status).toBe(201);
    return reply.body as Limit;
  };
  const read = async ({ id }: Pick<Limit, 'id'>): Promise<Limit> => (await own.call('GET', `${PATH}/${id}`)).body as Limit;
  const told = async ({ id }: Pick<Limit, 'id'>): Promise<{ event: string; payload: unknown }[]> =>
    own.ctx.cell.query({
      text: `select event, payload from ${own.ctx.schema}.event where resource_id = $1 order by occurred, id`,
      values: [`prefect.concurrency-limit.${id}`],
    });

  describe('POST /v2/concurrency_limits/', () => {
    it('makes a limit, active and with all of its slots free unless it is said otherwise', async () => {
      const plain = await create({ name: 'plain', limit: 3 });
      expect(plain).toEqual({
        id: expect.any(String),
        created: expect.any(String),
        updated: plain['updated' as keyof Limit],
        active: true,
        name: 'plain',
        limit: 3,
        active_slots: 0,
        denied_slots: 0,
        slot_decay_per_second: 0,
        avg_slot_occupancy_seconds: 2,
      });
      const told = { active: false, active_slots: 2, denied_slots: 1, slot_decay_per_second: 0.5 };
      expect(await create(told)).toMatchObject(told);
    });

    it('tells of it', async () => {
      const limit = await create();
      expect(await told(limit)).toEqual([
        { event: 'prefect.concurrency-limit.created', payload: { name: limit.name, limit: 1, active: true, slot_decay_per_second: 0 } },
      ]);
    });

    it('lets each workspace have a name once', async () => {
      const { name } = await create();
      expect(await own.call('POST', `${PATH}/`, { name, limit: 2 })).toMatchObject({
        status: 409,
        body: { detail: expect.stringContaining('Data integrity conflict'), code: 'concurrency_limit.name_taken' },
      });
      await create({ name }, other);
    });

    it.each([
      ['no limit', { name: 'a' }, ['limit'], 'missing'],
      ['a limit below none', { name: 'a', limit: -1 }, ['limit'], 'greater_than_equal'],
      ['half a slot', { name: 'a', limit: 1.5 }, ['limit'], 'integer_type'],
      ['a name that no path could hold', { name: 'a/b', limit: 1 }, ['name'], 'string_pattern_mismatch'],
      ['a decay below none', { name: 'a', limit: 1, slot_decay_per_second: -1 }, ['slot_decay_per_second'], 'greater_than_equal'],
      ['what the server counts by itself', { name: 'a', limit: 1, avg_slot_occupancy_seconds: 1 }, ['avg_slot_occupancy_seconds'], 'extra_forbidden'],
    ])('refuses %s', async (_, body, loc, type) =>
      expect(await own.call('POST', `${PATH}/`, body)).toMatchObject({ status: 422, body: { exception_detail: [{ loc: ['body', ...loc], type }] } }),
    );

    it('refuses more slots than can be counted', async () => expect((await own.call('POST', `${PATH}/`, { name: 'big', limit: 2 ** 31 })).status).toBe(422));

    itIsShut(tenants, 'POST', `${PATH}/`, { name: 'a', limit: 1 });
  });

  describe('GET, PATCH and DELETE /v2/concurrency_limits/{id or name}', () => {
    it.each(['id', 'name'] as const)('know a limit by its %s', async (by) => {
      const limit = await create({ limit: 2 });
      const path = `${PATH}/${encodeURIComponent(limit[by])}`;
      const { denied_slots, avg_slot_occupancy_seconds, ...expected } = limit as Limit & { avg_slot_occupancy_seconds: number };
      expect([denied_slots, avg_slot_occupancy_seconds]).toEqual([0, 2]);
      expect(await own.call('GET', path)).toMatchObject({ status: 200, body: expected });
      expect(Object.keys((await own.call('GET', path)).body as object).sort()).toEqual(Object.keys(expected).sort());
      expect(await own.call('PATCH', path, { limit: 5, active: false, active_slots: 4, denied_slots: 1, slot_decay_per_second: 0, name: null })).toMatchObject({
        status: 204,
        body: null,
      });
      expect(await read(limit)).toMatchObject({ name: limit.name, limit: 5, active: false, active_slots: 4 });
      expect((await own.call('PATCH', path, {})).status).toBe(204);
      expect(await read(limit)).toMatchObject({ limit: 5, active: false, active_slots: 4 });
      expect(await own.call('DELETE', path)).toMatchObject({ status: 204, body: null });
      for (const method of ['GET', 'DELETE'] as const) expect(await own.call(method, path)).toMatchObject(NOT_FOUND);
      expect(await own.call('PATCH', path, { limit: 1 })).toMatchObject(NOT_FOUND);
      expect((await told(limit)).map(({ event }) => event.split('.').at(-1))).toEqual(['created', 'updated', 'updated', 'deleted']);
    });

    it('show how many slots are left by now', async () => {
      const limit = await create({ limit: 9, active_slots: 9, slot_decay_per_second: 0.1 });
      await own.ctx.cell.query({
        text: `update ${own.ctx.schema}.concurrency_limit set updated = now() - interval '25 seconds' where id = $1`,
        values: [limit.id],
      });
      expect((await read(limit)).active_slots).toBe(7);
    });

    it('refuse a name that is taken, and what may not be created either', async () => {
      const [taken, limit] = [await create(), await create()];
      expect(await own.call('PATCH', `${PATH}/${limit.id}`, { name: taken.name })).toMatchObject({ status: 409 });
      for (const body of [{ limit: -1 }, { name: 'a%b' }, { id: taken.id }]) expect((await own.call('PATCH', `${PATH}/${limit.id}`, body)).status).toBe(422);
    });

    it('do not know another workspace’s limit', async () => {
      const { id, name } = await create({}, other);
      for (const key of [id, encodeURIComponent(`not ${name}`)]) {
        expect(await own.call('GET', `${PATH}/${key}`)).toMatchObject(NOT_FOUND);
        expect(await own.call('PATCH', `${PATH}/${key}`, { limit: 9 })).toMatchObject(NOT_FOUND);
        expect(await own.call('DELETE', `${PATH}/${key}`)).toMatchObject(NOT_FOUND);
      }
      expect(await other.call('GET', `${PATH}/${id}`)).toMatchObject({ status: 200, body: { limit: 1 } });
    });

    for (const method of ['GET', 'PATCH', 'DELETE'] as const) itIsShut(tenants, method, `${PATH}/a`, method === 'PATCH' ? { limit: 1 } : undefined);
  });

  describe('POST /v2/concurrency_limits/filter', () => {
    it('lists them by name, page by page', async () => {
      const tenant = await test.newTenant();
      for (const name of ['b', 'c', 'a']) await create({ name }, tenant);
      const names = ({ body }: Reply): string[] => (body as Limit[]).map(({ name }) => name);
      expect(names(await tenant.call('POST', `${PATH}/filter`, {}))).toEqual(['a', 'b', 'c']);
      expect(names(await tenant.call('POST', `${PATH}/filter`, { limit: 1, offset: 1 }))).toEqual(['b']);
    });

    it('refuses too long a page', async () =>
      expect(await own.call('POST', `${PATH}/filter`, { limit: 201 })).toMatchObject({
        status: 422,
        body: { detail: 'Invalid limit: must be less than or equal to 200.' },
      }));

    itIsShut(tenants, 'POST', `${PATH}/filter`, {});
  });

  const ask = async (how: 'increment' | 'increment-with-lease' | 'decrement', body: Record<string, unknown>, tenant = own) =>
    tenant.call('POST', `${PATH}/${how}`, { slots: 1, ...body });
  const lease = async (body: Record<string, unknown>): Promise<string> => {
    const reply = await ask('increment-with-lease', body);
    expect(reply).toMatchObject({ status: 200, body: { lease_id: expect.stringMatching(/^[0-9a-f-]{36}$/) } });
    return (reply.body as { lease_id: string }).lease_id;
  };
  const renew = async (leaseId: string, body?: unknown, tenant = own) => tenant.call('POST', `${PATH}/leases/${leaseId}/renew`, body);
  const giveBack = async (leaseId: string, tenant = own) => tenant.call('POST', `${PATH}/decrement-with-lease`, { lease_id: leaseId });

  describe.each(['increment', 'increment-with-lease'] as const)('POST /v2/concurrency_limits/%s', (how) => {
    const limitsOf = ({ body }: Reply): unknown => (how === 'increment' ? body : (body as { limits: unknown }).limits);

    it('takes slots of every limit there is', async () => {
      const [one, two] = [await create({ limit: 3 }), await create({ limit: 4 })];
      const reply = await ask(how, { names: [two.name, 'nothing', one.name], slots: 2 });
      expect(reply.status).toBe(200);
      expect(limitsOf(reply)).toEqual([one, two].map(({ id, name, limit }) => ({ id, name, limit })));
      expect([(await read(one)).active_slots, (await read(two)).active_slots]).toEqual([2, 2]);
      for (const names of [[], ['nothing']]) expect(limitsOf(await ask(how, { names }))).toEqual([]);
    });

    it('says when to ask again while there are not enough, and takes none', async () => {
      const [full, free] = [await create(), await create()];
      await ask(how, { names: [full.name] });
      const reply = await ask(how, { names: [full.name, free.name] });
      expect(reply).toMatchObject({ status: 423, body: { detail: 'Locked', code: 'concurrency_limit.full' } });
      expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(reply.headers['retry-after'])).toBeLessThan(3);
      expect((await read(free)).active_slots).toBe(0);
    });

    const wait = async (seconds: number, names: string[]) =>
      test.inject({
        method: 'POST',
        url: `${own.base}${PATH}/${how}`,
        headers: { authorization: `Bearer ${own.key}`, prefer: `wait=${seconds}` },
        payload: JSON.stringify({ slots: 1, names }),
      });

    it('waits for slots as long as it is told it may, and has those that are given back meanwhile', async () => {
      const limit = await create();
      const id = await lease({ names: [limit.name] });
      const waiting = wait(30, [limit.name]);
      expect((await ask(how, { names: [limit.name] })).status).toBe(423);
      await giveBack(id);
      expect((await waiting).status).toBe(200);
      expect((await read(limit)).active_slots).toBe(1);
    });

    it('has those that decay while it waits', async () => {
      const { name } = await create({ slot_decay_per_second: 4 });
      const replies = await Promise.all([wait(30, [name]), wait(30, [name]), wait(30, [name])]);
      expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    });

    it('says to come again at once when it has waited for nothing', async () => {
      const { name } = await create();
      await ask(how, { names: [name] });
      expect(await wait(1, [name])).toMatchObject({ status: 423, body: { detail: 'Locked' }, headers: { 'retry-after': '0' } });
    });

    it('takes nothing for somebody who has gone meanwhile', async () => {
      const limit = await create();
      const service = test.app.get(SlotsService, { strict: false });
      const wish = { names: [limit.name], slots: 1, mode: 'concurrency' } as const;
      const patience = { seconds: 30, gone: AbortSignal.abort() };
      if (how === 'increment') await service.take(own.ctx, wish, patience);
      else await service.lease(own.ctx, wish, { seconds: 60, holder: null }, patience);
      expect((await read(limit)).active_slots).toBe(0);
    });

    it('refuses what waiting would not help', async () => {
      const { name } = await create();
      expect(await ask(how, { names: [name], slots: 2 })).toMatchObject({ status: 422, body: { detail: 'Slots requested is greater than the limit' } });
      expect(await ask(how, { names: [name], mode: 'rate_limit' })).toMatchObject({ status: 422, body: { detail: expect.stringContaining(`'${name}'`) } });
    });

    it('drops what it does not know', async () => expect((await ask(how, { names: [], create_if_missing: null, timeout: 3 })).status).toBe(200));

    it.each<[Record<string, unknown>, (string | number)[]]>([
      [{ names: ['a'], slots: 0 }, ['slots']],
      [{ names: ['a'], slots: 1.5 }, ['slots']],
      [{ names: 'a' }, ['names']],
      [{ names: [1] }, ['names', 0]],
      [{}, ['names']],
      [{ names: ['a'], mode: 'none' }, ['mode']],
    ])('refuses %j', async (body, loc) => expect(await ask(how, body)).toMatchObject(invalidAt('body', ...loc)));

    it('sees the limits of its own workspace alone', async () => {
      const { name } = await create();
      expect(limitsOf(await ask(how, { names: [name] }, other))).toEqual([]);
    });

    itIsShut(tenants, 'POST', `${PATH}/${how}`, { names: ['a'], slots: 1 });
  });

  describe('POST /v2/concurrency_limits/increment-with-lease', () => {
    it.each<[Record<string, unknown>, (string | number)[]]>([
      [{ lease_duration: 59 }, ['lease_duration']],
      [{ lease_duration: 86_401 }, ['lease_duration']],
      [{ holder: { type: 'flow_run' } }, ['holder', 'id']],
      [{ holder: { type: 'me', id: randomUUID() } }, ['holder', 'type']],
      [{ holder: { type: 'flow_run', id: randomUUID(), name: 'a' } }, ['holder', 'name']],
    ])('refuses %j', async (body, loc) => expect(await ask('increment-with-lease', { names: [], ...body })).toMatchObject(invalidAt('body', ...loc)));

    it('notes who holds it, and until when', async () => {
      const holder = { type: 'task_run', id: randomUUID() };
      const id = await lease({ names: [], slots: 3, lease_duration: 60.5, holder: { ...holder, id: holder.id.toUpperCase() } });
      const rows = await own.ctx.cell.query({
        text: `select holder_type as type, holder_id as id, slots, extract(epoch from expires - created)::float8 as seconds from ${own.ctx.schema}.concurrency_lease where id = $1`,
        values: [id],
      });
      expect(rows).toEqual([{ ...holder, slots: 3, seconds: 60.5 }]);
    });
  });

  describe('POST /v2/concurrency_limits/decrement', () => {
    it('gives slots back, and moves the average of how long they are held', async () => {
      const limit = await create({ limit: 3, active_slots: 3 });
      const reply = await ask('decrement', { names: [limit.name, 'nothing'], slots: 2, occupancy_seconds: 44 });
      expect(reply).toMatchObject({ status: 200, body: [{ id: limit.id, name: limit.name, limit: 3 }] });
      expect((await read(limit)).active_slots).toBe(1);
      expect(await ask('decrement', { names: [] })).toMatchObject({ status: 200, body: [] });
    });

    it.each([{ slots: 0 }, { occupancy_seconds: 0 }, { names: null }])('refuses %j', async (part) =>
      expect((await ask('decrement', { names: ['a'], ...part })).status).toBe(422),
    );

    it('leaves the limits of other workspaces alone', async () => {
      const limit = await create({ active_slots: 1 });
      expect(await ask('decrement', { names: [limit.name] }, other)).toMatchObject({ body: [] });
      expect((await read(limit)).active_slots).toBe(1);
    });

    itIsShut(tenants, 'POST', `${PATH}/decrement`, { names: ['a'], slots: 1 });
  });

  describe('POST /v2/concurrency_limits/decrement-with-lease', () => {
    it('gives back what the lease holds, so that whoever waits may have it at once', async () => {
      const limit = await create({ limit: 2 });
      const id = await lease({ names: [limit.name], slots: 2 });
      expect((await ask('increment', { names: [limit.name] })).status).toBe(423);
      expect(await giveBack(id.toUpperCase())).toMatchObject({ status: 204, body: null });
      expect((await ask('increment', { names: [limit.name], slots: 2 })).status).toBe(200);
    });

    it('does nothing about a lease that is gone, was never there, or is another workspace’s', async () => {
      const limit = await create();
      const id = await lease({ names: [limit.name] });
      expect((await giveBack(id, other)).status).toBe(204);
      expect((await giveBack(randomUUID())).status).toBe(204);
      expect((await read(limit)).active_slots).toBe(1);
      for (let time = 0; time < 2; time++) expect((await giveBack(id)).status).toBe(204);
      expect((await read(limit)).active_slots).toBe(0);
    });

    it('refuses what is no lease', async () =>
      expect(await own.call('POST', `${PATH}/decrement-with-lease`, { lease_id: 'x' })).toMatchObject(invalidAt('body', 'lease_id')));

    itIsShut(tenants, 'POST', `${PATH}/decrement-with-lease`, { lease_id: randomUUID() });
  });

  describe('POST /v2/concurrency_limits/leases/{id}/renew', () => {
    it('prolongs a lease, also one on no limit', async () => {
      for (const names of [[(await create()).name], []]) {
        const id = await lease({ names });
        for (const body of [{ lease_duration: 60 }, {}, undefined]) expect(await renew(id, body)).toMatchObject({ status: 204, body: null });
        expect((await renew(id, { lease_duration: 59 })).status).toBe(422);
      }
    });

    it('says of a lease that ended that it is gone', async () => {
      const id = await lease({ names: [] });
      await giveBack(id);
      expect(await renew(id, {})).toMatchObject({ status: 410, body: { detail: 'Lease not found - it may have expired or been revoked' } });
    });

    let kept: string;
    beforeAll(async () => (kept = await lease({ names: [] })));
    it('knows its own workspace’s leases alone', async () => {
      for (const id of [randomUUID(), kept]) expect((await renew(id, {}, other)).status).toBe(410);
      expect(await renew('x', {})).toMatchObject({ status: 404 });
    });

    itIsShut(tenants, 'POST', () => `${PATH}/leases/${kept}/renew`, {});
  });
});
