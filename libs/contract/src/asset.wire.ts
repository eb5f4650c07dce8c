import { type Static, Type } from '@sinclair/typebox';
import { RelatedFilter } from './event-filter.wire.js';
import { list } from './filter-words.js';
import { Count, Enum, JsonObject, Maybe, Nullable, Strict, Text, Time } from './wire.js';

/** What events told of assets. Source: docs/contract/cloud.md#assets */

export const ASSET_PAGE_MAX = 200;

export const AssetFilter = Strict({
  key: Maybe(Strict({ any_: list(Text), prefix: list(Text), search: list(Text) })),
  occurred: Maybe(Strict({ since: Maybe(Time), until: Maybe(Time) })),
  related: Maybe(RelatedFilter),
});
export type AssetFilter = Static<typeof AssetFilter>;

export const AssetQueryBody = Strict({
  filter: Maybe(AssetFilter),
  limit: Type.Optional(Type.Integer({ minimum: 0, maximum: ASSET_PAGE_MAX })),
});
export type AssetQueryBody = Static<typeof AssetQueryBody>;

const Key = Type.String({ minLength: 1 });
export const AssetKeyQuery = Type.Object({ key: Key });
export const AssetListQuery = Type.Object({ prefix: Type.Optional(Text), search: Type.Optional(Text) });

const history = { since: Type.Optional(Time), until: Type.Optional(Time), sort: Type.Optional(Enum(['asc', 'desc'])) };
export const AssetHistoryQuery = Type.Object({ key: Key, ...history });
export type AssetHistoryQuery = Static<typeof AssetHistoryQuery>;
export const RunAssetsQuery = Type.Object({ ...history, depth: Type.Optional(Type.String({ pattern: '^\\d{1,4}$' })) });
export type RunAssetsQuery = Static<typeof RunAssetsQuery>;

const properties = { name: Text, url: Text, description: Text, owners: Type.Array(Text) };
const origin = { flow_run_id: Nullable(Text), task_run_id: Nullable(Text), originating_workspace_id: Nullable(Text), metadata: JsonObject };
const Status = Enum(['succeeded', 'failed']);

/** Members that nothing is known of are left out. */
export const AssetReply = Type.Object({
  key: Text,
  last_seen: Text,
  properties: Type.Optional(Type.Object(properties)),
  latest_materialization: Type.Optional(Type.Object({ event_id: Text, occurred: Text, status: Status, by_tools: Type.Array(Text), ...origin })),
  latest_reference: Type.Optional(Type.Object({ event_id: Text, occurred: Text, ...origin })),
});
export type AssetReply = Static<typeof AssetReply>;

export const AssetDependencyReply = Type.Object({ upstream: Text, downstream: Text, occurred: Text, status: Status });
export type AssetDependencyReply = Static<typeof AssetDependencyReply>;

export const AssetPageReply = Type.Object({
  assets: Type.Array(AssetReply),
  dependencies: Type.Array(AssetDependencyReply),
  total: Count,
  next_page: Nullable(Text),
});
export type AssetPageReply = Static<typeof AssetPageReply>;

export const AssetNeighborsReply = Type.Object({
  root_asset_key: Text,
  assets: Type.Record(Text, AssetReply),
  dependencies: Type.Array(Type.Object({ upstream_asset_key: Text, downstream_asset_key: Text })),
});
export type AssetNeighborsReply = Static<typeof AssetNeighborsReply>;

const told = { asset_key: Text, event_id: Text, occurred: Text, ...properties, ...origin };
export const AssetReferenceReply = Type.Object(told);
export type AssetReferenceReply = Static<typeof AssetReferenceReply>;
export const MaterializationReply = Type.Object({ ...told, status: Status, by_tools: Type.Array(Text), upstream_assets: Type.Array(Text) });
export type MaterializationReply = Static<typeof MaterializationReply>;
