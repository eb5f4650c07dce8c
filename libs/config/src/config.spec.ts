import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig, SETTINGS } from './config.js';

const mistakesOf = (env: NodeJS.ProcessEnv): readonly string[] => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
  return [];
};

describe('the configuration', () => {
  it('needs nothing', () => expect(loadConfig({})).toMatchObject({ host: '127.0.0.1', port: 4200, databaseUrl: null, redisUrl: null, roles: ['all'] }));

  it('takes an empty variable for none', () => expect(loadConfig({ EPARCH_PORT: '' }).port).toBe(4200));

  it('names every mistake, not only the first', () =>
    expect(
      mistakesOf({ EPARCH_PORT: '70000', EPARCH_SIGN_UP: 'maybe', EPARCH_SECRET_KEY: 'short', EPARCH_ROLES: 'api, all', EPARCH_REDIS_URL: 'localhost' }),
    ).toEqual([
      'EPARCH_PORT: must be a whole number from 0 to 65535, not 70000.',
      'EPARCH_REDIS_URL: must look like redis://host:6379/0.',
      'EPARCH_SECRET_KEY: must be 32 bytes in base64, such as `openssl rand -base64 32` prints.',
      'EPARCH_SIGN_UP: must be one of open, closed, not maybe.',
    ]));

  it.each([
    ['EPARCH_DATABASE_URL', 'postgres://u:p@h/d', 'postgresql://u:p@h/d'],
    ['EPARCH_DATABASE_URL', 'postgresql://u:p%40%2F@h/d?sslmode=no-verify', 'postgresql://u:p%40%2F@h/d?sslmode=no-verify'],
    ['PREFECT_API_DATABASE_CONNECTION_URL', 'postgresql+asyncpg://u:p@h:5433/d', 'postgresql://u:p@h:5433/d'],
    ['PREFECT_API_DATABASE_CONNECTION_URL', 'postgresql+asyncpg://u:p@h/d?ssl=require', 'postgresql://u:p@h/d?sslmode=require&uselibpqcompat=true'],
    ['PREFECT_API_DATABASE_CONNECTION_URL', 'postgresql+asyncpg://u:p@h/d?ssl=true', 'postgresql://u:p@h/d?sslmode=require&uselibpqcompat=true'],
  ])('understands the database address in %s', (name, given, understood) => expect(loadConfig({ [name]: given }).databaseUrl).toBe(understood));

  it('leaves encryption of the database’s connections to nobody’s luck', () =>
    expect(mistakesOf({ EPARCH_DATABASE_URL: 'postgresql://h/d?sslmode=prefer' })).toEqual([
      'EPARCH_DATABASE_URL: says sslmode=prefer, which leaves encryption to chance: say require or disable.',
    ]));

  it('blames the variable that was set', () =>
    expect(mistakesOf({ PREFECT_API_DATABASE_CONNECTION_URL: 'sqlite+aiosqlite:///prefect.db' })).toEqual([
      'PREFECT_API_DATABASE_CONNECTION_URL: must look like postgresql://user:password@host:5432/database.',
    ]));

  it('never repeats a secret that it cannot read', () =>
    expect(mistakesOf({ EPARCH_DATABASE_URL: 's3cret', EPARCH_REDIS_URL: 's3cret', EPARCH_SECRET_KEY: 's3cret' }).join()).not.toContain('s3cret'));

  it.each(['', ' ', '1e3', '0x10', '-1', '80.5'])('takes %p for no port', (port) => expect(() => loadConfig({}, { port })).toThrow(/^--port: /));

  it('lets flags win, and takes an empty one for a mistake', () => {
    expect(loadConfig({ EPARCH_HOST: 'one' }, { host: 'two' }).host).toBe('two');
    expect(() => loadConfig({}, { dataDir: '' })).toThrow('--data-dir: is empty.');
  });

  it('makes the data folder’s path absolute', () => expect(loadConfig({}, { dataDir: 'here' }).dataDir).toBe(join(process.cwd(), 'here')));

  it.each(['https://a.example/?b', 'https://a.example/#b', 'https://u:p@a.example', 'a.example'])('takes %s for no public address', (address) =>
    expect(mistakesOf({ EPARCH_PUBLIC_URL: address })).toHaveLength(1),
  );

  it('prefers its own name to another program’s', () =>
    expect(loadConfig({ EPARCH_DATABASE_URL: 'postgresql://ours/d', PREFECT_API_DATABASE_CONNECTION_URL: 'postgresql://theirs/d' }).databaseUrl).toBe(
      'postgresql://ours/d',
    ));

  it('reads any setting from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'eparch-config-'));
    const key = Buffer.alloc(32, 7).toString('base64');
    writeFileSync(join(folder, 'key'), `${key}\n`);
    expect(loadConfig({ EPARCH_SECRET_KEY_FILE: join(folder, 'key') }).secretKey).toBe(key);
    writeFileSync(join(folder, 'empty'), '\n');
    expect(mistakesOf({ EPARCH_SECRET_KEY_FILE: join(folder, 'empty') })).toEqual([`EPARCH_SECRET_KEY_FILE: names ${join(folder, 'empty')}, which is empty.`]);
    rmSync(folder, { recursive: true });
    expect(mistakesOf({ EPARCH_SECRET_KEY_FILE: join(folder, 'key') })).toEqual([
      expect.stringMatching(/^EPARCH_SECRET_KEY_FILE: names \S+, which cannot be read .*no such file/),
    ]);
  });

  it('plays the roles it is told, and all of them unless told', () => {
    expect(loadConfig({}).plays('loops')).toBe(true);
    expect(loadConfig({ EPARCH_ROLES: 'api, streams' }).plays('loops')).toBe(false);
    expect(loadConfig({ EPARCH_ROLES: 'api, streams' }).plays('streams')).toBe(true);
  });

  it('reads networks, and takes nothing else for one', () => {
    expect(loadConfig({ EPARCH_EGRESS_ALLOW: '10.0.0.0/8, 192.168.1.7,fd00::/8' }).egressAllow).toEqual(['10.0.0.0/8', '192.168.1.7', 'fd00::/8']);
    for (const wrong of ['localhost', '10.0.0.0/33', '10.0.0.0/', 'fd00::/129', '10.0.0.1,', '10.0.0.0/8/8']) {
      expect(mistakesOf({ EPARCH_EGRESS_ALLOW: wrong })).toHaveLength(1);
    }
  });

  it('knows the proxy by the names that other programs know, and keeps its password to itself', () => {
    expect(loadConfig({ https_proxy: 'http://u:p@proxy:3128', NO_PROXY: '.internal' })).toMatchObject({
      egressProxy: 'http://u:p@proxy:3128',
      egressNoProxy: '.internal',
    });
    expect(mistakesOf({ HTTP_PROXY: 'socks5://u:s3cret@proxy' })).toEqual(['HTTP_PROXY: must be an http:// or https:// address.']);
  });

  it('removes the slash that would double in every address', () =>
    expect(loadConfig({ EPARCH_PUBLIC_URL: 'https://a.example/x/' }).publicUrl).toBe('https://a.example/x'));

  it('gives each setting a name of its own', () => {
    const names = Object.values(SETTINGS).flatMap((setting) => [setting.env, ...('aliases' in setting ? (setting.aliases as string[]) : [])]);
    expect(new Set(names).size).toBe(names.length);
  });
});
