import { type Static, type TSchema, Type } from '@sinclair/typebox';
import { list } from './filter-words.js';
import { Enum, Flag, Maybe, Strict, Text, Time, Uuid } from './wire.js';

/** Which events somebody wants to hear of. What is left out, null or an empty list asks for nothing. Source: docs/contract/events.md#filters */

/** By label, the patterns of which its value must fit one. */
const LabelPatterns = Type.Unsafe<Record<string, string | string[]>>({
  type: 'object',
  additionalProperties: { type: ['string', 'array'], items: { type: 'string' } },
});

const ResourceFilter = { id: list(Text), id_prefix: list(Text), labels: Maybe(LabelPatterns) };

const AnyResourceFilter = Strict(ResourceFilter);
export type AnyResourceFilter = Static<typeof AnyResourceFilter>;

export const RelatedFilter = Strict({
  id: list(Text),
  role: list(Text),
  resources_in_roles: list(Type.Tuple([Text, Text])),
  labels: Maybe(LabelPatterns),
});
export type RelatedFilter = Static<typeof RelatedFilter>;

/** One, or several that must all be met, each by whatever resource. */
const oneOrAll = <T extends TSchema>(filter: T) =>
  Type.Optional(Type.Unsafe<Static<T> | Static<T>[] | null>({ anyOf: [filter, Type.Array(filter), Type.Null()] }));

export const EventFilter = Strict({
  occurred: Maybe(Strict({ since: Maybe(Time), until: Maybe(Time) })),
  event: Maybe(Strict({ prefix: list(Text), exclude_prefix: list(Text), name: list(Text), exclude_name: list(Text) })),
  resource: Maybe(Strict({ ...ResourceFilter, distinct: Maybe(Flag) })),
  related: oneOrAll(RelatedFilter),
  any_resource: oneOrAll(AnyResourceFilter),
  id: Maybe(Strict({ id: list(Uuid) })),
  text: Maybe(Strict({ query: Type.String({ maxLength: 200 }) })),
  order: Maybe(Enum(['ASC', 'DESC'])),
});
export type EventFilter = Static<typeof EventFilter>;
