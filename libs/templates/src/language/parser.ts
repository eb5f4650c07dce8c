import { LOOP_DEPTH_MAX, LOOPS_MAX, RANGE_MAX, SOURCE_MAX } from '../limits.js';
import { TemplateError } from '../errors.js';
import { Expressions } from './expressions.js';
import type { Body, Expression, MacroStatement, Parameter, Statement } from './nodes.js';
import { described, TokenStream } from './token-stream.js';
import { syntaxError } from './tokens.js';

export interface Parsed {
  readonly body: Body;
  /** That its expressions ask for. */
  readonly names: ReadonlySet<string>;
}

/** Throws a TemplateError. Source: docs/contract/services.md#templates */
export function parse(source: string): Parsed {
  if (source.length > SOURCE_MAX) throw tooMuch(`A template has at most ${SOURCE_MAX} characters.`, 1);
  const parser = new Parser(source);
  const body = parser.whole();
  return { body, names: parser.names };
}

class Parser {
  readonly #tokens: TokenStream;
  readonly #expressions: Expressions;
  #loops = 0;
  #loopDepth = 0;
  /** The first thing that is asked too much of it: what is no template at all is told before. */
  #excess: TemplateError | null = null;

  constructor(source: string) {
    this.#tokens = new TokenStream(source);
    this.#expressions = new Expressions(this.#tokens, (items, line) => this.#requireRange(items, line));
  }

  get names(): ReadonlySet<string> {
    return this.#expressions.names;
  }

  whole(): Body {
    const body = this.#until([]);
    if (this.#excess) throw this.#excess;
    return body;
  }

  /** Up to a tag with one of these names, whose name is then the current token; with none, to the end. */
  #until(ends: readonly string[]): Body {
    const statements: Statement[] = [];
    for (;;) {
      const token = this.#tokens.next();
      const { line } = token;
      if (token.kind === 'end') {
        if (ends.length === 0) return statements;
        throw syntaxError(`The template ends where ${listed(ends)} is missing.`, line);
      }
      if (token.kind === 'data') statements.push({ kind: 'data', text: token.value, line });
      else if (token.kind === 'openPrint') {
        statements.push({ kind: 'print', value: this.#expressions.tuple(), line });
        this.#tokens.expect('closePrint');
      } else {
        if (this.#tokens.is('name', ...ends) && ends.length > 0) return statements;
        statements.push(...this.#tokens.within(() => this.#statement(ends)));
        this.#tokens.expect('close');
      }
    }
  }

  /** The body of a tag, up to one of these, which is read, too. */
  #body(...ends: string[]): { body: Body; end: string } {
    this.#tokens.skip('sign', ':');
    this.#tokens.expect('close');
    const body = this.#until(ends);
    return { body, end: this.#tokens.next().value };
  }

  #statement(ends: readonly string[]): readonly Statement[] {
    const token = this.#tokens.current;
    const { line } = token;
    if (token.kind !== 'name') this.#tokens.fail('Expected the name of a tag');
    this.#tokens.next();
    switch (token.value) {
      case 'if':
        return [this.#if(line)];
      case 'for':
        return [this.#for(line)];
      case 'set':
        return [this.#set(line)];
      case 'with':
        return [this.#with(line)];
      case 'print':
        return this.#print(line);
      case 'filter': {
        const value = this.#expressions.filters({ kind: 'body', line }, true);
        return [{ kind: 'filterBlock', value, body: this.#body('endfilter').body, line }];
      }
      case 'autoescape': {
        const escaped = this.#expressions.expression();
        return [{ kind: 'scope', escaped, body: this.#body('endautoescape').body, line }];
      }
      case 'block':
        return [this.#block(line)];
      case 'macro': {
        const name = this.#expressions.name();
        return [{ kind: 'macro', ...this.#macro(name, this.#parameters(), 'endmacro'), line }];
      }
      case 'call':
        return [this.#call(line)];
      case 'extends':
      case 'include':
      case 'import':
      case 'from':
        return [this.#elsewhere(token.value, line)];
      default:
        throw syntaxError(`There is no tag ${described(token)}${ends.length > 0 ? `; ${listed(ends)} is still missing` : ''}.`, line);
    }
  }

  #if(line: number): Statement {
    const branches: { condition: Expression; body: Body }[] = [];
    for (;;) {
      const condition = this.#expressions.tuple({ isChoice: false });
      const { body, end } = this.#body('elif', 'else', 'endif');
      branches.push({ condition, body });
      if (end === 'endif') return { kind: 'if', branches, otherwise: [], line };
      if (end === 'else') return { kind: 'if', branches, otherwise: this.#body('endif').body, line };
    }
  }

  #for(line: number): Statement {
    if (++this.#loops > LOOPS_MAX) this.#excess ??= tooMuch(`A template has at most ${LOOPS_MAX} for loops.`, line);
    if (++this.#loopDepth > LOOP_DEPTH_MAX) this.#excess ??= tooMuch(`For loops are nested at most ${LOOP_DEPTH_MAX} deep.`, line);
    const target = this.#expressions.target({ ends: 'in' });
    this.#tokens.expect('name', 'in');
    const of = this.#expressions.tuple({ isChoice: false, ends: 'recursive' });
    const condition = this.#tokens.skip('name', 'if') ? this.#expressions.expression() : null;
    const isRecursive = this.#tokens.skip('name', 'recursive');
    const { body, end } = this.#body('endfor', 'else');
    const otherwise = end === 'else' ? this.#body('endfor').body : [];
    this.#loopDepth--;
    return { kind: 'for', target, of, condition, isRecursive, body, otherwise, line };
  }

  #set(line: number): Statement {
    const target = this.#expressions.target({ mayBeMember: true });
    if (this.#tokens.skip('sign', '=')) return { kind: 'set', target, value: this.#expressions.tuple(), line };
    const value = this.#expressions.filters({ kind: 'body', line });
    return { kind: 'setBlock', target, value, body: this.#body('endset').body, line };
  }

  #with(line: number): Statement {
    const bindings: (readonly [ReturnType<Expressions['target']>, Expression])[] = [];
    while (!this.#tokens.is('close')) {
      if (bindings.length > 0) this.#tokens.expect('sign', ',');
      const target = this.#expressions.target();
      this.#tokens.expect('sign', '=');
      bindings.push([target, this.#expressions.expression()]);
    }
    return { kind: 'with', bindings, body: this.#body('endwith').body, line };
  }

  #print(line: number): Statement[] {
    const statements: Statement[] = [];
    while (!this.#tokens.is('close')) {
      if (statements.length > 0) this.#tokens.expect('sign', ',');
      statements.push({ kind: 'print', value: this.#expressions.expression(), line });
    }
    return statements;
  }

  #block(line: number): Statement {
    const { value: name } = this.#tokens.expect('name');
    this.#tokens.skip('name', 'scoped');
    this.#tokens.skip('name', 'required');
    const { body } = this.#body('endblock');
    this.#tokens.skip('name', name);
    return { kind: 'scope', escaped: null, body, line };
  }

  #call(line: number): Statement {
    const parameters = this.#tokens.is('sign', '(') ? this.#parameters() : [];
    const call = this.#expressions.expression();
    if (call.kind !== 'call') throw syntaxError('Expected a call.', line);
    return { kind: 'callBlock', call, ...this.#macro('caller', parameters, 'endcall'), line };
  }

  #macro(name: string, parameters: readonly Parameter[], end: string): MacroStatement {
    const { result: body, names: takes } = this.#expressions.namesWithin(() => this.#body(end).body);
    return { name, parameters, takes, body };
  }

  #parameters(): Parameter[] {
    this.#tokens.expect('sign', '(');
    const parameters: Parameter[] = [];
    while (!this.#tokens.is('sign', ')')) {
      if (parameters.length > 0) this.#tokens.expect('sign', ',');
      const name = this.#expressions.name();
      const otherwise = this.#tokens.skip('sign', '=') ? this.#expressions.expression() : null;
      if (otherwise === null && parameters.at(-1)?.otherwise) this.#tokens.fail('Expected a default, as the parameter before has one');
      parameters.push({ name, otherwise });
    }
    this.#tokens.expect('sign', ')');
    return parameters;
  }

  /** There is no other template to take from, but what is well formed may be kept. */
  #elsewhere(tag: string, line: number): Statement {
    this.#expressions.expression();
    if (tag === 'import') {
      this.#tokens.expect('name', 'as');
      this.#expressions.name();
    }
    if (tag === 'from') this.#imported();
    if (this.#tokens.is('name', 'ignore')) this.#words('ignore', 'missing');
    if (this.#tokens.is('name', 'with', 'without')) this.#words(this.#tokens.current.value, 'context');
    return { kind: 'elsewhere', line };
  }

  #imported(): void {
    this.#tokens.expect('name', 'import');
    do {
      this.#expressions.name();
      if (this.#tokens.skip('name', 'as')) this.#expressions.name();
    } while (this.#tokens.skip('sign', ','));
  }

  #words(...words: string[]): void {
    for (const word of words) this.#tokens.expect('name', word);
  }

  #requireRange(items: number, line: number): void {
    if (items > RANGE_MAX) this.#excess ??= tooMuch(`A range has at most ${RANGE_MAX} items.`, line);
  }
}

const tooMuch = (message: string, line: number): TemplateError => new TemplateError(message, line, 'limit', 'TemplateSecurityError');

const listed = (ends: readonly string[]): string => ends.map((end) => `'${end}'`).join(' or ');
