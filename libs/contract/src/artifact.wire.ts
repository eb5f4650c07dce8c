import { type Static, type TSchema, Type } from '@sinclair/typebox';
import { AnyId, anyText, Combining, like, list, page } from './filter-words.js';
import { DeploymentFilter, FlowFilter, FlowRunFilter, TaskRunFilter } from './filters.wire.js';
import { Anything, Enum, Flag, Maybe, Nullable, Strict, Text, Uuid } from './wire.js';

const Metadata = Type.Unsafe<Record<string, string>>({ type: 'object', additionalProperties: Text });

export const ArtifactCreateBody = Strict({
  key: Maybe(Type.String({ pattern: '^[a-z0-9-]*$' })),
  type: Maybe(Text),
  description: Maybe(Text),
  data: Type.Optional(Anything),
  metadata_: Maybe(Metadata),
  flow_run_id: Maybe(Uuid),
  task_run_id: Maybe(Uuid),
});
export type ArtifactCreateBody = Static<typeof ArtifactCreateBody>;

/** What is left out stays; null takes away. */
export const ArtifactUpdateBody = Strict({ data: Type.Optional(Anything), description: Maybe(Text), metadata_: Maybe(Metadata) });
export type ArtifactUpdateBody = Static<typeof ArtifactUpdateBody>;

const parts = {
  key: Maybe(Strict({ ...anyText, ...like, exists_: Maybe(Flag) })),
  flow_run_id: AnyId,
  task_run_id: AnyId,
  type: Maybe(Strict({ ...anyText, not_any_: list(Text) })),
};
export const ArtifactFilter = Combining({ id: AnyId, ...parts });
export type ArtifactFilter = Static<typeof ArtifactFilter>;

export const ArtifactCollectionFilter = Combining({ latest_id: AnyId, ...parts });
export type ArtifactCollectionFilter = Static<typeof ArtifactCollectionFilter>;

const filters = <T extends TSchema>(artifacts: T) => ({
  artifacts: Maybe(artifacts),
  flow_runs: Maybe(FlowRunFilter),
  task_runs: Maybe(TaskRunFilter),
  flows: Maybe(FlowFilter),
  deployments: Maybe(DeploymentFilter),
});

export const ARTIFACT_SORTS = ['ID_DESC', 'CREATED_DESC', 'UPDATED_DESC', 'KEY_ASC', 'KEY_DESC'] as const;
export type ArtifactSort = (typeof ARTIFACT_SORTS)[number];
const listing = { ...page, sort: Maybe(Enum(ARTIFACT_SORTS)) };

export const ArtifactCountBody = Type.Object(filters(ArtifactFilter));
export type ArtifactCountBody = Static<typeof ArtifactCountBody>;
export const ArtifactListBody = Type.Object({ ...filters(ArtifactFilter), ...listing });
export type ArtifactListBody = Static<typeof ArtifactListBody>;

export const LatestArtifactCountBody = Type.Object(filters(ArtifactCollectionFilter));
export type LatestArtifactCountBody = Static<typeof LatestArtifactCountBody>;
export const LatestArtifactListBody = Type.Object({ ...filters(ArtifactCollectionFilter), ...listing });
export type LatestArtifactListBody = Static<typeof LatestArtifactListBody>;

const content = {
  type: Nullable(Text),
  description: Nullable(Text),
  data: Anything,
  metadata_: Nullable(Metadata),
  flow_run_id: Nullable(Text),
  task_run_id: Nullable(Text),
};

export const ArtifactReply = Type.Object({ id: Text, created: Text, updated: Text, key: Nullable(Text), ...content });
export type ArtifactReply = Static<typeof ArtifactReply>;

/** The newest artifact of a key, under an id that stays when another one takes its place. */
export const ArtifactCollectionReply = Type.Object({ id: Text, created: Text, updated: Text, key: Text, latest_id: Text, ...content });
export type ArtifactCollectionReply = Static<typeof ArtifactCollectionReply>;
