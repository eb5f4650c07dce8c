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
      'EPARCH_PORT: must be a whole number from 0 to 65535.',
      'EPARCH_REDIS_URL: must look like redis://host:6379/0.',
      'EPARCH_SECRET_KEY: must be 32 bytes in base64, such as `openssl rand -base64 32` prints.',
      'EPARCH_SIGN_UP: must be one of open, closed.',
    ]));

  it.each([
    ['EPARCH_DATABASE_URL', 'postgres://u:p@h/d', 'postgresql://u:p@h/d'],
    ['PREFECT_API_DATABASE_CONNECTION_URL', 'postgresql+asyncpg://u:p@h:5433/d?ssl=require', 'postgresql://u:p@h:5433/d?sslmode=require'],
  ])('understands the database address in %s', (name, given, understood) => expect(loadConfig({ [name]: given }).databaseUrl).toBe(understood));

  it('prefers its own name to another program’s', () =>
    expect(loadConfig({ EPARCH_DATABASE_URL: 'postgresql://ours/d', PREFECT_API_DATABASE_CONNECTION_URL: 'postgresql://theirs/d' }).databaseUrl).toBe(
      'postgresql://ours/d',
    ));

  it('reads any setting from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'eparch-config-'));
    const key = Buffer.alloc(32, 7).toString('base64');
    writeFileSync(join(folder, 'key'), `${key}\n`);
    expect(loadConfig({ EPARCH_SECRET_KEY_FILE: join(folder, 'key') }).secretKey).toBe(key);
    rmSync(folder, { recursive: true });
    expect(mistakesOf({ EPARCH_SECRET_KEY_FILE: join(folder, 'key') })).toEqual([expect.stringMatching(/^EPARCH_SECRET_KEY: .*no such file/)]);
  });

  it('plays the roles it is told, and all of them unless told', () => {
    expect(loadConfig({}).plays('loops')).toBe(true);
    expect(loadConfig({ EPARCH_ROLES: 'api, streams' }).plays('loops')).toBe(false);
    expect(loadConfig({ EPARCH_ROLES: 'api, streams' }).plays('streams')).toBe(true);
  });

  it('removes the slash that would double in every address', () =>
    expect(loadConfig({ EPARCH_PUBLIC_URL: 'https://a.example/x/' }).publicUrl).toBe('https://a.example/x'));

  it('gives each setting a name of its own', () => {
    const names = Object.values(SETTINGS).flatMap((setting) => [setting.env, ...('aliases' in setting ? (setting.aliases as string[]) : [])]);
    expect(new Set(names).size).toBe(names.length);
  });
});
