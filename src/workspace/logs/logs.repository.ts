import { toIso } from '@app/contract';
import { defineQuery, run, runMade, toCopyText } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { combine, Column, isNull, Scope, whole, within } from '../filters/conditions.js';
import { textConditions } from '../filters/text-search.js';
import type { LiveTable } from '../live/live-feed.js';
import {
  CURRENT_POSITION,
  newRows,
  newRowsParams,
  toAdded,
  type Added,
  type NewRow,
  type NewRowsParams,
  type Position,
  type Span,
} from '../live/position.sql.js';
import type { Log, LogFilter, NewLog } from './logs.schema.js';

interface LogRow {
  id: string;
  created: Instant;
  timestamp: Instant;
  level: number;
  name: string;
  message: string;
  flow_run_id: string | null;
  task_run_id: string | null;
  worker_id: string | null;
}

const COLUMNS = 'id, created, timestamp, level, name, message, flow_run_id, task_run_id, worker_id';

const POSITION = defineQuery<[], { position: Position }>({ name: 'log.find_position', text: () => CURRENT_POSITION });

const LIST_ADDED = defineQuery<NewRowsParams, NewRow<LogRow>>({
  name: 'log.list_added',
  text: (schema) => newRows(schema, 'log', COLUMNS, 'created'),
});

const PAGE_BY_FLOW_RUN = defineQuery<
  [
    flowRunId: string,
    first: number,
    afterTime: string | null,
    afterId: string | null,
    minLevel: number | null,
    search: string | null,
    taskRunId: string | null,
  ],
  LogRow
>({
  name: 'log.list_by_flow_run',
  text: (schema) => `
    select ${COLUMNS} from ${schema}.log
     where flow_run_id = $1
       and ($3::timestamptz is null or (timestamp, id) > ($3, $4::uuid))
       and ($5::int is null or level >= $5)
       and ($6::text is null or strpos(lower(message || ' ' || name), lower($6)) > 0)
       and ($7::uuid is null or task_run_id = $7)
     order by timestamp, id limit $2`,
});

export interface LogPosition {
  timestamp: Instant;
  id: string;
}

export interface LogPageFilter {
  first: number;
  after?: LogPosition | null;
  minLevel?: number | null;
  search?: string | null;
  taskRunId?: string | null;
}

@Injectable()
export class LogsRepository implements LiveTable<Log> {
  async insert(ctx: WorkspaceContext, logs: readonly NewLog[]): Promise<void> {
    await runMade(ctx, 'log.copy', {
      text: `copy ${ctx.schema}.log (id, timestamp, level, name, message, flow_run_id, task_run_id, worker_id) from stdin`,
      input: toCopyText(
        logs.map(({ id, timestamp, level, name, message, flowRunId, taskRunId, workerId }) => [
          id,
          toIso(timestamp),
          level,
          name,
          message,
          flowRunId,
          taskRunId,
          workerId,
        ]),
      ),
    });
  }

  async position(ctx: WorkspaceContext): Promise<Position> {
    return (await run(ctx, POSITION, []))[0]?.position ?? '';
  }

  async added(ctx: WorkspaceContext, span: Span, limit: number): Promise<Added<Log>> {
    return toAdded(await run(ctx, LIST_ADDED, newRowsParams(span, limit)), toLog);
  }

  async list(ctx: WorkspaceContext, filter: LogFilter | null, page: { limit: number; offset: number; newestFirst: boolean }): Promise<Log[]> {
    const scope = new Scope(ctx.schema);
    const where = whole(conditionOf(scope, filter));
    const direction = page.newestFirst ? 'desc' : 'asc';
    const rows = await ctx.cell.query<LogRow>({
      text: `select ${COLUMNS} from ${ctx.schema}.log where ${where} order by timestamp ${direction}, id ${direction}
             limit ${scope.bind(page.limit, 'int')} offset ${scope.bind(page.offset, 'int')}`,
      values: scope.values,
    });
    return rows.map(toLog);
  }

  /** Oldest first, from after the position on. */
  async pageByFlowRun(ctx: WorkspaceContext, flowRunId: string, { first, after, minLevel, search, taskRunId }: LogPageFilter): Promise<Log[]> {
    const position: [string | null, string | null] = after ? [toIso(after.timestamp), after.id] : [null, null];
    const rows = await run(ctx, PAGE_BY_FLOW_RUN, [flowRunId, first, ...position, minLevel ?? null, search || null, taskRunId ?? null]);
    return rows.map(toLog);
  }
}

function conditionOf(scope: Scope, filter: LogFilter | null) {
  if (!filter) return null;
  const bound = (sql: string, value: number | null | undefined): string | null =>
    value === null || value === undefined ? null : `${sql} ${scope.bind(value, 'int')}`;
  return combine(
    [
      combine([bound('level >=', filter.level?.ge_), bound('level <=', filter.level?.le_)]),
      within(scope, 'timestamp', filter.timestamp),
      new Column(scope, 'flow_run_id', 'uuid').anyOf(filter.flow_run_id?.any_),
      combine([new Column(scope, 'task_run_id', 'uuid').anyOf(filter.task_run_id?.any_), isNull('task_run_id', filter.task_run_id?.is_null_)]),
      // Each of its own, so that with `or_` one of them is enough.
      ...textConditions(scope, "(message || ' ' || name)", filter.text?.query),
    ],
    filter.operator,
  );
}

const toLog = (row: LogRow): Log => ({
  id: row.id,
  created: row.created,
  timestamp: row.timestamp,
  level: row.level,
  name: row.name,
  message: row.message,
  flowRunId: row.flow_run_id,
  taskRunId: row.task_run_id,
  workerId: row.worker_id,
});
