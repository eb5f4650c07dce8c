import { createContext, Script } from 'node:vm';

/** Thrown where a schema asks for more work than any honest one. */
export class TooCostly extends Error {}

/** An expression that has not answered by then is one that backtracks without end. */
const MATCH_MS_MAX = 100;

/** Only code that runs in a context of its own can be stopped, and an expression of a client has to be. */
const MATCH = new Script('pattern.test(text)');
const bench = createContext({ pattern: /./, text: '' }) as { pattern: RegExp; text: string };

export function matches(expression: string, text: string): boolean {
  const pattern = toPattern(expression);
  if (!pattern) throw new TooCostly(`The expression ${expression} can not be used here.`);
  Object.assign(bench, { pattern, text });
  try {
    return MATCH.runInContext(bench, { timeout: MATCH_MS_MAX }) as boolean;
  } catch (error) {
    throw new TooCostly(`The expression ${expression} takes too long.`, { cause: error });
  }
}

/** Null when it is none. Python's words for what JavaScript spells in another way are understood. */
export function toPattern(expression: string): RegExp | null {
  const source = expression.replaceAll('(?P<', '(?<').replaceAll('\\A', '^').replaceAll('\\Z', '$');
  for (const flags of ['u', '']) {
    try {
      return new RegExp(source, flags);
    } catch {
      // Without `u` JavaScript forgives escapes that Python knows.
    }
  }
  return null;
}
