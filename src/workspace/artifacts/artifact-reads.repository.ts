import { defineQuery, run } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { combine, whole, type Scope } from '../filters/conditions.js';
import { beyond, orderOf, type KeysetPosition } from '../filters/keyset.js';
import { countRows, listRows, type Listed } from '../filters/lists.js';
import {
  artifactSearched,
  COLLECTION_ORDERS,
  NEWEST_ARTIFACT_FIRST,
  NO_RESULTS,
  type ArtifactSearch,
  type CollectionOrder,
  type CollectionSearch,
} from './artifact-search.js';
import type { Artifact, ArtifactCollection } from './artifacts.schema.js';

/** An artifact without its data, which may be long and is read by itself. */
export type ArtifactHead = Omit<Artifact, 'data'>;
export type CollectionHead = Pick<ArtifactCollection, 'id' | 'created' | 'updated' | 'key' | 'latest_id'>;
/** Whose artifacts they are. */
export type RunColumn = 'flow_run_id' | 'task_run_id';

const HEAD = 'a.id, a.created, a.updated, a.key, a.type, a.description, a.metadata, a.flow_run_id, a.task_run_id';
const COLLECTION_HEAD = 'a.id, a.created, a.updated, a.key, a.latest_id';
const LISTED: Listed = { table: 'artifact', alias: 'a', columns: HEAD };
const LISTED_COLLECTIONS: Listed = { table: 'artifact_collection', alias: 'a', columns: COLLECTION_HEAD };

const LIST = defineQuery<[ids: readonly string[]], ArtifactHead>({
  name: 'artifact.list_by_ids',
  text: (schema) => `select ${HEAD} from ${schema}.artifact a where a.id = any($1::uuid[])`,
});

const LIST_DATA = defineQuery<[ids: readonly string[]], { id: string; data: string }>({
  name: 'artifact.list_data_by_ids',
  text: (schema) => `select id, data::text as data from ${schema}.artifact where id = any($1::uuid[]) and data is not null`,
});

const listOf = (column: RunColumn) =>
  defineQuery<[runIds: readonly string[], count: number], ArtifactHead>({
    name: `artifact.list_newest_by_${column}`,
    text: (schema) => `
      select newest.* from unnest($1::uuid[]) as run (id)
      cross join lateral (
        select ${HEAD} from ${schema}.artifact a where a.${column} = run.id and ${NO_RESULTS} order by a.created desc, a.id desc limit $2) newest`,
  });
const LIST_OF: Readonly<Record<RunColumn, ReturnType<typeof listOf>>> = { flow_run_id: listOf('flow_run_id'), task_run_id: listOf('task_run_id') };

const COUNT_BY_KEYS = defineQuery<[keys: readonly string[]], { key: string; count: number }>({
  name: 'artifact.count_by_keys',
  text: (schema) => `select key, count(*) as count from ${schema}.artifact where key = any($1::text[]) group by key`,
});

const FIND_COLLECTION = defineQuery<[key: string], CollectionHead>({
  name: 'artifact_collection.find_head_by_key',
  text: (schema) => `select ${COLLECTION_HEAD} from ${schema}.artifact_collection a where a.key = $1`,
});

/** Artifacts as people look through them. */
@Injectable()
export class ArtifactReadsRepository {
  /** Newest first, `count` after the position. */
  async search(ctx: WorkspaceContext, search: ArtifactSearch, after: KeysetPosition | null, count: number): Promise<ArtifactHead[]> {
    const where = (scope: Scope): string => whole(combine([artifactSearched(scope, search), beyond(scope, NEWEST_ARTIFACT_FIRST, after)]));
    return listRows<ArtifactHead>(ctx, LISTED, where, orderOf(NEWEST_ARTIFACT_FIRST), { limit: count, offset: 0 });
  }

  async countFound(ctx: WorkspaceContext, search: ArtifactSearch): Promise<number> {
    return countRows(ctx, LISTED, (scope) => whole(artifactSearched(scope, search)));
  }

  async searchCollections(
    ctx: WorkspaceContext,
    search: CollectionSearch,
    order: CollectionOrder,
    after: KeysetPosition | null,
    count: number,
  ): Promise<CollectionHead[]> {
    const keyset = COLLECTION_ORDERS[order];
    const where = (scope: Scope): string => whole(combine([artifactSearched(scope, search), beyond(scope, keyset, after)]));
    return listRows<CollectionHead>(ctx, LISTED_COLLECTIONS, where, orderOf(keyset), { limit: count, offset: 0 });
  }

  async countCollectionsFound(ctx: WorkspaceContext, search: CollectionSearch): Promise<number> {
    return countRows(ctx, LISTED_COLLECTIONS, (scope) => whole(artifactSearched(scope, search)));
  }

  async findCollection(ctx: WorkspaceContext, key: string): Promise<CollectionHead | null> {
    return (await run(ctx, FIND_COLLECTION, [key]))[0] ?? null;
  }

  async list(ctx: WorkspaceContext, ids: readonly string[]): Promise<ArtifactHead[]> {
    return run(ctx, LIST, [ids]);
  }

  /** As it is written, of those that have any. */
  async listData(ctx: WorkspaceContext, ids: readonly string[]): Promise<{ id: string; data: string }[]> {
    return run(ctx, LIST_DATA, [ids]);
  }

  /** Up to `count` of each run, newest first, without results. */
  async listOfRuns(ctx: WorkspaceContext, column: RunColumn, runIds: readonly string[], count: number): Promise<ArtifactHead[]> {
    return run(ctx, LIST_OF[column], [runIds, count]);
  }

  async countByKeys(ctx: WorkspaceContext, keys: readonly string[]): Promise<{ key: string; count: number }[]> {
    return run(ctx, COUNT_BY_KEYS, [keys]);
  }
}
