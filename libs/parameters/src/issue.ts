import type { Json } from '@app/contract';
import { pythonText } from './python-text.js';
import { asJsonMap, asJsonList, isOfType, type Value } from './value.js';

export type PathPart = string | number;

/** One thing that a schema finds wrong with a value. */
export interface Issue {
  readonly message: string;
  /** The schema's keyword that found it; null when the schema allows nothing at all. */
  readonly keyword: string | null;
  /** From the value that the outermost schema was asked about; inside a `context`, from the value of the issue above. */
  readonly path: readonly PathPart[];
  readonly value: Value;
  readonly schema: Json;
  /** Where none of several schemas fits: what each of them found. */
  readonly context: readonly Issue[];
  /** The member that is required and missing. */
  readonly missing?: string;
}

/** Keywords whose issue says less than another at the same place. */
const WEAK = new Set(['anyOf', 'oneOf']);

/** The one that helps most: the outermost, and inside alternatives the deepest where one of them is. Source: docs/contract/parameters.md#message */
export function mostRelevant(issues: readonly Issue[]): { readonly issue: Issue; readonly path: readonly PathPart[] } | null {
  let issue = issues.reduce<Issue | null>((best, next) => (best && compare(next, best) <= 0 ? best : next), null);
  if (!issue) return null;
  let path = issue.path;
  while (issue.context.length > 0) {
    const [least, second] = [...issue.context].sort(compare);
    if (!least || (second && compare(least, second) === 0)) break;
    issue = least;
    path = [...path, ...issue.path];
  }
  return { issue, path };
}

/** Positive where `one` is the more relevant. */
function compare(one: Issue, other: Issue): number {
  return (
    other.path.length - one.path.length ||
    comparePaths(one.path, other.path) ||
    Number(isStrong(one)) - Number(isStrong(other)) ||
    Number(!hasExpectedType(one)) - Number(!hasExpectedType(other))
  );
}

const isStrong = ({ keyword }: Issue): boolean => keyword === null || !WEAK.has(keyword);

function comparePaths(one: readonly PathPart[], other: readonly PathPart[]): number {
  for (const [index, part] of one.entries()) {
    const counterpart = other[index];
    if (counterpart === undefined || part === counterpart) continue;
    return part > counterpart ? 1 : -1;
  }
  return 0;
}

function hasExpectedType({ schema, value }: Issue): boolean {
  const expected = asJsonMap(schema).get('type');
  const types = typeof expected === 'string' ? [expected] : asJsonList(expected);
  return types.some((type) => typeof type === 'string' && isOfType(value, type));
}

/** Where in the values, as text in quotes; null at their root. */
export function toFieldText(path: readonly PathPart[]): string | null {
  if (path.length === 0) return null;
  const text = path.reduce<string>((above, part) => above + toStep(part), '$');
  return pythonText(text.replaceAll('$.', ''));
}

function toStep(part: PathPart): string {
  if (typeof part === 'number') return `[${part}]`;
  if (/^[a-zA-Z][a-zA-Z0-9_]*$/.test(part)) return `.${part}`;
  return `['${part.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`;
}
