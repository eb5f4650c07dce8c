import { randomUUID } from 'node:crypto';
import { BullQueue, chooseBackend, type JobQueue } from '@app/queue';
import { createLogger } from '@app/telemetry';
import type { Tenancy, WorkspaceContext } from '@app/tenancy';
import { testRedisUrl, testTenancy, until, type TestTenancy } from '@app/testing';
import type { Duty } from './duty.js';
import { performDuty, SLICES, Upkeep, type Turn } from './upkeep.js';

const logger = createLogger({ level: 'silent', format: 'json' });
const LOUD_DUTIES = Array.from({ length: 12 }, (_, index) => `chores-${index}`);
/** Of one duty's turn. */
const SHARE = 10;

describe.each(['PostgreSQL', 'Redis'])('upkeep with the queue on %s', (store) => {
  const redisUrl = testRedisUrl();
  const promise = store === 'Redis' && redisUrl === null ? it.skip : it;
  let on: TestTenancy;
  let closing: (() => Promise<void>)[] = [];
  beforeAll(async () => (on = await testTenancy()));
  afterEach(async () => {
    for (const close of closing.reverse()) await close();
    closing = [];
  });
  afterAll(() => on.close());

  /** A process that plans, and works once it is started. */
  const process = async (name = `q-${randomUUID()}`): Promise<{ queue: BullQueue; upkeep: Upkeep }> => {
    const backend = chooseBackend({ redisUrl: store === 'Redis' ? redisUrl : null, databaseUrl: on.databaseUrl });
    const queue = await BullQueue.open({ backend, logger, name });
    closing.push(() => queue.close());
    return { queue, upkeep: new Upkeep(queue, on.tenancy, logger) };
  };
  /** A workspace with so many pieces of each duty that are due. */
  const workspace = async (pieces: number, duties: readonly string[]): Promise<WorkspaceContext> => {
    const ctx = await on.newWorkspace();
    await ctx.cell.query({ text: `create table ${ctx.schema}.chore (duty text, due timestamptz)` });
    await ctx.cell.query({
      text: `insert into ${ctx.schema}.chore select duty, now() - interval '1 minute' from unnest($1::text[]) as duty, generate_series(1, $2)`,
      values: [duties, pieces],
    });
    return ctx;
  };
  const left = async (ctx: WorkspaceContext): Promise<number> =>
    (await ctx.cell.query<{ count: number }>({ text: `select count(*)::int from ${ctx.schema}.chore` }))[0]?.count ?? 0;
  const hint = (upkeep: Upkeep, ctx: WorkspaceContext, duty: string): void => upkeep.hint(ctx, duty, Date.now() * 1000);

  promise(
    'does what is due in a quiet workspace while a loud one’s turns take for ever',
    async () => {
      const { queue, upkeep } = await process();
      const gate = new Gate();
      const begun: string[] = [];
      const [loud, quiet] = [await workspace(1_000, LOUD_DUTIES), await workspace(1, ['chores-0'])];
      for (const name of LOUD_DUTIES)
        upkeep.take(
          chores(name, async (ctx) => {
            if (ctx.workspaceId !== loud.workspaceId) return;
            begun.push(name);
            await gate.opened;
          }),
        );
      await upkeep.register();
      for (const duty of LOUD_DUTIES) hint(upkeep, loud, duty);
      await queue.start();
      await until(() => begun.length === 4);
      hint(upkeep, quiet, 'chores-0');
      await until(async () => (await left(quiet)) === 0);
      // No more than its share of this process has it had meanwhile, and nothing is lost of the rest.
      expect(begun).toHaveLength(4);
      gate.open();
      await until(() => new Set(begun).size === LOUD_DUTIES.length);
    },
    60_000,
  );

  promise(
    'goes round: a workspace where little is due waits for a turn of the other, not for its backlog',
    async () => {
      const { queue, upkeep } = await process();
      const order: string[] = [];
      const [loud, quiet] = [await workspace(10_000, ['chores-0']), await workspace(1, ['chores-0'])];
      upkeep.take(chores('chores-0', async (ctx) => void order.push(ctx.workspaceId)));
      await upkeep.register();
      hint(upkeep, loud, 'chores-0');
      await queue.start();
      await until(() => order.length > 0);
      hint(upkeep, quiet, 'chores-0');
      await until(async () => (await left(quiet)) === 0);
      expect(await left(loud)).toBeGreaterThan(0);
    },
    60_000,
  );

  promise(
    'does once what many jobs wait for that piled up while nobody worked',
    async () => {
      const name = `q-${randomUUID()}`;
      const { queue, upkeep } = await process(name);
      const ctx = await workspace(1, ['chores-0']);
      const other = await workspace(1, ['chores-0']);
      let turns = 0;
      upkeep.take(chores('chores-0', async ({ workspaceId }) => void (turns += workspaceId === ctx.workspaceId ? 1 : 0)));
      const turn = { workspaceId: ctx.workspaceId, duty: 'chores-0' };
      for (let second = 60; second < 360; second++) await queue.add(performDuty, { ...turn, dueMs: Date.now() - second * 1_000 }, { owner: ctx.workspaceId });
      hint(upkeep, other, 'chores-0');
      await upkeep.register();
      await queue.start();
      await until(async () => (await left(other)) === 0 && (await left(ctx)) === 0);
      expect(turns).toBe(1);
    },
    60_000,
  );
});

describe('upkeep', () => {
  let on: TestTenancy;
  beforeAll(async () => (on = await testTenancy()));
  afterAll(() => on.close());

  /** A new workspace with duties whose next piece is always due in so many seconds. `round`: which of them were asked for it. */
  const asking = async (seconds: Readonly<Record<string, number | null>>) => {
    const { workspaceId, schema: ours } = await on.newWorkspace();
    const [added, asked]: [Turn[], string[]] = [[], []];
    const add = async (_: unknown, turn: Turn): Promise<void> => Promise.resolve(void (turn.workspaceId === workspaceId && added.push(turn)));
    const upkeep = new Upkeep({ add } as unknown as JobQueue, on.tenancy, logger);
    for (const [name, after] of Object.entries(seconds)) {
      const nextDue = (schema: string): string => {
        if (schema === ours) asked.push(name);
        return `select now() + make_interval(secs => ${after ?? 'null'})`;
      };
      upkeep.take({ name, nextDue, perform: async () => Promise.resolve() });
    }
    const round = async (): Promise<string[]> => {
      asked.length = 0;
      for (let slice = 0; slice < SLICES; slice++) await upkeep.look(slice);
      return [...asked];
    };
    return { round, perform: async (duty: string) => upkeep.perform({ workspaceId, duty }), added };
  };

  it('leaves a workspace alone while all that is due in it is far off', async () => {
    const { round, added } = await asking({ daily: 86_400, never: null });
    expect(await round()).toEqual(['daily', 'never']);
    expect(await round()).toEqual([]);
    expect(added).toEqual([]);
  });

  it('looks again in time at a workspace where something is due within two rounds, and plans what is due within one', async () => {
    const later = await asking({ soon: 110, never: null });
    expect([await later.round(), await later.round()]).toEqual([
      ['soon', 'never'],
      ['soon', 'never'],
    ]);
    expect(later.added).toEqual([]);
    const { round, added } = await asking({ now: 30 });
    await round();
    expect(added).toHaveLength(1);
  });

  it('does not leave a workspace alone because one duty of it has no more to do', async () => {
    const { round, perform } = await asking({ soon: 110, over: null });
    await perform('over');
    expect(await round()).toEqual(['soon', 'over']);
  });

  it('keeps a backlog as rows and not as jobs', () => {
    const added: unknown[] = [];
    const queue: Pick<JobQueue, 'add'> = { add: (...args) => Promise.resolve(void added.push(args)) };
    const upkeep = new Upkeep(queue as JobQueue, {} as Tenancy, logger);
    const [ctx, inTwenty] = [{ workspaceId: randomUUID() } as WorkspaceContext, Math.floor(Date.now() / 1000) + 20];
    for (let piece = 0; piece < 5_000; piece++) upkeep.hint(ctx, 'chores-0', (inTwenty + (piece % 3)) * 1_000_000);
    expect(added).toHaveLength(3);
  });
});

/** Takes a share of the rows that are due. `work`: what it does before. */
const chores = (name: string, work: (ctx: WorkspaceContext) => Promise<void> = () => Promise.resolve()): Duty => ({
  name,
  nextDue: (schema) => `select min(due) from ${schema}.chore where duty = '${name}'`,
  perform: async (ctx) => {
    await work(ctx);
    await ctx.cell.query({
      text: `delete from ${ctx.schema}.chore where ctid = any (array(select ctid from ${ctx.schema}.chore where duty = $1 and due <= now() limit ${SHARE}))`,
      values: [name],
    });
  },
});

class Gate {
  open: () => void = () => undefined;
  readonly opened = new Promise<void>((resolve) => (this.open = resolve));
}
