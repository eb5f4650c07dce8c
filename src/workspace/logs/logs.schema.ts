import { Count, Enum, Flag, fromIso, listPage, Maybe, newId, Operator, Strict, Text, Time, toIso, Uuid } from '@app/contract';
import { toPlainText } from '@app/database';
import type { Instant } from '@app/engine';
import { Type, type Static } from '@sinclair/typebox';
import { invalid } from '../../http/validation.js';

export const LogCreate = Strict({
  name: Text,
  level: Type.Integer({ minimum: -32_768, maximum: 32_767 }),
  message: Text,
  timestamp: Time,
  flow_run_id: Maybe(Uuid),
  task_run_id: Maybe(Uuid),
  worker_id: Maybe(Uuid),
});
export type LogCreate = Static<typeof LogCreate>;

export const LogsCreate = Type.Array(LogCreate);
export type LogsCreate = Static<typeof LogsCreate>;

const AnyId = Maybe(Type.Array(Uuid));
export const LogFilter = Strict({
  operator: Maybe(Operator),
  level: Maybe(Strict({ ge_: Maybe(Count), le_: Maybe(Count) })),
  timestamp: Maybe(Strict({ before_: Maybe(Time), after_: Maybe(Time) })),
  flow_run_id: Maybe(Strict({ any_: AnyId })),
  task_run_id: Maybe(Strict({ any_: AnyId, is_null_: Maybe(Flag) })),
  text: Maybe(Strict({ query: Type.String({ maxLength: 200 }) })),
});
export type LogFilter = Static<typeof LogFilter>;

export const LogQuery = Type.Object({
  logs: Maybe(LogFilter),
  sort: Maybe(Enum(['TIMESTAMP_ASC', 'TIMESTAMP_DESC'])),
  ...listPage,
});
export type LogQuery = Static<typeof LogQuery>;

/** One line that a flow, a task or a worker wrote. */
export interface Log {
  id: string;
  created: Instant;
  timestamp: Instant;
  level: number;
  name: string;
  message: string;
  flowRunId: string | null;
  taskRunId: string | null;
  workerId: string | null;
}
export type NewLog = Omit<Log, 'created'>;

/** `index` is the record's place in the request, for the complaint about it. */
export function toNewLog(record: LogCreate, index: number): NewLog {
  const timestamp = fromIso(record.timestamp);
  if (timestamp === null) throw invalid([index, 'timestamp'], 'Must be a time such as 2026-01-31T08:00:00Z', 'datetime_parsing');
  return {
    id: newId(),
    timestamp,
    level: record.level,
    name: toPlainText(record.name),
    message: toPlainText(record.message),
    flowRunId: record.flow_run_id ?? null,
    taskRunId: record.task_run_id ?? null,
    workerId: record.worker_id ?? null,
  };
}

export const toLogReply = (log: Log) => ({
  id: log.id,
  created: toIso(log.created),
  updated: toIso(log.created),
  name: log.name,
  level: log.level,
  message: log.message,
  timestamp: toIso(log.timestamp),
  flow_run_id: log.flowRunId,
  task_run_id: log.taskRunId,
  worker_id: log.workerId,
});
