import { Type, type TProperties, type TSchema, type Static } from '@sinclair/typebox';
import { Enum, Flag, Maybe, Strict, Text, Time, Uuid } from './wire.js';

/** What filter objects of the list routes are made of: unknown members are refused, null means absent. Source: docs/contract/filters.md */

export const Operator = Enum(['and_', 'or_']);
export type Operator = Static<typeof Operator>;

/** A filter whose parts combine by its `operator`, `and_` unless it says otherwise. */
export const Combining = <T extends TProperties>(properties: T) => Strict({ ...properties, operator: Maybe(Operator) });

export const list = <T extends TSchema>(item: T) => Maybe(Type.Array(item));
export const isNull = { is_null_: Maybe(Flag) };
export const anyText = { any_: list(Text) };
export const anyId = { any_: list(Uuid) };
export const like = { like_: Maybe(Text) };
const range = { before_: Maybe(Time), after_: Maybe(Time) };

export const AnyId = Maybe(Strict(anyId));
export const ChosenId = Maybe(Strict({ ...anyId, not_any_: list(Uuid) }));
export const AnyText = Maybe(Strict(anyText));
export const Name = Maybe(Strict({ ...anyText, ...like }));
export const IsTrue = Maybe(Strict({ eq_: Maybe(Flag) }));
export const AllTags = Maybe(Combining({ all_: list(Text), ...isNull }));
export const SomeTags = Maybe(Combining({ all_: list(Text), ...anyText, ...isNull }));
export const Range = Maybe(Strict(range));
export const OpenRange = Maybe(Strict({ ...range, ...isNull }));

/** A whole number, also as text. */
const whole = (words: { minimum?: number; pattern: string }) =>
  Type.Optional(Type.Unsafe<number | string | null>({ type: ['integer', 'string', 'null'], ...words }));
/** Its bounds are checked in code, since clients look for a text of their own. */
const limit = whole({ pattern: '^-?\\d{1,9}$' });

export const page = { limit, offset: whole({ minimum: 0, pattern: '^\\d{1,9}$' }) };
/** The same for lists that are cut into numbered pages, from 1 on. */
export const numberedPage = { limit, page: whole({ minimum: 1, pattern: '^0*[1-9]\\d{0,8}$' }) };
