import { toUnavailable, toUnkeepable } from '@app/database';
import { Fault, type FaultCode } from '@app/faults';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

type Path = readonly (string | number)[];

/** A fault as a form can show it: a member of the mutation's union. Anything that nobody meant is thrown on. */
export function toInputError(
  error: unknown,
  nameIn: (path: Path) => string | null = nameOf,
): { __typename: 'InputError'; code: FaultCode; message: string; fields: { field: string | null; message: string }[] } {
  const fault = toFault(error);
  if (!fault || fault.kind === 'unavailable') throw error;
  const fields = (fault.fields ?? []).map(({ path, message }) => ({ field: nameIn(path), message }));
  return { __typename: 'InputError', code: fault.code, message: fault.detail, fields };
}

/** Null: nobody meant this to happen. */
const toFault = (error: unknown): Fault | null => (error instanceof Fault ? error : (toUnkeepable(error) ?? toUnavailable(error)));

/** What holds words of others: a deployment's, a block's. They may be those of other fields, too. */
const FOREIGN = ['parameters', 'data'];

/** As the schema calls it. */
function nameOf(path: Path): string | null {
  const parts = (path[0] === 'body' || path[0] === 'message' ? path.slice(1) : path).map(String);
  if (FOREIGN.includes(parts[0] ?? '')) return parts.slice(0, 2).join('.');
  return parts.at(-1)?.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()) ?? null;
}

/** Where what is wrong may be deep within what was sent: all the way down, as it was spelled there. */
export function wayTo([where, ...path]: Path): string | null {
  const whole = where === 'body' || where === 'message' ? path : [where, ...path];
  return whole.join('.') || null;
}

/** Faults say what they are; what is a bug says nothing, and is for the log. */
export function formatError(formatted: GraphQLFormattedError, error: unknown, onBug: (error: unknown) => void): GraphQLFormattedError {
  const original = error instanceof GraphQLError ? error.originalError : error;
  const fault = toFault(original);
  if (fault) return { ...formatted, message: fault.detail, extensions: extensionsOf(fault) };
  // Wrong queries are the asker's: they have no error behind them.
  if (!original || original instanceof GraphQLError) return { ...formatted, extensions: { code: formatted.extensions?.['code'] ?? 'BAD_USER_INPUT' } };
  onBug(original);
  return { message: 'Internal Server Error', extensions: { code: 'INTERNAL' }, ...(formatted.path ? { path: formatted.path } : {}) };
}

const extensionsOf = ({ code, kind, retryAfterSeconds }: Fault) => ({
  code,
  kind,
  ...(retryAfterSeconds === undefined ? {} : { retryAfter: retryAfterSeconds }),
});
