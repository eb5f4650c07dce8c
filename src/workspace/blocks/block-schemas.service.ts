import type { BlockSchemaListBody, JsonMap } from '@app/contract';
import { inTransaction } from '@app/database';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { pageOf } from '../filters/page.js';
import type { KeysetPosition } from '../filters/keyset.js';
import { toPage, type Page } from '../states/page.js';
import type { BlockSchemaSearch } from './block-search.js';
import { BlockSchemasRepository } from './block-schemas.repository.js';
import type { BlockSchema, NewBlockSchema } from './block-schemas.schema.js';
import { BlockTypesService } from './block-types.service.js';
import { checksumOf } from './checksum.js';
import { nestedFields, nestedSchemas } from './nested-schemas.js';

export const UNVERSIONED = 'non-versioned';

/** What the fields of a block are, version by version. */
@Injectable()
export class BlockSchemasService {
  constructor(
    private readonly schemas: BlockSchemasRepository,
    private readonly types: BlockTypesService,
  ) {}

  /** The schema with these fields and this version, made if there was none. Faults with `block_type.not_found`, or `data.integrity` for a nested one. */
  async upsert(ctx: WorkspaceContext, wanted: NewBlockSchema): Promise<{ schema: BlockSchema; made: boolean }> {
    return inTransaction(ctx, async (transaction) => {
      await this.types.get(transaction, wanted.blockTypeId);
      return this.#upsert(transaction, wanted, new Set());
    });
  }

  /** Faults with `block_schema.not_found`. */
  async get(ctx: WorkspaceContext, id: string): Promise<BlockSchema> {
    const schema = await this.find(ctx, id);
    if (!schema) throw notFound();
    return schema;
  }

  async find(ctx: WorkspaceContext, id: string): Promise<BlockSchema | null> {
    return this.schemas.find(ctx, id);
  }

  /** The newest one when no version is asked for. */
  async getByChecksum(ctx: WorkspaceContext, checksum: string, version: string | null): Promise<BlockSchema> {
    const schema = await this.schemas.findByChecksum(ctx, checksum, version);
    if (!schema) throw notFound();
    return schema;
  }

  async filter(ctx: WorkspaceContext, body: BlockSchemaListBody): Promise<BlockSchema[]> {
    return this.schemas.filter(ctx, body.block_schemas ?? null, pageOf(body));
  }

  /** Newest first. */
  async list(
    ctx: WorkspaceContext,
    { first, after, filter }: { first: number; after: KeysetPosition | null; filter: BlockSchemaSearch },
  ): Promise<Page<BlockSchema>> {
    return toPage(await this.schemas.search(ctx, filter, after, first + 1), first);
  }

  async countFound(ctx: WorkspaceContext, filter: BlockSchemaSearch): Promise<number> {
    return this.schemas.countFound(ctx, filter);
  }

  /** Of each type that has any, the one that was registered last. */
  async newestOfTypes(ctx: WorkspaceContext, typeIds: readonly string[]): Promise<BlockSchema[]> {
    return this.schemas.listNewest(ctx, typeIds);
  }

  /** What blocks of any schema can do. */
  async capabilities(ctx: WorkspaceContext): Promise<string[]> {
    return this.schemas.listCapabilities(ctx);
  }

  /** Its documents go with it. Faults with `block_schema.not_found`, or `block_type.protected`. */
  async delete(ctx: WorkspaceContext, id: string): Promise<void> {
    if (await this.schemas.deleteUnprotected(ctx, id)) return;
    await this.get(ctx, id);
    throw new Fault('block_type.protected', 'Block schemas for protected block types cannot be deleted.');
  }

  async #upsert(ctx: WorkspaceContext, wanted: NewBlockSchema, asked: Set<string>): Promise<{ schema: BlockSchema; made: boolean }> {
    const checksum = checksumOf(wanted.fields);
    const known = await this.schemas.findByChecksum(ctx, checksum, wanted.version);
    if (known) return { schema: known, made: false };
    await this.#registerNested(ctx, wanted.fields, asked);
    const made = await this.schemas.insert(ctx, { ...wanted, fields: withReferences(wanted.fields) }, checksum);
    return { schema: await this.getByChecksum(ctx, checksum, wanted.version), made };
  }

  /** `asked`: the checksums seen on the way here, so that a block that may hold its own kind comes to an end. */
  async #registerNested(ctx: WorkspaceContext, fields: JsonMap, asked: Set<string>): Promise<void> {
    for (const nested of nestedSchemas(fields)) {
      const type = await this.types.findBySlug(ctx, nested.slug);
      if (!type) throw new Fault('data.integrity', `There is no block type ${nested.slug}, which ${nested.property} refers to. Register it first.`);
      if (asked.has(nested.checksum) || (await this.schemas.findByChecksum(ctx, nested.checksum, null))) continue;
      asked.add(nested.checksum);
      await this.#upsert(ctx, { fields: nestedFields(fields, nested), blockTypeId: type.id, capabilities: [], version: UNVERSIONED }, asked);
    }
  }
}

/** Clients read the references whether there are any or not. */
const withReferences = (fields: JsonMap): JsonMap =>
  fields.has('block_schema_references') ? fields : new Map([...fields, ['block_schema_references', new Map()]]);

const notFound = (): Fault => new Fault('block_schema.not_found', 'Block schema not found');
