import { fromIso } from '@app/contract';
import { compileLogFilter } from './log-matcher.js';
import type { Log, LogFilter } from './logs.schema.js';

const RUN = '0197f6f0-0000-4000-8000-00000000000a';
const OTHER = '0197f6f0-0000-4000-8000-00000000000b';
const LOG: Log = {
  id: OTHER,
  created: 0,
  timestamp: fromIso('2026-01-31T08:00:00.000001Z') ?? 0,
  level: 30,
  name: 'prefect.flow_runs',
  message: 'a line',
  flowRunId: RUN,
  taskRunId: null,
  workerId: null,
};

describe('a filter of lines', () => {
  it.each<[string, LogFilter | null, boolean]>([
    ['nothing', null, true],
    ['no part', { operator: 'or_' }, true],
    ['its level at least', { level: { ge_: 30 } }, true],
    ['a higher level', { level: { ge_: 31 } }, false],
    ['its level at most', { level: { le_: 30 } }, true],
    ['a lower level', { level: { le_: 29 } }, false],
    ['its time', { timestamp: { after_: '2026-01-31T08:00:00.000001Z', before_: '2026-01-31T08:00:00.000001Z' } }, true],
    ['a later time', { timestamp: { after_: '2026-01-31T08:00:00.000002Z' } }, false],
    ['an earlier time', { timestamp: { before_: '2026-01-31T08:00:00Z' } }, false],
    ['its run, in capitals', { flow_run_id: { any_: [OTHER, RUN.toUpperCase()] } }, true],
    ['another run', { flow_run_id: { any_: [OTHER] } }, false],
    ['no run at all', { flow_run_id: { any_: [] } }, false],
    ['a task run', { task_run_id: { any_: [RUN] } }, false],
    ['no task run', { task_run_id: { is_null_: true } }, true],
    ['some task run', { task_run_id: { is_null_: false } }, false],
    ['a text, which is left out', { text: { query: 'missing' } }, true],
    ['two things', { level: { ge_: 30 }, flow_run_id: { any_: [OTHER] } }, false],
    ['one of two things', { operator: 'or_', level: { ge_: 30 }, flow_run_id: { any_: [OTHER] } }, true],
    ['one of two wrong things', { operator: 'or_', level: { ge_: 31 }, flow_run_id: { any_: [OTHER] } }, false],
  ])('that asks for %s: %p is %p', (_, filter, expected) => expect(compileLogFilter(filter)(LOG)).toBe(expected));
});
