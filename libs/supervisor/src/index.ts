export {
  startEmbeddedPostgres,
  startThrowAwayPostgres,
  visitEmbeddedPostgres,
  type EmbeddedPostgres,
  type ServingPostgres,
  type StartOptions,
  type VisitedPostgres,
} from './embedded-postgres.js';
export { SupervisorError } from './supervisor-error.js';
