import { JsonText, toIso, type ArtifactCollectionReply, type ArtifactReply } from '@app/contract';
import type { Instant } from '@app/engine';

interface Content {
  readonly id: string;
  readonly created: Instant;
  readonly updated: Instant;
  readonly type: string | null;
  readonly description: string | null;
  /** JSON as it is written. */
  readonly data: string | null;
  readonly metadata: Record<string, string> | null;
  readonly flow_run_id: string | null;
  readonly task_run_id: string | null;
}

export interface Artifact extends Content {
  readonly key: string | null;
}

/** What the newest artifact of a key says. */
export interface ArtifactCollection extends Content {
  readonly key: string;
  readonly latest_id: string;
}

/** Both for `writeJson`. */
export const toArtifactReply = ({ key, ...content }: Artifact): ArtifactReply => ({ ...toReply(content), key });
export const toCollectionReply = ({ key, latest_id, ...content }: ArtifactCollection): ArtifactCollectionReply => ({ ...toReply(content), key, latest_id });

const toReply = ({ id, created, updated, type, description, data, metadata, flow_run_id, task_run_id }: Content) => ({
  id,
  created: toIso(created),
  updated: toIso(updated),
  type,
  description,
  data: data === null ? null : new JsonText(data),
  metadata_: metadata,
  flow_run_id,
  task_run_id,
});
