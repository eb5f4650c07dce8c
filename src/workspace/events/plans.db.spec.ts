import type { EventFilter } from '@app/contract';
import type { Cell, Statement } from '@app/database';
import { testTenancy, type TestTenancy } from '@app/testing';
import type { WorkspaceContext } from '@app/tenancy';
import { EventLogRepository } from './event-log.repository.js';
import type { EventSieve } from './event-sieve.js';
import type { Position } from '../live/position.sql.js';
import { EventQueriesRepository, type EventCursor } from './event-queries.repository.js';
import { EventWords, type FoundWords } from './event-words.js';
import { flowRunOfSeed, seedEvents, SEEDED_DEPLOYMENT } from './seed-events.testing.js';

const EVENTS = 30_000;
const DAYS = 3;
const HOUR_MICROS = 3_600_000_000;
/** The day before that on which this begins: its events lie evenly, whatever the time is. */
const YESTERDAY = (Math.floor(Date.now() / 86_400_000) - 1) * 24 * HOUR_MICROS;
const FLOW_RUN = flowRunOfSeed(EVENTS / 2);

/** The plans are those of 10,000 events a day; with more of them they only become cheaper than reading all. */
describe('questions to many events', () => {
  let tenants: TestTenancy;
  let ctx: WorkspaceContext;
  let before: Position;
  const events = new EventQueriesRepository();
  const log = new EventLogRepository();

  beforeAll(async () => {
    tenants = await testTenancy();
    ctx = await tenants.newWorkspace();
    before = await log.position(ctx);
    await seedEvents(ctx, (text) => ctx.cell.query({ text }), { events: EVENTS, days: DAYS, seed: 0.5 });
  }, 120_000);
  afterAll(async () => tenants.close());

  /** How the statements of `work` were carried out. */
  const planOf = async (work: (ctx: WorkspaceContext) => Promise<unknown>): Promise<string> => {
    const plans: string[] = [];
    const query = async (statement: Statement) => {
      const lines = await ctx.cell.query<{ 'QUERY PLAN': string }>({ ...statement, text: `explain ${statement.text}` });
      plans.push(...lines.map((line) => line['QUERY PLAN']));
      return ctx.cell.query(statement);
    };
    await work({ ...ctx, cell: { ...ctx.cell, query } as Cell });
    return plans.join('\n');
  };
  const within = (filter: EventFilter, hours = 24) => ({ filter, since: YESTERDAY, until: YESTERDAY + hours * HOUR_MICROS - 1 });
  const READS_ALL = /Seq Scan on event_\d+_\d+/;

  it.each<[string, EventFilter, RegExp]>([
    ['the latest', {}, /Index Scan.* using event_\d+_\d+_occurred_id_idx/],
    ['those with a name', { event: { name: ['app.order-7'] } }, /_event_occurred_idx/],
    ['those whose name begins so', { event: { prefix: ['app.order-19'] } }, /_event_occurred_idx/],
    ['those of a resource', { resource: { id: ['shop.3'] } }, /_resource_id_occurred_idx/],
    ['those that a flow run is related to', { related: { id: [FLOW_RUN] } }, /_jsonb_path_query_array_idx/],
    ['those in which a deployment has a role', { related: { resources_in_roles: [[SEEDED_DEPLOYMENT, 'deployment']] } }, /_jsonb_path_query_array_idx/],
    ['those of a flow run or about it', { any_resource: { id: [FLOW_RUN] } }, /_jsonb_path_query_array_idx/],
  ])('find %s without reading them all', async (_what, filter, index) => {
    const plan = await planOf((watched) => events.page(watched, within(filter), null, 50));
    expect(plan).toMatch(index);
    expect(plan).not.toMatch(READS_ALL);
  });

  it.each<[string, EventFilter, RegExp]>([
    ['of an hour', {}, /Index Only Scan using event_\d+_\d+_occurred_id_idx/],
    ['with a name', { event: { name: ['app.order-7'] } }, /_event_occurred_idx/],
    ['of a flow run or about it', { any_resource: { id: [FLOW_RUN] } }, /_jsonb_path_query_array_idx/],
  ])('count those %s without reading them all', async (_what, filter, index) => {
    const plan = await planOf((watched) => events.count(watched, within(filter, 1)));
    expect(plan).toMatch(index);
    expect(plan).not.toMatch(READS_ALL);
  });

  it.each<EventFilter>([{}, { event: { name: ['app.order-7'] } }, { order: 'ASC' }])(
    'look for words in no more events than they have to: %j',
    async (filter) => {
      const looking = async (watched: WorkspaceContext) =>
        events.look(watched, within({ ...filter, text: { query: 'work-17 -tanuki' } }), null, { share: 10, limit: 5 });
      const plan = await planOf(looking);
      expect(plan).toMatch(/Limit/);
      expect(plan).not.toMatch(READS_ALL);
      expect(await looking(ctx)).toMatchObject({ looked: 10, last: { id: expect.any(String) } });
    },
  );

  it('find words page by page, in whatever order, as by looking at each', async () => {
    const words = new EventWords(events);
    for (const order of ['ASC', 'DESC'] as const) {
      const fixed = { filter: { order, event: { prefix: ['app.'] }, text: { query: '"work-77"' } }, since: 0, until: YESTERDAY + 72 * HOUR_MICROS };
      const found: string[] = [];
      let pages = 0;
      for (let after: EventCursor | null = null; pages === 0 || after; pages++) {
        const page: FoundWords = await words.find(ctx, fixed, after, 2, { share: 20, max: 60 });
        found.push(...page.events.map(({ id }) => id));
        after = page.next;
      }
      expect(pages).toBeGreaterThan(3);
      expect(found).toEqual((await events.page(ctx, fixed, null, 1_000)).map(({ id }) => id));
      expect(found.length).toBeGreaterThan(0);
    }
  });

  it('look into no range of another time', async () => {
    const plan = await planOf((watched) => events.page(watched, within({}, 1), null, 50));
    expect(new Set(plan.match(/event_\d+_\d+(?=_)/g))).toHaveProperty('size', 1);
  });

  it('find what is new by the transactions that added it', async () => {
    const position = await log.position(ctx);
    const span = { since: position, until: null, after: null };
    const texts = { values: ['a'], starts: ['b'] };
    const sieve = [false, true].map((isRelated) => ({ names: texts, about: { label: 'c', isRelated, ...texts } }));
    for (const read of [(watched: typeof ctx) => log.added(watched, span, 500), (watched: typeof ctx) => log.sift(watched, span, sieve, 500)]) {
      const plan = await planOf(read);
      expect(plan).toMatch(/_tx_idx/);
      expect(plan).not.toMatch(READS_ALL);
    }
  });

  it('let pass what is of a name and about something that is wanted, by whatever many beginnings', async () => {
    // Of so many lengths that the last is cut.
    const starts = [...Array.from({ length: 20 }, (_, index) => 'y'.repeat(index + 1)), 'work-12', 'work-991'];
    const deployment = SEEDED_DEPLOYMENT.slice(0, -1);
    const sieve: EventSieve = [
      { names: { values: ['prefect.flow-run.Failed'], starts: ['app.order-1'] }, about: null },
      { names: { values: [], starts: [''] }, about: { label: 'prefect.resource.name', isRelated: false, values: ['work-7'], starts } },
      {
        names: { values: [], starts: ['prefect.flow-run.'] },
        about: { label: 'prefect.resource.id', isRelated: true, values: ['nothing'], starts: [deployment] },
      },
    ];
    const span = { since: before, until: null, after: null };
    const { rows } = await log.added(ctx, span, 5_000);
    const wanted = rows.filter(
      ({ event, resource, related }) =>
        event === 'prefect.flow-run.Failed' ||
        event.startsWith('app.order-1') ||
        /^work-(7$|12|99)/.test(resource['prefect.resource.name'] ?? '') ||
        (event.startsWith('prefect.flow-run.') && related.some((one) => one['prefect.resource.id']?.startsWith(deployment))),
    );
    const sifted = await log.sift(ctx, span, sieve, 5_000);
    expect(sifted).toMatchObject({ count: 5_000, mark: { id: rows.at(-1)?.id } });
    expect([...sifted.wanted].sort()).toEqual(wanted.map(({ id }) => id).sort());
    const whole = sifted.times && (await log.whole(ctx, sifted.wanted, sifted.times));
    expect(whole?.map(({ id }) => id)).toEqual(wanted.toSorted((a, b) => a.received - b.received).map(({ id }) => id));
  });

  it('are answered as by looking at each', async () => {
    const total = async (filter: EventFilter): Promise<number> => events.count(ctx, { filter, since: 0, until: YESTERDAY + 72 * HOUR_MICROS });
    const count = async (condition: string, value: string): Promise<number> =>
      (await ctx.cell.query<{ count: number }>({ text: `select count(*) from ${ctx.schema}.event where ${condition}`, values: [value] }))[0]?.count ?? 0;
    expect(await total({})).toBe(EVENTS);
    expect(await total({ event: { prefix: ['app.order-1'] } })).toBe(await count('starts_with(event, $1)', 'app.order-1'));
    expect(await total({ related: { id: [FLOW_RUN] } })).toBe(await count('related::text like $1', `%${FLOW_RUN}%`));
    expect(await total({ any_resource: { id: [FLOW_RUN] } })).toBe(await count('(related::text || resource_id) like $1', `%${FLOW_RUN}%`));
  });
});
