import type { Value } from '../values/value.js';

/** Where in the template it stands. */
interface At {
  readonly line: number;
}

export type Expression = At &
  (
    | { readonly kind: 'constant'; readonly value: Value }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'list' | 'tuple'; readonly items: readonly Expression[] }
    | { readonly kind: 'dict'; readonly members: readonly (readonly [Expression, Expression])[] }
    | { readonly kind: 'attribute'; readonly of: Expression; readonly name: string }
    | { readonly kind: 'item'; readonly of: Expression; readonly key: Expression }
    | { readonly kind: 'slice'; readonly bounds: readonly [Expression | null, Expression | null, Expression | null] }
    | { readonly kind: 'call'; readonly callee: Expression; readonly args: Arguments }
    | { readonly kind: 'filter'; readonly name: string; readonly of: Expression; readonly args: Arguments }
    | { readonly kind: 'test'; readonly name: string; readonly of: Expression; readonly args: Arguments }
    | { readonly kind: 'sign'; readonly sign: '-' | '+'; readonly of: Expression }
    | { readonly kind: 'not'; readonly of: Expression }
    | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
    | { readonly kind: 'arithmetic'; readonly sign: ArithmeticSign; readonly left: Expression; readonly right: Expression }
    | { readonly kind: 'joined'; readonly parts: readonly Expression[] }
    | { readonly kind: 'compare'; readonly of: Expression; readonly with: readonly { readonly sign: CompareSign; readonly value: Expression }[] }
    | { readonly kind: 'choice'; readonly condition: Expression; readonly then: Expression; readonly otherwise: Expression | null }
    /** What the body of a block made, on its way through the block's filters. */
    | { readonly kind: 'body' }
  );

export type ExpressionOf<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

export type ArithmeticSign = '+' | '-' | '*' | '/' | '//' | '%' | '**';
export type CompareSign = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in';

export interface Arguments {
  readonly positional: readonly Expression[];
  readonly named: readonly (readonly [string, Expression])[];
  /** Of `*list` and `**dict`. */
  readonly spread: Expression | null;
  readonly spreadNamed: Expression | null;
}

export const NO_ARGUMENTS: Arguments = { positional: [], named: [], spread: null, spreadNamed: null };

export type Target =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'tuple'; readonly items: readonly Target[] }
  | { readonly kind: 'member'; readonly of: string; readonly name: string };

export interface Parameter {
  readonly name: string;
  readonly otherwise: Expression | null;
}

export type Statement = At &
  (
    | { readonly kind: 'data'; readonly text: string }
    | { readonly kind: 'print'; readonly value: Expression }
    | { readonly kind: 'if'; readonly branches: readonly { readonly condition: Expression; readonly body: Body }[]; readonly otherwise: Body }
    | ForStatement
    | { readonly kind: 'set'; readonly target: Target; readonly value: Expression }
    | { readonly kind: 'setBlock'; readonly target: Target; readonly value: Expression; readonly body: Body }
    | { readonly kind: 'with'; readonly bindings: readonly (readonly [Target, Expression])[]; readonly body: Body }
    | { readonly kind: 'filterBlock'; readonly value: Expression; readonly body: Body }
    | { readonly kind: 'scope'; readonly escaped: Expression | null; readonly body: Body }
    | ({ readonly kind: 'macro' } & MacroStatement)
    | ({ readonly kind: 'callBlock'; readonly call: ExpressionOf<'call'> } & MacroStatement)
    /** Of another template, of which there are none. */
    | { readonly kind: 'elsewhere' }
  );

export interface MacroStatement {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** The names that its body asks for: with `varargs`, `kwargs` and `caller` it takes more than its parameters. */
  readonly takes: ReadonlySet<string>;
  readonly body: Body;
}

export interface ForStatement {
  readonly kind: 'for';
  readonly target: Target;
  readonly of: Expression;
  readonly condition: Expression | null;
  readonly isRecursive: boolean;
  readonly body: Body;
  readonly otherwise: Body;
}

export type Body = readonly Statement[];
