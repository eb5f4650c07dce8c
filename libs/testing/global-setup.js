// Jest loads this file without transforming its imports, so the TypeScript it needs is compiled first (a tenth of a second).
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OUT = '.cache/testing';

export default async function setUp() {
  execFileSync('node_modules/.bin/swc', ['libs', '-d', OUT, '--ignore', '**/*.spec.ts', '--quiet'], { cwd: ROOT, stdio: 'inherit' });
  const { startServers } = await import(new URL(`../../${OUT}/libs/testing/src/servers.js`, import.meta.url).href);
  const servers = await startServers();
  process.stderr.write(`\n${servers.description}\n`);
  process.env.EPARCH_TEST_DATABASE_URL = servers.postgresUrl;
  if (servers.redisUrl) process.env.EPARCH_TEST_REDIS_URL = servers.redisUrl;
  globalThis.eparchTestServers = servers;
}
