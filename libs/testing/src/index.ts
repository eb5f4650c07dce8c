export { heldBack, type HeldBack } from './held-back.js';
export { freePort, startMortalPostgres, startMortalRedis, type MortalServer } from './local-servers.js';
export { seedRuns, type Seeding } from './seed-runs.js';
export { testDatabase, testRedisUrl, testTenancy, type TestDatabase, type TestTenancy } from './test-database.js';
export { tether } from './tether.js';
export { until } from './until.js';
