import { Initial1764000000001 } from './0001-initial.js';

/** The control schema's migrations in order. */
export const CONTROL_MIGRATIONS = [Initial1764000000001] as const;
