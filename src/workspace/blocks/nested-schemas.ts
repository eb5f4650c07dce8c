import type { Json, JsonMap } from '@app/contract';
import { invalid } from '../../http/validation.js';
import { definitionOf, referencesIn } from './checksum.js';

/** A block of another type that a block may hold: which schema it has to fit. */
export interface NestedSchema {
  readonly property: string;
  readonly slug: string;
  readonly checksum: string;
}

/** From `block_schema_references`, where a property has one, or a list when it may hold blocks of several types. */
export function nestedSchemas(fields: JsonMap): NestedSchema[] {
  const references = fields.get('block_schema_references');
  if (!(references instanceof Map)) return [];
  return [...references].flatMap(([property, value]) => (Array.isArray(value) ? value : [value]).map((reference) => toNestedSchema(property, reference)));
}

function toNestedSchema(property: string, reference: Json): NestedSchema {
  const [slug, checksum] = reference instanceof Map ? [reference.get('block_type_slug'), reference.get('block_schema_checksum')] : [];
  if (typeof slug === 'string' && typeof checksum === 'string') return { property, slug, checksum };
  throw invalid(['fields', 'block_schema_references', property], 'Must have a block_type_slug and a block_schema_checksum');
}

/** The fields of a nested schema as its parent defines them. */
export function nestedFields(fields: JsonMap, { property, slug }: NestedSchema): JsonMap {
  const [properties, definitions] = [fields.get('properties'), fields.get('definitions')];
  if (properties instanceof Map && definitions instanceof Map) {
    const candidates = referencesIn(properties.get(property) ?? null).map((reference) => definitions.get(definitionOf(reference)));
    for (const definition of candidates) {
      if (definition instanceof Map && definition.get('block_type_slug') === slug) return new Map([...definition, ['definitions', definitions]]);
    }
  }
  throw invalid(['fields', 'definitions'], `Must define the block of type ${slug} that ${property} may hold, since its schema is not registered`);
}
