import type { SchemaContext } from '@app/database';
import { readSetting } from '../../meta/settings.js';

export const RETENTION_SETTING = 'decisions.retention_days';
export const RETENTION_DAYS_DEFAULT = 30;

/** For how many days at least the workspace keeps records of decisions. */
export async function readRetentionDays(ctx: SchemaContext): Promise<number> {
  const days = await readSetting(ctx, RETENTION_SETTING);
  return typeof days === 'number' ? days : RETENTION_DAYS_DEFAULT;
}
