import type { ArithmeticSign, Arguments, CompareSign, Expression, Target } from './nodes.js';
import { NO_ARGUMENTS } from './nodes.js';
import { rangeLength } from '../values/range.js';
import { literalOf } from './literals.js';
import { syntaxError, type Token } from './tokens.js';
import type { TokenStream } from './token-stream.js';

type Level = () => Expression;

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);
/** Tests take one argument without brackets, unless it begins like what may follow a test. */
const AFTER_TEST = ['else', 'or', 'and'];

/** Reads the expressions of a template, and notes the names that they ask for. Source: docs/contract/services.md#templates */
export class Expressions {
  #names = new Set<string>();

  /** @param onRange Is told of each range whose length shows already. */
  constructor(
    readonly tokens: TokenStream,
    private readonly onRange: (items: number, line: number) => void,
  ) {}

  get names(): ReadonlySet<string> {
    return this.#names;
  }

  /** Also those that only this reading asks for. */
  namesWithin<T>(read: () => T): { result: T; names: ReadonlySet<string> } {
    const before = this.#names;
    const names = new Set<string>();
    this.#names = names;
    const result = read();
    this.#names = new Set([...before, ...names]);
    return { result, names };
  }

  /** @param isChoice Whether it may be `a if b else c`. */
  expression(isChoice = true): Expression {
    return this.tokens.within(() => (isChoice ? this.#choice() : this.#or()));
  }

  /** An expression, or several as a tuple. `ends`: a name that may end it after a comma. */
  tuple({ isChoice = true, isBracketed = false, ends }: { isChoice?: boolean; isBracketed?: boolean; ends?: string } = {}): Expression {
    const list = this.#several(() => this.expression(isChoice), ends);
    const [only] = list.items;
    if (list.isTuple || (isBracketed && !only)) return { kind: 'tuple', items: list.items, line: list.line };
    return only ?? this.tokens.fail('Expected an expression');
  }

  /** What is assigned to: a name, several, or a member of a namespace. */
  target({ ends, mayBeMember = false }: { ends?: string; mayBeMember?: boolean } = {}): Target {
    const list = this.#several(() => this.#targetItem(mayBeMember), ends);
    const [only] = list.items;
    if (list.isTuple) return { kind: 'tuple', items: list.items };
    return only ?? this.tokens.fail('Expected a name');
  }

  name(): string {
    const token = this.tokens.expect('name');
    if (isConstant(token)) throw syntaxError(`'${token.value}' cannot be assigned to.`, token.line);
    return token.value;
  }

  /** `|a|b(1)` after a value; `isBare`: without the first sign. */
  filters(of: Expression, isBare = false): Expression {
    let value = of;
    let isFirst = isBare;
    while (isFirst || this.tokens.skip('sign', '|')) {
      isFirst = false;
      const { line } = this.tokens.current;
      const name = this.#dotted();
      value = { kind: 'filter', name, of: value, args: this.tokens.is('sign', '(') ? this.arguments() : NO_ARGUMENTS, line };
    }
    return value;
  }

  arguments(): Arguments {
    const opening = this.tokens.expect('sign', '(');
    const wrong = (): never => {
      throw syntaxError('These arguments are in no order that a call can have.', opening.line);
    };
    const positional: Expression[] = [];
    const named: (readonly [string, Expression])[] = [];
    let spread: Expression | null = null;
    let spreadNamed: Expression | null = null;
    for (let isFirst = true; !this.tokens.is('sign', ')'); isFirst = false) {
      if (!isFirst) this.tokens.expect('sign', ',');
      if (!isFirst && this.tokens.is('sign', ')')) break;
      if (this.tokens.skip('sign', '*')) spread = (spread ?? spreadNamed) ? wrong() : this.expression();
      else if (this.tokens.skip('sign', '**')) spreadNamed = spreadNamed ? wrong() : this.expression();
      else if (this.tokens.is('name') && isSign(this.tokens.ahead(1), '=')) named.push(spreadNamed ? wrong() : this.#named());
      else positional.push((spread ?? spreadNamed) || named.length > 0 ? wrong() : this.expression());
    }
    this.tokens.expect('sign', ')');
    return { positional, named, spread, spreadNamed };
  }

  #named(): readonly [string, Expression] {
    const { value } = this.tokens.next();
    this.tokens.next();
    return [value, this.expression()];
  }

  #several<T>(read: () => T, ends: string | undefined): { items: T[]; isTuple: boolean; line: number } {
    const { line } = this.tokens.current;
    const items: T[] = [];
    let isTuple = false;
    for (;;) {
      if (items.length > 0) this.tokens.expect('sign', ',');
      if (this.tokens.is('close') || this.tokens.is('closePrint') || this.tokens.is('sign', ')') || (ends !== undefined && this.tokens.is('name', ends))) break;
      items.push(read());
      if (!this.tokens.is('sign', ',')) break;
      isTuple = true;
    }
    return { items, isTuple, line };
  }

  #targetItem(mayBeMember: boolean): Target {
    if (this.tokens.skip('sign', '(')) {
      const inner = this.tokens.within(() => this.target());
      this.tokens.expect('sign', ')');
      return inner;
    }
    const name = this.name();
    if (mayBeMember && this.tokens.skip('sign', '.')) return { kind: 'member', of: name, name: this.tokens.expect('name').value };
    return { kind: 'name', name };
  }

  #choice(): Expression {
    let then = this.#or();
    for (let { line } = this.tokens.current; this.tokens.skip('name', 'if'); { line } = this.tokens.current) {
      const condition = this.#or();
      const otherwise = this.tokens.skip('name', 'else') ? this.expression() : null;
      then = { kind: 'choice', condition, then, otherwise, line };
    }
    return then;
  }

  readonly #or: Level = () => this.#logic('or', this.#and);
  readonly #and: Level = () => this.#logic('and', this.#not);
  readonly #sum: Level = () => this.#arithmetic(['+', '-'], this.#joined);
  readonly #product: Level = () => this.#arithmetic(['*', '/', '//', '%'], this.#power);
  readonly #power: Level = () => this.#arithmetic(['**'], () => this.#unary());

  #logic(kind: 'and' | 'or', next: Level): Expression {
    let left = next();
    for (let { line } = this.tokens.current; this.tokens.skip('name', kind); { line } = this.tokens.current) left = { kind, left, right: next(), line };
    return left;
  }

  readonly #not: Level = () => {
    const { line } = this.tokens.current;
    if (this.tokens.skip('name', 'not')) return { kind: 'not', of: this.tokens.within(this.#not), line };
    return this.#comparison();
  };

  #comparison(): Expression {
    const { line } = this.tokens.current;
    const of = this.#sum();
    const operands: { sign: CompareSign; value: Expression }[] = [];
    for (let sign = this.#compareSign(); sign; sign = this.#compareSign()) operands.push({ sign, value: this.#sum() });
    return operands.length === 0 ? of : { kind: 'compare', of, with: operands, line };
  }

  #compareSign(): CompareSign | null {
    const { kind, value } = this.tokens.current;
    if (kind === 'sign' && COMPARISONS.has(value)) return this.tokens.next().value as CompareSign;
    if (this.tokens.skip('name', 'in')) return 'in';
    if (!this.tokens.is('name', 'not') || !isName(this.tokens.ahead(1), 'in')) return null;
    this.tokens.next();
    this.tokens.next();
    return 'not in';
  }

  #arithmetic(signs: readonly ArithmeticSign[], next: Level): Expression {
    let left = next();
    while (this.tokens.is('sign', ...signs)) {
      const { value, line } = this.tokens.next();
      left = { kind: 'arithmetic', sign: value as ArithmeticSign, left, right: next(), line };
    }
    return left;
  }

  readonly #joined: Level = () => {
    const { line } = this.tokens.current;
    const first = this.#product();
    const parts = [first];
    while (this.tokens.skip('sign', '~')) parts.push(this.#product());
    return parts.length === 1 ? first : { kind: 'joined', parts, line };
  };

  #unary(hasFilters = true): Expression {
    const { value, line } = this.tokens.current;
    const of: Expression = this.tokens.is('sign', '-', '+')
      ? { kind: 'sign', sign: this.tokens.next().value === '-' ? '-' : '+', of: this.tokens.within(() => this.#unary(false)), line }
      : this.#primary(value);
    const whole = this.#postfix(of);
    return hasFilters ? this.#filtersAndTests(whole) : whole;
  }

  #primary(value: string): Expression {
    const token = this.tokens.current;
    const { line } = token;
    if (token.kind === 'sign' && value === '(') {
      this.tokens.next();
      const inner = this.tuple({ isBracketed: true });
      this.tokens.expect('sign', ')');
      return inner;
    }
    if (token.kind === 'sign' && value === '[') return { kind: 'list', items: this.#items(']', () => this.expression()), line };
    if (token.kind === 'sign' && value === '{') return { kind: 'dict', members: this.#items('}', () => this.#member()), line };
    if (token.kind === 'text') {
      let text = '';
      while (this.tokens.is('text')) text += this.tokens.next().value;
      return { kind: 'constant', value: text, line };
    }
    if (token.kind !== 'name' && token.kind !== 'integer' && token.kind !== 'float') return this.tokens.fail('Expected an expression');
    this.tokens.next();
    const literal = literalOf(token);
    if (literal !== undefined) return { kind: 'constant', value: literal, line };
    this.#names.add(token.value);
    return { kind: 'name', name: token.value, line };
  }

  /** Between brackets, the opening one being the current token. */
  #items<T>(closing: string, read: () => T): T[] {
    this.tokens.next();
    const items: T[] = [];
    while (!this.tokens.is('sign', closing)) {
      if (items.length > 0) this.tokens.expect('sign', ',');
      if (this.tokens.is('sign', closing)) break;
      items.push(read());
    }
    this.tokens.expect('sign', closing);
    return items;
  }

  #member(): readonly [Expression, Expression] {
    const key = this.expression();
    this.tokens.expect('sign', ':');
    return [key, this.expression()];
  }

  #postfix(of: Expression): Expression {
    let value = of;
    for (;;) {
      const { line } = this.tokens.current;
      if (this.tokens.skip('sign', '.')) value = this.#afterDot(value, line);
      else if (this.tokens.is('sign', '[')) value = { kind: 'item', of: value, key: this.#key(line), line };
      else if (this.tokens.is('sign', '(')) value = this.#call(value, line);
      else return value;
    }
  }

  #call(callee: Expression, line: number): Expression {
    const args = this.arguments();
    const bounds = args.positional.map((one) => (one.kind === 'constant' && typeof one.value === 'bigint' ? one.value : null));
    if (callee.kind === 'name' && callee.name === 'range' && !bounds.includes(null)) this.onRange(rangeLength(bounds.map(Number)), line);
    return { kind: 'call', callee, args, line };
  }

  #afterDot(of: Expression, line: number): Expression {
    const token = this.tokens.next();
    if (token.kind === 'name') return { kind: 'attribute', of, name: token.value, line };
    if (token.kind !== 'integer') throw syntaxError('Expected a name or a number after the dot.', token.line);
    return { kind: 'item', of, key: { kind: 'constant', value: BigInt(token.value), line }, line };
  }

  #key(line: number): Expression {
    const keys = this.#items(']', () => this.#subscript());
    const [only] = keys;
    return only && keys.length === 1 ? only : { kind: 'tuple', items: keys, line };
  }

  #subscript(): Expression {
    const { line } = this.tokens.current;
    const start = this.tokens.is('sign', ':') ? null : this.expression();
    if (start && !this.tokens.is('sign', ':')) return start;
    this.tokens.next();
    const bound = () => (this.tokens.is('sign', ':', ']', ',') ? null : this.expression());
    const stop = bound();
    const step = this.tokens.skip('sign', ':') ? bound() : null;
    return { kind: 'slice', bounds: [start, stop, step], line };
  }

  #filtersAndTests(of: Expression): Expression {
    let value = of;
    for (;;) {
      const { line } = this.tokens.current;
      if (this.tokens.is('sign', '|')) value = this.filters(value);
      else if (this.tokens.skip('name', 'is')) value = this.#test(value, line);
      else if (this.tokens.is('sign', '(')) value = { kind: 'call', callee: value, args: this.arguments(), line };
      else return value;
    }
  }

  #test(of: Expression, line: number): Expression {
    const isNegated = this.tokens.skip('name', 'not');
    const test: Expression = { kind: 'test', name: this.#dotted(), of, args: this.#testArguments(), line };
    return isNegated ? { kind: 'not', of: test, line } : test;
  }

  #testArguments(): Arguments {
    if (this.tokens.is('sign', '(')) return this.arguments();
    const { kind } = this.tokens.current;
    const begins =
      kind === 'name' ? !this.tokens.is('name', ...AFTER_TEST) : kind === 'text' || kind === 'integer' || kind === 'float' || this.tokens.is('sign', '[', '{');
    if (!begins) return NO_ARGUMENTS;
    if (this.tokens.is('name', 'is')) this.tokens.fail('Tests cannot be chained');
    return { ...NO_ARGUMENTS, positional: [this.#postfix(this.#primary(this.tokens.current.value))] };
  }

  #dotted(): string {
    let { value } = this.tokens.expect('name');
    while (this.tokens.skip('sign', '.')) value += `.${this.tokens.expect('name').value}`;
    return value;
  }
}

const isSign = ({ kind, value }: Token, sign: string): boolean => kind === 'sign' && value === sign;
const isName = ({ kind, value }: Token, name: string): boolean => kind === 'name' && value === name;
const isConstant = (token: Token): boolean => literalOf(token) !== undefined;
