import { fromIso, toIso } from '@app/contract';
import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';

/** Instants of the engine and dates of the control schema, both as RFC 3339. Read as Instant. */
export const DateTime = new GraphQLScalarType<number, string>({
  name: 'DateTime',
  serialize: (value) => {
    if (typeof value === 'number') return toIso(value);
    if (value instanceof Date) return toIso(value.getTime() * 1000);
    throw new GraphQLError(`${String(value)} is no time.`);
  },
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
});

export const Json = new GraphQLScalarType({ name: 'JSON', serialize: (value) => value, parseValue: (value) => value, parseLiteral: valueFromASTUntyped });

function parse(value: unknown): number {
  const instant = typeof value === 'string' ? fromIso(value) : null;
  if (instant === null) throw new GraphQLError(`${String(value)} is no time such as 2026-01-31T08:00:00Z.`);
  return instant;
}
