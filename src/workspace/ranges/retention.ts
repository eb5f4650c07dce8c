import type { SchemaContext } from '@app/database';
import type { Instant } from '@app/engine';
import { readSetting, writeSetting } from '../meta/settings.js';
import type { Ranged } from './ranged.js';

const MICROS_PER_DAY = 86_400_000_000;

/** For how many days at least the workspace keeps the table's rows; null: for ever. */
export async function readRetentionDays(ctx: SchemaContext, ranged: Ranged): Promise<number | null> {
  const days = await readSetting(ctx, ranged.keptFor);
  return typeof days === 'number' ? days : ranged.daysDefault;
}

/** From when on all rows are there that ever came: what is older may be gone. Null: from ever. */
export async function readKeptSince(ctx: SchemaContext, ranged: Ranged, now: Instant): Promise<Instant | null> {
  const days = await readRetentionDays(ctx, ranged);
  return days === null ? null : (Math.floor(now / MICROS_PER_DAY) - days) * MICROS_PER_DAY;
}

/** Null: as long as where nothing is said. */
export async function writeRetentionDays(ctx: SchemaContext, ranged: Ranged, days: number | null): Promise<void> {
  await writeSetting(ctx, ranged.keptFor, days);
}
