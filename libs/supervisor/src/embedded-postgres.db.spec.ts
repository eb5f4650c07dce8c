import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, tether } from '@app/testing';
import pg from 'pg';
import { findBinaries } from './binaries.js';
import { clusterPaths } from './cluster.js';
import { lockDataDir } from './data-dir-lock.js';
import { prepareDataDir } from './data-dir.js';
import { startEmbeddedPostgres, visitEmbeddedPostgres } from './embedded-postgres.js';
import { KeptCluster } from './kept-cluster.js';
import { chooseOsUser } from './os-user.js';
import { findPostmaster, settle } from './postmaster.js';
import { isAlive, processesIn } from './processes.js';

const isRoot = process.getuid?.() === 0;

describe('the embedded PostgreSQL', () => {
  let folder: string;
  let postgresFiles: string;
  let letGo: () => void;
  /** Started once and stopped: copying its files takes a tenth of the time of making some. */
  let template: string;
  beforeAll(async () => {
    template = mkdtempSync(join(tmpdir(), 'eparch-template-'));
    await (await startEmbeddedPostgres({ dataDir: template })).stop();
  }, 60_000);
  afterAll(() => rmSync(template, { recursive: true, force: true }));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "eparch 'it's"));
    letGo = tether(folder);
    execFileSync('cp', ['-a', `${template}/.`, folder]);
    postgresFiles = clusterPaths(folder).data;
  });
  afterEach(() => {
    for (const pid of existsSync(postgresFiles) ? processesIn(postgresFiles) : []) process.kill(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
    letGo();
  });
  const pidNow = (): number => findPostmaster(postgresFiles)?.pid ?? 0;

  /** What an Eparch leaves behind that was killed alone. */
  const leaveRunning = async (): Promise<string> => {
    prepareDataDir(folder);
    const cluster = await KeptCluster.open(folder, false);
    await cluster.start();
    return cluster.url;
  };

  it('keeps what was committed over a stop, and leaves no process behind', async () => {
    const first = await startEmbeddedPostgres({ dataDir: folder });
    await ask(first.url, 'create table note as select 1 as id');
    await first.stop();
    expect(processesIn(postgresFiles)).toEqual([]);
    const second = await startEmbeddedPostgres({ dataDir: folder });
    expect(second.adopted).toBe(false);
    expect(await ask(second.url, 'select id from note')).toEqual([{ id: 1 }]);
    await second.stop();
  }, 60_000);

  it('is adopted when it outlived the Eparch that started it', async () => {
    const url = await leaveRunning();
    const pid = pidNow();
    const adopted = await startEmbeddedPostgres({ dataDir: folder });
    expect(adopted).toMatchObject({ adopted: true, url });
    expect(pidNow()).toBe(pid);
    await adopted.stop();
    expect(isAlive(pid)).toBe(false);
  }, 60_000);

  it('is known for what it is when the data folder is reached by another path', async () => {
    await leaveRunning();
    const elsewhere = join(tmpdir(), `eparch-link-${process.pid}`);
    symlinkSync(folder, elsewhere);
    try {
      expect(findPostmaster(clusterPaths(elsewhere).data)?.pid).toBe(pidNow());
    } finally {
      rmSync(elsewhere);
    }
  }, 60_000);

  it('starts at once after everything was killed, over a note whose number another process has', async () => {
    await leaveRunning();
    process.kill(pidNow(), 'SIGKILL');
    const restarted = await startEmbeddedPostgres({ dataDir: folder });
    expect(restarted.adopted).toBe(false);
    process.kill(pidNow(), 'SIGKILL');
    await restarted.stop();
    await settle(postgresFiles);
    writeFileSync(join(postgresFiles, 'postmaster.pid'), `${process.pid}\n${postgresFiles}\n1\n5432\n`);
    const again = await startEmbeddedPostgres({ dataDir: folder });
    await again.stop();
  }, 60_000);

  it('is waited for when it is found in the middle of its own end', async () => {
    const url = await leaveRunning();
    // A smart shutdown ends once the last session has.
    const session = await connected(url);
    process.kill(pidNow(), 'SIGTERM');
    const starting = startEmbeddedPostgres({ dataDir: folder });
    await sleep(200);
    await session.end();
    const started = await starting;
    expect(await ask(started.url, 'select 1 as up')).toEqual([{ up: 1 }]);
    await started.stop();
  }, 60_000);

  it('comes back at the same address when it is killed under load, with all that was committed', async () => {
    const logged: string[] = [];
    const postgres = await startEmbeddedPostgres({ dataDir: folder, log: (message) => logged.push(message) });
    await ask(postgres.url, 'create table note (id int)');
    const load = startWriting(postgres.url);
    await load.untilWritten(50);
    process.kill(pidNow(), 'SIGKILL');
    await load.untilWritten(load.written() + 50);
    const committed = await load.stop();
    const kept = await ask<{ id: number }>(postgres.url, 'select id from note');
    expect(committed.filter((id) => !kept.some((row) => row.id === id))).toEqual([]);
    expect(logged).toContain('PostgreSQL died and is started again.');
    await postgres.stop();
    expect(processesIn(postgresFiles)).toEqual([]);
  }, 60_000);

  it('is reached by a socket that only its user and root can use, and by its port', async () => {
    const killed = await leaveRunning();
    process.kill(pidNow(), 'SIGKILL');
    const postgres = await startEmbeddedPostgres({ dataDir: folder });
    const byPort = new URL(postgres.url);
    byPort.searchParams.delete('host');
    const came = 'select inet_server_port()::text as port';
    expect(await ask(postgres.url, came)).toEqual([{ port: null }]);
    expect(await ask(byPort.href, came)).toEqual([{ port: byPort.port }]);
    const sockets = readdirSync(postgresFiles, { withFileTypes: true }).filter((entry) => entry.isSocket());
    expect(sockets.map(({ name }) => name)).toEqual([`.s.PGSQL.${byPort.port}`]);
    expect(new URL(killed).port).not.toBe(byPort.port);
    for (const path of [postgresFiles, join(postgresFiles, `.s.PGSQL.${byPort.port}`)]) expect(statSync(path).mode & 0o077).toBe(0);
    await postgres.stop();
  }, 60_000);

  it('is reached by its port where a path is too long for a socket, or the file system holds none', async () => {
    const long = join(folder, 'x'.repeat(100));
    execFileSync('cp', ['-a', template, long]);
    const far = await startEmbeddedPostgres({ dataDir: long });
    try {
      expect(new URL(far.url).search).toBe('');
      expect(await ask(far.url, 'select 1 as up')).toEqual([{ up: 1 }]);
    } finally {
      await far.stop();
    }
    const cluster = await KeptCluster.open(folder, false);
    const port = await freePort();
    mkdirSync(join(postgresFiles, `.s.PGSQL.${port}`));
    await cluster.start(port);
    expect(await ask(cluster.url, 'select inet_server_port() as port')).toEqual([{ port }]);
    await cluster.stop();
  }, 60_000);

  it('is down for good when it is stopped while it is brought back', async () => {
    let revived = (): void => undefined;
    const reviving = new Promise<void>((resolve) => (revived = resolve));
    const postgres = await startEmbeddedPostgres({ dataDir: folder, log: () => revived() });
    process.kill(pidNow(), 'SIGKILL');
    await reviving;
    await postgres.stop();
    expect(processesIn(postgresFiles)).toEqual([]);
  }, 60_000);

  it('says what keeps it from starting, and starts once that is gone', async () => {
    prepareDataDir(folder);
    const taken = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const cluster = await KeptCluster.open(folder, false);
    await expect(cluster.start(port).finally(() => taken.close())).rejects.toThrow(
      /did not start in .*: could not create .*; could not create any TCP\/IP sockets\.$/,
    );
    await cluster.start(port);
    await cluster.stop();
  }, 60_000);

  it('serves visitors while an Eparch runs it, and tells them where that one listens', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir: folder });
    postgres.announce('http://127.0.0.1:4200/api');
    const visit = await visitEmbeddedPostgres(folder);
    expect(visit).toMatchObject({ url: postgres.url, adopted: true, servedAt: 'http://127.0.0.1:4200/api' });
    await visit.stop();
    expect(await ask(postgres.url, 'select 1 as up')).toEqual([{ up: 1 }]);
    await postgres.stop();
  }, 60_000);

  it('is started for visitors one after the other, and a server waits for them', async () => {
    const visits = await Promise.all([1, 2, 3].map(async () => visitFor('select 1 as up')));
    expect(visits).toEqual([[{ up: 1 }], [{ up: 1 }], [{ up: 1 }]]);
    const visit = await visitEmbeddedPostgres(folder);
    const starting = startEmbeddedPostgres({ dataDir: folder });
    await visit.stop();
    await (await starting).stop();
  }, 60_000);

  it('is waited for by a visitor who comes while it starts', async () => {
    prepareDataDir(folder);
    const lock = await lockDataDir(folder, 'server');
    const visiting = visitEmbeddedPostgres(folder);
    const cluster = await KeptCluster.open(folder, false);
    await cluster.start();
    expect(await visiting).toMatchObject({ url: cluster.url, servedAt: null });
    await cluster.stop();
    lock.release();
  }, 60_000);

  it.each<[string, (paths: ReturnType<typeof clusterPaths>) => void, RegExp]>([
    [
      'made by another major version',
      ({ data }) => writeFileSync(join(data, 'PG_VERSION'), '17\n'),
      /made by PostgreSQL 17, and this Eparch brings PostgreSQL 18/,
    ],
    ['damaged', ({ data }) => rmSync(join(data, 'PG_VERSION')), /is damaged: it has no PG_VERSION/],
    ['without its password', ({ password }) => rmSync(password), /postgres\.password, is gone\. Restore the file/],
    ['with another’s password', ({ password }) => writeFileSync(password, 'another'), /refuses the password in .*postgres\.password/],
    ['without a control file', ({ data }) => rmSync(join(data, 'global', 'pg_control')), /PostgreSQL did not start in .*: could not/],
  ])(
    'gives one sentence over files that are %s, and then leaves the folder',
    async (_what, spoil, sentence) => {
      await (await startEmbeddedPostgres({ dataDir: folder })).stop();
      spoil(clusterPaths(folder));
      await expect(startEmbeddedPostgres({ dataDir: folder })).rejects.toThrow(sentence);
      expect(existsSync(join(folder, 'lock'))).toBe(false);
      expect(processesIn(postgresFiles)).toEqual([]);
    },
    60_000,
  );

  const visitFor = async (sql: string): Promise<object[]> => {
    const visit = await visitEmbeddedPostgres(folder);
    try {
      return await ask(visit.url, sql);
    } finally {
      await visit.stop();
    }
  };

  (isRoot ? describe : describe.skip)('started by root', () => {
    it('runs as whoever owns the files, and takes over those that root copied back', async () => {
      const { uid } = statSync(postgresFiles);
      expect(uid).not.toBe(0);
      const copy = join(folder, 'copy');
      mkdirSync(copy);
      for (const name of ['postgres', 'postgres.password', 'eparch.json']) cpSync(join(folder, name), join(copy, name), { recursive: true });
      chmodSync(join(copy, 'postgres'), 0o755);
      const copied = await startEmbeddedPostgres({ dataDir: copy });
      expect(statSync(join(copy, 'postgres'))).toMatchObject({ uid, mode: statSync(postgresFiles).mode });
      await copied.stop();
      expect(chooseOsUser(postgresFiles)?.uid).toBe(uid);
    }, 60_000);

    it('runs from a copy when the installation is closed to the other user, its links made though npm made none', async () => {
      prepareDataDir(folder);
      const closed = join(folder, 'closed');
      mkdirSync(closed, { mode: 0o700 });
      const installed = join(closed, 'native');
      cpSync(dirname(dirname((await findBinaries(folder, null)).postgres)), installed, { recursive: true, verbatimSymlinks: true });
      cpSync(join(dirname(dirname(dirname((await findBinaries(folder, null)).postgres))), 'package.json'), join(closed, 'package.json'));
      const links = JSON.parse(readFileSync(join(installed, 'pg-symlinks.json'), 'utf8')) as { target: string }[];
      const linksIn = (native: string): string[] => links.map(({ target }) => join(native, target.replace(/^native\//, '')));
      for (const path of linksIn(installed)) rmSync(path, { force: true });

      const { postgres } = await findBinaries(folder, chooseOsUser(postgresFiles), installed);
      expect(postgres.startsWith(join(folder, 'postgresql-'))).toBe(true);
      expect(linksIn(dirname(dirname(postgres))).every((path) => lstatSync(path).isSymbolicLink())).toBe(true);
      expect((await findBinaries(folder, chooseOsUser(postgresFiles), installed)).postgres).toBe(postgres);
    }, 60_000);

    it('says so when the other user cannot enter the data folder', async () => {
      const closed = join(folder, 'closed');
      mkdirSync(closed, { mode: 0o700 });
      await expect(startEmbeddedPostgres({ dataDir: join(closed, 'data') })).rejects.toThrow(/PostgreSQL has to run as the user \S+, who cannot enter/);
    });
  });
});

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = await connected(url);
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Writes one row after the other and knows which were confirmed; goes on as soon as somebody answers again. */
function startWriting(url: string) {
  const committed: number[] = [];
  let stopping = false;
  const writing = (async () => {
    for (let id = 0; !stopping; id++) {
      try {
        await ask(url, `insert into note values (${id})`);
        committed.push(id);
      } catch {
        await sleep(20);
      }
    }
  })();
  return {
    written: () => committed.length,
    untilWritten: async (count: number) => {
      while (committed.length < count) await sleep(10);
    },
    stop: async () => {
      stopping = true;
      await writing;
      return committed;
    },
  };
}
