import type { JsonMap } from '@app/contract';
import { Fault, type FaultOptions } from '@app/faults';
import { CircularSchema, findIssues, SchemaError, validationFailure } from '@app/parameters';

/** Null, or what is wrong with parameters by their schema. Faults with `request.invalid` for a schema that leads back to itself. */
export function parametersFailure(parameters: JsonMap, schema: JsonMap, { ignoreRequired }: { ignoreRequired: boolean }): string | null {
  return unlessCircular(() => validationFailure(parameters, schema, { ignoreRequired }));
}

/** The same for forms: of each parameter, the first thing that is wrong with it. */
export function parameterFailures(parameters: JsonMap, schema: JsonMap): NonNullable<FaultOptions['fields']> {
  const failures = new Map<string, string>();
  for (const { path, missing, message } of issuesOf(parameters, schema).map(toPlain)) {
    const [name, ...below] = missing === undefined ? path : [...path, missing];
    if (typeof name === 'string' && !failures.has(name)) failures.set(name, below.length === 0 ? message : `${below.join('.')}: ${message}`);
  }
  return [...failures].map(([name, message]) => ({ path: ['parameters', name], message, type: 'value_error' }));
}

type Issue = ReturnType<typeof findIssues>[number];

/** What may be left out may be null, too, which helps nobody who wanted to give a value. */
function toPlain(issue: Issue): Issue {
  const [only, ...others] = issue.context.filter(({ keyword, schema }) => !(keyword === 'type' && schema instanceof Map && schema.get('type') === 'null'));
  return only && others.length === 0 ? { ...only, path: [...issue.path, ...only.path] } : issue;
}

function issuesOf(parameters: JsonMap, schema: JsonMap) {
  try {
    return findIssues(parameters, schema);
  } catch (error) {
    if (error instanceof SchemaError) return [];
    throw error;
  }
}

export function unlessCircular<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof CircularSchema)) throw error;
    throw new Fault('request.invalid', 'Invalid schema: Unable to validate schema with circular references.');
  }
}
