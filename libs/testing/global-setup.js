// Jest loads this file without transforming its imports, so the TypeScript it needs is compiled first (a tenth of a second).
import { fileURLToPath } from 'node:url';
import { bundledPackages } from '../../scripts/bundle-packages.mjs';
import { compile } from '../../scripts/compile.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OUT = '.cache/testing';

export default async function setUp() {
  process.env.EPARCH_TEST_PACKAGES = bundledPackages();
  await compile(ROOT, ['libs'], OUT);
  const { startServers } = await import(new URL(`../../${OUT}/libs/testing/src/servers.js`, import.meta.url).href);
  const servers = await startServers();
  process.stderr.write(`\n${servers.description}\n`);
  process.env.EPARCH_TEST_DATABASE_URL = servers.postgresUrl;
  if (servers.redisUrl) process.env.EPARCH_TEST_REDIS_URL = servers.redisUrl;
  globalThis.eparchTestServers = servers;
}
