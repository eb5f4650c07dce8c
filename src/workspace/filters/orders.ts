import type { FlowRunSort } from '@app/contract';
import type { Order } from './lists.js';

/** Orders of `flow_run r`; ties are broken by id, so that pages neither repeat nor lose anything. */
export const FLOW_RUN_ORDERS: Readonly<Record<FlowRunSort, Order>> = {
  ID_DESC: { by: 'r.id', direction: 'desc' },
  START_TIME_ASC: { by: 'coalesce(r.start_time, r.expected_start_time)', direction: 'asc' },
  START_TIME_DESC: { by: 'coalesce(r.start_time, r.expected_start_time)', direction: 'desc' },
  EXPECTED_START_TIME_ASC: { by: 'r.expected_start_time', direction: 'asc' },
  EXPECTED_START_TIME_DESC: { by: 'r.expected_start_time', direction: 'desc' },
  NAME_ASC: { by: 'r.name', direction: 'asc' },
  NAME_DESC: { by: 'r.name', direction: 'desc' },
  NEXT_SCHEDULED_START_TIME_ASC: { by: 'r.next_scheduled_start_time', direction: 'asc' },
  END_TIME_DESC: { by: 'r.end_time', direction: 'desc' },
};
