import { typeError } from '../errors.js';
import type { Arguments, CompareSign, Expression, ExpressionOf } from '../language/nodes.js';
import { getAttribute, getItem, Slice } from '../values/access.js';
import { calculate, negate } from '../values/arithmetic.js';
import { Dict, iterate, Tuple } from '../values/collections.js';
import { asNumber, compare, equals } from '../values/compare.js';
import { contains } from '../values/contains.js';
import { call } from '../values/methods.js';
import { str } from '../values/text.js';
import { asText, isTrue, Markup, orElse, typeOf, Undefined, type Given, type Value } from '../values/value.js';
import { escapeHtml } from '../values/html.js';
import { GLOBALS } from './globals.js';
import type { Runtime } from './runtime.js';
import type { Scope } from './scope.js';

/** Works out what expressions are worth. Raises what Python would. */
export class Evaluator {
  /** Of what is being worked out, for whoever has to tell. */
  line = 1;
  /** Whether what is printed is made safe for HTML. */
  isEscaped = false;
  /** What a block made that is on its way through filters. */
  body: Value = '';

  constructor(
    private readonly runtime: Runtime,
    private readonly context: ReadonlyMap<string, Value>,
  ) {}

  evaluate(expression: Expression, scope: Scope): Value {
    return this.runtime.meter.within(() => {
      this.line = expression.line;
      return this.#valueOf(expression, scope);
    });
  }

  /** A value as it is printed. */
  printed(value: Value): string {
    const text = str(value, this.runtime.meter);
    return this.isEscaped && !(value instanceof Markup) ? this.runtime.meter.made(escapeHtml(text)) : text;
  }

  #valueOf(expression: Expression, scope: Scope): Value {
    const valueOf = (one: Expression) => this.evaluate(one, scope);
    const { meter } = this.runtime;
    switch (expression.kind) {
      case 'constant':
        return expression.value;
      case 'body':
        return this.body;
      case 'name':
        return this.#named(expression.name, scope);
      case 'list':
        return expression.items.map(valueOf);
      case 'tuple':
        return new Tuple(expression.items.map(valueOf));
      case 'dict':
        return new Dict(expression.members.map(([key, value]) => [this.#key(key, scope), valueOf(value)] as const));
      case 'attribute':
        return getAttribute(valueOf(expression.of), expression.name, meter);
      case 'item':
        return getItem(valueOf(expression.of), valueOf(expression.key), meter);
      case 'slice': {
        const [start, stop, step] = expression.bounds.map((bound) => (bound ? valueOf(bound) : null));
        return new Slice([start ?? null, stop ?? null, step ?? null]);
      }
      case 'call':
        return this.call(expression, scope);
      case 'filter':
        return this.#filtered(expression, scope);
      case 'test': {
        const value = valueOf(expression.of);
        const given = this.#given(expression.args, scope);
        this.line = expression.line;
        return this.runtime.test(expression.name, value, given);
      }
      case 'sign':
        return expression.sign === '-' ? negate(valueOf(expression.of)) : positive(valueOf(expression.of));
      case 'not':
        return !isTrue(valueOf(expression.of));
      case 'and':
      case 'or': {
        const left = valueOf(expression.left);
        return isTrue(left) === (expression.kind === 'or') ? left : valueOf(expression.right);
      }
      case 'arithmetic':
        return calculate(expression.sign, valueOf(expression.left), valueOf(expression.right), meter);
      case 'joined':
        return meter.made(expression.parts.map((part) => str(valueOf(part), meter)).join(''));
      case 'compare':
        return this.#compare(expression, scope);
      case 'choice':
        if (isTrue(valueOf(expression.condition))) return valueOf(expression.then);
        return expression.otherwise ? valueOf(expression.otherwise) : new Undefined('the condition is false, and there is no else');
    }
  }

  /** `more`: arguments that the template does not write. */
  call({ callee, args, line }: ExpressionOf<'call'>, scope: Scope, more: ReadonlyMap<string, Value> = new Map()): Value {
    const called = this.evaluate(callee, scope);
    const { positional, named } = this.#given(args, scope);
    this.line = line;
    return call(called, { positional, named: new Map([...named, ...more]) });
  }

  #key(expression: Expression, scope: Scope): Value {
    const key = this.evaluate(expression, scope);
    this.runtime.meter.look(asText(key) ?? '');
    return key;
  }

  #named(name: string, scope: Scope): Value {
    const value = orElse(scope.get(name), () => this.context.get(name));
    return orElse(value, () => GLOBALS.get(name)?.(this.runtime) ?? new Undefined(`'${name}' is undefined`));
  }

  #filtered({ of, name, args, line }: ExpressionOf<'filter'>, scope: Scope): Value {
    const value = this.evaluate(of, scope);
    const given = this.#given(args, scope);
    this.line = line;
    return this.runtime.filter(name, value, given);
  }

  #given({ positional, named, spread, spreadNamed }: Arguments, scope: Scope): Given {
    const values = positional.map((one) => this.evaluate(one, scope));
    const more = spread ? iterate(this.evaluate(spread, scope), this.runtime.meter) : [];
    const members = new Map(named.map(([name, one]) => [name, this.evaluate(one, scope)] as const));
    if (spreadNamed) for (const [name, value] of namesOf(this.evaluate(spreadNamed, scope))) members.set(name, value);
    return { positional: [...values, ...more], named: members };
  }

  #compare({ of, with: operands }: ExpressionOf<'compare'>, scope: Scope): boolean {
    let left = this.evaluate(of, scope);
    for (const { sign, value } of operands) {
      const right = this.evaluate(value, scope);
      if (!this.#holds(sign, left, right)) return false;
      left = right;
    }
    return true;
  }

  #holds(sign: CompareSign, left: Value, right: Value): boolean {
    const { meter } = this.runtime;
    switch (sign) {
      case '==':
        return equals(left, right, meter);
      case '!=':
        return !equals(left, right, meter);
      case 'in':
        return contains(right, left, meter);
      case 'not in':
        return !contains(right, left, meter);
      case '<':
        return compare(left, right, sign, meter) < 0;
      case '<=':
        return compare(left, right, sign, meter) <= 0;
      case '>':
        return compare(left, right, sign, meter) > 0;
      case '>=':
        return compare(left, right, sign, meter) >= 0;
    }
  }
}

function positive(value: Value): Value {
  const number = asNumber(value);
  if (value instanceof Undefined) throw value.raised();
  if (number === null) throw typeError(`bad operand type for unary +: '${typeOf(value)}'`);
  return number;
}

function namesOf(value: Value): (readonly [string, Value])[] {
  if (!(value instanceof Dict)) throw typeError(`argument after ** must be a mapping, not ${typeOf(value)}`);
  return value.entries.map(([key, member]) => [asText(key) ?? refuseName(), member] as const);
}

function refuseName(): never {
  throw typeError('keywords must be strings');
}
