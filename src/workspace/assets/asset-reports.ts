import { toIso, type JsonText } from '@app/contract';
import type { Instant } from '@app/engine';
import { RESOURCE_ID, RESOURCE_NAME, RESOURCE_ROLE } from '../events/event.schema.js';
import { uuidAfter } from '../events/resource-ids.js';

type Labels = Readonly<Record<string, string>>;

/** As much of an event as tells of an asset. */
export interface AssetEvent {
  readonly id: string;
  readonly occurred: Instant;
  readonly event: string;
  readonly resource: Labels;
  readonly related: readonly Labels[];
  readonly payload: Readonly<Record<string, unknown>> | JsonText;
}

export interface AssetProperties {
  readonly name: string;
  readonly url: string;
  readonly description: string;
  readonly owners: readonly string[];
}

export type AssetStatus = 'succeeded' | 'failed';

/** What one event tells of one asset. Times as text for the database. */
export interface AssetReport {
  readonly event_id: string;
  readonly key: string;
  readonly occurred: string;
  /** Of the materialization; null: something was made of the asset. */
  readonly status: AssetStatus | null;
  /** Null where the event tells none. */
  readonly properties: AssetProperties | null;
  readonly flow_run_id: string | null;
  readonly task_run_id: string | null;
  readonly by_tools: readonly string[];
  /** Keys of what it was made of. */
  readonly upstream: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>> | JsonText;
}

const MATERIALIZED = 'prefect.asset.materialization.';
export const MATERIALIZATION_EVENTS = [`${MATERIALIZED}succeeded`, `${MATERIALIZED}failed`] as const;
export const REFERENCE_EVENT = 'prefect.asset.referenced';
export const ASSET_ROLE = 'asset';

/** Twice what the SDK allows; two of them fit into one index entry. */
const KEY_BYTES_MAX = 1_024;

/** Null for an event that tells nothing of an asset, or of one whose key nobody could look up. Source: docs/contract/cloud.md#assets */
export function assetReportOf({ id, occurred, event, resource, related, payload }: AssetEvent): AssetReport | null {
  const status = statusOf(event);
  const key = resource[RESOURCE_ID];
  if (status === undefined || key === undefined || !isKey(key)) return null;
  const inRole = (role: string): string[] => related.flatMap((one) => (one[RESOURCE_ROLE] === role ? [one[RESOURCE_ID] ?? ''] : []));
  return {
    event_id: id,
    key,
    occurred: toIso(occurred),
    status,
    properties: propertiesOf(resource),
    flow_run_id: uuidAfter('prefect.flow-run.', inRole('flow-run')[0]),
    task_run_id: uuidAfter('prefect.task-run.', inRole('task-run')[0]),
    by_tools: inRole('asset-materialized-by'),
    upstream: [...new Set(inRole(ASSET_ROLE))].filter((one) => isKey(one) && one !== key),
    metadata: payload,
  };
}

/** Undefined where the event is of no asset. */
function statusOf(event: string): AssetStatus | null | undefined {
  if (event === REFERENCE_EVENT) return null;
  return MATERIALIZATION_EVENTS.some((name) => name === event) ? (event.slice(MATERIALIZED.length) as AssetStatus) : undefined;
}

const [URL, DESCRIPTION, OWNERS] = ['prefect.asset.url', 'prefect.asset.description', 'prefect.asset.owners'] as const;

function propertiesOf(resource: Labels): AssetProperties | null {
  if (![RESOURCE_NAME, URL, DESCRIPTION, OWNERS].some((label) => resource[label] !== undefined)) return null;
  return { name: resource[RESOURCE_NAME] ?? '', url: resource[URL] ?? '', description: resource[DESCRIPTION] ?? '', owners: ownersOf(resource[OWNERS]) };
}

/** A list in JSON, as clients write it. */
function ownersOf(text = '[]'): string[] {
  try {
    const owners: unknown = JSON.parse(text);
    return Array.isArray(owners) ? owners.filter((owner) => typeof owner === 'string') : [];
  } catch {
    return [];
  }
}

const isKey = (key: string): boolean => key !== '' && Buffer.byteLength(key) <= KEY_BYTES_MAX;
