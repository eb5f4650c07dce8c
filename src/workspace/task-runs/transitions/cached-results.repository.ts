import { toIso, toIsoOrNull } from '@app/contract';
import { defineQuery, run, toJsonText } from '@app/database';
import type { Instant, State } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { fromRow, type StateRow } from '../../states/state.schema.js';

/** A result whose state is gone is not found. */
const FIND = defineQuery<[key: string, now: string], StateRow>({
  name: 'task_run_cache.find_by_key',
  text: (schema) => `
    select s.id, s.type, s.name, s.timestamp, s.message, s.data, s.state_details
    from ${schema}.task_run_cache c join ${schema}.task_run_state s on s.id = c.task_run_state_id
    where md5(c.cache_key) = md5($1) and c.cache_key = $1 and (c.cache_expiration is null or c.cache_expiration > $2::timestamptz)
    order by c.created desc limit 1`,
});

const INSERT = defineQuery<[rows: string], never>({
  name: 'task_run_cache.insert',
  text: (schema) => `
    insert into ${schema}.task_run_cache (task_run_state_id, created, cache_key, cache_expiration)
    select * from jsonb_to_recordset($1::jsonb) as i (state_id uuid, created timestamptz, cache_key text, cache_expiration timestamptz)
    on conflict do nothing`,
});

/** Results by the cache keys of their states. */
@Injectable()
export class CachedResultsRepository {
  /** The state with the newest result under the key that has not expired. */
  async find(ctx: WorkspaceContext, key: string, now: Instant): Promise<State | null> {
    const [row] = await run(ctx, FIND, [key, toIso(now)]);
    return row ? fromRow(row) : null;
  }

  async insert(ctx: WorkspaceContext, states: readonly State[]): Promise<void> {
    const rows = states.map(({ id, timestamp, details }) => ({
      state_id: id,
      created: toIso(timestamp),
      cache_key: details.cacheKey,
      cache_expiration: toIsoOrNull(details.cacheExpiration),
    }));
    await run(ctx, INSERT, [toJsonText(rows)]);
  }
}
