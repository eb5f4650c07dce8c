export { holderOf, lockDataDir, prepareDataDir } from './data-dir.js';
export { startEmbeddedPostgres, startThrowAwayPostgres, visitEmbeddedPostgres, type EmbeddedPostgres, type StartOptions } from './embedded-postgres.js';
export { SupervisorError } from './supervisor-error.js';
