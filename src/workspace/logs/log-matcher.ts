import { instantOf } from '../filters/conditions.js';
import type { Log, LogFilter } from './logs.schema.js';

type Test = ((log: Log) => boolean) | null;

/** A filter as a question to one line; its `text` is left out, as it is of lines that are told while they come. Faults with `request.invalid` for what is no time. */
export function compileLogFilter(filter: LogFilter | null): (log: Log) => boolean {
  const { after_: after, before_: before } = filter?.timestamp ?? {};
  const asked = [
    atLeast(filter?.level?.ge_, ({ level }) => level),
    atMost(filter?.level?.le_, ({ level }) => level),
    atLeast(after ? instantOf('after_', after) : null, ({ timestamp }) => timestamp),
    atMost(before ? instantOf('before_', before) : null, ({ timestamp }) => timestamp),
    oneOf(filter?.flow_run_id?.any_, ({ flowRunId }) => flowRunId),
    oneOf(filter?.task_run_id?.any_, ({ taskRunId }) => taskRunId),
    filter?.task_run_id?.is_null_ === true ? ({ taskRunId }: Log) => taskRunId === null : null,
    filter?.task_run_id?.is_null_ === false ? ({ taskRunId }: Log) => taskRunId !== null : null,
  ].filter((test): test is NonNullable<Test> => test !== null);
  if (filter?.operator === 'or_' && asked.length > 0) return (log) => asked.some((test) => test(log));
  return (log) => asked.every((test) => test(log));
}

const atLeast = (bound: number | null | undefined, of: (log: Log) => number): Test => (typeof bound === 'number' ? (log) => of(log) >= bound : null);
const atMost = (bound: number | null | undefined, of: (log: Log) => number): Test => (typeof bound === 'number' ? (log) => of(log) <= bound : null);

function oneOf(ids: readonly string[] | null | undefined, of: (log: Log) => string | null): Test {
  if (!ids) return null;
  const wanted = new Set<string | null>(ids.map((id) => id.toLowerCase()));
  return (log) => wanted.has(of(log));
}
