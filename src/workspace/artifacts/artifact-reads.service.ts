import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { KeysetPosition } from '../filters/keyset.js';
import { toPage, type Page } from '../states/page.js';
import { ArtifactReadsRepository, type ArtifactHead, type CollectionHead, type RunColumn } from './artifact-reads.repository.js';
import type { ArtifactSearch, CollectionOrder, CollectionSearch } from './artifact-search.js';

interface Asked<Filter> {
  readonly first: number;
  readonly after: KeysetPosition | null;
  readonly filter: Filter;
}

/** Artifacts as people look through them: by key, by run, and without their data until it is wanted. */
@Injectable()
export class ArtifactReadsService {
  constructor(private readonly artifacts: ArtifactReadsRepository) {}

  /** Newest first. */
  async list(ctx: WorkspaceContext, { first, after, filter }: Asked<ArtifactSearch>): Promise<Page<ArtifactHead>> {
    return toPage(await this.artifacts.search(ctx, filter, after, first + 1), first);
  }

  async countFound(ctx: WorkspaceContext, filter: ArtifactSearch): Promise<number> {
    return this.artifacts.countFound(ctx, filter);
  }

  async listCollections(
    ctx: WorkspaceContext,
    { first, after, filter, order }: Asked<CollectionSearch> & { readonly order: CollectionOrder },
  ): Promise<Page<CollectionHead>> {
    return toPage(await this.artifacts.searchCollections(ctx, filter, order, after, first + 1), first);
  }

  async countCollectionsFound(ctx: WorkspaceContext, filter: CollectionSearch): Promise<number> {
    return this.artifacts.countCollectionsFound(ctx, filter);
  }

  async findCollection(ctx: WorkspaceContext, key: string): Promise<CollectionHead | null> {
    return this.artifacts.findCollection(ctx, key);
  }

  async byIds(ctx: WorkspaceContext, ids: readonly string[]): Promise<ArtifactHead[]> {
    return this.artifacts.list(ctx, ids);
  }

  /** JSON as it is written, by id; one without data is left out. */
  async dataOf(ctx: WorkspaceContext, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.artifacts.listData(ctx, ids)).map(({ id, data }) => [id, data]));
  }

  /** Up to `first` of each run, newest first, without results. */
  async ofRuns(ctx: WorkspaceContext, column: RunColumn, runIds: readonly string[], first: number): Promise<ArtifactHead[]> {
    return this.artifacts.listOfRuns(ctx, column, runIds, first);
  }

  async countByKeys(ctx: WorkspaceContext, keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return new Map((await this.artifacts.countByKeys(ctx, keys)).map(({ key, count }) => [key, count]));
  }
}
