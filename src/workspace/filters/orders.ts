import type { FlowRunSort } from '@app/contract';

/** Orders of `flow_run r`; ties are broken by id, so that pages neither repeat nor lose anything. */
export const FLOW_RUN_ORDERS: Readonly<Record<FlowRunSort, string>> = {
  ID_DESC: 'r.id desc',
  START_TIME_ASC: 'coalesce(r.start_time, r.expected_start_time), r.id',
  START_TIME_DESC: 'coalesce(r.start_time, r.expected_start_time) desc, r.id desc',
  EXPECTED_START_TIME_ASC: 'r.expected_start_time, r.id',
  EXPECTED_START_TIME_DESC: 'r.expected_start_time desc, r.id desc',
  NAME_ASC: 'r.name, r.id',
  NAME_DESC: 'r.name desc, r.id desc',
  NEXT_SCHEDULED_START_TIME_ASC: 'r.next_scheduled_start_time, r.id',
  END_TIME_DESC: 'r.end_time desc, r.id desc',
};
