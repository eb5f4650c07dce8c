import { type Static, Type } from '@sinclair/typebox';
import { Maybe, Nullable, Text } from './wire.js';

/** Members that nobody knows are passed over here. Source: docs/contract/resources.md#flow-run-inputs */
export const FlowRunInputCreateBody = Type.Object({ key: Type.String({ pattern: '^[a-z0-9-]*$' }), value: Text, sender: Maybe(Text) });
export type FlowRunInputCreateBody = Static<typeof FlowRunInputCreateBody>;

export const FlowRunInputListBody = Type.Object({
  prefix: Text,
  limit: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })),
  exclude_keys: Type.Optional(Type.Array(Text)),
});
export type FlowRunInputListBody = Static<typeof FlowRunInputListBody>;

export const FlowRunInputReply = Type.Object({
  id: Text,
  created: Text,
  updated: Text,
  flow_run_id: Text,
  key: Text,
  value: Text,
  sender: Nullable(Text),
});
export type FlowRunInputReply = Static<typeof FlowRunInputReply>;
