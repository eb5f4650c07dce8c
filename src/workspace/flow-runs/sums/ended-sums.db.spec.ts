import { randomInt } from 'node:crypto';
import type { RunCountBody } from '@app/contract';
import { loadWorkspaceMigrations } from '@app/database';
import { STATE_TYPES, type StateType } from '@app/engine';
import { Fault } from '@app/faults';
import { testTenancy, type TestTenancy } from '@app/testing';
import type { WorkspaceContext } from '@app/tenancy';
import fc, { type Arbitrary } from 'fast-check';
import { countRows, listRows, listRowsOf } from '../../filters/lists.js';
import { FLOW_RUN_ORDERS } from '../../filters/orders.js';
import type { Span } from '../../states/history.js';
import { openRuns, type Runs } from '../../runs.testing.js';
import { FlowRunListsRepository } from '../flow-run-lists.repository.js';
import type { FlowRunSearch } from '../flow-run-search.js';
import { EndedSumsRepository } from './ended-sums.repository.js';
import { NoSums } from './no-sums.testing.js';

const SEED = randomInt(2 ** 31);
const HOUR = 3_600_000_000;
const DAY = 24 * HOUR;
/** Half past an hour, so that whole hours and what comes before and after them differ. */
const NOW = Math.floor((Date.now() * 1_000) / HOUR) * HOUR + HOUR / 2;
const NAMES = ['Odd', 'Late', null] as const;
const TAGS = ['x', 'y', 'Z'];
const RUNS = { table: 'flow_run', alias: 'r', columns: 'r.id' };

type Step = (run: string | undefined) => Promise<unknown>;
const orNull = <T>(arbitrary: Arbitrary<T>): Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
const iso = (micros: number): string => new Date(micros / 1_000).toISOString();

describe(`sums of runs that have ended (seed ${SEED})`, () => {
  let tenants: TestTenancy;
  let ctx: WorkspaceContext;
  let runs: Runs;
  let flowId: string;
  const sums = new EndedSumsRepository();
  const [summed, scanned] = [new FlowRunListsRepository(sums), new FlowRunListsRepository(new NoSums())];

  beforeAll(async () => (tenants = await testTenancy()));
  afterAll(async () => tenants.close());
  beforeEach(async () => {
    ctx = await tenants.newWorkspace();
    runs = openRuns();
    flowId = (await runs.flows.upsert(ctx, { name: 'a-flow', tags: [], labels: {} })).flow.id;
    await ctx.cell.query({
      text: `with pool as (insert into ${ctx.schema}.work_pool (name, type) values ('pool', 'process') returning id)
        insert into ${ctx.schema}.work_queue (work_pool_id, name) select id, unnest('{default,other}'::text[]) from pool`,
    });
  });

  const create = async (dueMicros: number, tags: readonly string[], queue: string | null, ended: { type: StateType; name: string | null } | null) => {
    const state = { type: 'SCHEDULED' as const, state_details: { scheduled_time: iso(dueMicros) } };
    const placed = queue ? { work_pool_name: 'pool', work_queue_name: queue } : {};
    const { flowRun } = await runs.flowRuns.create(ctx, { flow_id: flowId, tags: [...tags], state, ...placed });
    if (ended) await runs.flowRuns.setState(ctx, flowRun.id, { state: { type: ended.type, name: ended.name }, force: true });
  };

  /** Up to three days back, or a little ahead, and now and then just when an hour begins. */
  const due = fc.oneof(
    fc.integer({ min: -3 * DAY, max: HOUR }).map((ago) => NOW + ago),
    fc.integer({ min: -72, max: 0 }).map((hours) => NOW + HOUR / 2 + hours * HOUR),
  );
  const proposed = fc.record({ type: fc.constantFrom(...STATE_TYPES), name: fc.constantFrom(...NAMES) });
  const tags = fc.subarray(TAGS);
  const STEP: Arbitrary<Step> = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(due, tags, fc.constantFrom('default', 'other', null), fc.option(proposed)).map<Step>(
        ([at, tagged, queue, ended]) =>
          async () =>
            create(at, tagged, queue, ended),
      ),
    },
    {
      weight: 6,
      arbitrary: fc.tuple(proposed, fc.boolean()).map<Step>(
        ([{ type, name }, force]) =>
          async (run) =>
            run && runs.flowRuns.setState(ctx, run, { state: { type, name }, force }),
      ),
    },
    { weight: 1, arbitrary: tags.map<Step>((tagged) => async (run) => run && runs.flowRuns.update(ctx, run, { tags: tagged })) },
    { weight: 1, arbitrary: fc.constant<Step>(async (run) => run && runs.flowRuns.delete(ctx, run)) },
    {
      weight: 1,
      arbitrary: proposed.map<Step>(
        ({ type }) =>
          async () =>
            runs.flowRuns.deleteMatching(ctx, { flow_runs: { state: { type: { any_: [type] } } }, limit: 2 }),
      ),
    },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 30 }).map<Step>((most) => async () => sums.addChanges(ctx, most)) },
  );

  const bound = fc.option(fc.oneof({ weight: 9, arbitrary: due.map(iso) }, fc.constantFrom('0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z')));
  const range = fc.record({ after_: bound, before_: bound }).map((asked): RunCountBody => ({ flow_runs: { expected_start_time: asked } }));
  const QUESTION: Arbitrary<RunCountBody> = fc
    .tuple(
      range,
      fc.constantFrom<RunCountBody>(
        {},
        { flow_runs: { state: { type: { any_: ['COMPLETED', 'RUNNING'] } } } },
        { flow_runs: { state: { type: { not_any_: ['COMPLETED'] } } } },
        { flow_runs: { state: { name: { any_: ['Odd'] } } } },
        { flow_runs: { state: { name: { not_any_: ['Odd'] }, type: { any_: ['FAILED', 'PENDING'] }, operator: 'or_' } } },
        { flow_runs: { tags: { all_: ['x'] } } },
        { flow_runs: { tags: { any_: ['x', 'Z'] }, state: { type: { any_: ['FAILED', 'CRASHED'] } } } },
        { flow_runs: { tags: { is_null_: true } } },
        { work_pools: { name: { any_: ['pool'] } } },
        { work_pool_queues: { name: { any_: ['other'] } }, flow_runs: { tags: { all_: ['y'] } } },
        { work_pools: { name: { any_: ['pool'] } }, flow_runs: { operator: 'or_', state: { type: { any_: ['FAILED'] } }, tags: { all_: ['x'] } } },
      ),
    )
    .map(([asked, more]) => ({ ...more, flow_runs: { ...asked.flow_runs, ...more.flow_runs } }));
  const SEARCH: Arbitrary<FlowRunSearch> = fc.record({
    since: orNull(due),
    until: orNull(due),
    tags: orNull(tags),
    stateTypes: orNull(fc.subarray([...STATE_TYPES], { minLength: 1 })),
    stateNames: orNull(fc.subarray(['Odd', 'Completed', 'Scheduled'], { minLength: 1 })),
    workPools: orNull(fc.constant(['pool'])),
  });
  const SPAN: Arbitrary<Span> = fc.record({
    start: fc.oneof(due, fc.constant(NOW - HOUR / 2 - 3 * DAY)),
    intervalMicros: fc.constantFrom(HOUR / 2, HOUR, 2 * HOUR, 2 * HOUR + 1_000_000, 5.5 * HOUR, DAY),
    intervals: fc.integer({ min: 1, max: 50 }),
  });

  /** Whatever is asked of them, they answer as reading each run does. */
  const expectAgreement = async (seed: number): Promise<void> => {
    for (const body of fc.sample(QUESTION, { seed, numRuns: 12 })) {
      expect([body, await summed.countMatching(ctx, body)]).toEqual([body, await scanned.countMatching(ctx, body)]);
      const stretch = { limit: 3, offset: 1 };
      const page = await summed.paginate(ctx, body, 'EXPECTED_START_TIME_DESC', stretch);
      expect([body, page]).toEqual([body, await scanned.paginate(ctx, body, 'EXPECTED_START_TIME_DESC', stretch)]);
    }
    for (const search of fc.sample(SEARCH, { seed, numRuns: 6 })) {
      expect([search, await summed.countsByState(ctx, search)]).toEqual([search, await scanned.countsByState(ctx, search)]);
    }
    for (const span of fc.sample(SPAN, { seed, numRuns: 6 })) {
      const now = Date.now() * 1_000;
      expect([span, await summed.history(ctx, {}, span, now)]).toEqual([span, await scanned.history(ctx, {}, span, now)]);
    }
  };

  const ids = async (): Promise<string[]> =>
    (await ctx.cell.query<{ id: string }>({ text: `select id from ${ctx.schema}.flow_run order by id` })).map(({ id }) => id);
  /** Several at once, each with a run that was there before; one that another took away, or kept moving, is let be. */
  const take = async (steps: readonly Step[], chance: () => number): Promise<void> => {
    const known = await ids();
    await Promise.all(
      steps.map(async (step) =>
        step(known[Math.floor(chance() * known.length)]).catch((error: unknown) => {
          if (!(error instanceof Fault) || !/^(flow_run\.(not_found|contended)|database\.unavailable)$/.test(error.code)) throw error;
        }),
      ),
    );
  };
  /** The same in each run of a seed. */
  const chanceOf = (seed: number) => {
    let state = seed;
    return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
  };

  it('answer as reading each run does, after whatever became of them', async () => {
    const chance = chanceOf(SEED);
    const steps = fc.sample(STEP, { seed: SEED, numRuns: 240 });
    for (let at = 0; at < steps.length; at += 12) {
      await take(steps.slice(at, at + 12), chance);
      if (at % 60 === 48) await expectAgreement(SEED + at);
    }
    while ((await sums.addChanges(ctx, 50)) > 0);
    await expectAgreement(SEED);
    const changes = await ctx.cell.query({ text: `select from ${ctx.schema}.ended_run_change` });
    expect(changes).toEqual([]);
  }, 60_000);

  it('forget what is empty', async () => {
    await create(NOW, ['x'], null, { type: 'FAILED', name: null });
    await sums.addChanges(ctx, 10);
    const kept = { text: `select grain from ${ctx.schema}.ended_run_sum order by grain` };
    expect(await ctx.cell.query(kept)).toEqual([{ grain: 'day' }, { grain: 'hour' }]);
    await runs.flowRuns.deleteMatching(ctx, {});
    await sums.addChanges(ctx, 10);
    expect(await ctx.cell.query(kept)).toEqual([]);
  });

  it('are never off while runs move and changes are added up', async () => {
    for (let index = 0; index < 30; index++) await create(NOW - index * HOUR, ['x'], 'default', { type: 'COMPLETED', name: null });
    let moving = true;
    const movers = (await ids()).map(async (id, index) => {
      for (const type of ['FAILED', 'COMPLETED', 'CRASHED', 'COMPLETED'] as const)
        await runs.flowRuns.setState(ctx, id, { state: { type, name: index % 2 === 0 ? 'Odd' : null }, force: true });
    });
    const adding = (async () => {
      while (moving) await sums.addChanges(ctx, 5);
    })();
    const asking = (async () => {
      const seen = new Set<number>();
      while (moving) for (const body of [{}, { flow_runs: { tags: { all_: ['x'] } } }]) seen.add(await summed.countMatching(ctx, body));
      return seen;
    })();
    await Promise.all(movers).finally(() => (moving = false));
    await adding;
    expect([...(await asking)]).toEqual([30]);
    await expectAgreement(SEED);
  }, 30_000);

  it('have what ended before there were sums, once that is counted, whatever ends meanwhile', async () => {
    const chance = chanceOf(SEED);
    const steps = fc.sample(STEP, { seed: SEED, numRuns: 60 });
    await take(steps.slice(0, 40), chance);
    // As in a workspace that comes to 0023.
    await ctx.cell.query({
      text: `delete from ${ctx.schema}.schema_version where version >= 24; delete from ${ctx.schema}.ended_run_sum; delete from ${ctx.schema}.ended_run_change`,
    });
    const late = new EndedSumsRepository();
    expect(await late.areCounted(ctx)).toBe(false);
    const counted = loadWorkspaceMigrations().find(({ version }) => version === 24);
    const count = async (): Promise<void> => {
      for (const text of counted?.sql(ctx.schema).split(/;\n/) ?? []) if (text.trim() !== '') await ctx.cell.query({ text });
    };
    await Promise.all([take(steps.slice(40), chance), count()]);
    // A try that broke off before it was recorded is made again; nothing is added before.
    expect(await late.addChanges(ctx, 100)).toBe(0);
    await Promise.all([take(steps.slice(40), chance), count()]);
    await ctx.cell.query({ text: `insert into ${ctx.schema}.schema_version (version, name) values (24, 'counted')` });
    expect(await late.areCounted(ctx)).toBe(true);
    await expectAgreement(SEED);
    while ((await late.addChanges(ctx, 50)) > 0);
    await expectAgreement(SEED);
  }, 60_000);

  it.each(['EXPECTED_START_TIME_DESC', 'START_TIME_ASC', 'NAME_ASC'] as const)('lists in the order %s come out the same from either end', async (sort) => {
    for (let index = 0; index < 12; index++) await create(NOW - (index % 3) * HOUR, [], null, index % 2 === 0 ? { type: 'COMPLETED', name: null } : null);
    const halves = ['r.ended_as is null', 'r.ended_as is not null'].map((where) => () => where);
    const count = await countRows(ctx, RUNS, halves);
    for (let offset = 0; offset < 15; offset++) {
      for (const limit of [0, 1, 5, 20]) {
        const rows = await listRowsOf(ctx, RUNS, halves, FLOW_RUN_ORDERS[sort], { limit, offset }, count);
        expect([offset, limit, rows]).toEqual([offset, limit, await listRows(ctx, RUNS, halves, FLOW_RUN_ORDERS[sort], { limit, offset })]);
      }
    }
  });
});
