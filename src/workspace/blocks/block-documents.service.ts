import { randomUUID } from 'node:crypto';
import { newId, type BlockDocumentCountBody, type BlockDocumentListBody, type JsonMap } from '@app/contract';
import { inTransaction } from '@app/database';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { invalid } from '../../http/validation.js';
import type { KeysetPosition } from '../filters/keyset.js';
import { pageOf } from '../filters/page.js';
import type { Page } from '../states/page.js';
import type { BlockDocumentSearch } from './block-search.js';
import { BlockDocumentsRepository, type Documents } from './block-documents.repository.js';
import { toBlockValues, type BlockDocument, type BlockValues, type ReadDocument } from './block-documents.schema.js';
import { secretPathsOf, type BlockSchema } from './block-schemas.schema.js';
import { BlockSchemasService } from './block-schemas.service.js';
import { BlockTypesService } from './block-types.service.js';
import { requireFit } from './document-fit.js';
import { readTree } from './document-tree.js';
import { unmasked } from './secret-fields.js';

export interface NewDocument {
  readonly name: string | null;
  readonly isAnonymous: boolean;
  readonly blockTypeId: string;
  readonly blockSchemaId: string;
  /** As clients send it, with references among its properties. */
  readonly data: JsonMap;
  /** Whether it is refused where it does not fit its schema. Programs have checked it by their own class. */
  readonly mustFit?: boolean;
}

export interface DocumentChange {
  readonly blockSchemaId: string | null;
  /** Undefined keeps what is there, and with it the references. */
  readonly data: JsonMap | undefined;
  /** Keep the properties that `data` does not name. References that it does not repeat end even so. */
  readonly merge: boolean;
  /** As for a new one. */
  readonly mustFit?: boolean;
}

export interface Secrets {
  readonly includeSecrets: boolean;
}

@Injectable()
export class BlockDocumentsService {
  constructor(
    private readonly documents: BlockDocumentsRepository,
    private readonly schemas: BlockSchemasService,
    private readonly types: BlockTypesService,
  ) {}

  /** Read without secrets. Faults with `block_document.name_taken`, `block_document.not_storable`, or `data.integrity` for what it refers to. */
  async create(ctx: WorkspaceContext, { name, isAnonymous, blockTypeId, blockSchemaId, data, mustFit }: NewDocument): Promise<ReadDocument> {
    if (!name && !isAnonymous) throw invalid(['name'], 'Only anonymous blocks have no name');
    const document = { id: newId(), name: name || `anonymous-${randomUUID()}`, isAnonymous, values: toBlockValues(data) };
    return inTransaction(ctx, async (transaction) => {
      const schema = await this.#schemaOf(transaction, blockSchemaId, blockTypeId);
      if (mustFit) requireFit(schema, document.values);
      if (document.values.references.size > 0) await this.documents.lockReferences(transaction);
      if (!(await this.documents.insert(transaction, { ...document, schema }))) throw nameTaken();
      return this.get(transaction, document.id, { includeSecrets: false });
    });
  }

  /** Faults with `block_document.not_found`. */
  async get(ctx: WorkspaceContext, id: string, secrets: Secrets): Promise<ReadDocument> {
    return one(await this.documents.find(ctx, id), secrets);
  }

  /** Without secrets; null when there is none. */
  async read(ctx: WorkspaceContext, id: string): Promise<ReadDocument | null> {
    const { byId, wanted } = await this.documents.find(ctx, id);
    return all({ byId, wanted }, { includeSecrets: false })[0] ?? null;
  }

  /** Also faults with `block_document.not_found` when there is no such type. */
  async getByName(ctx: WorkspaceContext, slug: string, name: string, secrets: Secrets): Promise<ReadDocument> {
    return one(await this.documents.findByName(ctx, slug, name), secrets);
  }

  /** Those with a name. Faults with `block_type.not_found`. */
  async listBySlug(ctx: WorkspaceContext, slug: string, secrets: Secrets): Promise<ReadDocument[]> {
    const { id } = await this.types.getBySlug(ctx, slug);
    return all(await this.documents.listByType(ctx, id), secrets);
  }

  async filter(ctx: WorkspaceContext, body: BlockDocumentListBody): Promise<ReadDocument[]> {
    return all(await this.documents.filter(ctx, body, body.sort ?? 'NAME_ASC', pageOf(body)), { includeSecrets: body.include_secrets ?? false });
  }

  async count(ctx: WorkspaceContext, filters: BlockDocumentCountBody): Promise<number> {
    return this.documents.count(ctx, filters);
  }

  /** By name, without secrets. */
  async list(
    ctx: WorkspaceContext,
    { first, after, filter }: { first: number; after: KeysetPosition | null; filter: BlockDocumentSearch },
  ): Promise<Page<ReadDocument>> {
    const { byId, wanted } = await this.documents.search(ctx, filter, after, first + 1);
    return { items: all({ byId, wanted: wanted.slice(0, first) }, { includeSecrets: false }), hasNextPage: wanted.length > first };
  }

  async countFound(ctx: WorkspaceContext, filter: BlockDocumentSearch): Promise<number> {
    return this.documents.countFound(ctx, filter);
  }

  /** How many with a name of their own, by type; a type without any is left out. */
  async countByTypes(ctx: WorkspaceContext, typeIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return new Map((await this.documents.countByTypes(ctx, typeIds)).map(({ typeId, count }) => [typeId, count]));
  }

  /** What its block can do; null when there is no such document. */
  async capabilitiesOf(ctx: WorkspaceContext, id: string): Promise<readonly string[] | null> {
    return this.documents.capabilitiesOf(ctx, id);
  }

  /** By the document's id. Those that are not there are left out. */
  async namesOf(ctx: WorkspaceContext, ids: readonly string[]): Promise<Map<string, string>> {
    return this.documents.namesOf(ctx, ids);
  }

  /** Faults as `create` does. Two changes of one document come after each other. */
  async update(ctx: WorkspaceContext, id: string, change: DocumentChange): Promise<void> {
    await inTransaction(ctx, async (transaction) => {
      if (!(await this.documents.lock(transaction, id))) throw notFound();
      const known = first(await this.documents.find(transaction, id));
      const { blockSchemaId } = change;
      const schema = blockSchemaId === null ? known.schema : await this.#schemaOf(transaction, blockSchemaId, known.schema.type.id);
      const document = { ...known, schema, values: changedValues(known, change) };
      if (change.mustFit) requireFit(schema, document.values);
      const refers = document.values.references.size > 0;
      if (refers) await this.documents.lockReferences(transaction);
      await this.documents.update(transaction, document);
      // Reading finds out whether it now refers to itself, or has become too much for a document that holds it.
      if (refers) all(await this.documents.listWithHolders(transaction, id), { includeSecrets: false });
    });
  }

  async delete(ctx: WorkspaceContext, id: string): Promise<void> {
    if (!(await this.documents.delete(ctx, first(await this.documents.find(ctx, id))))) throw notFound();
  }

  async #schemaOf(ctx: WorkspaceContext, schemaId: string, typeId: string): Promise<BlockSchema> {
    const schema = await this.schemas.find(ctx, schemaId);
    if (!schema) throw new Fault('data.integrity', `There is no block schema ${schemaId}. Register it first.`);
    if (schema.type.id !== typeId.toLowerCase()) throw new Fault('block_document.not_storable', 'A block document and its schema must be of one block type.');
    return schema;
  }
}

function changedValues({ schema, values }: BlockDocument, { data, merge }: DocumentChange): BlockValues {
  if (data === undefined) return merge ? values : toBlockValues(new Map());
  const sent = unmasked(data, values.data, secretPathsOf(schema));
  return toBlockValues(merge ? new Map([...values.data, ...sent]) : sent);
}

function first({ wanted: [document] }: Documents): BlockDocument {
  if (!document) throw notFound();
  return document;
}

const one = (documents: Documents, secrets: Secrets): ReadDocument => readTree(documents.byId, first(documents).id, secrets);
const all = ({ byId, wanted }: Documents, secrets: Secrets): ReadDocument[] => wanted.map(({ id }) => readTree(byId, id, secrets));

const nameTaken = (): Fault => {
  const message = 'Block already exists';
  return new Fault('block_document.name_taken', message, { fields: [{ path: ['body', 'name'], message, type: 'value_error' }] });
};
const notFound = (): Fault => new Fault('block_document.not_found', 'Block document not found');
