import { Raised, typeError, valueError } from '../errors.js';
import type { Body, ForStatement, MacroStatement, Parameter, Statement, Target } from '../language/nodes.js';
import { Dict, iterate, Namespace, Tuple } from '../values/collections.js';
import { Callable, isTrue, orElse, Undefined, type Value } from '../values/value.js';
import type { Evaluator } from './evaluator.js';
import { Loop } from './loop.js';
import type { Runtime } from './runtime.js';
import { Scope } from './scope.js';

/** Takes what is printed. */
type Write = (text: string) => void;

/** Carries out the statements of a template. */
export class Renderer {
  constructor(
    private readonly evaluator: Evaluator,
    private readonly runtime: Runtime,
  ) {}

  render(body: Body, scope: Scope, write: Write): void {
    for (const statement of body) {
      this.evaluator.line = statement.line;
      this.runtime.meter.within(() => this.#carryOut(statement, scope, write));
    }
  }

  #carryOut(statement: Statement, scope: Scope, write: Write): void {
    const valueOf = (expression: Parameters<Evaluator['evaluate']>[0]) => this.evaluator.evaluate(expression, scope);
    switch (statement.kind) {
      case 'data':
        return write(statement.text);
      case 'print':
        return write(this.evaluator.printed(valueOf(statement.value)));
      case 'if': {
        const branch = statement.branches.find(({ condition }) => isTrue(valueOf(condition)));
        return this.render(branch ? branch.body : statement.otherwise, scope, write);
      }
      case 'for':
        return this.#loop(statement, valueOf(statement.of), scope, write, 0);
      case 'set':
        return this.#assign(statement.target, valueOf(statement.value), scope);
      case 'setBlock':
        return this.#assign(statement.target, this.#filtered(statement, scope), scope);
      case 'filterBlock':
        return write(this.evaluator.printed(this.#filtered(statement, scope)));
      case 'with': {
        const inner = new Scope(scope);
        for (const [target, value] of statement.bindings) this.#assign(target, valueOf(value), inner);
        return this.render(statement.body, inner, write);
      }
      case 'scope': {
        const before = this.evaluator.isEscaped;
        if (statement.escaped) this.evaluator.isEscaped = isTrue(valueOf(statement.escaped));
        this.render(statement.body, new Scope(scope), write);
        this.evaluator.isEscaped = before;
        return;
      }
      case 'macro':
        return scope.set(statement.name, this.#macro(statement, scope));
      case 'callBlock': {
        const named = new Map([['caller', this.#macro(statement, scope)]]);
        return write(this.evaluator.printed(this.evaluator.call(statement.call, scope, named)));
      }
      case 'elsewhere':
        throw typeError('no loader for this environment specified');
    }
  }

  /** What a body prints. */
  #captured(body: Body, scope: Scope): string {
    const parts: string[] = [];
    this.render(body, scope, (text) => void parts.push(this.runtime.meter.made(text)));
    return parts.join('');
  }

  #filtered({ value, body }: Extract<Statement, { kind: 'filterBlock' | 'setBlock' }>, scope: Scope): Value {
    const made = this.#captured(body, new Scope(scope));
    const before = this.evaluator.body;
    this.evaluator.body = made;
    const filtered = this.evaluator.evaluate(value, scope);
    this.evaluator.body = before;
    return filtered;
  }

  #loop(statement: ForStatement, of: Value, scope: Scope, write: Write, depth0: number): void {
    const items = this.#chosen(statement, iterate(of, this.runtime.meter), scope);
    const recurse = (inner: Value, depth: number): Value => {
      const parts: string[] = [];
      this.#loop(statement, inner, scope, (text) => void parts.push(this.runtime.meter.made(text)), depth);
      return parts.join('');
    };
    const loop = new Loop(items, depth0, this.runtime.meter, statement.isRecursive ? recurse : null);
    for (const item of items) {
      loop.index0++;
      const inner = new Scope(scope);
      inner.set('loop', loop);
      this.#assign(statement.target, item, inner);
      this.render(statement.body, inner, write);
    }
    if (items.length === 0) this.render(statement.otherwise, new Scope(scope), write);
  }

  #chosen({ target, condition }: ForStatement, items: Value[], scope: Scope): Value[] {
    if (!condition) return items;
    return items.filter((item) => {
      const inner = new Scope(scope);
      this.#assign(target, item, inner);
      return isTrue(this.evaluator.evaluate(condition, inner));
    });
  }

  #assign(target: Target, value: Value, scope: Scope): void {
    switch (target.kind) {
      case 'name':
        return scope.set(target.name, value);
      case 'member': {
        const namespace = scope.get(target.of);
        if (!(namespace instanceof Namespace)) throw new Raised('TemplateRuntimeError', 'cannot assign attribute on non-namespace object');
        namespace.members.set(target.name, value);
        return;
      }
      case 'tuple': {
        const items = iterate(value, this.runtime.meter);
        if (items.length !== target.items.length) throw valueError(`${items.length} values for ${target.items.length} names`);
        target.items.forEach((inner, index) => this.#assign(inner, items[index] ?? null, scope));
      }
    }
  }

  #macro({ name, parameters, takes, body }: MacroStatement, scope: Scope): Callable {
    return new Callable(name, ({ positional, named }) => {
      const inner = new Scope(scope);
      const more = positional.slice(parameters.length);
      const unknown = [...named].filter(([key]) => !parameters.some((parameter) => parameter.name === key));
      if (more.length > 0 && !takes.has('varargs')) throw typeError(`macro '${name}' takes not more than ${parameters.length} argument(s)`);
      const refused = unknown.find(([key]) => !takes.has(key === 'caller' ? key : 'kwargs'));
      if (refused) throw typeError(`macro '${name}' takes no keyword argument '${refused[0]}'`);
      for (const [index, parameter] of parameters.entries())
        inner.set(
          parameter.name,
          this.#argument(
            parameter,
            orElse(positional[index], () => named.get(parameter.name)),
            inner,
          ),
        );
      inner.set('caller', named.get('caller') ?? new Undefined('No caller defined'));
      inner.set('varargs', new Tuple(more));
      inner.set('kwargs', Dict.ofNames(unknown));
      return this.#captured(body, inner);
    });
  }

  #argument({ name, otherwise }: Parameter, given: Value | undefined, scope: Scope): Value {
    if (given !== undefined) return given;
    return otherwise ? this.evaluator.evaluate(otherwise, scope) : new Undefined(`parameter '${name}' was not provided`);
  }
}
