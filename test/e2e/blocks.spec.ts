import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from './support/api.js';
import { findSdk, Sdk } from './support/sdk.js';
import { Server, type Connection } from './support/server.js';

const bin = findSdk();
const withSdk = bin ? describe : describe.skip;

/** What test/e2e/flows/blocks.py reads back from a server that keeps everything. */
const SEEN = {
  variables: [true, 'two', true, false, null],
  'variables in a flow': [true, ['float', 2], ['int', 2 ** 60], ['float', 1e-5]],
  'variables in an asynchronous flow': [['float', 2], true, 'gone'],
  secrets: ['s3cret', { key: ['s3cret', 2] }, "Secret(value=Secret('**********'))"],
  storage: [42, 1, true, 8],
  custom: {
    equal: true,
    password: 's3cret',
    token: 'hidden',
    'nested is a document of its own': true,
    numbers: [
      ['float', 2],
      ['int', 2 ** 70],
    ],
    'follows its nested block': ['arthur', 'new'],
    overwritten: ['inline', 'inside', 3, []],
    deleted: true,
  },
  checksums: ['Credentials', 'Warehouse', 'Secret', 'LocalFileSystem', 'SMB', 'SlackWebhook'].map((name) => [name, true]),
};

withSdk('variables and blocks of the unmodified SDK', () => {
  let server: Server;
  let connection: Connection;
  let sdk: Sdk;
  const folder = mkdtempSync(join(tmpdir(), 'eparch-results-'));
  beforeAll(async () => {
    server = await Server.start();
    connection = await server.newTenant('acme');
    sdk = new Sdk(bin ?? '');
    await sdk.logIn(connection, 'acme/dev');
  }, 240_000);
  afterAll(async () => {
    await server.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are kept and read back by programs', async () => {
    expect(JSON.parse((await sdk.python('blocks.py', folder)).trim())).toEqual(SEEN);
  }, 240_000);

  it('are hidden from whoever does not ask for secrets', async () => {
    const { body } = await new Api(connection).call('POST', '/block_documents/filter', {});
    expect(body).toHaveLength(4);
    expect(JSON.stringify(body)).not.toMatch(/s3cret|"new"/);
  });

  it('are set, shown and unset at the command line', async () => {
    await sdk.prefect('variable', 'set', 'cli', '{"rate": 2.0}', '--tag', 't');
    expect(await sdk.prefect('variable', 'get', 'cli')).toBe('{"rate": 2.0}\n');
    await expect(sdk.prefect('variable', 'set', 'cli', 'x')).rejects.toThrow('already exists');
    await sdk.prefect('variable', 'set', 'cli', '[1]', '--overwrite');
    expect(await sdk.prefect('variable', 'inspect', 'cli')).toContain('value=[1]');
    expect(await sdk.prefect('variable', 'ls')).toMatch(/cli.*\[1\]/);
    expect(await sdk.prefect('variable', 'unset', 'cli')).toContain("Unset variable 'cli'");
    await expect(sdk.prefect('variable', 'get', 'cli')).rejects.toThrow('not found');
  }, 240_000);

  it('are listed, shown, registered and deleted at the command line', async () => {
    expect(await sdk.prefect('block', 'type', 'ls')).toMatch(/local-file-system[\s\S]*secret[\s\S]*webhook/);
    expect(await sdk.prefect('block', 'ls')).toContain('secret/text');
    expect(await sdk.prefect('block', 'inspect', 'secret/text')).toContain('********');
    expect(await sdk.prefect('block', 'register', '-m', 'prefect.filesystems')).toContain('Successfully registered 3 blocks');
    expect(await sdk.prefect('block', 'delete', 'secret/text')).toContain("Deleted Block 'secret/text'");
    await expect(sdk.prefect('block', 'inspect', 'secret/text')).rejects.toThrow('not found');
    await expect(sdk.prefect('block', 'type', 'delete', 'secret')).rejects.toThrow('protected');
    expect(await sdk.prefect('block', 'type', 'delete', 'warehouse')).toContain('Deleted');
  }, 240_000);

  it('keep the results of flows that name no storage, until the block is deleted', async () => {
    const before = readdirSync(folder).length;
    expect(await sdk.prefect('experimental', 'result-storage', 'set', 'local-file-system/results')).toContain('Set default result storage');
    const { body } = await new Api(connection).call('GET', '/block_types/slug/local-file-system/block_documents/name/results');
    expect((await sdk.python('blocks.py')).trim()).toBe((body as { id: string }).id);
    expect(readdirSync(folder)).toHaveLength(before + 1);
    await sdk.prefect('block', 'delete', 'local-file-system/results');
    expect(await sdk.prefect('experimental', 'result-storage', 'inspect')).toContain('No default result storage');
    expect((await sdk.python('blocks.py')).trim()).toBe('None');
  }, 240_000);
});
