import type { BlockTypeCreateBody, BlockTypeListBody, BlockTypeUpdateBody } from '@app/contract';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { pageOf } from '../filters/page.js';
import type { KeysetPosition } from '../filters/keyset.js';
import { toPage, type Page } from '../states/page.js';
import type { BlockTypeSearch } from './block-search.js';
import { BlockTypesRepository } from './block-types.repository.js';
import { escaped, type BlockType } from './block-types.schema.js';

/** Kinds of blocks: what a class is in the SDK. */
@Injectable()
export class BlockTypesService {
  constructor(private readonly types: BlockTypesRepository) {}

  /** Faults with `block_type.slug_taken`, or `block_type.protected` for a name that is reserved. */
  async create(ctx: WorkspaceContext, body: BlockTypeCreateBody): Promise<BlockType> {
    if (/^prefect/i.test(body.name)) throw new Fault('block_type.protected', 'Names of block types that begin with Prefect are reserved.');
    const made = await this.types.insert(ctx, {
      name: body.name,
      slug: body.slug,
      logo_url: body.logo_url ?? null,
      documentation_url: body.documentation_url ?? null,
      description: escaped(body.description ?? null),
      code_example: escaped(body.code_example ?? null),
    });
    if (!made) throw new Fault('block_type.slug_taken', `Block type with name "${body.name}" already exists`);
    return made;
  }

  /** Faults with `block_type.not_found`. */
  async get(ctx: WorkspaceContext, id: string): Promise<BlockType> {
    const type = await this.types.find(ctx, id);
    if (!type) throw notFound();
    return type;
  }

  async getBySlug(ctx: WorkspaceContext, slug: string): Promise<BlockType> {
    const type = await this.findBySlug(ctx, slug);
    if (!type) throw notFound();
    return type;
  }

  async findBySlug(ctx: WorkspaceContext, slug: string): Promise<BlockType | null> {
    return this.types.findBySlug(ctx, slug);
  }

  /** By name. */
  async list(
    ctx: WorkspaceContext,
    { first, after, filter }: { first: number; after: KeysetPosition | null; filter: BlockTypeSearch },
  ): Promise<Page<BlockType>> {
    return toPage(await this.types.search(ctx, filter, after, first + 1), first);
  }

  async countFound(ctx: WorkspaceContext, filter: BlockTypeSearch): Promise<number> {
    return this.types.countFound(ctx, filter);
  }

  async filter(ctx: WorkspaceContext, body: BlockTypeListBody): Promise<BlockType[]> {
    return this.types.filter(ctx, body, pageOf(body));
  }

  /** What is left out stays. A type that already reads like this is not touched: clients send it each time they register their classes. */
  async update(ctx: WorkspaceContext, id: string, body: BlockTypeUpdateBody): Promise<void> {
    const { logo_url, documentation_url, description, code_example } = await this.get(ctx, id);
    const known = { logo_url, documentation_url, description, code_example };
    const wanted = { ...known, ...body };
    const words = { ...wanted, description: escaped(wanted.description), code_example: escaped(wanted.code_example) };
    if (JSON.stringify(words) !== JSON.stringify(known)) await this.types.update(ctx, id, words);
  }

  /** Its schemas and documents go with it. Faults with `block_type.not_found`, or `block_type.protected` for one that came with the server. */
  async delete(ctx: WorkspaceContext, id: string): Promise<void> {
    if (await this.types.deleteUnprotected(ctx, id)) return;
    await this.get(ctx, id);
    // The SDK compares this text.
    throw new Fault('block_type.protected', 'protected block types cannot be deleted.');
  }
}

const notFound = (): Fault => new Fault('block_type.not_found', 'Block type not found');
