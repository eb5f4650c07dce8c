import type { Json } from '@app/contract';
import type { Documents } from './documents.js';
import type { Issue, PathPart } from './issue.js';
import type { Finding, Place, Walk } from './keyword.js';
import { KEYWORDS } from './keywords/index.js';
import { TooCostly } from './patterns.js';
import { pythonText } from './python-text.js';
import { Placeholder, type Value } from './value.js';

/** Thrown for a schema that leads back to itself without getting deeper into the value. */
export class CircularSchema extends Error {}

/** Deeper than any value that is checked, so that only a circle gets there. */
const DEPTH_MAX = 400;
/** Alternatives in alternatives multiply; what is honest takes some thousands. */
const STEPS_MAX = 250_000;

/** A draft 2020-12 validator that reads schemas instead of compiling them: they come from clients, each is used once or twice. */
export class Validator implements Walk {
  #steps = 0;

  constructor(
    readonly documents: Documents,
    readonly formats: boolean,
  ) {}

  /** What is wrong with a value, in the schema's order and as it is found. */
  issues(value: Value, schema: Json): Iterable<Issue> {
    return this.#walk(value, schema, 0, []);
  }

  *below(place: Place, schema: Json, value: Value = place.value, part?: PathPart): Iterable<Issue> {
    for (const issue of this.#walk(value, schema, place.depth + 1, place.entered)) {
      yield part === undefined ? issue : { ...issue, path: [part, ...issue.path] };
    }
  }

  fits(place: Place, schema: Json, value: Value = place.value): boolean {
    for (const issue of this.below(place, schema, value)) return issue === null;
    return true;
  }

  *#walk(value: Value, schema: Json, depth: number, entered: readonly string[]): Iterable<Issue> {
    if (depth > DEPTH_MAX) throw new CircularSchema();
    if (++this.#steps > STEPS_MAX) throw new TooCostly('The schema takes too many steps to check.');
    if (schema === false) yield { ...plain(`False schema does not allow ${pythonText(value)}`, value), keyword: null, schema };
    if (!(schema instanceof Map)) return;
    const base = this.documents.baseOf(schema);
    const place: Place = { value, schema, depth, entered: entered.at(-1) === base ? entered : [...entered, base] };
    for (const [keyword, argument] of schema) {
      const check = KEYWORDS.get(keyword);
      if (!check) continue;
      for (const found of check(this, place, argument))
        yield typeof found === 'string' ? { ...plain(found, value), keyword, schema } : complete(found, keyword, place);
    }
    if (value instanceof Placeholder && value.error !== null) yield { ...plain(value.error, value), keyword: PLACEHOLDER, schema };
  }
}

/** The keyword of an issue that is the placeholder's own. */
export const PLACEHOLDER = '(placeholder)';

const plain = (message: string, value: Value) => ({ message, value, path: [], context: [] });

function complete(found: Exclude<Finding, string>, keyword: string, { value, schema }: Place): Issue {
  return 'path' in found ? found : { ...plain(found.message, value), ...found, keyword, schema };
}
