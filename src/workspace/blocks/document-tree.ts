import type { JsonMap } from '@app/contract';
import { Fault } from '@app/faults';
import type { BlockDocument, ReadDocument } from './block-documents.schema.js';
import { secretPathsOf } from './block-schemas.schema.js';
import { toBlockTypeReply } from './block-types.schema.js';
import { masked } from './secret-fields.js';

/** How deep references go. Source: docs/contract/resources.md#block-documents */
const DEPTH_MAX = 50;
/** How many documents one may hold. Two references to one document are two, so without a bound fifty documents could hold 2^50. */
const HELD_MAX = 1_000;

/**
 * The document `id` of those given, which hold all that it refers to. Faults with `block_document.not_storable` for what
 * cannot be read: it refers to itself, or to too many.
 */
export function readTree(documents: ReadonlyMap<string, BlockDocument>, id: string, { includeSecrets }: { includeSecrets: boolean }): ReadDocument {
  let held = 0;
  const read = (document: BlockDocument, depth: number): ReadDocument => {
    if (depth > DEPTH_MAX || ++held > HELD_MAX) throw tooMany(document);
    const { data: own, references: referred } = document.values;
    const data: JsonMap = new Map(includeSecrets ? own : masked(own, secretPathsOf(document.schema)));
    const references: JsonMap = new Map();
    for (const [property, referredId] of referred) {
      const nested = read(documentOf(documents, referredId), depth + 1);
      data.set(property, nested.data);
      references.set(property, new Map([['block_document', toReference(nested)]]));
    }
    return { document, data, references };
  };
  return read(documentOf(documents, id), 0);
}

const toReference = ({ document, references }: ReadDocument): JsonMap =>
  new Map<string, JsonMap | string | boolean>([
    ['id', document.id],
    ['name', document.name],
    ['block_type', new Map(Object.entries(toBlockTypeReply(document.schema.type)))],
    ['is_anonymous', document.isAnonymous],
    ['block_document_references', references],
  ]);

function documentOf(documents: ReadonlyMap<string, BlockDocument>, id: string): BlockDocument {
  const document = documents.get(id);
  if (!document) throw new Error(`Block document ${id} was not loaded.`);
  return document;
}

const tooMany = ({ name }: BlockDocument): Fault =>
  new Fault(
    'block_document.not_storable',
    `Block documents may refer to each other ${DEPTH_MAX} levels deep and hold ${HELD_MAX} in all, but not themselves; at ${name} this ended.`,
  );
