/** A table whose rows lie in ranges of time, so that old ones are dropped and not deleted one by one. */
export interface Ranged {
  readonly table: 'decision' | 'event' | 'log' | 'trail';
  /** The time that a row lies by. */
  readonly column: string;
  /** The setting of the workspace that says for how many days its rows are kept. */
  readonly keptFor: string;
  /** For how many days at least rows are kept unless the workspace says otherwise; null: for ever. */
  readonly daysDefault: number | null;
  /** Whether there is a partition for rows of a time that has no range. Where few come, there is no other. */
  readonly hasDefault: boolean;
}

export const DECISIONS: Ranged = { table: 'decision', column: 'decided', keptFor: 'decisions.retention_days', daysDefault: 30, hasDefault: false };
/** By the sender's clock, as they are looked for. */
export const EVENTS: Ranged = { table: 'event', column: 'occurred', keptFor: 'events.retention_days', daysDefault: 7, hasDefault: true };
/** By ours: a line of a wrong clock is kept as long as any other. */
export const LOGS: Ranged = { table: 'log', column: 'created', keptFor: 'logs.retention_days', daysDefault: null, hasDefault: true };
/** Why automations fired or did not: kept like other decisions. */
export const TRAIL: Ranged = { ...DECISIONS, table: 'trail', column: 'at', hasDefault: true };

export const RANGED = [DECISIONS, EVENTS, LOGS, TRAIL] as const;
