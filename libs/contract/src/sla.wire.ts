import { type Static, Type } from '@sinclair/typebox';
import { AutomationReply } from './automation.wire.js';
import { AnyText, Combining, page, SomeTags } from './filter-words.js';
import { Enum, Flag, JsonObject, Maybe, Nullable, Strict, Text, Time, Uuid } from './wire.js';

/** What a deployment promises of its runs. Source: docs/contract/cloud.md#slas */

export const SLA_SEVERITIES = ['minor', 'low', 'moderate', 'high', 'critical'] as const;
export type SlaSeverity = (typeof SLA_SEVERITIES)[number];

const Seconds = Type.Number({ exclusiveMinimum: 0, maximum: 1e9 });

/** By label, the pattern of its value, or several of which it must fit one. */
const ResourceMatch = Type.Unsafe<Record<string, string | string[]>>({
  type: 'object',
  maxProperties: 100,
  additionalProperties: { type: ['string', 'array'], items: { type: 'string' } },
});

/** Which kind it is, is told by those of the members below the owner that it has. */
export const SlaBody = Strict({
  name: Type.String({ minLength: 1, maxLength: 1_000 }),
  severity: Maybe(Enum(SLA_SEVERITIES)),
  enabled: Maybe(Flag),
  owner_resource: Maybe(Text),
  duration: Maybe(Seconds),
  within: Maybe(Seconds),
  stale_after: Maybe(Seconds),
  resource_match: Maybe(ResourceMatch),
  expected_event: Maybe(Type.String({ minLength: 1, maxLength: 1_024 })),
});
export type SlaBody = Static<typeof SlaBody>;
export const SlaListBody = Type.Array(SlaBody, { maxItems: 100 });

export const SlaUpdateBody = Strict({ enabled: Flag });
export type SlaUpdateBody = Static<typeof SlaUpdateBody>;

export const SlaFilter = Combining({ name: AnyText, severity: Maybe(Enum(SLA_SEVERITIES)), created: Maybe(Strict({ before_: Maybe(Time) })), tags: SomeTags });
export type SlaFilter = Static<typeof SlaFilter>;

export const SLA_SORTS = ['CREATED_DESC', 'UPDATED_DESC', 'NAME_ASC', 'NAME_DESC'] as const;
export type SlaSort = (typeof SLA_SORTS)[number];
export const SlaSortQuery = Type.Object({ sort: Type.Optional(Enum(SLA_SORTS)) });

export const SlaQueryBody = Strict({ filter: Maybe(SlaFilter), ...page });
export type SlaQueryBody = Static<typeof SlaQueryBody>;

export const SlaRunsBody = Strict({ sla_ids: Type.Array(Uuid), since: Time });
export type SlaRunsBody = Static<typeof SlaRunsBody>;

/** An automation's form, as clients expect it, with what it promises. */
export const SlaReply = Type.Object({
  ...AutomationReply.properties,
  account: Text,
  workspace: Text,
  type: Text,
  severity: Enum(SLA_SEVERITIES),
  owner_resource: Text,
  labels: Nullable(JsonObject),
  duration: Type.Optional(Type.Number()),
  within: Type.Optional(Type.Number()),
  stale_after: Type.Optional(Type.Number()),
  resource_match: Type.Optional(JsonObject),
  expected_event: Type.Optional(Text),
});
export type SlaReply = Static<typeof SlaReply>;

export const DefaultSlasBody = Strict({ sla_severities: Type.Array(Enum(SLA_SEVERITIES)), block_id: Uuid });
export type DefaultSlasBody = Static<typeof DefaultSlasBody>;

export const SlaMergeReply = Type.Object({ created: Type.Array(SlaReply), updated: Type.Array(SlaReply), deleted: Type.Array(SlaReply) });
export type SlaMergeReply = Static<typeof SlaMergeReply>;
