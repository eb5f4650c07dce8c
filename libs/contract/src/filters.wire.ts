import { type Static, type TSchema, Type } from '@sinclair/typebox';
import {
  AllTags,
  anyId,
  AnyId,
  anyText,
  AnyText,
  ChosenId,
  Combining,
  isNull,
  IsTrue,
  like,
  list,
  Name,
  numberedPage,
  OpenRange,
  page,
  Range,
  SomeTags,
} from './filter-words.js';
import { StateTypeWire } from './state.wire.js';
import { Count, Enum, Flag, Maybe, Strict, Text, Uuid } from './wire.js';

/** How many things one request may change by filter, and how many it does when it does not say. */
export const BULK_MAX = 50;

/** Filters of runs and of what they belong to. Source: docs/contract/filters.md */

export const FlowFilter = Combining({ id: ChosenId, name: Name, tags: AllTags, deployment: Maybe(Combining(isNull)) });
export type FlowFilter = Static<typeof FlowFilter>;

export const FlowRunFilter = Combining({
  id: ChosenId,
  name: Name,
  tags: SomeTags,
  deployment_id: Maybe(Combining({ ...anyId, ...isNull })),
  deployment_version_id: Maybe(Combining({ deployment_id: Uuid, ...anyId })),
  work_queue_name: Maybe(Combining({ ...anyText, ...isNull })),
  state: Maybe(
    Combining({
      type: Maybe(Strict({ any_: list(StateTypeWire), not_any_: list(StateTypeWire) })),
      name: Maybe(Strict({ ...anyText, not_any_: list(Text) })),
    }),
  ),
  flow_version: AnyText,
  start_time: OpenRange,
  end_time: OpenRange,
  expected_start_time: Range,
  next_scheduled_start_time: Range,
  parent_flow_run_id: Maybe(Combining(anyId)),
  parent_task_run_id: Maybe(Combining({ ...anyId, ...isNull })),
  idempotency_key: Maybe(Strict({ ...anyText, not_any_: list(Text) })),
  created_by: Maybe(Combining({ id_: list(Uuid), type_: list(Text), ...isNull })),
});
export type FlowRunFilter = Static<typeof FlowRunFilter>;

export const TaskRunFilter = Combining({
  id: AnyId,
  name: Name,
  tags: AllTags,
  state: Maybe(Combining({ type: Maybe(Strict({ any_: list(StateTypeWire) })), name: AnyText })),
  start_time: OpenRange,
  end_time: OpenRange,
  expected_start_time: Range,
  subflow_runs: Maybe(Strict({ exists_: Maybe(Flag) })),
  // Null differs from absent here: absent means false.
  flow_run_id: Maybe(Combining({ ...anyId, ...isNull })),
});
export type TaskRunFilter = Static<typeof TaskRunFilter>;

export const DeploymentFilter = Combining({
  id: ChosenId,
  name: Name,
  flow_or_deployment_name: Maybe(Strict(like)),
  paused: IsTrue,
  tags: SomeTags,
  work_queue_name: AnyText,
  branch: Maybe(Combining({ ...anyText, ...isNull })),
  base: Maybe(Combining(anyId)),
  root: Maybe(Combining(anyId)),
  concurrency_limit: Maybe(Strict({ ge_: Maybe(Type.Integer()), le_: Maybe(Type.Integer()), ...isNull })),
});
export type DeploymentFilter = Static<typeof DeploymentFilter>;

export const WorkPoolFilter = Combining({ id: AnyId, name: AnyText, type: AnyText });
export type WorkPoolFilter = Static<typeof WorkPoolFilter>;

export const WorkQueueFilter = Combining({ id: AnyId, name: Maybe(Strict({ ...anyText, startswith_: list(Text) })) });
export type WorkQueueFilter = Static<typeof WorkQueueFilter>;

/** Unknown members beside the filters are ignored. */
const related = {
  flows: Maybe(FlowFilter),
  flow_runs: Maybe(FlowRunFilter),
  task_runs: Maybe(TaskRunFilter),
  deployments: Maybe(DeploymentFilter),
  work_pools: Maybe(WorkPoolFilter),
  work_pool_queues: Maybe(WorkQueueFilter),
};
export const RunCountBody = Type.Object(related);
export type RunCountBody = Static<typeof RunCountBody>;

const listing = <const T extends readonly string[]>(sorts: T) => Type.Object({ ...related, ...page, sort: Maybe(Enum(sorts)) });
const paging = <const T extends readonly string[]>(sorts: T) => Type.Object({ ...related, ...numberedPage, sort: Maybe(Enum(sorts)) });

/** One numbered page of a list. Source: docs/contract/filters.md#pages */
export const Paginated = <T extends TSchema>(item: T) => Type.Object({ results: Type.Array(item), count: Count, limit: Count, pages: Count, page: Count });

export const FLOW_SORTS = ['NAME_ASC', 'NAME_DESC', 'CREATED_DESC', 'UPDATED_DESC'] as const;
export type FlowSort = (typeof FLOW_SORTS)[number];
export const FlowListBody = listing(FLOW_SORTS);
export type FlowListBody = Static<typeof FlowListBody>;
export const FlowPageBody = paging(FLOW_SORTS);
export type FlowPageBody = Static<typeof FlowPageBody>;

export const FLOW_RUN_SORTS = [
  'ID_DESC',
  'START_TIME_ASC',
  'START_TIME_DESC',
  'EXPECTED_START_TIME_ASC',
  'EXPECTED_START_TIME_DESC',
  'NAME_ASC',
  'NAME_DESC',
  'NEXT_SCHEDULED_START_TIME_ASC',
  'END_TIME_DESC',
] as const;
export type FlowRunSort = (typeof FLOW_RUN_SORTS)[number];
export const FlowRunListBody = listing(FLOW_RUN_SORTS);
export type FlowRunListBody = Static<typeof FlowRunListBody>;
export const FlowRunPageBody = paging(FLOW_RUN_SORTS);
export type FlowRunPageBody = Static<typeof FlowRunPageBody>;

export const TASK_RUN_SORTS = [
  'ID_DESC',
  'EXPECTED_START_TIME_ASC',
  'EXPECTED_START_TIME_DESC',
  'NAME_ASC',
  'NAME_DESC',
  'NEXT_SCHEDULED_START_TIME_ASC',
  'END_TIME_DESC',
] as const;
export type TaskRunSort = (typeof TASK_RUN_SORTS)[number];
export const TaskRunListBody = listing(TASK_RUN_SORTS);
export type TaskRunListBody = Static<typeof TaskRunListBody>;
export const TaskRunPageBody = paging(TASK_RUN_SORTS);
export type TaskRunPageBody = Static<typeof TaskRunPageBody>;

export const DEPLOYMENT_SORTS = FLOW_SORTS;
export type DeploymentSort = FlowSort;
export const DeploymentListBody = listing(DEPLOYMENT_SORTS);
export type DeploymentListBody = Static<typeof DeploymentListBody>;
export const DeploymentPageBody = paging(DEPLOYMENT_SORTS);
export type DeploymentPageBody = Static<typeof DeploymentPageBody>;

/** As many as one request may delete. */
const bulkLimit = { limit: Maybe(Type.Integer({ minimum: 1, maximum: BULK_MAX })) };
export const FlowBulkDeleteBody = Type.Object({ flows: related.flows, ...bulkLimit });
export type FlowBulkDeleteBody = Static<typeof FlowBulkDeleteBody>;
export const FlowRunBulkDeleteBody = Type.Object({ flow_runs: related.flow_runs, ...bulkLimit });
export type FlowRunBulkDeleteBody = Static<typeof FlowRunBulkDeleteBody>;
export const DeploymentBulkDeleteBody = Type.Object({ deployments: related.deployments, ...bulkLimit });
export type DeploymentBulkDeleteBody = Static<typeof DeploymentBulkDeleteBody>;
export const BulkDeleteReply = Type.Object({ deleted: Type.Array(Text) });
export type BulkDeleteReply = Static<typeof BulkDeleteReply>;
