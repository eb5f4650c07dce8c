import { defineQuery, run, type SchemaContext } from '@app/database';

export const RETENTION_SETTING = 'decisions.retention_days';
export const RETENTION_DAYS = { min: 1, max: 3_650, default: 30 } as const;

const FIND = defineQuery<[key: string], { value: unknown }>({
  name: 'decision.find_retention',
  text: (schema) => `select value from ${schema}.setting where key = $1`,
});

/** For how many days at least the workspace keeps records of decisions. */
export async function readRetentionDays(ctx: SchemaContext): Promise<number> {
  const [row] = await run(ctx, FIND, [RETENTION_SETTING]);
  return typeof row?.value === 'number' ? row.value : RETENTION_DAYS.default;
}
