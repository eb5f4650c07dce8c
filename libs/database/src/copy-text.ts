const TO_ESCAPE = /[\\\n\r\t]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Rows as `copy … from stdin` reads them, in its text format. */
export const toCopyText = (rows: readonly (readonly (string | number | null)[])[]): string => rows.map((row) => `${row.map(toField).join('\t')}\n`).join('');

function toField(value: string | number | null): string | number {
  if (typeof value !== 'string') return value ?? '\\N';
  return value.replace(TO_ESCAPE, (found) => ESCAPES[found] ?? found);
}
