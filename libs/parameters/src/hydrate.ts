import { parseJson, type Json, type JsonMap } from '@app/contract';
import { pythonText } from './python-text.js';
import { Placeholder, type Value } from './value.js';

/** Thrown for a value that can not be made. */
export class HydrationError extends Error {}

export interface Hydration {
  /** The value of a variable of the workspace, undefined where there is none. */
  variable(name: string): Json | undefined;
  /** What the template makes; throws for one that can not be rendered, with the reason. */
  render(template: string): Value;
}

/** The member by which an object asks to be replaced. */
const KIND = '__prefect_kind';
/** Stands for what leaves no trace in the object or list around it. */
const NOTHING = Symbol('nothing');
type Hydrated = Value | typeof NOTHING;

/** Values with all that asks for it replaced. Throws a HydrationError. Source: docs/contract/parameters.md#hydration */
export function hydrate(values: JsonMap, hydration: Hydration): JsonMap {
  const hydrated = new Hydrator(hydration, true).hydrate(values);
  if (hydrated === NOTHING) return new Map<string, Json>();
  if (!(hydrated instanceof Map)) throw new HydrationError('Parameters have to be an object');
  // A strict hydrator leaves no placeholders.
  return hydrated as JsonMap;
}

/** The same with placeholders where something is wrong. */
export function hydrateForgivingly(values: JsonMap, hydration: Hydration): Value {
  const hydrated = new Hydrator(hydration, false).hydrate(values);
  return hydrated === NOTHING ? new Map<string, Value>() : hydrated;
}

class Hydrator {
  constructor(
    private readonly hydration: Hydration,
    private readonly strict: boolean,
  ) {}

  hydrate(json: Json): Hydrated {
    if (Array.isArray(json)) return json.map((item) => this.hydrate(item)).filter((item) => item !== NOTHING);
    if (!(json instanceof Map)) return json;
    if (json.has(KIND)) return this.#replace(json, json.get(KIND));
    const members = [...json].map(([name, member]) => [name, this.hydrate(member)] as const);
    return new Map(members.filter((member): member is readonly [string, Value] => member[1] !== NOTHING));
  }

  #replace(object: JsonMap, kind: Json | undefined): Hydrated {
    if (kind === 'none') return object.has('value') ? this.hydrate(object.get('value') ?? null) : this.#missing('value');
    if (kind === 'json') return this.#given(object, 'value', (value) => (typeof value === 'string' ? this.#parse(value) : value));
    if (kind === 'workspace_variable') return this.#given(object, 'variable_name', (name) => this.#variable(toText(name)));
    if (kind === 'jinja')
      return object.has('template') ? this.#given(object, 'template', (template) => this.#render(toText(template))) : this.#missing('template');
    return object.get('value') ?? null;
  }

  /** What `make` makes of a member, which may itself have to be hydrated first. */
  #given(object: JsonMap, name: string, make: (value: Value) => Value): Hydrated {
    const given = object.get(name);
    if (given === undefined) return NOTHING;
    const value = given instanceof Map ? this.hydrate(given) : given;
    return value === NOTHING || value instanceof Placeholder ? value : make(value);
  }

  #parse(text: string): Value {
    try {
      JSON.parse(text);
      return parseJson(text);
    } catch (error) {
      return this.#wrong(`Invalid JSON: ${reasonOf(error)}`);
    }
  }

  #render(template: string): Value {
    try {
      return this.hydration.render(template);
    } catch (error) {
      return this.#wrong(`Invalid jinja: ${reasonOf(error)}`);
    }
  }

  #variable(name: string): Value {
    const value = this.hydration.variable(name);
    return value === undefined ? this.#wrong(`Variable '${name}' not found in workspace.`) : value;
  }

  #missing(name: string): Placeholder {
    return this.#wrong(`Missing '${name}' key in __prefect object`);
  }

  #wrong(message: string): Placeholder {
    if (this.strict) throw new HydrationError(message);
    return new Placeholder(message);
  }
}

const toText = (value: Value): string => (typeof value === 'string' ? value : pythonText(value));
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
