import { type Static, Type } from '@sinclair/typebox';
import { Nullable, Strict } from './wire.js';

const Days = Type.Integer({ minimum: 1, maximum: 3_650 });

export const RetentionBody = Strict({ retention_days: Days });
export type RetentionBody = Static<typeof RetentionBody>;

/** Null: for ever. */
export const OpenRetentionBody = Strict({ retention_days: Nullable(Days) });
export type OpenRetentionBody = Static<typeof OpenRetentionBody>;
