import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { toBlockSchemaReply, type BlockSchema } from '../blocks/block-schemas.schema.js';
import { BlockSchemasService } from '../blocks/block-schemas.service.js';
import { toBlockTypeReply } from '../blocks/block-types.schema.js';
import { LIST_LIMIT_MAX } from '../filters/page.js';
import { WORKER_CATALOGUE } from './worker-catalogue.js';

/** What there is to choose from, by the names that clients know. */
@Injectable()
export class CollectionsService {
  constructor(private readonly schemas: BlockSchemasService) {}

  workPoolTypes(): object {
    return WORKER_CATALOGUE;
  }

  /** Faults with `collection.not_found`. */
  async view(ctx: WorkspaceContext, name: string): Promise<object> {
    switch (name) {
      case 'aggregate-worker-metadata':
        return WORKER_CATALOGUE;
      case 'aggregate-block-metadata':
        return { prefect: { block_types: await this.#blockTypes(ctx) } };
      case 'aggregate-flow-metadata':
        // Collections no longer bring flows of their own.
        return {};
      default:
        throw new Fault('collection.not_found', `View ${name} not found in registry`);
    }
  }

  /** By their slugs, each with its newest schema. */
  async #blockTypes(ctx: WorkspaceContext): Promise<object> {
    const newest = new Map<string, BlockSchema>();
    for (let offset = 0, read = LIST_LIMIT_MAX; read === LIST_LIMIT_MAX; offset += read) {
      const schemas = await this.schemas.filter(ctx, { limit: LIST_LIMIT_MAX, offset });
      for (const schema of schemas) if (!newest.has(schema.type.slug)) newest.set(schema.type.slug, schema);
      read = schemas.length;
    }
    const entries = [...newest].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([slug, schema]) => [slug, { ...toBlockTypeReply(schema.type), block_schema: toBlockSchemaReply(schema) }]));
  }
}
