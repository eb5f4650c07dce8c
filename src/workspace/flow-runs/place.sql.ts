import type { Schema } from '@app/database';

/** The queue of a row, and the pool that it belongs to, as `placeOf` reads them. */
export const PLACE_COLUMNS = 'wq.id as queue_id, wq.name as queue_name, wp.id as pool_id, wp.name as pool_name, wp.type as pool_type';

export const placeJoins = (schema: Schema, alias: string): string =>
  `left join ${schema}.work_queue wq on wq.id = ${alias}.work_queue_id left join ${schema}.work_pool wp on wp.id = wq.work_pool_id`;
