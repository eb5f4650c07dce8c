import { Initial1764000000001 } from './0001-initial.js';
import { Webhooks1764000000002 } from './0002-webhooks.js';
import { Bots1764000000003 } from './0003-bots.js';

/** The control schema's migrations in order. */
export const CONTROL_MIGRATIONS = [Initial1764000000001, Webhooks1764000000002, Bots1764000000003] as const;
