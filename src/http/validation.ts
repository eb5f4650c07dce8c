import { Fault, type FaultOptions } from '@app/faults';
import type { ErrorObject } from 'ajv';

type Fields = NonNullable<FaultOptions['fields']>;

/** The machine-readable kinds that clients of the reference know, by the schema keyword that failed. */
const TYPES: Readonly<Record<string, string>> = {
  required: 'missing',
  additionalProperties: 'extra_forbidden',
  unevaluatedProperties: 'extra_forbidden',
  enum: 'enum',
  const: 'literal_error',
  pattern: 'string_pattern_mismatch',
  maxLength: 'string_too_long',
  minLength: 'string_too_short',
  minimum: 'greater_than_equal',
  exclusiveMinimum: 'greater_than',
  maximum: 'less_than_equal',
  maxItems: 'too_long',
  minItems: 'too_short',
  format: 'string_format',
};

/** A request that does not fit its schema, field by field. `where` is body, query or path. */
export function toInvalid(errors: readonly ErrorObject[], where: string): Fault {
  const fields = toFields(errors, where === 'querystring' ? 'query' : where);
  const [first] = fields;
  return new Fault('request.invalid', first ? `${first.path.join('.')}: ${first.message}` : 'The request does not have the expected form.', { fields });
}

/** One wrong input, found by code rather than by a schema. */
export function invalid(path: readonly (string | number)[], message: string, type = 'value_error'): Fault {
  return new Fault('request.invalid', `${path.join('.')}: ${message}`, { fields: [{ path: ['body', ...path], message, type }] });
}

function toFields(errors: readonly ErrorObject[], where: string): Fields {
  // A union that fails reports each of its branches and then itself; that null was allowed too helps nobody.
  const telling = errors.filter((error) => error.keyword !== 'anyOf' && !(error.keyword === 'type' && error.params['type'] === 'null'));
  const seen = new Set<string>();
  return (telling.length > 0 ? telling : errors).flatMap((error) => {
    const path = [where, ...pathOf(error)];
    const id = `${path.join('/')} ${error.keyword}`;
    if (seen.has(id)) return [];
    seen.add(id);
    return [
      { path, message: messageOf(error), type: TYPES[error.keyword] ?? (error.keyword === 'type' ? `${String(error.params['type'])}_type` : 'value_error') },
    ];
  });
}

function pathOf(error: ErrorObject): (string | number)[] {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const named: unknown = error.params['missingProperty'] ?? error.params['additionalProperty'];
  return typeof named === 'string' ? [...path, named] : path;
}

function messageOf(error: ErrorObject): string {
  switch (error.keyword) {
    case 'required':
      return 'Field required';
    case 'additionalProperties':
      return 'Unknown field';
    case 'enum':
      return `Must be one of ${(error.params['allowedValues'] as unknown[]).map(String).join(', ')}`;
    case 'const':
      return `Must be ${String(error.params['allowedValue'])}`;
    default:
      return error.message ? error.message.charAt(0).toUpperCase() + error.message.slice(1) : 'Not valid';
  }
}
