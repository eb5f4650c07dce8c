import type { SchemaContext } from '@app/database';
import { readSetting, writeSetting } from '../meta/settings.js';
import type { Ranged } from './ranged.js';

/** For how many days at least the workspace keeps the table's rows; null: for ever. */
export async function readRetentionDays(ctx: SchemaContext, ranged: Ranged): Promise<number | null> {
  const days = await readSetting(ctx, ranged.keptFor);
  return typeof days === 'number' ? days : ranged.daysDefault;
}

/** Null: as long as where nothing is said. */
export async function writeRetentionDays(ctx: SchemaContext, ranged: Ranged, days: number | null): Promise<void> {
  await writeSetting(ctx, ranged.keptFor, days);
}
