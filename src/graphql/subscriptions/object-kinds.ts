import type { FollowedTable } from '@app/database';
import type { News } from './news-watch.js';

/** By what the schema calls them: the table whose rows they are, and others that a part of them is in. Flow runs are told of otherwise. */
export const OBJECT_KINDS: Readonly<Record<string, readonly [own: FollowedTable, ...others: FollowedTable[]]>> = {
  ARTIFACT: ['artifact'],
  ASSET: ['asset'],
  AUTOMATION: ['automation', 'automation_tally', 'trail'],
  BACKFILL: ['backfill'],
  BLOCK_DOCUMENT: ['block_document'],
  BLOCK_SCHEMA: ['block_schema'],
  BLOCK_TYPE: ['block_type'],
  CONCURRENCY_LIMIT: ['concurrency_limit', 'concurrency_lease', 'concurrency_waiter'],
  DELIVERY: ['delivery'],
  DEPLOYMENT: ['deployment', 'deployment_schedule'],
  DEPLOYMENT_VERSION: ['deployment_version'],
  EVENT: ['event'],
  FLOW: ['flow'],
  FLOW_RUN_INPUT: ['flow_run_input'],
  LOG: ['log'],
  SAVED_SEARCH: ['saved_search'],
  SLA: ['sla'],
  SLA_VIOLATION: ['sla_violation'],
  TASK_RUN: ['task_run'],
  VARIABLE: ['variable'],
  WEBHOOK: ['webhook'],
  WORK_POOL: ['work_pool'],
  WORK_QUEUE: ['work_queue'],
  WORKER: ['worker'],
};

/** What the news are to someone who follows objects of the kind: ids, null for any of them, undefined for none. */
export function heardBy(kind: string, news: News | null): readonly string[] | null | undefined {
  if (news === null) return null;
  if ('runs' in news) return heardOfRuns(kind, news.runs);
  const [own, ...others] = OBJECT_KINDS[kind] ?? [];
  if (news.table === own) return news.ids;
  return others.some((table) => table === news.table) ? null : undefined;
}

/** Of a flow run's task runs nobody tells which have moved. */
function heardOfRuns(kind: string, runs: Readonly<Record<string, string>>): readonly string[] | null | undefined {
  const moved = (letter: string): string[] => Object.keys(runs).filter((id) => runs[id]?.includes(letter));
  if (kind === 'TASK_RUN') return moved('t').length > 0 ? null : undefined;
  const ids = kind === 'FLOW_RUN' ? moved('s') : [];
  return ids.length > 0 ? ids : undefined;
}
