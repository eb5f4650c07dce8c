import { type Static, Type } from '@sinclair/typebox';
import { AnyId, AnyText, Combining, page, SomeTags } from './filter-words.js';
import { Enum, Flag, JsonObject, Maybe, Strict, Tags, Text, Time } from './wire.js';

/** Triggers and actions are told apart by their `type`; they are read member by member, with the numbers that were sent. */
const automation = {
  name: Text,
  description: Type.Optional(Text),
  enabled: Type.Optional(Flag),
  tags: Type.Optional(Tags),
  trigger: JsonObject,
  actions: Type.Array(JsonObject),
  actions_on_trigger: Type.Optional(Type.Array(JsonObject)),
  actions_on_resolve: Type.Optional(Type.Array(JsonObject)),
};

export const AutomationCreateBody = Strict({ ...automation, owner_resource: Maybe(Text) });
export type AutomationCreateBody = Static<typeof AutomationCreateBody>;

export const AutomationReplaceBody = Strict(automation);
export type AutomationReplaceBody = Static<typeof AutomationReplaceBody>;

export const AutomationUpdateBody = Strict({ enabled: Type.Optional(Flag) });
export type AutomationUpdateBody = Static<typeof AutomationUpdateBody>;

export const AutomationFilter = Combining({
  id: AnyId,
  name: AnyText,
  created: Maybe(Strict({ before_: Maybe(Time) })),
  tags: SomeTags,
});
export type AutomationFilter = Static<typeof AutomationFilter>;

export const AUTOMATION_SORTS = ['NAME_ASC', 'NAME_DESC', 'CREATED_DESC', 'UPDATED_DESC'] as const;
export type AutomationSort = (typeof AUTOMATION_SORTS)[number];

export const AutomationCountBody = Type.Object({ automations: Maybe(AutomationFilter) });
export type AutomationCountBody = Static<typeof AutomationCountBody>;

export const AutomationListBody = Type.Object({ automations: Maybe(AutomationFilter), ...page, sort: Maybe(Enum(AUTOMATION_SORTS)) });
export type AutomationListBody = Static<typeof AutomationListBody>;

export const AutomationReply = Type.Object({
  id: Text,
  created: Text,
  updated: Text,
  name: Text,
  description: Text,
  enabled: Flag,
  tags: Tags,
  trigger: JsonObject,
  actions: Type.Array(JsonObject),
  actions_on_trigger: Type.Array(JsonObject),
  actions_on_resolve: Type.Array(JsonObject),
});
