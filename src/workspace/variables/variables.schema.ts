import { Type, type Static } from '@sinclair/typebox';
import { toIso } from '@app/contract';

/** Longest value, as compact JSON. Source: docs/contract/resources.md#variables */
export const VALUE_CHARACTERS_MAX = 5000;

const Name = Type.String({ pattern: '^[a-z0-9-_]+$', maxLength: 255 });
const Value = Type.Unknown();
const Tags = Type.Union([Type.Array(Type.String()), Type.Null()]);

export const VariableCreate = Type.Object({ name: Name, value: Type.Optional(Value), tags: Type.Optional(Tags) }, { additionalProperties: false });
export type VariableCreate = Static<typeof VariableCreate>;

export const VariableUpdate = Type.Object(
  { name: Type.Optional(Type.Union([Name, Type.Null()])), value: Type.Optional(Value), tags: Type.Optional(Tags) },
  { additionalProperties: false },
);
export type VariableUpdate = Static<typeof VariableUpdate>;

const Anys = Type.Optional(Type.Union([Type.Array(Type.String()), Type.Null()]));
export const VariableFilter = Type.Object(
  {
    operator: Type.Optional(Type.Union([Type.Literal('and_'), Type.Literal('or_')])),
    id: Type.Optional(Type.Union([Type.Object({ any_: Anys }, { additionalProperties: false }), Type.Null()])),
    name: Type.Optional(
      Type.Union([Type.Object({ any_: Anys, like_: Type.Optional(Type.Union([Type.String(), Type.Null()])) }, { additionalProperties: false }), Type.Null()]),
    ),
    tags: Type.Optional(
      Type.Union([
        Type.Object(
          { operator: Type.Optional(Type.String()), all_: Anys, is_null_: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])) },
          { additionalProperties: false },
        ),
        Type.Null(),
      ]),
    ),
  },
  { additionalProperties: false },
);
export type VariableFilter = Static<typeof VariableFilter>;

const SORTS = ['CREATED_DESC', 'UPDATED_DESC', 'NAME_DESC', 'NAME_ASC'] as const;
export type VariableSort = (typeof SORTS)[number];

export const VariableQuery = Type.Union([
  Type.Object({
    variables: Type.Optional(Type.Union([VariableFilter, Type.Null()])),
    limit: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
    offset: Type.Optional(Type.Union([Type.Integer({ minimum: 0 }), Type.Null()])),
    sort: Type.Optional(Type.Union([...SORTS.map((sort) => Type.Literal(sort)), Type.Null()])),
  }),
  Type.Null(),
]);
export type VariableQuery = Static<typeof VariableQuery>;

export const VariableReply = Type.Object({
  id: Type.String(),
  created: Type.String(),
  updated: Type.String(),
  name: Type.String(),
  value: Type.Unknown(),
  tags: Type.Array(Type.String()),
});
export type VariableReply = Static<typeof VariableReply>;

export interface Variable {
  id: string;
  created: number;
  updated: number;
  name: string;
  value: unknown;
  tags: string[];
}

export const toReply = (variable: Variable): VariableReply => ({ ...variable, created: toIso(variable.created), updated: toIso(variable.updated) });
