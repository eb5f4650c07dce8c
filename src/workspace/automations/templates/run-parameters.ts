import type { Json, JsonMap } from '@app/contract';
import { hydrateForgivingly, Placeholder, type Value } from '@app/parameters';
import { bearsMarks, Template, TemplateError } from '@app/templates';

/** What is wrong with a parameter of an action, and where. */
export interface ParameterFailure {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * Parameters whose texts with marks ask to be rendered. One that is nothing but an expression becomes whatever that is worth, any
 * other a text. Source: docs/contract/services.md#actions
 */
export const upgraded = (parameters: JsonMap): JsonMap => new Map([...parameters].map(([name, value]) => [name, upgrade(value)]));

function upgrade(value: Json): Json {
  if (typeof value === 'string') return bearsMarks(value) ? wrapped(value) : value;
  // What is within a list within a list is left alone, as by the reference.
  if (Array.isArray(value)) return value.map((item) => (Array.isArray(item) ? item : upgrade(item)));
  return value instanceof Map && !value.has('__prefect_kind') ? upgraded(value) : value;
}

function wrapped(template: string): Json {
  const [, expression] = /^\{\{-?([^]*?)-?\}\}$/.exec(template.trim()) ?? [];
  if (expression === undefined || expression.includes('{{')) return jinja(template);
  return new Map<string, Json>([
    ['__prefect_kind', 'json'],
    ['value', jinja(`{{ (${expression}) | tojson }}`)],
  ]);
}

const jinja = (template: string): Json =>
  new Map([
    ['__prefect_kind', 'jinja'],
    ['template', template],
  ]);

/** Null where they can be made, as far as that shows before there is an event. */
export function parameterFailure(parameters: JsonMap): ParameterFailure | null {
  const [failure] = failuresOf(
    previewed(parameters, () => undefined),
    [],
  );
  return failure ?? null;
}

/** The names that their templates ask for. */
export function namesIn(parameters: JsonMap): ReadonlySet<string> {
  const names = new Set<string>();
  previewed(parameters, (template) => template.names.forEach((name) => names.add(name)));
  return names;
}

function previewed(parameters: JsonMap, onTemplate: (template: Template) => void): Value {
  const render = (source: string): Placeholder => {
    onTemplate(templateOf(source));
    return new Placeholder(null);
  };
  return hydrateForgivingly(parameters, { variable: () => null, render });
}

function templateOf(source: string): Template {
  try {
    return new Template(source);
  } catch (error) {
    throw error instanceof TemplateError ? new Error(error.sentence, { cause: error }) : error;
  }
}

function failuresOf(value: Value, path: readonly (string | number)[]): ParameterFailure[] {
  if (value instanceof Placeholder) return value.error === null ? [] : [{ path, message: value.error }];
  if (Array.isArray(value)) return value.flatMap((item, index) => failuresOf(item, [...path, index]));
  return value instanceof Map ? [...value].flatMap(([name, member]) => failuresOf(member, [...path, name])) : [];
}
