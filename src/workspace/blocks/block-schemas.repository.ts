import { writeJson, type BlockSchemaFilter, newId } from '@app/contract';
import { defineQuery, run } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { combine, Scope, whole } from '../filters/conditions.js';
import { beyond, orderOf, type KeysetPosition } from '../filters/keyset.js';
import { blockSchemaCondition } from './block-filters.js';
import { NEWEST_SCHEMA_FIRST, schemaSearched, type BlockSchemaSearch } from './block-search.js';
import { fromJoinedSchema, joinedSchemaColumns, type BlockSchema, type JoinedSchema, type NewBlockSchema } from './block-schemas.schema.js';

const selected = (schema: string): string =>
  `select ${joinedSchemaColumns} from ${schema}.block_schema s join ${schema}.block_type t on t.id = s.block_type_id`;

const FIND = defineQuery<[id: string], JoinedSchema>({
  name: 'block_schema.find_by_id',
  text: (schema) => `${selected(schema)} where s.id = $1`,
});

const FIND_BY_CHECKSUM = defineQuery<[checksum: string, version: string | null], JoinedSchema>({
  name: 'block_schema.find_by_checksum',
  text: (schema) => `
    ${selected(schema)} where s.checksum = $1 and ($2::text is null or s.version = $2) order by s.created desc, s.id desc limit 1`,
});

const LIST_NEWEST = defineQuery<[typeIds: readonly string[]], JoinedSchema>({
  name: 'block_schema.list_newest_by_types',
  text: (schema) => `
    select newest.* from unnest($1::uuid[]) as wanted (id)
    cross join lateral (${selected(schema)} where s.block_type_id = wanted.id order by s.created desc, s.id desc limit 1) newest`,
});

const INSERT = defineQuery<
  [id: string, checksum: string, fields: string, capabilities: readonly string[], version: string, blockTypeId: string],
  { id: string }
>({
  name: 'block_schema.insert',
  text: (schema) => `
    insert into ${schema}.block_schema (id, checksum, fields, capabilities, version, block_type_id)
    values ($1, $2, $3::json, $4, $5, $6) on conflict (checksum, version) do nothing returning id`,
});

const DELETE = defineQuery<[id: string], { id: string }>({
  name: 'block_schema.delete_unprotected',
  text: (schema) => `
    delete from ${schema}.block_schema s using ${schema}.block_type t
    where s.id = $1 and t.id = s.block_type_id and not t.is_protected returning s.id`,
});

const LIST_CAPABILITIES = defineQuery<[], { capability: string }>({
  name: 'block_schema.list_capabilities',
  text: (schema) => `select distinct unnest(capabilities) as capability from ${schema}.block_schema order by 1`,
});

@Injectable()
export class BlockSchemasRepository {
  async find(ctx: WorkspaceContext, id: string): Promise<BlockSchema | null> {
    return one(await run(ctx, FIND, [id]));
  }

  /** The newest one when `version` is null. */
  async findByChecksum(ctx: WorkspaceContext, checksum: string, version: string | null): Promise<BlockSchema | null> {
    return one(await run(ctx, FIND_BY_CHECKSUM, [checksum, version]));
  }

  /** False when one of that checksum and version is there already. */
  async insert(ctx: WorkspaceContext, { fields, capabilities, version, blockTypeId }: NewBlockSchema, checksum: string): Promise<boolean> {
    return (await run(ctx, INSERT, [newId(), checksum, writeJson(fields), capabilities, version, blockTypeId])).length === 1;
  }

  /** With its documents. False when there is none, or its type is protected. */
  async deleteUnprotected(ctx: WorkspaceContext, id: string): Promise<boolean> {
    return (await run(ctx, DELETE, [id])).length === 1;
  }

  /** Newest first. */
  async filter(ctx: WorkspaceContext, filter: BlockSchemaFilter | null, { limit, offset }: { limit: number; offset: number }): Promise<BlockSchema[]> {
    const scope = new Scope(ctx.schema);
    const text = `
      ${selected(ctx.schema)} where ${whole(filter && blockSchemaCondition(scope, filter))}
      order by s.created desc, s.id desc limit ${scope.bind(limit, 'int')} offset ${scope.bind(offset, 'int')}`;
    return (await ctx.cell.query<JoinedSchema>({ text, values: scope.values })).map(fromJoinedSchema);
  }

  /** Newest first, the first `count` after the position. */
  async search(ctx: WorkspaceContext, search: BlockSchemaSearch, after: KeysetPosition | null, count: number): Promise<BlockSchema[]> {
    const scope = new Scope(ctx.schema);
    const where = whole(combine([schemaSearched(scope, search), beyond(scope, NEWEST_SCHEMA_FIRST, after)]));
    const text = `${selected(ctx.schema)} where ${where} order by ${orderOf(NEWEST_SCHEMA_FIRST)} limit ${scope.bind(count, 'int')}`;
    return (await ctx.cell.query<JoinedSchema>({ text, values: scope.values })).map(fromJoinedSchema);
  }

  async countFound(ctx: WorkspaceContext, search: BlockSchemaSearch): Promise<number> {
    const scope = new Scope(ctx.schema);
    const text = `
      select count(*) as count from ${ctx.schema}.block_schema s join ${ctx.schema}.block_type t on t.id = s.block_type_id
      where ${whole(schemaSearched(scope, search))}`;
    return (await ctx.cell.query<{ count: number }>({ text, values: scope.values }))[0]?.count ?? 0;
  }

  /** Of each type that has any. */
  async listNewest(ctx: WorkspaceContext, typeIds: readonly string[]): Promise<BlockSchema[]> {
    return (await run(ctx, LIST_NEWEST, [typeIds])).map(fromJoinedSchema);
  }

  async listCapabilities(ctx: WorkspaceContext): Promise<string[]> {
    return (await run(ctx, LIST_CAPABILITIES, [])).map(({ capability }) => capability);
  }
}

const one = ([row]: JoinedSchema[]): BlockSchema | null => (row ? fromJoinedSchema(row) : null);
