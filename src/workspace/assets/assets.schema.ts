import { toIso, type JsonText, type AssetDependencyReply, type AssetReferenceReply, type AssetReply, type MaterializationReply } from '@app/contract';
import type { Instant } from '@app/engine';
import type { AssetProperties, AssetReport, AssetStatus } from './asset-reports.js';

interface Use {
  readonly event_id: string;
  readonly flow_run_id: string | null;
  readonly task_run_id: string | null;
  readonly metadata: Readonly<Record<string, unknown>> | JsonText;
}

/** What is known of an asset: the newest of each kind that an event told. */
export interface Asset {
  readonly key: string;
  readonly last_seen: Instant;
  readonly properties: AssetProperties | null;
  readonly materialization: (Use & { readonly status: AssetStatus; readonly by_tools: readonly string[] }) | null;
  readonly materialized: Instant | null;
  readonly reference: Use | null;
  readonly referenced: Instant | null;
}

/** One asset is made of another. */
export interface AssetDependency {
  readonly upstream: string;
  readonly downstream: string;
  /** Of the newest materialization that used it, and how that ended. */
  readonly occurred: Instant;
  readonly status: AssetStatus;
}

/** An asset is materialized by an event with a status, and else referred to. */
export type Materialization = AssetReport & { readonly status: AssetStatus };

const NO_PROPERTIES: AssetProperties = { name: '', url: '', description: '', owners: [] };

/** For `writeJson`. */
const toMetadata = ({ metadata }: Pick<Use, 'metadata'>) => metadata as AssetReferenceReply['metadata'];

export const toAssetReply = ({ key, last_seen, properties, materialization, materialized, reference, referenced }: Asset): AssetReply => ({
  key,
  last_seen: toIso(last_seen),
  ...(properties && { properties: { ...properties, owners: [...properties.owners] } }),
  ...(materialization &&
    materialized !== null && {
      latest_materialization: {
        ...materialization,
        metadata: toMetadata(materialization),
        by_tools: [...materialization.by_tools],
        occurred: toIso(materialized),
        originating_workspace_id: null,
      },
    }),
  ...(reference &&
    referenced !== null && {
      latest_reference: { ...reference, metadata: toMetadata(reference), occurred: toIso(referenced), originating_workspace_id: null },
    }),
});

export const toDependencyReply = (dependency: AssetDependency): AssetDependencyReply => ({ ...dependency, occurred: toIso(dependency.occurred) });

export function toReferenceReply({ key, event_id, occurred, properties, flow_run_id, task_run_id, metadata }: AssetReport): AssetReferenceReply {
  const { owners, ...told } = properties ?? NO_PROPERTIES;
  return {
    asset_key: key,
    event_id,
    occurred,
    ...told,
    owners: [...owners],
    flow_run_id,
    task_run_id,
    originating_workspace_id: null,
    metadata: toMetadata({ metadata }),
  };
}

export const toMaterializationReply = (told: Materialization): MaterializationReply => ({
  ...toReferenceReply(told),
  status: told.status,
  by_tools: [...told.by_tools],
  upstream_assets: [...told.upstream],
});
