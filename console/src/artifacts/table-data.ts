import { isList, isMembers, type Members, parseExact, type Value } from '../deployments/parameters/exact';

export interface TableData {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (Value | undefined)[])[];
}

/** A table as programs send it: a list of rows by column, a list of each column's values, or plain lists. Null: it is none. */
export function tableOf(value: Value): TableData | null {
  if (isMembers(value)) return ofColumns(value);
  if (!isList(value)) return null;
  if (value.every(isMembers)) {
    const columns = [...new Set(value.flatMap((row) => Object.keys(row)))];
    return { columns, rows: value.map((row) => columns.map((column) => row[column])) };
  }
  if (!value.every(isList)) return null;
  const width = Math.max(0, ...value.map(({ length }) => length));
  return { columns: Array.from({ length: width }, (_, index) => String(index + 1)), rows: value };
}

function ofColumns(members: Members): TableData | null {
  const columns = Object.keys(members);
  const lists = Object.values(members);
  if (!lists.every(isList)) return null;
  const height = Math.max(0, ...lists.map(({ length }) => length));
  return { columns, rows: Array.from({ length: height }, (_, row) => lists.map((list) => list[row])) };
}

/** The SDK sends tables as JSON within a text. */
export function unwrapped(value: Value): Value {
  if (typeof value !== 'string') return value;
  try {
    return parseExact(value);
  } catch {
    return value;
  }
}
