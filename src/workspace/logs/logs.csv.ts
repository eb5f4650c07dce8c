import { toIso } from '@app/contract';
import type { Log } from './logs.schema.js';

const COLUMNS = ['timestamp', 'level', 'flow_run_id', 'task_run_id', 'message'];

/** Pages of lines as the text of a CSV file. Source: docs/contract/resources.md#logs */
export async function* toCsv(pages: AsyncIterable<readonly Log[]>): AsyncGenerator<string> {
  yield toLine(COLUMNS);
  for await (const logs of pages)
    yield logs.map((log) => toLine([timeOf(log), String(log.level), log.flowRunId ?? '', log.taskRunId ?? '', log.message])).join('');
}

/** As Python prints a time. */
const timeOf = ({ timestamp }: Log): string => toIso(timestamp).replace('T', ' ').replace('Z', '+00:00');

const toLine = (fields: readonly string[]): string => `${fields.map(toField).join(',')}\r\n`;

const toField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
