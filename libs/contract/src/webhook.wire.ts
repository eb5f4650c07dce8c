import { type Static, Type } from '@sinclair/typebox';
import { page } from './filter-words.js';
import { Enum, Flag, Maybe, Strict, Text, Uuid } from './wire.js';

const Name = Type.String({ minLength: 1, maxLength: 5_000 });
const Description = Type.String({ maxLength: 5_000 });
const Template = Type.String({ maxLength: 30_000 });

/** `requires_key` is ours: senders then have to bring an API key. */
const fields = { description: Maybe(Description), enabled: Maybe(Flag), service_account_id: Maybe(Uuid), requires_key: Maybe(Flag) };

export const WebhookCreateBody = Strict({ name: Name, template: Template, ...fields });
export type WebhookCreateBody = Static<typeof WebhookCreateBody>;

/** What is left out stays. */
export const WebhookReplaceBody = Strict({ name: Name, template: Template, ...fields });
export type WebhookReplaceBody = Static<typeof WebhookReplaceBody>;

export const WebhookUpdateBody = Strict({ enabled: Maybe(Flag) });
export type WebhookUpdateBody = Static<typeof WebhookUpdateBody>;

export const WEBHOOK_SORTS = [
  'NAME_ASC',
  'NAME_DESC',
  'CREATED_ASC',
  'CREATED_DESC',
  'UPDATED_ASC',
  'UPDATED_DESC',
  // Of keys that webhooks do not have here: by name.
  'KEY_EXPIRATION_ASC',
  'KEY_EXPIRATION_DESC',
] as const;
export type WebhookSort = (typeof WEBHOOK_SORTS)[number];

export const WebhookListBody = Type.Object({ ...page, sort: Maybe(Enum(WEBHOOK_SORTS)) });
export type WebhookListBody = Static<typeof WebhookListBody>;

const Null = Type.Null();

/** `account` and `workspace` are ids. */
export const WebhookReply = Type.Object({
  id: Text,
  created: Text,
  updated: Text,
  name: Text,
  description: Text,
  enabled: Flag,
  template: Text,
  requires_key: Flag,
  account: Text,
  workspace: Text,
  slug: Text,
  service_account_id: Null,
  service_account: Null,
});
export type WebhookReply = Static<typeof WebhookReply>;
