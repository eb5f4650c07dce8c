import type { Schema } from '@app/database';

/** Since when a claim that was taken down waits to have its run given back; null: none does. */
export const doneSince = (schema: Schema): string => `select min(done_at) from ${schema}.cleanup_message where done_at is not null`;

/** That nobody is asked to take down, or was, what the state `id` of a run brought about. */
export const isUnasked = (schema: Schema, id: string): string => `not exists (select from ${schema}.cleanup_message m where m.state_id = ${id})`;
