import { testApp, type Tenant, type TestApp } from '../app.testing.js';
import { EventSearchService } from '../workspace/events/event-search.service.js';
import { EventWords } from '../workspace/events/event-words.js';
import { anEvent } from '../workspace/events/events.testing.js';
import { asker, withKey, type Answer } from './graphql.testing.js';

const NOON = Date.UTC(2026, 0, 31, 12);
const at = (minute: number): string => new Date(NOON + minute * 60_000).toISOString();
const SPAN = { since: at(-6000), until: at(60) };

interface Connection {
  edges: { node: { event: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  searchedSince: string | null;
  totalCount: number;
}

describe('events by GraphQL', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;
  const related = [{ 'prefect.resource.id': 'prefect.flow.f', 'prefect.resource.role': 'flow', 'prefect.resource.name': 'load' }];
  const events = [
    anEvent({ event: 'a.begun', occurred: at(0), resource: { 'prefect.resource.id': 'x.1', 'prefect.resource.name': 'One' }, payload: { word: 'zebra' } }),
    anEvent({ event: 'a.ended', occurred: at(1), resource: { 'prefect.resource.id': 'x.1' }, related }),
    anEvent({ event: 'b.begun', occurred: at(2), resource: { 'prefect.resource.id': 'y.2' } }),
    anEvent({ event: 'b.ended', occurred: at(-5000), resource: { 'prefect.resource.id': 'y.2' }, payload: { word: 'Zebra crossing' } }),
  ];
  beforeAll(async () => {
    app = await testApp({ roles: ['api'] });
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
    await tenant.call('POST', '/events', events);
  });
  afterAll(async () => app.close());

  const TYPES = { f: 'EventFilter', after: 'String', id: 'ID!' } as const;
  const ask = async (what: string, variables: Partial<Record<keyof typeof TYPES, unknown>> = {}, by = tenant): Promise<Answer> => {
    const declared = Object.entries(TYPES).flatMap(([name, type]) => (name in variables ? [`, $${name}: ${type}`] : []));
    return asker(app, withKey(by))(`query($w: ID!${declared.join('')}) { workspace(id: $w) { ${what} } }`, { w: tenant.workspace.id, ...variables });
  };
  const workspace = async <T>(...args: Parameters<typeof ask>): Promise<T> => {
    const { data, errors } = await ask(...args);
    expect(errors).toBeUndefined();
    return data?.['workspace'] as T;
  };
  const LIST = 'totalCount searchedSince pageInfo { hasNextPage endCursor } edges { node { event } }';
  const find = async (filter: object = {}, first = 50, after: string | null = null): Promise<Connection> =>
    (await workspace<{ events: Connection }>(`events(first: ${first}, after: $after, filter: $f) { ${LIST} }`, { f: { ...SPAN, ...filter }, after })).events;
  const namesOf = ({ edges }: Connection): string[] => edges.map(({ node }) => node.event);

  it.each<[string, object, string[]]>([
    ['all, the newest first', {}, ['b.begun', 'a.ended', 'a.begun', 'b.ended']],
    ['names', { names: ['a.ended', 'b.ended'] }, ['a.ended', 'b.ended']],
    ['beginnings of names', { namePrefixes: ['a.'] }, ['a.ended', 'a.begun']],
    ['any but some', { excludeNames: ['a.begun'], excludeNamePrefixes: ['b.'] }, ['a.ended']],
    ['a resource', { resourceIds: ['x.1'] }, ['a.ended', 'a.begun']],
    ['the beginning of a resource', { resourceIdPrefixes: ['y'] }, ['b.begun', 'b.ended']],
    ['a related resource', { relatedIds: ['prefect.flow.f'], relatedRoles: ['flow'] }, ['a.ended']],
    ['any of its resources', { anyResourceIds: ['prefect.flow.f', 'y.2'] }, ['b.begun', 'a.ended', 'b.ended']],
    ['the beginning of any', { anyResourceIdPrefixes: ['prefect.'] }, ['a.ended']],
    ['words, in any case', { search: 'zebra' }, ['a.begun', 'b.ended']],
    ['words that must be there', { search: '+zebra +crossing' }, ['b.ended']],
    ['a time', { since: at(1), until: at(1) }, ['a.ended']],
  ])('are found by %s', async (_, filter, expected) => {
    const found = await find(filter);
    expect([namesOf(found), found.totalCount, found.searchedSince]).toEqual([expected, expected.length, null]);
  });

  it.each([[{}], [{ search: 'begun ended' }]])('come in pages, each once: %j', async (filter) => {
    const first = await find(filter, 3);
    const second = await find(filter, 3, first.pageInfo.endCursor);
    expect([namesOf(first), first.pageInfo.hasNextPage]).toEqual([['b.begun', 'a.ended', 'a.begun'], true]);
    expect([namesOf(second), second.pageInfo.hasNextPage]).toEqual([['b.ended'], false]);
  });

  it('have no number where words would have to be looked for in too many', async () => {
    const words = app.app.get(EventWords, { strict: false });
    const { wholeMax } = words;
    words.wholeMax = 3;
    try {
      expect(await find({ search: 'zebra' })).toMatchObject({ totalCount: null, edges: [{}, {}] });
      expect(await find({ search: 'zebra', namePrefixes: ['a.'] })).toMatchObject({ totalCount: 1 });
      expect(await find()).toMatchObject({ totalCount: 4 });
      expect((await ask('eventCounts(filter: $f) { count }', { f: { ...SPAN, search: 'zebra' } })).errors?.[0]?.message).toContain('Ask for less time');
    } finally {
      words.wholeMax = wholeMax;
    }
  });

  it('are searched as far as one page looks, and on from there', async () => {
    const search = app.app.get(EventSearchService, { strict: false });
    const filter = { occurred: SPAN, text: { query: 'crossing' } };
    let after: Parameters<typeof search.find>[2]['after'] = null;
    const pages: [number, boolean][] = [];
    for (let isMore = true; isMore && pages.length < 1_000;) {
      const page: Awaited<ReturnType<typeof search.find>> = await search.find(tenant.ctx, filter, { first: 5, after }, { share: 1, max: 2 });
      pages.push([page.items.length, page.searchedTo === null]);
      isMore = page.hasNextPage;
      after = page.searchedTo;
    }
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.at(-1)?.[1]).toBe(true);
    expect(pages.reduce((sum, [count]) => sum + count, 0)).toBe(1);
  });

  it('are shown whole, with what their resources are called', async () => {
    const whole = 'event(id: $id) { id event occurred follows payload resource { id role name labels } related { id role name } }';
    expect(await workspace(whole, { id: events[1]?.id })).toEqual({
      event: {
        id: events[1]?.id,
        event: 'a.ended',
        occurred: at(1).replace('Z', '000Z'),
        follows: null,
        payload: {},
        resource: { id: 'x.1', role: null, name: 'x.1', labels: { 'prefect.resource.id': 'x.1' } },
        related: [{ id: 'prefect.flow.f', role: 'flow', name: 'load' }],
      },
    });
    for (const id of ['00000000-0000-4000-8000-000000000000', 'nothing']) expect(await workspace(whole, { id })).toEqual({ event: null });
  });

  it('are counted by spans of time that are easily read, with the empty ones', async () => {
    const { eventCounts: counts } = await workspace<{ eventCounts: { start: string; end: string; count: number }[] }>(
      'eventCounts(filter: $f, spans: 10) { start end count }',
      { f: { since: at(-5), until: at(5), namePrefixes: ['a.', 'b.'] } },
    );
    expect(counts.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 0, 0]);
    expect(counts[5]).toMatchObject({ start: '2026-01-31T12:00:00.000000Z', end: '2026-01-31T12:01:00.000000Z' });
  });

  it('are counted by words, too, and in whole seconds where much time is asked for', async () => {
    const { eventCounts: counts } = await workspace<{ eventCounts: { start: string; end: string; count: number }[] }>(
      'eventCounts(filter: $f, spans: 7) { start end count }',
      { f: { since: '1999-01-01T00:00:01Z', until: at(60), search: 'zebra' } },
    );
    expect(counts.filter(({ count }) => count > 0)).toMatchObject([{ count: 2 }]);
    for (const { start, end } of counts) expect(start + end).toMatch(/^(.{19}\.000000Z){2}$/);
  });

  it('are kept since the day that retention says', async () => {
    const days = (since: unknown): number => Math.floor(Date.now() / 86_400_000) - Date.parse(String(since)) / 86_400_000;
    const asked = async (): Promise<number> => days((await workspace<{ events: { keptSince: string } }>('events { keptSince }')).events.keptSince);
    // Midnight may come meanwhile.
    expect([7, 8]).toContain(await asked());
    await tenant.call('PUT', '/admin/events', { retention_days: 30 });
    expect([30, 31]).toContain(await asked());
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['eventCounts(spans: 201) { count }', {}, 'spans has to be from 1 to 200'],
    ['events(filter: $f) { totalCount }', { f: { search: 'x'.repeat(201) } }, 'at most 200 characters'],
    ['events(first: 0) { totalCount }', {}, 'first has to be'],
    ['events(after: "x") { totalCount }', {}, 'This cursor is not from this list'],
  ])('refuse %s', async (what, variables, message) => {
    const { errors } = await ask(what, variables);
    expect(errors?.[0]?.message).toContain(message);
  });

  it('are nobody else’s', async () => {
    expect((await ask(`events { ${LIST} }`, {}, stranger)).data).toEqual({ workspace: null });
    const own = await asker(app, withKey(stranger))('query($w: ID!, $id: ID!) { workspace(id: $w) { event(id: $id) { id } events { totalCount } } }', {
      w: stranger.workspace.id,
      id: events[0]?.id,
    });
    expect(own.data).toEqual({ workspace: { event: null, events: { totalCount: 0 } } });
  });
});
