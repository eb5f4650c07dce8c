import { BlockDocumentCreateBody, BlockDocumentUpdateBody, type Json, type JsonMap } from '@app/contract';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { isUuid } from '../../http/decorators.js';
import { BlockDocumentsService } from '../../workspace/blocks/block-documents.service.js';
import type { ReadDocument } from '../../workspace/blocks/block-documents.schema.js';
import { BlockSchemasService } from '../../workspace/blocks/block-schemas.service.js';
import { type GraphContext, nodeOf } from '../context.js';
import { Entrance } from '../entrance.js';
import { toInputError } from '../errors.js';
import { objectFrom, senderOf } from '../sent.js';

interface Data {
  data?: unknown;
  dataText?: string | null;
}
interface DocumentKey {
  workspaceId: string;
  blockDocumentId: string;
}

const sendDocument = senderOf(BlockDocumentCreateBody);
const sendChange = senderOf(BlockDocumentUpdateBody);

/** By the same services as REST. What people fill in is checked by the schema, since no class of theirs has done that. */
@Resolver('Mutation')
export class BlockMutations {
  constructor(
    private readonly documents: BlockDocumentsService,
    private readonly schemas: BlockSchemasService,
    private readonly entrance: Entrance,
  ) {}

  @Mutation('createBlockDocument')
  async createBlockDocument(
    @Context() context: GraphContext,
    @Args('input') { workspaceId, name, blockSchemaId, data, dataText }: Data & { workspaceId: string; name: string; blockSchemaId: string },
  ) {
    return this.#change(context, workspaceId, async (ctx) => {
      const schema = await this.schemas.get(ctx, requireId(blockSchemaId, 'schema'));
      const { exact } = sendDocument({ name, block_type_id: schema.type.id, block_schema_id: schema.id, data: objectFrom('data', data, dataText) });
      const made = { name, isAnonymous: false, blockTypeId: schema.type.id, blockSchemaId: schema.id, mustFit: true };
      return this.documents.create(ctx, { ...made, data: mapIn(exact) ?? new Map<string, Json>() });
    });
  }

  @Mutation('updateBlockDocument')
  async updateBlockDocument(
    @Context() context: GraphContext,
    @Args('input')
    { workspaceId, blockDocumentId, blockSchemaId, merge, ...sent }: Data & DocumentKey & { blockSchemaId?: string | null; merge?: boolean | null },
  ) {
    return this.#change(context, workspaceId, async (ctx) => {
      const id = requireId(blockDocumentId, 'document');
      const { exact } = sendChange({ data: objectFrom('data', sent.data, sent.dataText) });
      const schemaId = blockSchemaId ? requireId(blockSchemaId, 'schema') : null;
      await this.documents.update(ctx, id, { blockSchemaId: schemaId, data: mapIn(exact), merge: merge ?? true, mustFit: true });
      return this.documents.get(ctx, id, { includeSecrets: false });
    });
  }

  @Mutation('deleteBlockDocument')
  async deleteBlockDocument(@Context() context: GraphContext, @Args() { workspaceId, blockDocumentId }: DocumentKey) {
    const ctx = await this.entrance.change(context, workspaceId, 'workspace:write');
    try {
      const id = requireId(blockDocumentId, 'document');
      await this.documents.delete(ctx, id);
      return { __typename: 'DeleteSuccess', id };
    } catch (error) {
      return toInputError(error);
    }
  }

  async #change(context: GraphContext, workspaceId: string, change: (ctx: WorkspaceContext) => Promise<ReadDocument>) {
    const ctx = await this.entrance.change(context, workspaceId);
    try {
      return { __typename: 'BlockDocumentSuccess', blockDocument: nodeOf(ctx, await change(ctx)) };
    } catch (error) {
      return toInputError(error);
    }
  }
}

function mapIn(exact: JsonMap): JsonMap | undefined {
  const data = exact.get('data');
  return data instanceof Map ? data : undefined;
}

function requireId(id: string, of: 'document' | 'schema'): string {
  if (isUuid(id)) return id.toLowerCase();
  throw new Fault(`block_${of}.not_found`, `Block ${of} not found`);
}
