import { FILTERS } from './filters/index.js';
import { Raised, TemplateError } from './errors.js';
import { parse, type Parsed } from './language/parser.js';
import { Meter } from './limits.js';
import { Evaluator } from './rendering/evaluator.js';
import { Renderer } from './rendering/renderer.js';
import type { Links, Runtime } from './rendering/runtime.js';
import { Scope } from './rendering/scope.js';
import { TESTS } from './rendering/tests.js';
import { asText, type Given, type Value } from './values/value.js';

export interface RenderOptions {
  readonly context?: ReadonlyMap<string, Value>;
  readonly links?: Links;
  /** Microseconds since 1970; it has no other clock. */
  readonly now?: number;
  /** Of several renderings, which may cost no more than one; its own where there is none. */
  readonly meter?: Meter;
}

const NO_LINKS: Links = { page: () => null, events: () => null };

/** A text of somebody else's in the language of Jinja, which reaches nothing but the context that it is given. */
export class Template {
  readonly #parsed: Parsed;

  /** Throws a TemplateError for what is no template, or asks for too much. */
  constructor(readonly source: string) {
    this.#parsed = safely(
      () => 1,
      'syntax',
      () => parse(source),
    );
  }

  /** The names that it asks for. */
  get names(): ReadonlySet<string> {
    return this.#parsed.names;
  }

  /** Throws a TemplateError, also when it would take too long or make too much. */
  render({ context = new Map<string, Value>(), links = NO_LINKS, now = 0, meter = new Meter() }: RenderOptions = {}): string {
    const runtime = new TemplateRuntime(meter, links, now);
    const evaluator = new Evaluator(runtime, context);
    const parts: string[] = [];
    const write = (text: string) => {
      runtime.meter.written(text);
      parts.push(text);
    };
    safely(
      () => evaluator.line,
      'render',
      () => new Renderer(evaluator, runtime).render(this.#parsed.body, new Scope(null), write),
    );
    return parts.join('');
  }
}

/** Whether a text is rendered at all, rather than taken as it is. */
export const bearsMarks = (text: string): boolean => text.includes('{{') || text.includes('{%');

class TemplateRuntime implements Runtime {
  constructor(
    readonly meter: Meter,
    readonly links: Links,
    readonly now: number,
  ) {}

  filter(name: string, value: Value, given: Given): Value {
    const filter = FILTERS.get(name);
    if (!filter) throw new Raised('TemplateAssertionError', `No filter named '${name}'.`);
    this.#weigh(value);
    return filter(value, given, this);
  }

  test(name: string, value: Value, given: Given): boolean {
    const test = TESTS.get(name);
    if (!test) throw new Raised('TemplateAssertionError', `No test named '${name}'.`);
    this.#weigh(value);
    return test(value, given, this);
  }

  #weigh(value: Value): void {
    this.meter.step();
    this.meter.look(asText(value) ?? '');
  }
}

/** Makes a TemplateError of whatever comes of somebody else's template. */
function safely<T>(line: () => number, kind: 'syntax' | 'render', work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof TemplateError) throw error;
    if (error instanceof Raised) throw new TemplateError(error.message, line(), error.kind, error.pythonName);
    // The stack, or a text that is longer than texts can be: what was counted did not foresee it.
    if (error instanceof RangeError) throw new TemplateError('This is too much to take in.', line(), kind === 'syntax' ? 'syntax' : 'limit', 'OverflowError');
    throw error;
  }
}
