export {
  isMissingTable,
  PooledCell,
  toUnavailable,
  toUnkeepable,
  unplacedValue,
  violatedConstraint,
  type Cell,
  type CellOptions,
  type Cluster,
  type Statement,
} from './cell.js';
export { connectControlDatabase } from './connect-control.js';
export {
  CONTROL_SCHEMA,
  createControlDatabase,
  migrateControlDatabase,
  NewerDatabaseError,
  type ControlDatabaseOptions,
  type EntityClass,
  type MigrationClass,
} from './control-database.js';
export { toCopyText } from './copy-text.js';
export { storableJson, toJsonText, toPlainText } from './json-text.js';
export { defineQuery, listQueries, type Query } from './query.js';
export { inTransaction, run, runMade, type SchemaContext } from './run.js';
export type { Schema } from './schema.js';
export {
  createWorkspaceSchema,
  dropWorkspaceSchema,
  loadWorkspaceMigrations,
  migrateWorkspaceSchema,
  type WorkspaceMigration,
} from './workspace-migrations.js';
export { GO_WITH, type FollowedTable, type Wrote } from './writes.js';
