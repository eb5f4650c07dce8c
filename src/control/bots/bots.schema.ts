import { AnyId, Maybe, Name, Strict, Text, Uuid } from '@app/contract';
import { Type, type Static } from '@sinclair/typebox';
import { toApiKeyReply } from '../api-keys/api-keys.schema.js';
import { roleReply } from '../members/roles.js';
import { KEY_GRACE_SECONDS_MAX, type MadeKey, type ServiceAccount } from './bots.service.js';

export const BotQuery = Type.Object({
  service_accounts: Maybe(Strict({ id: AnyId, name: Name })),
  limit: Maybe(Type.Integer({ minimum: 0, maximum: 200 })),
  offset: Maybe(Type.Integer({ minimum: 0 })),
});
export type BotQuery = Static<typeof BotQuery>;

/** Null stands for Member and for a key that never ends. */
export const BotCreate = Strict({ name: Text, account_role_id: Maybe(Uuid), api_key_expiration: Maybe(Text) });
export type BotCreate = Static<typeof BotCreate>;

/** Null leaves a member as it is. */
export const BotUpdate = Strict({ name: Maybe(Text), account_role_id: Maybe(Uuid) });
export type BotUpdate = Static<typeof BotUpdate>;

/** Without a grace, or with none, the old key ends at once. */
export const BotRotate = Strict({
  api_key_expiration: Maybe(Text),
  old_key_expires_in_seconds: Maybe(Type.Integer({ minimum: 0, maximum: KEY_GRACE_SECONDS_MAX })),
});
export type BotRotate = Static<typeof BotRotate>;

export const toBotReply = ({ bot, apiKey }: ServiceAccount) => ({
  id: bot.id,
  created: bot.created.toISOString(),
  updated: bot.updated.toISOString(),
  actor_id: bot.actorId,
  account_id: bot.accountId,
  name: bot.name,
  account_role_name: roleReply(bot.role).name,
  api_key: toApiKeyReply(apiKey),
});

/** With the key, which is never told again. */
export function toMadeKeyReply(made: MadeKey) {
  const reply = toBotReply(made);
  return { ...reply, api_key: { ...reply.api_key, key: made.key } };
}

export const toKeysReply = ({ apiKey, replaced }: ServiceAccount) => ({ active_key: toApiKeyReply(apiKey), rotating_keys: replaced.map(toApiKeyReply) });
