import { parseJson, writeJson, type BlockDocumentCountBody, type BlockDocumentSort, type JsonMap, newId } from '@app/contract';
import { defineQuery, run, toJsonText, violatedConstraint } from '@app/database';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { combine, Scope, whole, type Condition } from '../filters/conditions.js';
import { beyond, orderOf, type KeysetPosition } from '../filters/keyset.js';
import { toldValues, type BlockDocument } from './block-documents.schema.js';
import { blockDocumentCondition, blockSchemaCondition, blockTypeCondition } from './block-filters.js';
import { DOCUMENTS_BY_NAME, documentSearched, type BlockDocumentSearch } from './block-search.js';
import { fromJoinedSchema, joinedSchemaColumns, type JoinedSchema } from './block-schemas.schema.js';

interface DocumentRow extends JoinedSchema {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly name: string;
  readonly data: Buffer;
  readonly is_anonymous: boolean;
  readonly referred: Record<string, string>;
  /** Null: only referred to. */
  readonly position: number | null;
}

/** The documents that `wanted` selects as (id, position), and all that they refer to, each once: a circle comes to its end. */
const tree = (schema: string, wanted: string): string => `
    with recursive wanted (id, position) as (${wanted}),
    tree (id) as (
      select id from wanted
      union select r.reference_id from tree join ${schema}.block_document_reference r on r.parent_id = tree.id)
    select d.id, d.created, d.updated, d.name, d.data, d.is_anonymous, wanted.position,
           (select coalesce(jsonb_object_agg(r.name, r.reference_id), '{}') from ${schema}.block_document_reference r where r.parent_id = d.id) as referred,
           ${joinedSchemaColumns}
    from tree
    join ${schema}.block_document d on d.id = tree.id
    join ${schema}.block_schema s on s.id = d.block_schema_id
    join ${schema}.block_type t on t.id = d.block_type_id
    left join wanted on wanted.id = d.id
    order by wanted.position`;

const FIND = defineQuery<[id: string], DocumentRow>({
  name: 'block_document.find_by_id',
  text: (schema) => tree(schema, 'select $1::uuid, 1'),
});

const FIND_BY_NAME = defineQuery<[slug: string, name: string], DocumentRow>({
  name: 'block_document.find_by_name',
  text: (schema) =>
    tree(schema, `select d.id, 1 from ${schema}.block_document d join ${schema}.block_type t on t.id = d.block_type_id where t.slug = $1 and d.name = $2`),
});

const LIST_WITH_HOLDERS = defineQuery<[id: string], DocumentRow>({
  name: 'block_document.list_with_holders',
  text: (schema) =>
    tree(
      schema,
      `with recursive holders (id) as (
         select $1::uuid union select r.parent_id from holders join ${schema}.block_document_reference r on r.reference_id = holders.id)
       select id, 1 from holders`,
    ),
});

const LIST_BY_TYPE = defineQuery<[typeId: string], DocumentRow>({
  name: 'block_document.list_named_by_type',
  text: (schema) =>
    tree(schema, `select d.id, row_number() over (order by d.name) from ${schema}.block_document d where d.block_type_id = $1 and not d.is_anonymous`),
});

/** Asked at the start of every flow of a workspace whose results go into a block. */
const FIND_CAPABILITIES = defineQuery<[id: string], { capabilities: string[] }>({
  name: 'block_document.find_capabilities',
  prepared: true,
  text: (schema) => `
    select s.capabilities from ${schema}.block_document d join ${schema}.block_schema s on s.id = d.block_schema_id where d.id = $1`,
});

const LIST_NAMES = defineQuery<[ids: readonly string[]], { id: string; name: string }>({
  name: 'block_document.list_names',
  text: (schema) => `select id, name from ${schema}.block_document where id = any($1::uuid[])`,
});

const COUNT_BY_TYPES = defineQuery<[typeIds: readonly string[]], { typeId: string; count: number }>({
  name: 'block_document.count_by_types',
  text: (schema) => `
    select block_type_id as "typeId", count(*) as count from ${schema}.block_document
    where block_type_id = any($1::uuid[]) and not is_anonymous group by block_type_id`,
});

/** Tells in the same statement what became of the documents that `from` names, unless they are anonymous. */
const told = (schema: string, what: 'created' | 'updated' | 'deleted', [eventId, related, payload]: [string, string, string], from: string): string => `
    told as (
      insert into ${schema}.event (id, occurred, event, resource_id, resource, related, payload)
      select ${eventId}::uuid, now(), 'prefect.block-document.${what}', 'prefect.block-document.' || id,
             jsonb_build_object('prefect.resource.id', 'prefect.block-document.' || id, 'prefect.resource.name', name), ${related}::jsonb, ${payload}::jsonb
      from ${from} where not is_anonymous)`;
type Told = [eventId: string, related: string, payload: string];
type Referred = [ids: readonly string[], properties: readonly string[]];

const INSERT = defineQuery<
  [id: string, name: string, data: Buffer, isAnonymous: boolean, typeId: string, schemaId: string, ...Referred, ...Told],
  { id: string }
>({
  name: 'block_document.insert',
  text: (schema) => `
    with made as (
      insert into ${schema}.block_document (id, name, data, is_anonymous, block_type_id, block_schema_id) values ($1, $2, $3, $4, $5, $6)
      returning id, name, is_anonymous),
    referring as (
      insert into ${schema}.block_document_reference (parent_id, reference_id, name)
      select made.id, referred.id, referred.property from made, unnest($7::uuid[], $8::text[]) as referred (id, property)),
    ${told(schema, 'created', ['$9', '$10', '$11'], 'made')}
    select id from made`,
});

/** Lets nobody else change it; a document that is being made may still refer to it. */
const LOCK = defineQuery<[id: string], { id: string }>({
  name: 'block_document.lock_by_id',
  text: (schema) => `select id from ${schema}.block_document where id = $1 for no key update`,
});

/** One at a time may add references: two that see no circle could close one together. */
const LOCK_REFERENCES = defineQuery<[], never>({
  name: 'block_document_reference.lock',
  text: (schema) => `select pg_advisory_xact_lock(hashtextextended('${schema}.block_document_reference', 0))`,
});

const UPDATE = defineQuery<[id: string, data: Buffer, schemaId: string, ...Referred, ...Told], { id: string }>({
  name: 'block_document.update',
  text: (schema) => `
    with moved as (
      update ${schema}.block_document set data = $2, block_schema_id = $3, updated = now() where id = $1 returning id, name, is_anonymous),
    dropped as (delete from ${schema}.block_document_reference where parent_id = $1 and name <> all($5::text[])),
    referring as (
      insert into ${schema}.block_document_reference (parent_id, reference_id, name)
      select moved.id, referred.id, referred.property from moved, unnest($4::uuid[], $5::text[]) as referred (id, property)
      on conflict (parent_id, name) do update set reference_id = excluded.reference_id),
    ${told(schema, 'updated', ['$6', '$7', '$8'], 'moved')}
    select id from moved`,
});

const DELETE = defineQuery<[id: string, ...Told], { id: string }>({
  name: 'block_document.delete',
  text: (schema) => `
    with gone as (delete from ${schema}.block_document where id = $1 returning id, name, is_anonymous),
    ${told(schema, 'deleted', ['$2', '$3', '$4'], 'gone')}
    select id from gone`,
});

const ORDERS: Readonly<Record<BlockDocumentSort, string>> = {
  NAME_ASC: 'd.name, d.id',
  NAME_DESC: 'd.name desc, d.id',
  BLOCK_TYPE_AND_NAME_ASC: 't.name, d.name, d.id',
};

/** Documents by id, among them those that were asked for, in their order. */
export interface Documents {
  readonly byId: ReadonlyMap<string, BlockDocument>;
  readonly wanted: readonly BlockDocument[];
}

export type NewBlockDocument = Pick<BlockDocument, 'id' | 'name' | 'isAnonymous' | 'schema' | 'values'>;

/** Data leaves it sealed for its row, and comes back only from there. */
@Injectable()
export class BlockDocumentsRepository {
  async find(ctx: WorkspaceContext, id: string): Promise<Documents> {
    return toDocuments(ctx, await run(ctx, FIND, [id]));
  }

  async findByName(ctx: WorkspaceContext, slug: string, name: string): Promise<Documents> {
    return toDocuments(ctx, await run(ctx, FIND_BY_NAME, [slug, name]));
  }

  /** The document and all that refer to it, directly or not. */
  async listWithHolders(ctx: WorkspaceContext, id: string): Promise<Documents> {
    return toDocuments(ctx, await run(ctx, LIST_WITH_HOLDERS, [id]));
  }

  /** Those with a name of their own. */
  async listByType(ctx: WorkspaceContext, typeId: string): Promise<Documents> {
    return toDocuments(ctx, await run(ctx, LIST_BY_TYPE, [typeId]));
  }

  async filter(ctx: WorkspaceContext, filters: BlockDocumentCountBody, sort: BlockDocumentSort, page: { limit: number; offset: number }): Promise<Documents> {
    const scope = new Scope(ctx.schema);
    const wanted = `
      select d.id, row_number() over (order by ${ORDERS[sort]}) from ${documents(scope, filterCondition(scope, filters))}
      order by ${ORDERS[sort]} limit ${scope.bind(page.limit, 'int')} offset ${scope.bind(page.offset, 'int')}`;
    return toDocuments(ctx, await ctx.cell.query<DocumentRow>({ text: tree(ctx.schema, wanted), values: scope.values }));
  }

  async count(ctx: WorkspaceContext, filters: BlockDocumentCountBody): Promise<number> {
    const scope = new Scope(ctx.schema);
    const text = `select count(*) as count from ${documents(scope, filterCondition(scope, filters))}`;
    return (await ctx.cell.query<{ count: number }>({ text, values: scope.values }))[0]?.count ?? 0;
  }

  /** By name, the first `count` after the position. */
  async search(ctx: WorkspaceContext, search: BlockDocumentSearch, after: KeysetPosition | null, count: number): Promise<Documents> {
    const scope = new Scope(ctx.schema);
    const order = orderOf(DOCUMENTS_BY_NAME);
    const found = documents(scope, combine([documentSearched(scope, search), beyond(scope, DOCUMENTS_BY_NAME, after)]));
    const wanted = `select d.id, row_number() over (order by ${order}) from ${found} order by ${order} limit ${scope.bind(count, 'int')}`;
    return toDocuments(ctx, await ctx.cell.query<DocumentRow>({ text: tree(ctx.schema, wanted), values: scope.values }));
  }

  async countFound(ctx: WorkspaceContext, search: BlockDocumentSearch): Promise<number> {
    const scope = new Scope(ctx.schema);
    const text = `select count(*) as count from ${documents(scope, documentSearched(scope, search))}`;
    return (await ctx.cell.query<{ count: number }>({ text, values: scope.values }))[0]?.count ?? 0;
  }

  /** Of each type, how many documents have a name of their own; a type without any is left out. */
  async countByTypes(ctx: WorkspaceContext, typeIds: readonly string[]): Promise<{ typeId: string; count: number }[]> {
    return run(ctx, COUNT_BY_TYPES, [typeIds]);
  }

  /** Null when there is no such document. */
  async capabilitiesOf(ctx: WorkspaceContext, id: string): Promise<readonly string[] | null> {
    return (await run(ctx, FIND_CAPABILITIES, [id]))[0]?.capabilities ?? null;
  }

  /** By the document's id. Those that are not there are left out. */
  async namesOf(ctx: WorkspaceContext, ids: readonly string[]): Promise<Map<string, string>> {
    return new Map((await run(ctx, LIST_NAMES, [ids])).map(({ id, name }) => [id, name]));
  }

  /** False: its type has a document of that name. */
  async insert(ctx: WorkspaceContext, document: NewBlockDocument): Promise<boolean> {
    const { id, name, isAnonymous, schema } = document;
    try {
      const params = [id, name, seal(ctx, document), isAnonymous, schema.type.id, schema.id] as const;
      await run(ctx, INSERT, [...params, ...toReferred(document), ...toTold(document)]);
      return true;
    } catch (error) {
      if (violatedConstraint(error) !== 'block_document_name_key') throw error;
      return false;
    }
  }

  /** Until the transaction ends. False when there is none. */
  async lock(ctx: WorkspaceContext, id: string): Promise<boolean> {
    return (await run(ctx, LOCK, [id])).length === 1;
  }

  async lockReferences(ctx: WorkspaceContext): Promise<void> {
    await run(ctx, LOCK_REFERENCES, []);
  }

  async update(ctx: WorkspaceContext, document: BlockDocument): Promise<void> {
    await run(ctx, UPDATE, [document.id, seal(ctx, document), document.schema.id, ...toReferred(document), ...toTold(document)]);
  }

  async delete(ctx: WorkspaceContext, document: BlockDocument): Promise<boolean> {
    return (await run(ctx, DELETE, [document.id, ...toTold(document)])).length === 1;
  }
}

const filterCondition = (scope: Scope, { block_documents: documents, block_types: types, block_schemas: schemas }: BlockDocumentCountBody): Condition =>
  combine([
    blockDocumentCondition(scope, documents ?? {}),
    types ? blockTypeCondition(scope, types) : null,
    schemas ? blockSchemaCondition(scope, schemas) : null,
  ]);

const documents = (scope: Scope, condition: Condition): string => `${scope.schema}.block_document d
      join ${scope.schema}.block_type t on t.id = d.block_type_id
      join ${scope.schema}.block_schema s on s.id = d.block_schema_id
      where ${whole(condition)}`;

const about = (id: string): string => `block_document/${id}`;

const seal = (ctx: WorkspaceContext, { id, values }: Pick<BlockDocument, 'id' | 'values'>): Buffer =>
  ctx.secrets.seal(Buffer.from(writeJson(values.data)), about(id));

function toDocuments(ctx: WorkspaceContext, rows: readonly DocumentRow[]): Documents {
  const byId = new Map<string, BlockDocument>();
  const wanted: BlockDocument[] = [];
  for (const row of rows) {
    const document: BlockDocument = {
      id: row.id,
      created: row.created,
      updated: row.updated,
      name: row.name,
      isAnonymous: row.is_anonymous,
      schema: fromJoinedSchema(row),
      values: {
        data: parseJson(ctx.secrets.open(row.data, about(row.id)).toString()) as JsonMap,
        references: new Map(Object.entries(row.referred)),
      },
    };
    byId.set(row.id, document);
    if (row.position !== null) wanted.push(document);
  }
  return { byId, wanted };
}

const toReferred = ({ values: { references } }: NewBlockDocument): Referred => [[...references.values()], [...references.keys()]];

function toTold({ name, schema, values }: NewBlockDocument): Told {
  const { type } = schema;
  const related = [
    { 'prefect.resource.id': `prefect.block-type.${type.id}`, 'prefect.resource.role': 'block-type', 'prefect.resource.name': type.name },
    { 'prefect.resource.id': `prefect.block-schema.${schema.id}`, 'prefect.resource.role': 'block-schema' },
  ];
  const blockSchema = { capabilities: schema.capabilities, block_type: { id: type.id, name: type.name } };
  return [newId(), toJsonText(related), toJsonText({ name, data: toldValues({ schema, values }), block_schema: blockSchema })];
}
