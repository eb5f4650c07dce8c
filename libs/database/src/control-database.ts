import { DataSource, type EntitySchema, type MigrationInterface, type MixedList } from 'typeorm';
import { withServerOptions } from './server-options.js';

export const CONTROL_SCHEMA = 'eparch';

export type EntityClass = (new () => object) | EntitySchema;
export type MigrationClass = new () => MigrationInterface;

export interface ControlDatabaseOptions {
  url: string;
  entities: MixedList<EntityClass>;
  /** In order; their class names end in a number that TypeORM sorts by. */
  migrations: readonly MigrationClass[];
  poolMax?: number;
}

/** The database was migrated by a later release than this one; going on could lose data that only that one knows. */
export class NewerDatabaseError extends Error {
  constructor(readonly unknownMigrations: readonly string[]) {
    super(
      `This database was used by a newer Eparch (it has ${unknownMigrations.join(', ')}). Start that version, or restore a backup made before the upgrade.`,
    );
    this.name = 'NewerDatabaseError';
  }
}

const CONNECT_TIMEOUT_MS = 10_000;
const MIGRATIONS_TABLE = 'control_migration';
/** Any constant: replicas that start together migrate one after the other. */
const MIGRATION_LOCK = 8_142_020;

/** A data source for the control schema; not yet connected. */
export function createControlDatabase(options: ControlDatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url: withServerOptions(options.url, '-c timezone=UTC'),
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    schema: CONTROL_SCHEMA,
    entities: options.entities,
    migrations: [...options.migrations],
    migrationsTableName: MIGRATIONS_TABLE,
    synchronize: false,
    logging: false,
    applicationName: 'eparch control',
    poolSize: options.poolMax ?? 6,
  });
}

/** Brings the control schema up to date. Safe with several processes at once. Throws NewerDatabaseError. */
export async function migrateControlDatabase(control: DataSource): Promise<readonly string[]> {
  const guard = control.createQueryRunner();
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await guard.query(`create schema if not exists ${CONTROL_SCHEMA}`);
    await refuseNewer(control);
    const applied = await control.runMigrations({ transaction: 'each' });
    return applied.map((migration) => migration.name);
  } finally {
    await guard.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await guard.release();
  }
}

async function refuseNewer(control: DataSource): Promise<void> {
  const table: { found: string | null }[] = await control.query(`select to_regclass('${CONTROL_SCHEMA}.${MIGRATIONS_TABLE}') as found`);
  if (!table[0]?.found) return;
  const rows: { name: string }[] = await control.query(`select name from ${CONTROL_SCHEMA}.${MIGRATIONS_TABLE} order by timestamp`);
  const known = new Set(control.migrations.map((migration) => migration.name ?? migration.constructor.name));
  const unknown = rows.map((row) => row.name).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new NewerDatabaseError(unknown);
}
