import { Fault } from '@app/faults';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** A fault as a form can show it: a member of the mutation's union. Anything that nobody meant is thrown on. */
export function toInputError(error: unknown): { __typename: 'InputError'; message: string; fields: { field: string | null; message: string }[] } {
  if (!(error instanceof Fault) || error.kind === 'unavailable') throw error;
  const fields = (error.fields ?? []).map(({ path, message }) => ({ field: nameOf(path), message }));
  return { __typename: 'InputError', message: error.detail, fields };
}

const nameOf = (path: readonly (string | number)[]): string | null =>
  path
    .filter((part) => part !== 'body')
    .at(-1)
    ?.toString() ?? null;

/** Faults say what they are; what is a bug says nothing, and is for the log. */
export function formatError(formatted: GraphQLFormattedError, error: unknown, onBug: (error: unknown) => void): GraphQLFormattedError {
  const original = error instanceof GraphQLError ? error.originalError : error;
  if (original instanceof Fault) return { ...formatted, message: original.detail, extensions: { code: original.code, kind: original.kind } };
  // Wrong queries are the asker's: they have no error behind them.
  if (!original || original instanceof GraphQLError) return { ...formatted, extensions: { code: formatted.extensions?.['code'] ?? 'BAD_USER_INPUT' } };
  onBug(original);
  return { message: 'Internal Server Error', extensions: { code: 'INTERNAL' }, ...(formatted.path ? { path: formatted.path } : {}) };
}
