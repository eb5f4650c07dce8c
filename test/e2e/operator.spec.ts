import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '@app/testing';
import { cleanEnv, type CommandResult, type Connection, ROOT, runCommand, Server } from './support/server.js';

const MINUTE = 60_000;
const PASSWORD = 'green horses fly';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const accountArgs = (account: string, ...more: string[]): string[] => [
  ...['account', 'create', '--email', `${account}@eparch.example`, '--password-stdin', '--account', account, '--workspace', 'dev'],
  ...more,
];
const workspaceArgs = (account: string, workspace: string): string[] => ['workspace', 'create', '--account', account, '--workspace', workspace, '--json'];

function connectionFrom({ stdout, stderr, code }: CommandResult): Connection {
  expect([code, stderr]).toEqual([0, '']);
  const connection = JSON.parse(stdout) as Connection;
  expect(connection).toEqual({
    account_id: expect.stringMatching(UUID),
    workspace_id: expect.stringMatching(UUID),
    api_url: expect.stringContaining(`/api/accounts/${connection.account_id}/workspaces/${connection.workspace_id}`),
    api_key: expect.stringMatching(/^pnu_[\w-]{43}$/),
  });
  return connection;
}

/** Status of a question that only the workspace's own people get an answer to. */
const ask = async ({ api_url, api_key }: Connection): Promise<number> =>
  (await fetch(`${api_url}/flows/filter`, { method: 'POST', body: '{}', headers: { authorization: `Bearer ${api_key}` } })).status;

describe('an operator', () => {
  let server: Server;
  let before: Connection;
  beforeAll(async () => {
    server = await Server.start();
    await server.stop();
    // Two at once, with nothing running: one after the other starts the database for the while.
    const made = await Promise.all([
      server.command(accountArgs('before', '--json'), PASSWORD),
      server.command(accountArgs('meanwhile', '--json'), `${PASSWORD}\n`),
    ]);
    [before = connectionFrom(made[0])] = made.map(connectionFrom);
    await server.start();
  }, 3 * MINUTE);
  afterAll(() => server.remove(), MINUTE);

  it('makes accounts while no server runs, whose keys work once one does', async () => {
    expect(before.api_url.startsWith(server.url)).toBe(true);
    expect(await ask(before)).toBe(200);
  });

  it(
    'makes them while it runs, and is told where it really is',
    async () => {
      const env = { ...cleanEnv(), EPARCH_DATA_DIR: server.dataDir };
      const connection = connectionFrom(await runCommand(accountArgs('during', '--json'), env, PASSWORD));
      expect(connection.api_url.startsWith(`${server.url}/api/`)).toBe(true);
      expect(await ask(connection)).toBe(200);
      const outside = { ...env, EPARCH_PUBLIC_URL: 'https://flows.acme.example' };
      expect(connectionFrom(await runCommand(workspaceArgs('during', 'public'), outside)).api_url).toMatch(/^https:\/\/flows\.acme\.example\/api\//);
    },
    MINUTE,
  );

  it(
    'adds workspaces to an account, each with a key that opens all of the owner’s',
    async () => {
      const added = connectionFrom(await server.command(workspaceArgs('before', 'other')));
      expect(added.account_id).toBe(before.account_id);
      expect(added.workspace_id).not.toBe(before.workspace_id);
      expect(await ask(added)).toBe(200);
      expect(await ask({ ...added, api_key: before.api_key })).toBe(200);
      const stranger = connectionFrom(await server.command(accountArgs('stranger', '--json'), PASSWORD));
      expect(await ask({ ...added, api_key: stranger.api_key })).toBe(404);
    },
    MINUTE,
  );

  it(
    'who is a person gets the key and the two commands that use it',
    async () => {
      const { stdout, code } = await server.command(accountArgs('human'), PASSWORD);
      expect(code).toBe(0);
      const [key = ''] = /pnu_\S+/.exec(stdout) ?? [];
      const lines = stdout.split('\n').map((line) => line.trim());
      expect(lines).toEqual(
        expect.arrayContaining([
          'Workspace human/dev is ready. Its API key is shown only this once:',
          `prefect config set PREFECT_CLOUD_API_URL=${server.url}/api`,
          `prefect cloud login --key ${key} --workspace human/dev`,
        ]),
      );
    },
    MINUTE,
  );

  it.each<[string, string[], string, RegExp]>([
    ['an e-mail address twice', accountArgs('again', '--email', 'Before@Eparch.Example'), PASSWORD, /^Someone already signed up with this e-mail address\./],
    ['an account’s handle twice', accountArgs('before', '--email', 'new@eparch.example'), PASSWORD, /^Another account has this handle\./],
    ['a workspace’s handle twice', workspaceArgs('before', 'dev'), '', /^This account already has a workspace with the handle dev\./],
    ['a weak password', accountArgs('weak'), 'qwertyuiop', /^This password is easy to guess\./],
    ['no password', accountArgs('silent'), '', /^No password came on standard input\. Pipe it in/],
    ['something that is no e-mail address', accountArgs('nowhere', '--email', 'nobody'), PASSWORD, /^Enter an e-mail address such as/],
    ['a handle that is none', accountArgs('No Handle', '--email', 'a@b.example'), PASSWORD, /^Use lower-case letters, digits and dashes/],
    ['an account that is not there', workspaceArgs('nobody', 'dev'), '', /^There is no account with the handle nobody\.\n$/],
    [
      'an owner that is not there',
      [...workspaceArgs('before', 'x'), '--email', 'nobody@eparch.example'],
      '',
      /^Nobody with the e-mail address nobody@eparch\.example is a member of before\./,
    ],
    ['no account', ['workspace', 'create', '--workspace', 'x'], '', /required option '--account <handle>' not specified/],
    ['an unknown command', ['strat'], '', /unknown command 'strat'\n\(Did you mean start\?\)/],
  ])(
    'who gives %s is told in a sentence, and nothing is made',
    async (_what, args, input, sentence) => {
      const { code, stdout, stderr } = await server.command(args, input);
      expect(stderr).toMatch(sentence);
      expect(stderr).not.toMatch(/\n\s+at /);
      expect([code, stdout]).toEqual([1, '']);
    },
    MINUTE,
  );

  it(
    'finds everything up to date after a start',
    async () => expect(await server.command(['migrate'])).toEqual({ stdout: 'Up to date: 0 workspaces were migrated.\n', stderr: '', code: 0 }),
    MINUTE,
  );

  it(
    'needs no server of ours beside a database that is there already',
    async () => {
      const database = await testDatabase();
      const folder = mkdtempSync(join(tmpdir(), 'eparch-operator-'));
      const env = { ...cleanEnv(), EPARCH_DATABASE_URL: database.url, EPARCH_DATA_DIR: folder, EPARCH_PORT: '4321' };
      const connection = connectionFrom(await runCommand(accountArgs('outside', '--json'), env, PASSWORD));
      expect(connection.api_url.startsWith('http://127.0.0.1:4321/api/')).toBe(true);
      expect(existsSync(join(folder, 'postgres'))).toBe(false);
      const elsewhere = { ...env, EPARCH_DATA_DIR: join(folder, 'elsewhere') };
      const { code, stderr } = await runCommand(workspaceArgs('outside', 'x'), elsewhere);
      expect([code, stderr]).toEqual([1, expect.stringMatching(/^EPARCH_SECRET_KEY: is not the key that this database was set up with\./)]);
      rmSync(folder, { recursive: true });
      await database.drop();
    },
    MINUTE,
  );
});

describe('the command line', () => {
  it('tells its version', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(await runCommand(['--version'])).toEqual({ stdout: `${version}\n`, stderr: '', code: 0 });
  });

  it.each([[['--help']], [['start', '--help']], [['account', 'create', '--help']], [['workspace', 'create', '--help']]])(
    'explains %p within 80 columns',
    async (args) => {
      const { stdout, code } = await runCommand(args);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^Usage: eparch /);
      expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    },
  );
});
