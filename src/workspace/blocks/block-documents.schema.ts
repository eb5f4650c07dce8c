import { toIso, type BlockDocumentReply, type Json, type JsonMap } from '@app/contract';
import type { Instant } from '@app/engine';
import { Fault } from '@app/faults';
import { secretPathsOf, toBlockSchemaReply, type BlockSchema } from './block-schemas.schema.js';
import { toBlockTypeReply } from './block-types.schema.js';
import { masked } from './secret-fields.js';

/** The values of a block, under a name. */
export interface BlockDocument {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly name: string;
  /** Made by a program for itself; not among those that people see. */
  readonly isAnonymous: boolean;
  readonly schema: BlockSchema;
  readonly values: BlockValues;
}

/** What is the block's own, secrets included, and which other documents stand in its properties. */
export interface BlockValues {
  readonly data: JsonMap;
  readonly references: ReadonlyMap<string, string>;
}

/** A document as it is read: with the data of those it refers to, and an account of where that came from. */
export interface ReadDocument {
  readonly document: BlockDocument;
  readonly data: JsonMap;
  readonly references: JsonMap;
}

const REFERENCE = '$ref';
const REFERRED_ID = 'block_document_id';

/** Takes data as clients send it apart: `{"$ref": {"block_document_id": …}}` is a reference, which only a property as a whole can be. */
export function toBlockValues(sent: JsonMap): BlockValues {
  const data: JsonMap = new Map();
  const references = new Map<string, string>();
  for (const [property, value] of sent) {
    if (value instanceof Map && value.has(REFERENCE)) references.set(property, referredId(property, value.get(REFERENCE)));
    else data.set(property, value);
  }
  return { data, references };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function referredId(property: string, reference: Json | undefined): string {
  const id = reference instanceof Map ? reference.get(REFERRED_ID) : undefined;
  if (typeof id === 'string' && UUID.test(id)) return id.toLowerCase();
  throw new Fault('block_document.not_storable', `The reference in ${property} has no ${REFERRED_ID} that is a UUID.`);
}

/** What events tell of a document: texts that are no secrets, and no more. */
export function toldValues({ schema, values }: Pick<BlockDocument, 'schema' | 'values'>): Record<string, string> {
  const shown = [...masked(values.data, secretPathsOf(schema))];
  return Object.fromEntries(shown.filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] === values.data.get(entry[0])));
}

/** For `writeJson`. */
export const toBlockDocumentReply = ({ document, data, references }: ReadDocument): BlockDocumentReply => ({
  id: document.id,
  created: toIso(document.created),
  updated: toIso(document.updated),
  name: document.name,
  data,
  block_schema_id: document.schema.id,
  block_schema: toBlockSchemaReply(document.schema),
  block_type_id: document.schema.type.id,
  block_type_name: document.schema.type.name,
  block_type: toBlockTypeReply(document.schema.type),
  block_document_references: references,
  is_anonymous: document.isAnonymous,
});
