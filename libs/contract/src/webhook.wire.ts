import { type Static, Type } from '@sinclair/typebox';
import { page } from './filter-words.js';
import { Enum, Flag, Maybe, Nullable, Strict, Text, Uuid } from './wire.js';

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
  // Of the service account's key in use; webhooks without one are as if it never ended.
  'KEY_EXPIRATION_ASC',
  'KEY_EXPIRATION_DESC',
] as const;
export type WebhookSort = (typeof WEBHOOK_SORTS)[number];

export const WebhookListBody = Type.Object({ ...page, sort: Maybe(Enum(WEBHOOK_SORTS)) });
export type WebhookListBody = Static<typeof WebhookListBody>;

/** With the key in use, but not the key itself and nothing made of it. */
const ServiceAccount = Type.Object({
  id: Text,
  created: Text,
  updated: Text,
  actor_id: Text,
  account_id: Text,
  name: Text,
  api_key: Type.Object({ id: Text, created: Text, name: Text, masked_key: Text, expiration: Nullable(Text) }),
});

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
  service_account_id: Nullable(Text),
  /** Null also where it is gone. */
  service_account: Nullable(ServiceAccount),
});
export type WebhookReply = Static<typeof WebhookReply>;
