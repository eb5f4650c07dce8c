import type { Schema } from '@app/database';
import { recording } from './recording.js';

/** The member of a move that holds its record, in a JSON recordset. */
export const DECISION_RECORD = 'decision text';

/** One more step of a statement that stores states: the record of each, as old as its state. `source` has both. */
export const recordDecisions = (schema: Schema, source: string): string =>
  recording.on
    ? `, decisions as (insert into ${schema}.decision (run_id, decided, record) select run_id, state_timestamp, decision from ${source} where decision is not null)`
    : '';
