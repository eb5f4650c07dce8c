import { JsonText, toIso, writeJson, type Json } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isUuid } from '../../http/decorators.js';
import type { ReadDocument } from '../../workspace/blocks/block-documents.schema.js';
import { BlockDocumentsService } from '../../workspace/blocks/block-documents.service.js';
import type { BlockSchema } from '../../workspace/blocks/block-schemas.schema.js';
import { BlockSchemasService } from '../../workspace/blocks/block-schemas.service.js';
import type { BlockDocumentSearch, BlockSchemaSearch, BlockTypeSearch } from '../../workspace/blocks/block-search.js';
import { unescaped, type BlockType } from '../../workspace/blocks/block-types.schema.js';
import { BlockTypesService } from '../../workspace/blocks/block-types.service.js';
import { type Connection, keysetPositionOf, type Page, requireFirst, toConnection } from '../connections.js';
import { type GraphContext, type Node, nodeOf } from '../context.js';
import { Entrance } from '../entrance.js';
import type { WorkspaceNode } from './account.resolvers.js';

type Filtered<Filter> = Page & { filter?: Filter | null };

@Resolver('Workspace')
export class WorkspaceBlocks {
  constructor(
    private readonly types: BlockTypesService,
    private readonly schemas: BlockSchemasService,
    private readonly documents: BlockDocumentsService,
    private readonly entrance: Entrance,
  ) {}

  @ResolveField('blockTypes')
  async blockTypes(@Parent() workspace: WorkspaceNode, @Args() { first, after, filter }: Filtered<BlockTypeSearch>): Promise<Connection<Node<BlockType>>> {
    const ctx = await workspace.open();
    const search = filter ?? {};
    const page = await this.types.list(ctx, { first: requireFirst(first, 50), after: keysetPositionOf(after), filter: search });
    return toConnection(
      { ...page, items: page.items.map((type) => nodeOf(ctx, type)) },
      after,
      ({ name, id }) => [name, id],
      () => this.types.countFound(ctx, search),
    );
  }

  @ResolveField('blockType')
  async blockType(@Parent() workspace: WorkspaceNode, @Args('slug') slug: string): Promise<Node<BlockType> | null> {
    const ctx = await workspace.open();
    const type = await this.types.findBySlug(ctx, slug);
    return type && nodeOf(ctx, type);
  }

  @ResolveField('blockSchemas')
  async blockSchemas(
    @Parent() workspace: WorkspaceNode,
    @Args() { first, after, filter }: Filtered<BlockSchemaSearch>,
  ): Promise<Connection<Node<BlockSchema>>> {
    const ctx = await workspace.open();
    const search = filter ?? {};
    const page = await this.schemas.list(ctx, { first: requireFirst(first, 50), after: keysetPositionOf(after), filter: search });
    return toConnection(
      { ...page, items: page.items.map((schema) => nodeOf(ctx, schema)) },
      after,
      ({ created, id }) => [toIso(created), id],
      () => this.schemas.countFound(ctx, search),
    );
  }

  @ResolveField('blockSchema')
  async blockSchema(@Parent() workspace: WorkspaceNode, @Args('id') id: string): Promise<Node<BlockSchema> | null> {
    const ctx = await workspace.open();
    const schema = isUuid(id) ? await this.schemas.find(ctx, id) : null;
    return schema && nodeOf(ctx, schema);
  }

  @ResolveField('blockCapabilities')
  async blockCapabilities(@Parent() workspace: WorkspaceNode): Promise<string[]> {
    return this.schemas.capabilities(await workspace.open());
  }

  @ResolveField('blockDocuments')
  async blockDocuments(
    @Parent() workspace: WorkspaceNode,
    @Context() context: GraphContext,
    @Args() { first, after, filter }: Filtered<BlockDocumentSearch>,
  ): Promise<Connection<Node<ReadDocument>>> {
    const ctx = await this.#enter(context, workspace);
    const search = filter ?? {};
    const page = await this.documents.list(ctx, { first: requireFirst(first, 50), after: keysetPositionOf(after), filter: search });
    return toConnection(
      { ...page, items: page.items.map((read) => nodeOf(ctx, read)) },
      after,
      ({ document: { name, id } }) => [name, id],
      () => this.documents.countFound(ctx, search),
    );
  }

  @ResolveField('blockDocument')
  async blockDocument(@Parent() workspace: WorkspaceNode, @Context() context: GraphContext, @Args('id') id: string): Promise<Node<ReadDocument> | null> {
    const ctx = await this.#enter(context, workspace);
    const read = isUuid(id) ? await this.documents.read(ctx, id.toLowerCase()) : null;
    return read && nodeOf(ctx, read);
  }

  /** Reading a block takes as much as at REST, where whoever may read it may ask for its secrets. */
  async #enter(context: GraphContext, { workspace }: WorkspaceNode): Promise<WorkspaceContext> {
    return this.entrance.enter(context, workspace.id, 'workspace:run');
  }
}

@Resolver('BlockType')
export class BlockTypeFields {
  @ResolveField('logoUrl')
  logoUrl(@Parent() { logo_url }: Node<BlockType>): string | null {
    return logo_url;
  }
  @ResolveField('documentationUrl')
  documentationUrl(@Parent() { documentation_url }: Node<BlockType>): string | null {
    return documentation_url;
  }
  @ResolveField('description')
  description(@Parent() { description }: Node<BlockType>): string | null {
    return description && unescaped(description);
  }
  @ResolveField('codeExample')
  codeExample(@Parent() { code_example }: Node<BlockType>): string | null {
    return code_example && unescaped(code_example);
  }
  @ResolveField('isProtected')
  isProtected(@Parent() { is_protected }: Node<BlockType>): boolean {
    return is_protected;
  }

  @ResolveField('newestSchema')
  async newestSchema(@Parent() { ctx, id }: Node<BlockType>, @Context() { loaders }: GraphContext): Promise<Node<BlockSchema> | null> {
    const schema = await loaders(ctx).newestBlockSchema.load(id);
    return schema && nodeOf(ctx, schema);
  }
  @ResolveField('documentCount')
  async documentCount(@Parent() { ctx, id }: Node<BlockType>, @Context() { loaders }: GraphContext): Promise<number> {
    return loaders(ctx).blockDocumentCount.load(id);
  }
}

@Resolver('BlockSchema')
export class BlockSchemaFields {
  @ResolveField('fields')
  fields(@Parent() { fields }: Node<BlockSchema>): JsonText {
    return new JsonText(fields);
  }
  @ResolveField('fieldsText')
  fieldsText(@Parent() { fields }: Node<BlockSchema>): string {
    return fields;
  }
  @ResolveField('blockType')
  blockType(@Parent() { ctx, type }: Node<BlockSchema>): Node<BlockType> {
    return nodeOf(ctx, type);
  }
}

/** As it is read without secrets. */
@Resolver('BlockDocument')
export class BlockDocumentFields {
  @ResolveField('id')
  id(@Parent() { document }: Node<ReadDocument>): string {
    return document.id;
  }
  @ResolveField('name')
  name(@Parent() { document }: Node<ReadDocument>): string {
    return document.name;
  }
  @ResolveField('isAnonymous')
  isAnonymous(@Parent() { document }: Node<ReadDocument>): boolean {
    return document.isAnonymous;
  }
  @ResolveField('created')
  created(@Parent() { document }: Node<ReadDocument>): number {
    return document.created;
  }
  @ResolveField('updated')
  updated(@Parent() { document }: Node<ReadDocument>): number {
    return document.updated;
  }
  @ResolveField('blockType')
  blockType(@Parent() { ctx, document }: Node<ReadDocument>): Node<BlockType> {
    return nodeOf(ctx, document.schema.type);
  }
  @ResolveField('blockSchema')
  blockSchema(@Parent() { ctx, document }: Node<ReadDocument>): Node<BlockSchema> {
    return nodeOf(ctx, document.schema);
  }
  @ResolveField('data')
  data(@Parent() { data }: Node<ReadDocument>): JsonText {
    return new JsonText(writeJson(data));
  }
  @ResolveField('dataText')
  dataText(@Parent() { data }: Node<ReadDocument>): string {
    return writeJson(data);
  }
  @ResolveField('references')
  references(@Parent() { references }: Node<ReadDocument>): object[] {
    return [...references].map(([property, reference]) => {
      const referred = memberOf(reference, 'block_document');
      const type = memberOf(referred, 'block_type');
      return {
        property,
        blockDocumentId: memberOf(referred, 'id'),
        name: memberOf(referred, 'name'),
        typeName: memberOf(type, 'name'),
        typeSlug: memberOf(type, 'slug'),
      };
    });
  }
}

const memberOf = (value: Json | undefined, name: string): Json | undefined => (value instanceof Map ? value.get(name) : undefined);
