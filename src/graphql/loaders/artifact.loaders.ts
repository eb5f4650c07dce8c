import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type DataLoader from 'dataloader';
import type { ArtifactHead } from '../../workspace/artifacts/artifact-reads.repository.js';
import { ArtifactReadsService } from '../../workspace/artifacts/artifact-reads.service.js';
import { byKey, fromMap, newestOf, type Newest, type Options } from '../batching.js';

/** Of artifacts. */
export interface ArtifactLoads {
  readonly artifact: DataLoader<string, ArtifactHead | null>;
  readonly artifactData: DataLoader<string, string | null>;
  /** By key. */
  readonly artifactCount: DataLoader<string, number>;
  readonly artifactsOfFlowRun: DataLoader<Newest, readonly ArtifactHead[], string>;
  readonly artifactsOfTaskRun: DataLoader<Newest, readonly ArtifactHead[], string>;
}

@Injectable()
export class ArtifactLoaders {
  constructor(private readonly artifacts: ArtifactReadsService) {}

  of(ctx: WorkspaceContext, options: Options): ArtifactLoads {
    return {
      artifact: byKey(
        (ids) => this.artifacts.byIds(ctx, ids),
        ({ id }) => id,
        options,
      ),
      artifactData: fromMap<string | null>((ids) => this.artifacts.dataOf(ctx, ids), null, options),
      artifactCount: fromMap((keys) => this.artifacts.countByKeys(ctx, keys), 0, options),
      artifactsOfFlowRun: newestOf(
        (ids, first) => this.artifacts.ofRuns(ctx, 'flow_run_id', ids, first),
        (artifact) => artifact.flow_run_id ?? '',
        options,
      ),
      artifactsOfTaskRun: newestOf(
        (ids, first) => this.artifacts.ofRuns(ctx, 'task_run_id', ids, first),
        (artifact) => artifact.task_run_id ?? '',
        options,
      ),
    };
  }
}
