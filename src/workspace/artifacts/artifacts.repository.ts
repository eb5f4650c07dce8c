import { newId, type ArtifactCountBody, type ArtifactSort, type LatestArtifactCountBody } from '@app/contract';
import { defineQuery, inTransaction, run, toJsonText } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { countRows, listRows, type Listed } from '../filters/lists.js';
import type { Stretch } from '../filters/page.js';
import { artifactsWhere, collectionsWhere } from './artifact-filters.js';
import type { Artifact, ArtifactCollection } from './artifacts.schema.js';
import { CONTENT, keepArtifacts, tellOfCollections } from './artifacts.sql.js';

const SHOWN = CONTENT.replace('data', 'data::text as data');
const COLUMNS = `id, created, updated, key, ${SHOWN}`;
const COLLECTION_COLUMNS = `id, created, updated, key, latest_id, ${SHOWN}`;

type Insert = [
  id: string,
  key: string | null,
  type: string | null,
  data: string | null,
  description: string | null,
  metadata: string | null,
  flowRunId: string | null,
  taskRunId: string | null,
  eventId: string,
];
const INSERT = defineQuery<Insert, Artifact>({
  name: 'artifact.insert',
  text: (schema) => `
    with input as (
      select $1::uuid as id, $2::text as key, $3::text as type, $4::json as data, $5::text as description, $6::jsonb as metadata,
             $7::uuid as flow_run_id, $8::uuid as task_run_id, $9::uuid as event_id),
    ${keepArtifacts(schema, 'input')}
    select ${COLUMNS} from artifacts`,
});

const FIND = defineQuery<[id: string], Artifact>({
  name: 'artifact.find_by_id',
  text: (schema) => `select ${COLUMNS} from ${schema}.artifact where id = $1`,
});

const FIND_LATEST = defineQuery<[key: string], ArtifactCollection>({
  name: 'artifact_collection.find_by_key',
  text: (schema) => `select ${COLLECTION_COLUMNS} from ${schema}.artifact_collection where key = $1`,
});

type Update = [id: string, data: string | null, description: string | null, metadata: string | null, sent: readonly string[]];
/** Where the artifact is the data of a state, the state changes with it. */
const UPDATE = defineQuery<Update, { id: string }>({
  name: 'artifact.update',
  text: (schema) => {
    const changes = `updated = now(), data = case when 'data' = any($5::text[]) then $2::json else data end,
      description = case when 'description' = any($5) then $3 else description end, metadata = case when 'metadata_' = any($5) then $4::jsonb else metadata end`;
    return `
      with changed as (update ${schema}.artifact set ${changes} where id = $1 returning id),
      latest as (update ${schema}.artifact_collection set ${changes} where latest_id = $1),
      flow_run_states as (update ${schema}.flow_run_state s set data = $2::jsonb from changed where s.id = $1 and 'data' = any($5)),
      task_run_states as (update ${schema}.task_run_state s set data = $2::jsonb from changed where s.id = $1 and 'data' = any($5))
      select id from changed`;
  },
});

/** Whoever deletes an artifact of a key holds this lock, or two of them could each leave the key to the other one's. */
const LOCK_COLLECTION = defineQuery<[artifactId: string], object>({
  name: 'artifact_collection.lock_by_artifact',
  text: (schema) => `select from ${schema}.artifact_collection where key = (select key from ${schema}.artifact where id = $1) for update`,
});

/** The key passes to the newest artifact that remains, or ends with the last one. A state whose data this was has none any more. */
const DELETE = defineQuery<[id: string, eventId: string], { id: string }>({
  name: 'artifact.delete',
  text: (schema) => `
    with gone as (delete from ${schema}.artifact where id = $1 returning id, key),
    next as (
      select a.* from ${schema}.artifact a where a.key = (select key from gone) and a.id <> $1 order by a.created desc, a.id desc limit 1),
    moved as (
      update ${schema}.artifact_collection c set latest_id = next.id, created = next.created, updated = next.updated,
        ${CONTENT.replaceAll(/\w+/g, '$& = next.$&')}
      from next where c.latest_id = $1 returning c.*, 'updated' as what),
    ended as (
      delete from ${schema}.artifact_collection c where c.latest_id = $1 and not exists (select from next) returning c.*, 'deleted' as what),
    told as (${tellOfCollections(schema, '(select *, $2::uuid as event_id from (select * from moved union all select * from ended) all_of_them) c')}),
    flow_run_states as (update ${schema}.flow_run_state s set data = null from gone where s.id = gone.id),
    task_run_states as (update ${schema}.task_run_state s set data = null from gone where s.id = gone.id)
    select id from gone`,
});

const ORDERS: Readonly<Record<ArtifactSort, string>> = {
  ID_DESC: 'a.id desc',
  CREATED_DESC: 'a.created desc, a.id desc',
  UPDATED_DESC: 'a.updated desc, a.id desc',
  KEY_ASC: 'a.key, a.id',
  KEY_DESC: 'a.key desc, a.id desc',
};

/** As clients send it; what is left out of a change stays. */
export interface ArtifactContent {
  readonly data?: string | null;
  readonly description?: string | null;
  readonly metadata_?: Readonly<Record<string, string>> | null;
}

type NewArtifact = Pick<Artifact, 'key' | 'type' | 'data' | 'description' | 'metadata' | 'flow_run_id' | 'task_run_id'>;

const LISTED: Listed = { table: 'artifact', alias: 'a', columns: COLUMNS };
const LISTED_COLLECTIONS: Listed = { table: 'artifact_collection', alias: 'a', columns: COLLECTION_COLUMNS };

@Injectable()
export class ArtifactsRepository {
  async insert(ctx: WorkspaceContext, { key, type, data, description, metadata, flow_run_id, task_run_id }: NewArtifact): Promise<Artifact> {
    const [made] = await run(ctx, INSERT, [newId(), key, type, data, description, jsonOrNull(metadata), flow_run_id, task_run_id, newId()]);
    if (!made) throw new Error('An artifact was inserted and is not there.');
    return made;
  }

  async find(ctx: WorkspaceContext, id: string): Promise<Artifact | null> {
    return (await run(ctx, FIND, [id]))[0] ?? null;
  }

  async findLatest(ctx: WorkspaceContext, key: string): Promise<ArtifactCollection | null> {
    return (await run(ctx, FIND_LATEST, [key]))[0] ?? null;
  }

  /** False when there is none. */
  async update(ctx: WorkspaceContext, id: string, change: ArtifactContent): Promise<boolean> {
    const { data = null, description = null, metadata_: metadata } = change;
    const sent = Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    return (await run(ctx, UPDATE, [id, data, description, jsonOrNull(metadata), sent])).length === 1;
  }

  async delete(ctx: WorkspaceContext, id: string): Promise<boolean> {
    return inTransaction(ctx, async (within) => {
      await run(within, LOCK_COLLECTION, [id]);
      return (await run(within, DELETE, [id, newId()])).length === 1;
    });
  }

  async filter(ctx: WorkspaceContext, filters: ArtifactCountBody, sort: ArtifactSort, stretch: Stretch): Promise<Artifact[]> {
    return listRows(ctx, LISTED, (scope) => artifactsWhere(scope, filters), ORDERS[sort], stretch);
  }

  async count(ctx: WorkspaceContext, filters: ArtifactCountBody): Promise<number> {
    return countRows(ctx, LISTED, (scope) => artifactsWhere(scope, filters));
  }

  async filterLatest(ctx: WorkspaceContext, filters: LatestArtifactCountBody, sort: ArtifactSort, stretch: Stretch): Promise<ArtifactCollection[]> {
    return listRows(ctx, LISTED_COLLECTIONS, (scope) => collectionsWhere(scope, filters), ORDERS[sort], stretch);
  }

  async countLatest(ctx: WorkspaceContext, filters: LatestArtifactCountBody): Promise<number> {
    return countRows(ctx, LISTED_COLLECTIONS, (scope) => collectionsWhere(scope, filters));
  }
}

const jsonOrNull = (metadata: Readonly<Record<string, string>> | null | undefined): string | null => (metadata ? toJsonText(metadata) : null);
