import type { EventCountReply, EventFilter, EventPageReply } from '@app/contract';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { invalidAt, itIsShut, testApp, type Tenant, type TestApp } from '../../app.testing.js';
import { compileEventFilter } from './event-matcher.js';
import { COUNTABLES } from './event-queries.service.js';
import { EventWords } from './event-words.js';
import type { StoredEvent } from './stored-event.js';

const NOON = Date.UTC(2026, 0, 31, 12);

describe('events as they are looked up', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;

  const events = [
    event('flow.begun', 'flow.a', { 'prefect.resource.name': 'A', colour: 'red' }, [
      { 'prefect.resource.id': 'tag.x', 'prefect.resource.role': 'tag', weight: '5' },
    ]),
    event(
      'flow.ended',
      'flow.a',
      { 'prefect.resource.name': 'A, renamed', colour: 'red' },
      [{ 'prefect.resource.id': 'tag.y', 'prefect.resource.role': 'tag' }],
      { how: 'well done' },
    ),
    event('flow.begun', 'flow.b', { colour: 'dark red' }, [
      { 'prefect.resource.id': 'tag.x', 'prefect.resource.role': 'tag' },
      { 'prefect.resource.id': 'flow.a', 'prefect.resource.role': 'parent' },
    ]),
    event('task.begun', 'task.c', { colour: '100%' }, [{ 'prefect.resource.id': 'flow.b', 'prefect.resource.role': 'flow' }]),
    event('task.ended_badly', 'task.c', {}, [], { how: 'with a "quote"' }),
  ].map((each, index) => ({ ...each, occurred: new Date(NOON + index * 60_000).toISOString() }));
  const names = (found: readonly { id: string }[]): number[] => found.map(({ id }) => events.findIndex((each) => each.id === id) + 1);

  beforeAll(async () => {
    app = await testApp();
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
    await tenant.call('POST', '/events', events);
    await stranger.call('POST', '/events', [{ ...event('flow.begun', 'flow.a', {}, []), occurred: new Date(NOON).toISOString() }]);
  }, 60_000);
  afterAll(async () => app.close());
  const tenants = () => ({ app, tenant, stranger });

  const long = { occurred: { since: '2026-01-01T00:00:00Z', until: '2026-02-28T00:00:00Z' } };
  const find = async (filter: EventFilter | null, limit?: number) =>
    (await tenant.call('POST', '/events/filter', { filter: filter && { ...long, ...filter }, ...(limit === undefined ? {} : { limit }) }))
      .body as EventPageReply;
  /** As if there were too many events to look for words in. */
  const whileWide = async (work: () => Promise<void>): Promise<void> => {
    const words = app.app.get(EventWords, { strict: false });
    const { wholeMax } = words;
    words.wholeMax = 4;
    try {
      await work();
    } finally {
      words.wholeMax = wholeMax;
    }
  };
  const pathOf = (nextPage: string | null): string => (nextPage ?? '').replace(/^https?:\/\/[^/]+/, '').replace(tenant.base, '');

  describe('POST /events/filter', () => {
    itIsShut(tenants, 'POST', '/events/filter', {});

    it('answers the newest first, each as it came and with the time it was received', async () => {
      const { events: found, total, next_page } = await find({});
      expect(names(found)).toEqual([5, 4, 3, 2, 1]);
      expect(found[4]).toMatchObject({ ...events[0], occurred: '2026-01-31T12:00:00.000000Z', received: expect.any(String) });
      expect({ total, next_page }).toEqual({ total: 5, next_page: null });
    });

    it('looks back 180 days when it is not told otherwise, and needs no body', async () => {
      const fresh = { ...event('just.now', 'now', {}, []), occurred: new Date(Date.now() - 1000).toISOString() };
      await stranger.call('POST', '/events', [fresh]);
      expect(await stranger.call('POST', '/events/filter')).toMatchObject({ status: 200, body: { total: 1, events: [{ id: fresh.id }] } });
    });

    it.each<[string, EventFilter, number[]]>([
      ['a name', { event: { name: ['flow.begun', 'x'] } }, [3, 1]],
      ['the beginning of a name', { event: { prefix: ['task.', 'flow.e'] } }, [5, 4, 2]],
      ['a beginning in which _ is itself', { event: { prefix: ['task.ended_', 'task_'] } }, [5]],
      ['any name but some', { event: { exclude_name: ['flow.begun'], exclude_prefix: ['task.e'] } }, [4, 2]],
      ['a resource', { resource: { id: ['flow.a'] } }, [2, 1]],
      ['the beginning of a resource', { resource: { id_prefix: ['task'] } }, [5, 4]],
      ['a label', { resource: { labels: { colour: 'red' } } }, [2, 1]],
      ['a label’s pattern', { resource: { labels: { colour: ['*red'] } } }, [3, 2, 1]],
      ['a pattern in which % is itself', { resource: { labels: { colour: '100%' } } }, [4]],
      ['any label but some, which a missing one is not', { resource: { labels: { colour: '!red' } } }, [4, 3]],
      ['a label that fits none of no patterns', { resource: { labels: { colour: [] } } }, []],
      ['a related resource', { related: { id: ['flow.a'] } }, [3]],
      ['a role', { related: { role: ['tag'] } }, [3, 2, 1]],
      [
        'a resource in a role',
        {
          related: {
            resources_in_roles: [
              ['tag.x', 'tag'],
              ['flow.b', 'tag'],
            ],
          },
        },
        [3, 1],
      ],
      ['one related resource that is all of it', { related: { id: ['flow.a'], role: ['tag'] } }, []],
      ['several related resources', { related: [{ id: ['tag.x'] }, { role: ['parent'] }] }, [3]],
      ['a related resource’s label', { related: { labels: { weight: '?' } } }, [1]],
      ['any resource', { any_resource: { id: ['flow.a'] } }, [3, 2, 1]],
      ['the beginning of any resource', { any_resource: { id_prefix: ['flow.b'] } }, [4, 3]],
      ['several of any resource', { any_resource: [{ id: ['flow.a'] }, { id: ['tag.y'] }] }, [2]],
      ['a word', { text: { query: 'WELL' } }, [2]],
      ['a phrase', { text: { query: '"well done"' } }, [2]],
      ['a word that is nowhere', { text: { query: 'nowhere' } }, []],
      ['a word that must not be there', { text: { query: 'begun -task' } }, [3, 1]],
      ['an id', { id: { id: [events[3]?.id ?? ''] } }, [4]],
      ['lists that ask for nothing', { event: { name: [], prefix: [] }, resource: { id: [] }, id: { id: [] } }, [5, 4, 3, 2, 1]],
      ['related resources of which nothing is asked, which need not be there', { related: [{}, { id: [], labels: {} }], any_resource: {} }, [5, 4, 3, 2, 1]],
      ['the order of time', { order: 'ASC', event: { prefix: ['flow.'] } }, [1, 2, 3]],
    ])('finds by %s', async (_, filter, found) => expect(names((await find(filter)).events)).toEqual(found));

    it.each<EventFilter>([
      { event: { prefix: ['flow.'], exclude_name: ['flow.ended'] } },
      { resource: { labels: { colour: ['!dark*', 'x'] } }, text: { query: 'flow' } },
      { any_resource: [{ labels: { 'prefect.resource.role': 'tag' } }] },
      { related: [{ role: ['tag'], labels: { weight: '!6' } }] },
      { related: [{}, { role: [] }], any_resource: [{ labels: {} }] },
    ])('finds what a subscription with the same filter would have heard of: %j', async (filter) => {
      const matcher = compileEventFilter({ ...long, ...filter }, Date.now() * 1000);
      const heard = events.filter((each) => {
        const stored = { ...each, occurred: Date.parse(each.occurred) * 1000, received: 0, follows: null } as StoredEvent;
        return matcher.matches(stored) && matcher.matchesRelated(stored);
      });
      expect(names((await find({ ...filter, order: 'ASC' })).events)).toEqual(names(heard));
    });

    it('answers one event of each resource when that is asked for, and counts these', async () => {
      expect(await find({ resource: { distinct: true } })).toMatchObject({
        total: 3,
        events: [{ id: events[4]?.id }, { id: events[2]?.id }, { id: events[1]?.id }],
      });
      expect(names((await find({ resource: { distinct: true }, order: 'ASC' })).events)).toEqual([1, 3, 4]);
    });

    it('answers the one of the last id of those that happened to a resource at one time', async () => {
      const occurred = '2026-03-01T00:00:00Z';
      const both = [event('twice', 'flow.twice', {}, []), event('twice', 'flow.twice', {}, [])].map((each) => ({ ...each, occurred }));
      for (const each of both) await tenant.call('POST', '/events', [each]);
      const found = await find({ occurred: { since: occurred, until: occurred }, resource: { distinct: true } });
      expect(found.events.map(({ id }) => id)).toEqual([both[1]?.id]);
    });

    it('refuses to look for one event of each resource by words in too many, and says what to do', async () =>
      whileWide(async () => {
        const asked = async (filter: EventFilter) => tenant.call('POST', '/events/filter', { filter: { ...long, resource: { distinct: true }, ...filter } });
        const words = { text: { query: 'begun' } };
        expect(await asked(words)).toMatchObject({ status: 422, body: { exception_detail: [{ msg: expect.stringContaining('Ask for less time') }] } });
        expect(await asked({ ...words, event: { prefix: ['flow.'] } })).toMatchObject({ status: 200, body: { total: 2 } });
        expect(await asked({ text: { query: ' ' } })).toMatchObject({ status: 200, body: { total: 3 } });
        expect(await asked({ ...words, resource: {} })).toMatchObject({ status: 200, body: { total: 3 } });
      }));

    it.each([
      [['filter', 'nonsense'], { filter: { nonsense: 1 } }],
      [['limit'], { limit: 101 }],
      [['limit'], { limit: -1 }],
      [['filter', 'occurred', 'since'], { filter: { occurred: { since: '2026-02-30T00:00:00Z' } } }],
    ])('refuses a wrong %j', async (path, body) => expect(await tenant.call('POST', '/events/filter', body)).toMatchObject(invalidAt('body', ...path)));
  });

  describe('GET /events/filter/next', () => {
    itIsShut(tenants, 'GET', '/events/filter/next?page-token=x');

    it('goes on where the page before ended, with the same filter and the same events', async () => {
      const first = await find({ order: 'ASC' }, 2);
      expect(first).toMatchObject({ total: 5, next_page: expect.stringMatching(/^http:\/\/[^/]+\/api\/accounts\/.*\/events\/filter\/next\?page-token=/) });
      const second = (await tenant.call('GET', pathOf(first.next_page))).body as EventPageReply;
      const third = (await tenant.call('GET', pathOf(second.next_page))).body as EventPageReply;
      expect([first, second, third].map((page) => names(page.events))).toEqual([[1, 2], [3, 4], [5]]);
      expect(third).toMatchObject({ total: 5, next_page: null });
    });

    it('goes on looking for words, and learns how many there are', async () => {
      const first = await find({ text: { query: 'begun' } }, 2);
      const second = (await tenant.call('GET', pathOf(first.next_page))).body as EventPageReply;
      expect([first, second].map((page) => [names(page.events), page.total])).toEqual([
        [[4, 3], 3],
        [[1], 3],
      ]);
      expect(second.next_page).toBeNull();
      expect(await find({ text: { query: 'begun' } }, 0)).toMatchObject({ events: [], total: 3, next_page: null });
    });

    it('pages through one event of each resource', async () => {
      const first = await find({ resource: { distinct: true } }, 2);
      const second = (await tenant.call('GET', pathOf(first.next_page))).body as EventPageReply;
      expect([first, second].map((page) => names(page.events))).toEqual([[5, 3], [2]]);
    });

    it('fits into an address that proxies pass on, also where the filter names 200 ids', async () => {
      const ids = [...events.map(({ id }) => id), ...Array.from({ length: 195 }, () => uuidv4())];
      const { next_page } = await find({ id: { id: ids }, order: 'ASC' }, 4);
      expect(next_page?.length).toBeLessThan(8_000);
      expect(names(((await tenant.call('GET', pathOf(next_page))).body as EventPageReply).events)).toEqual([5]);
    });

    it('goes on where the filter names a thousand ids', async () => {
      const ids = [...events.map(({ id }) => id), ...Array.from({ length: 995 }, () => uuidv4())];
      const { next_page } = await find({ id: { id: ids }, order: 'ASC' }, 4);
      await app.app.listen(0, '127.0.0.1');
      const { pathname, search } = new URL(String(next_page));
      const reply = await fetch(new URL(pathname + search, await app.app.getUrl()), { headers: { authorization: `Bearer ${tenant.key}` } });
      expect([reply.status, names(((await reply.json()) as EventPageReply).events)]).toEqual([200, [5]]);
    });

    it('takes no token that was changed, and none of another workspace', async () => {
      const { next_page } = await find({}, 1);
      const token = new URL(next_page ?? '').searchParams.get('page-token') ?? '';
      const ask = async (by: Tenant, text: string) => by.call('GET', `/events/filter/next?page-token=${text}`);
      expect(await ask(tenant, `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`)).toMatchObject({ status: 403, body: { detail: 'Forbidden' } });
      expect(await ask(tenant, 'nonsense')).toMatchObject({ status: 403 });
      expect(await ask(stranger, token)).toMatchObject({ status: 403 });
      expect(await tenant.call('GET', '/events/filter/next')).toMatchObject({ status: 422 });
    });
  });

  describe('POST /events/count-by/{countable}', () => {
    itIsShut(tenants, 'POST', '/events/count-by/event', { filter: {} });
    const count = async (by: string, filter: EventFilter = {}, more: object = {}) =>
      (await tenant.call('POST', `/events/count-by/${by}`, { filter: { ...long, ...filter }, ...more })).body as EventCountReply;

    it('counts by name, the most frequent first', async () => {
      const counts = await count('event');
      expect(counts.map(({ value, label, count: n }) => [value, label, n])).toEqual([
        ['flow.begun', 'flow.begun', 2],
        ['flow.ended', 'flow.ended', 1],
        ['task.begun', 'task.begun', 1],
        ['task.ended_badly', 'task.ended_badly', 1],
      ]);
      expect(counts[0]).toMatchObject({ start_time: '2026-01-31T12:00:00.000000Z', end_time: '2026-01-31T12:02:00.000000Z' });
    });

    it('counts by resource, called as its newest event calls it', async () => {
      expect((await count('resource')).map(({ value, label, count: n }) => [value, label, n])).toEqual([
        ['flow.a', 'A, renamed', 2],
        ['task.c', 'task.c', 2],
        ['flow.b', 'flow.b', 1],
      ]);
    });

    it('counts by time, also where there was nothing', async () => {
      const occurred = { since: '2026-01-31T11:58:30Z', until: '2026-01-31T12:04:30Z' };
      const counts = await count('time', { occurred }, { time_unit: 'minute', time_interval: 2 });
      expect(counts.map(({ value, label, count: n }) => [value, label, n])).toEqual([
        ['0', '2026-01-31T11:58:00+00:00', 0],
        ['1', '2026-01-31T12:00:00+00:00', 2],
        ['2', '2026-01-31T12:02:00+00:00', 2],
        ['3', '2026-01-31T12:04:00+00:00', 1],
      ]);
      expect(counts[1]).toMatchObject({ start_time: '2026-01-31T12:00:00.000000Z', end_time: '2026-01-31T12:01:59.999999Z' });
    });

    it('takes null for what is left out', async () => {
      const occurred = { since: '2026-01-30T00:00:00Z', until: '2026-02-01T00:00:00Z' };
      expect((await count('time', { occurred }, { time_unit: null, time_interval: null })).map(({ count: n }) => n)).toEqual([0, 5]);
      expect(await tenant.call('POST', '/events/filter', { limit: null })).toMatchObject({ status: 200 });
    });

    it('refuses spans of time that reach beyond the years that have a number', async () =>
      expect(await tenant.call('POST', '/events/count-by/time', { filter: long, time_interval: 1e300 })).toMatchObject(invalidAt('body', 'time_interval')));

    it('counts by day whatever else is asked', async () => {
      const occurred = { since: '2026-01-30T00:00:00Z', until: '2026-02-01T00:00:00Z' };
      expect((await count('day', { occurred }, { time_unit: 'hour' })).map(({ count: n }) => n)).toEqual([0, 5]);
    });

    it.each(COUNTABLES)('refuses to count words in too many events by %s, and says what to do', async (by) =>
      whileWide(async () => {
        const asked = async (filter: EventFilter) => tenant.call('POST', `/events/count-by/${by}`, { filter: { ...long, ...filter } });
        const words = { text: { query: 'begun' } };
        expect(await asked(words)).toMatchObject({ status: 422, body: { exception_detail: [{ msg: expect.stringContaining('Ask for less time') }] } });
        expect((await asked({ ...words, event: { prefix: ['flow.'] } })).status).toBe(200);
        expect((await asked({})).status).toBe(200);
      }),
    );

    it('refuses to count by anything else, without a filter, or into thousands of spans', async () => {
      expect(await tenant.call('POST', '/events/count-by/colour', { filter: {} })).toMatchObject({ status: 422 });
      expect(await tenant.call('POST', '/events/count-by/event', {})).toMatchObject({ status: 422 });
      expect(await tenant.call('POST', '/events/count-by/event', { filter: long, time_unit: 'second' })).toMatchObject({
        status: 422,
        body: { exception_detail: [{ msg: expect.stringContaining('at most 1000') }] },
      });
    });
  });
});

function event(name: string, resource: string, labels: Record<string, string>, related: Record<string, string>[], payload: object = {}) {
  return { id: uuidv7(), occurred: '', event: name, resource: { 'prefect.resource.id': resource, ...labels }, related, payload };
}
