import { execFile } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, type MortalServer, startMortalRedis, testDatabase, type TestDatabase, testRedisUrl } from '@app/testing';
import pg from 'pg';
import { Api, eventually } from './support/api.js';
import { cleanEnv, type CommandResult, ROOT, runCommand, Server, startUntilGreeted } from './support/server.js';
import { Wire } from './support/wire.js';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
const MINUTE = 60_000;
const VERSION = `${(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version}\n`;

/** What `eparch start` says and does when it cannot start. */
const startInVain = async (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<CommandResult> =>
  runCommand(['start', ...args], { ...cleanEnv(), EPARCH_DATA_DIR: join(tmpdir(), 'eparch-never-made'), ...env });

function expectOneSentence({ code, stdout, stderr }: CommandResult, sentence: RegExp): void {
  expect(stderr).toMatch(sentence);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stdout).toBe('');
  expect(code).toBe(1);
}

describe('eparch start', () => {
  let server: Server;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'eparch start'));
    // Started by root, PostgreSQL runs as another user, who has to pass.
    chmodSync(folder, 0o711);
    server = await Server.start();
  }, 2 * MINUTE);
  afterAll(async () => {
    await server.remove();
    rmSync(folder, { recursive: true, force: true });
  }, MINUTE);

  it('says where the console is and which three commands connect the SDK', () => {
    const lines = server.output.split('\n').map((line) => line.trim());
    expect(lines).toContain(`Console    ${server.url}`);
    const first = lines.indexOf(`prefect config set PREFECT_CLOUD_API_URL=${server.url}/api`);
    expect(lines.slice(first - 2, first + 4)).toEqual([
      'Sign up in the console and make an API key there. Then connect the SDK:',
      '',
      `prefect config set PREFECT_CLOUD_API_URL=${server.url}/api`,
      'prefect cloud login --key <your key> --workspace <account>/<workspace>',
      'python your_flow.py',
      '',
    ]);
  });

  it('serves the console and tells load balancers that it is up', async () => {
    expect(await (await fetch(`${server.url}/api/health`)).json()).toBe(true);
    expect(await (await fetch(`${server.url}/api/ready`)).json()).toEqual({ message: 'OK' });
    expect(await (await fetch(server.url)).text()).toContain('<base href="/">');
  });

  it('lets no other machine in unless told to', async () => {
    const [address] = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    if (address) await expect(fetch(`http://${address.address}:${server.port}/api/health`)).rejects.toThrow();
  });

  describe('gives one sentence and leaves all as it is when', () => {
    it('the port is taken', async () =>
      expectOneSentence(
        await startInVain(['--port', String(server.port)]),
        new RegExp(`^The address 127\\.0\\.0\\.1:${server.port} is taken by another program\\. .* --port\\.\n$`),
      ));

    it('another Eparch has the data folder', async () =>
      expectOneSentence(
        await startInVain(['--port', '0', '--data-dir', server.dataDir]),
        new RegExp(`^Another Eparch \\(process ${server.pid}\\) uses the data folder ${server.dataDir}\\.`),
      ));

    it.each<[string, (path: string) => void, RegExp]>([
      ['a file', (path) => writeFileSync(path, ''), /is not a folder\. Name one with --data-dir\.\n$/],
      ['somebody else’s', (path) => mkdirSync(join(path, 'photos'), { recursive: true }), /holds something else \(photos\)\./],
      ['of another format', (path) => writeMarker(path, '{"format":9}'), /was made by another version of Eparch \(format 9\)\./],
    ])('the data folder is %s', async (what, make, sentence) => {
      const path = join(folder, what);
      make(path);
      expectOneSentence(await startInVain(['--port', '0', '--data-dir', path]), sentence);
    });

    (isRoot ? it.skip : it)('the data folder may not be written, or the port not be used', async () => {
      const path = join(folder, 'closed');
      mkdirSync(path, { mode: 0o500 });
      expectOneSentence(await startInVain(['--port', '0', '--data-dir', path]), /^The data folder .* cannot be written .* Name another with --data-dir\.\n$/);
      expectOneSentence(await startInVain(['--port', '80']), /^The address 127\.0\.0\.1:80 may not be used by this user\./);
    });

    it.each(['203.0.113.9', 'no.such.host.invalid', 'two words'])('%s is no address of this machine', async (host) =>
      expectOneSentence(
        await startInVain(['--port', String(await freePort()), '--host', host]),
        /is no address of this machine\. Choose another with --host\.\n$/,
      ),
    );

    it(
      'the database does not answer, is not there, or will not have this user',
      async () => {
        const database = await testDatabase();
        const elsewhere = new URL(database.url);
        elsewhere.pathname = '/nowhere';
        const intruder = new URL(database.url);
        intruder.password = 'wrong';
        for (const [url, sentence] of [
          [`postgresql://u:s3cret@127.0.0.1:${await freePort()}/x`, /does not answer\. Is it running, and reachable from here\?\n$/],
          [elsewhere.href, /\/nowhere does not exist\. Create it first\.\n$/],
          [intruder.href, /refuses this user or password\.\n$/],
        ] as const) {
          const result = await startInVain(['--port', '0'], { EPARCH_DATABASE_URL: url });
          expectOneSentence(result, sentence);
          expect(result.stderr).not.toContain('s3cret');
        }
        await database.drop();
      },
      MINUTE,
    );

    it(
      'the database was used by a newer Eparch',
      async () => {
        const database = await testDatabase();
        const env = { EPARCH_DATABASE_URL: database.url, EPARCH_DATA_DIR: join(folder, 'newer') };
        expect((await runCommand(['migrate'], { ...cleanEnv(), ...env })).code).toBe(0);
        await query(database.url, `insert into eparch.control_migration (timestamp, name) values (9999999999999, 'FromTheFuture9999999999999')`);
        expectOneSentence(await startInVain(['--port', '0'], env), /was used by a newer Eparch \(it has FromTheFuture9999999999999\)\. Start that version/);
        await database.drop();
      },
      MINUTE,
    );

    it('Redis does not answer', async () =>
      expectOneSentence(
        await startInVain(['--port', '0', '--data-dir', join(folder, 'no-redis')], { EPARCH_REDIS_URL: `redis://127.0.0.1:${await freePort()}` }),
        /^EPARCH_REDIS_URL: Redis at 127\.0\.0\.1:\d+ does not answer \(.*ECONNREFUSED.*\)\./,
      ));

    it('this Node is too old', async () => {
      const older = join(folder, 'older.cjs');
      writeFileSync(older, `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.18.3' } });`);
      // A path with a blank cannot be named in NODE_OPTIONS unless quoted.
      expectOneSentence(await startInVain([], { NODE_OPTIONS: `--require "${older}"` }), /^Eparch needs Node\.js 20\.19 or newer; this is 20\.18\.3\.\n$/);
    });
  });

  it('names every wrong setting at once', async () => {
    const { code, stderr } = await startInVain(['--port', 'http'], { EPARCH_ROLES: 'none', EPARCH_SECRET_KEY_FILE: '/nowhere/key', EPARCH_REDIS_URL: 'there' });
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^--port: must be a whole number from 0 to 65535, not http\.$/),
      expect.stringMatching(/^EPARCH_REDIS_URL: must look like redis:/),
      expect.stringMatching(/^EPARCH_ROLES: must be one of api, streams, loops, all, not none\.$/),
      expect.stringMatching(/^EPARCH_SECRET_KEY_FILE: names \/nowhere\/key, which cannot be read/),
    ]);
  });

  it.each<[string, string[], RegExp]>([
    ['a free port of IPv6', ['--port', '0', '--host', '::1'], /Console {4}(http:\/\/\[::1\]:[1-9]\d*)\n/],
    ['a free port of every network', ['--port', '0', '--host', '0.0.0.0'], /Console {4}(http:\/\/127\.0\.0\.1:[1-9]\d*)\n/],
  ])(
    'listens on %s when told to',
    async (_what, args, shown) => {
      const started = await startUntilGreeted(['--data-dir', join(folder, 'listening'), ...args]);
      const [, url = ''] = shown.exec(started.output) ?? [];
      expect((await fetch(`${url}/api/ready`)).status).toBe(200);
      expect(started.output).toContain(`PREFECT_CLOUD_API_URL=${url}/api\n`);
      expect(await started.stop()).toBe(0);
    },
    MINUTE,
  );

  it(
    'shows the address that people know it by',
    async () => {
      const started = await startUntilGreeted(['--data-dir', join(folder, 'listening'), '--port', '0'], {
        EPARCH_PUBLIC_URL: 'https://flows.acme.example/eparch/',
      });
      expect(started.output).toContain('Console    https://flows.acme.example/eparch\n');
      expect(started.output).toContain('PREFECT_CLOUD_API_URL=https://flows.acme.example/eparch/api\n');
      await started.stop();
    },
    MINUTE,
  );
});

describe('an Eparch that is ended', () => {
  let server: Server;
  let api: Api;
  beforeAll(async () => {
    server = await Server.start();
    api = new Api(await server.newTenant('acme'));
  }, 2 * MINUTE);
  afterAll(() => server.remove(), MINUTE);

  const newFlow = async (name: string): Promise<number> => (await api.call('POST', '/flows/', { name })).status;
  const flows = async (): Promise<string[]> => ((await api.call('POST', '/flows/filter', {})).body as { name: string }[]).map(({ name }) => name);

  it.each<NodeJS.Signals>(['SIGINT', 'SIGTERM', 'SIGHUP'])(
    'by %s stops its database and starts again',
    async (signal) => {
      const postgres = server.postgresPid;
      expect(await server.stop(signal)).toBe(0);
      await eventually(
        async () => isRunning(postgres),
        (running) => !running,
      );
      expect(existsSync(join(server.dataDir, 'lock'))).toBe(false);
      await server.start();
    },
    MINUTE,
  );

  it(
    'by kill -9 of itself alone finds its database running',
    async () => {
      await newFlow('before');
      const postgres = server.postgresPid;
      await server.killAlone();
      await server.start();
      expect(server.postgresPid).toBe(postgres);
      expect(server.output).toContain(', found running');
      expect(await flows()).toEqual(['before']);
    },
    MINUTE,
  );

  it(
    'by kill -9 of everything has all it acknowledged',
    async () => {
      const acknowledged: string[] = [];
      const writing = (async () => {
        for (let number = 0; (await newFlow(`flow-${number}`).catch(() => 0)) === 201; number++) acknowledged.push(`flow-${number}`);
      })();
      await eventually(
        async () => acknowledged.length,
        (count) => count > 20,
      );
      await server.kill();
      await writing;
      await server.start();
      expect(await flows()).toEqual(expect.arrayContaining(acknowledged));
    },
    MINUTE,
  );

  it(
    'is not ready while its database is away, which it brings back',
    async () => {
      process.kill(server.postgresPid, 'SIGKILL');
      await eventually(
        () => server.readiness(),
        (status) => status === 503,
      );
      expect(await (await fetch(`${server.url}/api/health`)).json()).toBe(true);
      await eventually(
        () => server.readiness(),
        (status) => status === 200,
      );
      await eventually(
        () => newFlow('afterwards'),
        (status) => status === 201,
      );
    },
    MINUTE,
  );
});

describe('an Eparch on servers that are there already', () => {
  let database: TestDatabase;
  let wire: Wire;
  let redis: MortalServer | null = null;
  let server: Server;
  beforeAll(async () => {
    database = await testDatabase();
    wire = await Wire.to(database.url);
    if (testRedisUrl()) redis = await startMortalRedis();
    const alchemy = wire.url.replace(/^postgresql:/, 'postgresql+asyncpg:');
    server = await Server.start({ PREFECT_API_DATABASE_CONNECTION_URL: `${alchemy}?ssl=disable`, ...(redis ? { EPARCH_REDIS_URL: redis.url } : {}) });
  }, 2 * MINUTE);
  afterAll(async () => {
    try {
      await server.remove();
    } finally {
      await redis?.stop();
      wire.close();
      await database.drop();
    }
  }, MINUTE);

  it('takes the address of the database that users of the SDK’s own server have', () => {
    const { host, pathname } = new URL(wire.url);
    expect(server.output).toContain(`Database   PostgreSQL at ${host}${pathname}`);
    expect(existsSync(join(server.dataDir, 'postgres'))).toBe(false);
  });

  it(
    'is not ready while the database hangs, says so in time, and is again afterwards',
    async () => {
      wire.hang();
      const began = Date.now();
      expect(await server.readiness()).toBe(503);
      expect(Date.now() - began).toBeLessThan(10_000);
      wire.goOn();
      await eventually(
        () => server.readiness(),
        (status) => status === 200,
      );
    },
    MINUTE,
  );

  (testRedisUrl() ? it : it.skip)(
    'is ready while Redis is, and ends in order while it is not',
    async () => {
      if (!redis) throw new Error('Redis was found and then did not start.');
      expect(server.output).toContain('Queue      Redis');
      await redis.kill();
      expect(await (await fetch(`${server.url}/api/ready`)).json()).toEqual({ message: 'Redis is not available' });
      await redis.revive();
      await eventually(
        () => server.readiness(),
        (status) => status === 200,
      );
      await redis.kill();
      expect(await server.stop()).toBe(0);
    },
    MINUTE,
  );
});

(isRoot ? describe : describe.skip)('an Eparch of an ordinary user', () => {
  it(
    'starts, and starts again after kill -9 of everything',
    async () => {
      if (!(await nobodyMayRead(join(ROOT, 'bin', 'eparch.mjs')))) {
        process.stderr.write('\n*** SKIPPED: ordinary users cannot read this checkout, so none started it. Run the tests as one. ***\n');
        return;
      }
      // Root has built it by now, and others may not.
      await runCommand(['--version']);
      const server = await Server.start({}, { uid: NOBODY, gid: NOBODY });
      expect(statSync(join(server.dataDir, 'postgres')).uid).toBe(NOBODY);
      await server.kill();
      await server.start();
      expect(await server.stop()).toBe(0);
      await server.remove();
    },
    2 * MINUTE,
  );
});

describe('the build before a start', () => {
  let tree: string;
  beforeAll(() => {
    tree = mkdtempSync(join(tmpdir(), 'eparch-tree-'));
    for (const part of ['bin', 'src', 'libs', 'migrations', 'scripts', 'console', 'docs/graphql.md', '.swcrc', 'package.json', 'package-lock.json']) {
      cpSync(join(ROOT, part), join(tree, part), {
        recursive: true,
        filter: (path) => !/\/(node_modules|dist)(\/|$)|^console\/src\//.test(path.slice(ROOT.length)),
      });
    }
    // The whole console takes half a minute to build, and the other specs have it.
    mkdirSync(join(tree, 'console/src/gql'));
    writeFileSync(join(tree, 'console/src/gql/index.ts'), 'export const graphql = (source: string): string => source;\n');
    writeFileSync(join(tree, 'console/src/main.tsx'), 'document.title = "small";\n');
    for (const packages of ['node_modules', 'console/node_modules']) {
      if (existsSync(join(ROOT, packages))) symlinkSync(join(ROOT, packages), join(tree, packages));
    }
  });
  afterAll(() => rmSync(tree, { recursive: true, force: true }));
  const version = () => promisify(execFile)(process.execPath, [join(tree, 'bin', 'eparch.mjs'), '--version'], { env: cleanEnv() });

  it(
    'is made once by starts at the same time, also after one was killed over it, and not again',
    async () => {
      mkdirSync(join(tree, '.cache'));
      writeFileSync(join(tree, '.cache', 'build.lock'), '4190000');
      mkdirSync(join(tree, '.cache', 'build-4190000'));
      const both = await Promise.all([version(), version()]);
      expect(both.map(({ stdout }) => stdout)).toEqual([VERSION, VERSION]);
      expect(both.map(({ stderr }) => stderr.includes('Building Eparch.')).sort()).toEqual([false, true]);
      expect(readFileSync(join(tree, 'console/dist/index.html'), 'utf8')).toContain('assets/');
      expect(await version()).toEqual({ stdout: VERSION, stderr: '' });
      expect(existsSync(join(tree, '.cache', 'build-4190000'))).toBe(false);
    },
    3 * MINUTE,
  );

  it('says what to do when its tools are not installed', async () => {
    rmSync(join(tree, 'node_modules'));
    rmSync(join(tree, 'dist'), { recursive: true });
    await expect(version()).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^Packages that the build needs are not installed \(.*\)\. Run npm ci first\.\n$/),
    });
  });
});

function writeMarker(path: string, text: string): void {
  mkdirSync(path);
  writeFileSync(join(path, 'eparch.json'), text);
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

const nobodyMayRead = (path: string): Promise<boolean> =>
  promisify(execFile)('/bin/sh', ['-c', 'test -r "$0"', path], { uid: NOBODY, gid: NOBODY }).then(
    () => true,
    () => false,
  );

/** Also while nobody has taken note of its end. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
