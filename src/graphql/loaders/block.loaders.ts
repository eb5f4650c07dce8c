import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type DataLoader from 'dataloader';
import { BlockDocumentsService } from '../../workspace/blocks/block-documents.service.js';
import type { BlockSchema } from '../../workspace/blocks/block-schemas.schema.js';
import { BlockSchemasService } from '../../workspace/blocks/block-schemas.service.js';
import { byKey, fromMap, type Options } from '../batching.js';

/** Of blocks. */
export interface BlockLoads {
  /** By type. */
  readonly newestBlockSchema: DataLoader<string, BlockSchema | null>;
  readonly blockDocumentCount: DataLoader<string, number>;
}

@Injectable()
export class BlockLoaders {
  constructor(
    private readonly blocks: BlockDocumentsService,
    private readonly blockSchemas: BlockSchemasService,
  ) {}

  of(ctx: WorkspaceContext, options: Options): BlockLoads {
    return {
      newestBlockSchema: byKey(
        (ids) => this.blockSchemas.newestOfTypes(ctx, ids),
        ({ type }) => type.id,
        options,
      ),
      blockDocumentCount: fromMap((ids) => this.blocks.countByTypes(ctx, ids), 0, options),
    };
  }
}
