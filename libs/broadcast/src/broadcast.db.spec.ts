import type { Logger } from '@app/telemetry';
import { startMortalPostgres, startMortalRedis, testDatabase, testRedisUrl, until, type MortalServer } from '@app/testing';
import fc from 'fast-check';
import pg from 'pg';
import { pino } from 'pino';
import type { Broadcast, Topic, Topics } from './broadcast.js';
import { openBroadcast } from './index.js';

type News = [topic: Topic, message: Topics[Topic]];
interface Urls {
  redisUrl: string | null;
  databaseUrl: string | null;
}
interface WireKind {
  wire: string;
  open: () => Promise<{ urls: Urls; drop: () => Promise<void> }>;
  mortal: () => Promise<MortalServer | null>;
  urlsOf: (server: MortalServer) => Urls;
}

const silent: Logger = pino({ level: 'silent' });
const redisUrl = testRedisUrl();
const overPostgres: WireKind = {
  wire: 'PostgreSQL',
  open: async () => {
    const database = await testDatabase();
    return { urls: { redisUrl: null, databaseUrl: database.url }, drop: () => database.drop() };
  },
  mortal: startMortalPostgres,
  urlsOf: ({ url }) => ({ redisUrl: null, databaseUrl: url }),
};
const overRedis: WireKind = {
  wire: 'Redis',
  open: () => Promise.resolve({ urls: { redisUrl, databaseUrl: null }, drop: () => Promise.resolve() }),
  mortal: startMortalRedis,
  urlsOf: ({ url }) => ({ redisUrl: url, databaseUrl: null }),
};

describe.each([overPostgres])('news over $wire', keepsItsPromises);
if (redisUrl === null) process.stderr.write('\n*** SKIPPED: no Redis, so news over it were not tested. ***\n');
(redisUrl === null ? describe.skip : describe).each([overRedis])('news over $wire', keepsItsPromises);

function keepsItsPromises({ wire, open, mortal, urlsOf }: WireKind): void {
  let place: Awaited<ReturnType<typeof open>>;
  const opened: Broadcast[] = [];

  beforeAll(async () => (place = await open()));
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((each) => each.close()));
  });
  afterAll(() => place.drop());

  const replica = async (urls = place.urls) => {
    const broadcast = await openBroadcast(urls, silent);
    opened.push(broadcast);
    return { broadcast, heard: new Heard(broadcast) };
  };

  it('reach subscribers here at once and once, and the other replicas soon and once', async () => {
    const [here, there] = [await replica(), await replica()];
    here.broadcast.publish('workspace-moved', { workspaceId: 'w' });
    expect(here.heard.news).toEqual([['workspace-moved', { workspaceId: 'w' }]]);
    await there.heard.reach(1);
    // Its own words come back to it over the wire; a later message shows that it passed them over.
    there.broadcast.publish('credentials-changed', {});
    await here.heard.reach(2);
    expect(here.heard.news).toEqual([
      ['workspace-moved', { workspaceId: 'w' }],
      ['credentials-changed', {}],
    ]);
    expect(there.heard.news).toEqual(here.heard.news);
  });

  it('that are published together travel together, each once', async () => {
    const [here, there] = [await replica(), await replica()];
    for (const parts of ['s', 't', 's']) here.broadcast.publish('runs-moved', { workspaceId: 'w', runs: { a: parts } });
    here.broadcast.publish('runs-moved', { workspaceId: 'w', runs: { b: 'l' } });
    here.broadcast.publish('runs-moved', { workspaceId: 'v', runs: { a: 's' } });
    for (let time = 0; time < 3; time++) here.broadcast.publish('credentials-changed', {});
    await there.heard.reach(3);
    expect(there.heard.news).toEqual([
      ['credentials-changed', {}],
      ['runs-moved', { workspaceId: 'w', runs: { a: 'st', b: 'l' } }],
      ['runs-moved', { workspaceId: 'v', runs: { a: 's' } }],
    ]);
  });

  it('of rows of one table become one, which names none where one of them named none or they are too many', async () => {
    const [here, there] = [await replica(), await replica()];
    const changed = (workspaceId: string, table: string, ids: readonly string[] | null): void =>
      here.broadcast.publish('rows-changed', { workspaceId, table, ids });
    for (const ids of [['a'], ['b', 'a']]) changed('w', 'variable', ids);
    changed('v', 'variable', ['c']);
    for (const ids of [['d'], null, ['e']]) changed('w', 'flow', ids);
    for (const ids of [Array.from({ length: 100 }, (_, n) => `${n}`), ['more'], ['less']]) changed('w', 'worker', ids);
    await there.heard.reach(4);
    expect(there.heard.news).toEqual([
      ['rows-changed', { workspaceId: 'w', table: 'variable', ids: ['a', 'b'] }],
      ['rows-changed', { workspaceId: 'v', table: 'variable', ids: ['c'] }],
      ['rows-changed', { workspaceId: 'w', table: 'flow', ids: null }],
      ['rows-changed', { workspaceId: 'w', table: 'worker', ids: null }],
    ]);
  });

  it('of any size arrive whole, in pieces that the wire can carry', async () => {
    const [here, there] = [await replica(), await replica()];
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.uuid(), fc.constantFrom('s', 't', 'stl'), { minKeys: 1, maxKeys: 700, size: 'max' }), async (runs) => {
        there.heard.news.length = 0;
        here.broadcast.publish('runs-moved', { workspaceId: 'w', runs });
        await there.heard.until((news) => Object.keys(movedIn(news)).length === Object.keys(runs).length);
        expect(movedIn(there.heard.news)).toEqual(runs);
      }),
      { numRuns: 15 },
    );
  });

  it('are sent before the end', async () => {
    const [here, there] = [await replica(), await replica()];
    here.broadcast.publish('workspace-moved', { workspaceId: 'last words' });
    await here.broadcast.close();
    await there.heard.reach(1);
    expect(there.heard.news).toEqual([['workspace-moved', { workspaceId: 'last words' }]]);
  });

  it('end with the subscription, and a subscriber that fails keeps them from nobody', async () => {
    const [here, there] = [await replica(), await replica()];
    const seen: string[] = [];
    here.broadcast.subscribe('workspace-moved', () => {
      throw new Error('not my day');
    });
    const end = here.broadcast.subscribe('workspace-moved', ({ workspaceId }) => seen.push(workspaceId));
    there.broadcast.publish('workspace-moved', { workspaceId: 'one' });
    await here.heard.reach(1);
    end();
    there.broadcast.publish('workspace-moved', { workspaceId: 'two' });
    await here.heard.reach(2);
    expect(seen).toEqual(['one']);
  });

  it('that were lost with the connection show as a resync to all, and then they flow again', async () => {
    const server = await mortal();
    if (!server) return void process.stderr.write(`\n*** SKIPPED: no ${wire} here that could be killed. ***\n`);
    const replicas = [await replica(urlsOf(server)), await replica(urlsOf(server))] as const;
    try {
      const [here, there] = replicas;
      await server.kill();
      here.broadcast.publish('workspace-moved', { workspaceId: 'into the void' });
      await server.revive();
      await Promise.all(replicas.map(({ heard }) => heard.until((news) => news.some(([topic]) => topic === 'resync'))));
      here.broadcast.publish('workspace-moved', { workspaceId: 'again' });
      await there.heard.until((news) => news.some(([, message]) => 'workspaceId' in message && message.workspaceId === 'again'));
    } finally {
      await Promise.all(opened.splice(0).map((each) => each.close()));
      await server.stop();
    }
  }, 60_000);
}

describe('news that could not be sent', () => {
  it('are made up for by a resync as soon as the wire carries again', async () => {
    const database = await testDatabase();
    const urls = { redisUrl: null, databaseUrl: database.url };
    let isUnsent = false;
    const here = await openBroadcast(urls, pino({ level: 'warn' }, { write: () => (isUnsent = true) }));
    const there = await openBroadcast(urls, silent);
    try {
      const heard = new Heard(there);
      // Only the speaker's connection is cut, and not made again before it tried to speak. The other end notices nothing by itself.
      await cutOldestSession(database.url);
      here.publish('workspace-moved', { workspaceId: 'unheard' });
      await until(() => isUnsent);
      await letIn(database.url, true);
      await heard.reach(1);
      expect(heard.news).toEqual([['resync', {}]]);
    } finally {
      await Promise.all([here.close(), there.close()]);
      await database.drop();
    }
  });
});

/** Nobody gets into the database from then on. */
async function cutOldestSession(url: string): Promise<void> {
  await letIn(url, false);
  await onServer(
    url,
    (name) => `select pg_terminate_backend(pid, 20000) from pg_stat_activity
      where application_name = 'eparch news' and datname = '${name}' order by backend_start limit 1`,
  );
}

const letIn = async (url: string, isOpen: boolean): Promise<void> => onServer(url, (name) => `alter database ${name} with allow_connections ${isOpen}`);

/** A statement about the database, from another one. */
async function onServer(url: string, sql: (name: string) => string): Promise<void> {
  const elsewhere = new URL(url);
  elsewhere.pathname = '/postgres';
  const client = new pg.Client({ connectionString: elsewhere.href });
  await client.connect();
  try {
    await client.query(sql(new URL(url).pathname.slice(1)));
  } finally {
    await client.end();
  }
}

const movedIn = (news: readonly News[]): Record<string, string> =>
  Object.assign({}, ...news.map(([, message]) => ('runs' in message ? message.runs : {}))) as Record<string, string>;

/** Everything a replica hears, and the wait for it. */
class Heard {
  readonly news: News[] = [];
  #told: () => void = () => undefined;

  constructor(broadcast: Broadcast) {
    for (const topic of ['runs-moved', 'rows-changed', 'credentials-changed', 'workspace-moved', 'resync'] as const) {
      broadcast.subscribe(topic, (message) => {
        this.news.push([topic, message]);
        this.#told();
      });
    }
  }

  reach(count: number): Promise<void> {
    return this.until((news) => news.length >= count);
  }

  async until(isIt: (news: readonly News[]) => boolean): Promise<void> {
    while (!isIt(this.news)) await new Promise<void>((resolve) => (this.#told = resolve));
  }
}
