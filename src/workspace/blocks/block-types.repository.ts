import { newId, type BlockTypeListBody } from '@app/contract';
import { defineQuery, run, violatedConstraint } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { combine, Scope, whole } from '../filters/conditions.js';
import { beyond, orderOf, type KeysetPosition } from '../filters/keyset.js';
import { countRows, listRows, type Listed } from '../filters/lists.js';
import { blockSchemaCondition, blockTypeCondition } from './block-filters.js';
import { typeSearched, TYPES_BY_NAME, type BlockTypeSearch } from './block-search.js';
import { TYPE_COLUMNS, type BlockType, type BlockTypeWords } from './block-types.schema.js';

const COLUMNS = TYPE_COLUMNS.join(', ');

/** Tells in the same statement what became of the types that `from` names. */
const told = (schema: string, what: 'created' | 'updated' | 'deleted', eventId: string, from: string): string => `
    told as (
      insert into ${schema}.event (id, occurred, event, resource_id, resource, payload)
      select ${eventId}::uuid, now(), 'prefect.block-type.${what}', 'prefect.block-type.' || id,
             jsonb_build_object('prefect.resource.id', 'prefect.block-type.' || id, 'prefect.resource.name', name),
             jsonb_build_object('name', name, 'slug', slug, 'logo_url', logo_url, 'documentation_url', documentation_url,
                                'description', description, 'code_example', code_example, 'is_protected', is_protected)
      from ${from})`;

type Words = [logoUrl: string | null, documentationUrl: string | null, description: string | null, codeExample: string | null];

const INSERT = defineQuery<[id: string, name: string, slug: string, ...Words, eventId: string], BlockType>({
  name: 'block_type.insert',
  text: (schema) => `
    with made as (
      insert into ${schema}.block_type (id, name, slug, logo_url, documentation_url, description, code_example)
      values ($1, $2, $3, $4, $5, $6, $7) returning ${COLUMNS}),
    ${told(schema, 'created', '$8', 'made')}
    select * from made`,
});

const FIND = defineQuery<[id: string], BlockType>({
  name: 'block_type.find_by_id',
  text: (schema) => `select ${COLUMNS} from ${schema}.block_type where id = $1`,
});

const FIND_BY_SLUG = defineQuery<[slug: string], BlockType>({
  name: 'block_type.find_by_slug',
  text: (schema) => `select ${COLUMNS} from ${schema}.block_type where slug = $1`,
});

const UPDATE = defineQuery<[id: string, ...Words, eventId: string], { id: string }>({
  name: 'block_type.update',
  text: (schema) => `
    with moved as (
      update ${schema}.block_type set logo_url = $2, documentation_url = $3, description = $4, code_example = $5, updated = now()
      where id = $1 returning ${COLUMNS}),
    ${told(schema, 'updated', '$6', 'moved')}
    select id from moved`,
});

const DELETE = defineQuery<[id: string, eventId: string], { id: string }>({
  name: 'block_type.delete_unprotected',
  text: (schema) => `
    with gone as (delete from ${schema}.block_type where id = $1 and not is_protected returning ${COLUMNS}),
    ${told(schema, 'deleted', '$2', 'gone')}
    select id from gone`,
});

@Injectable()
export class BlockTypesRepository {
  /** Null: the slug is taken. */
  async insert(ctx: WorkspaceContext, { name, slug, ...words }: Pick<BlockType, 'name' | 'slug'> & BlockTypeWords): Promise<BlockType | null> {
    try {
      return (await run(ctx, INSERT, [newId(), name, slug, ...toParams(words), newId()]))[0] ?? null;
    } catch (error) {
      if (violatedConstraint(error) !== 'block_type_slug_key') throw error;
      return null;
    }
  }

  async find(ctx: WorkspaceContext, id: string): Promise<BlockType | null> {
    return (await run(ctx, FIND, [id]))[0] ?? null;
  }

  async findBySlug(ctx: WorkspaceContext, slug: string): Promise<BlockType | null> {
    return (await run(ctx, FIND_BY_SLUG, [slug]))[0] ?? null;
  }

  async update(ctx: WorkspaceContext, id: string, words: BlockTypeWords): Promise<void> {
    await run(ctx, UPDATE, [id, ...toParams(words), newId()]);
  }

  /** With its schemas and documents. False when there is none, or it is protected. */
  async deleteUnprotected(ctx: WorkspaceContext, id: string): Promise<boolean> {
    return (await run(ctx, DELETE, [id, newId()])).length === 1;
  }

  async filter(ctx: WorkspaceContext, filters: BlockTypeListBody, { limit, offset }: { limit: number; offset: number }): Promise<BlockType[]> {
    const scope = new Scope(ctx.schema);
    const { block_types: types, block_schemas: schemas } = filters;
    const where = combine([
      types ? blockTypeCondition(scope, types) : null,
      schemas ? `exists (select from ${ctx.schema}.block_schema s where s.block_type_id = t.id and ${whole(blockSchemaCondition(scope, schemas))})` : null,
    ]);
    const text = `
      select ${COLUMNS} from ${ctx.schema}.block_type t where ${whole(where)}
      order by name, id limit ${scope.bind(limit, 'int')} offset ${scope.bind(offset, 'int')}`;
    return ctx.cell.query<BlockType>({ text, values: scope.values });
  }

  /** By name, the first `count` after the position. */
  async search(ctx: WorkspaceContext, search: BlockTypeSearch, after: KeysetPosition | null, count: number): Promise<BlockType[]> {
    const where = (scope: Scope): string => whole(combine([typeSearched(scope, search), beyond(scope, TYPES_BY_NAME, after)]));
    return listRows<BlockType>(ctx, LISTED, where, orderOf(TYPES_BY_NAME), { limit: count, offset: 0 });
  }

  async countFound(ctx: WorkspaceContext, search: BlockTypeSearch): Promise<number> {
    return countRows(ctx, LISTED, (scope) => whole(typeSearched(scope, search)));
  }
}

const LISTED: Listed = { table: 'block_type', alias: 't', columns: COLUMNS };

const toParams = (words: BlockTypeWords): Words => [words.logo_url, words.documentation_url, words.description, words.code_example];
