import { parseJson, type Json, type JsonMap } from '@app/contract';
import { Fault } from '@app/faults';
import { CircularSchema, findIssues, SchemaError } from '@app/parameters';
import type { BlockValues } from './block-documents.schema.js';
import { secretPathsOf, type BlockSchema } from './block-schemas.schema.js';
import { MASK, masked } from './secret-fields.js';

/**
 * Faults with `request.invalid` where values do not fit their schema, each mistake at its property. Secrets are not looked at,
 * or what is said of them would tell them; and by a schema that nothing can be checked with, anything fits.
 */
export function requireFit(schema: BlockSchema, { data, references }: BlockValues): void {
  const shown: JsonMap = new Map([...masked(data, secretPathsOf(schema)), ...[...references].map(([property, id]) => [property, referring(id)] as const)]);
  const fields = issuesOf(shown, schema)
    .filter(({ value }) => value !== MASK)
    .map(({ message, path, missing }) => ({ path: ['body', 'data', ...path, ...(missing === undefined ? [] : [missing])], message, type: 'value_error' }));
  const [first] = fields;
  if (first) throw new Fault('request.invalid', `${first.path.slice(1).join('.')}: ${first.message}`, { fields });
}

const referring = (id: string): Json => new Map([['$ref', new Map([['block_document_id', id]])]]);

function issuesOf(values: JsonMap, { fields }: BlockSchema) {
  const schema = parseJson(fields);
  try {
    return schema instanceof Map ? findIssues(values, schema) : [];
  } catch (error) {
    if (error instanceof SchemaError || error instanceof CircularSchema) return [];
    throw error;
  }
}
