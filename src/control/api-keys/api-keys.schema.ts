import type { ApiKey } from '@app/auth';
import { Type, type Static } from '@sinclair/typebox';

export const ApiKeyCreate = Type.Object(
  { name: Type.String({ minLength: 1 }), expiration: Type.Optional(Type.Union([Type.String(), Type.Null()])) },
  { additionalProperties: false },
);
export type ApiKeyCreate = Static<typeof ApiKeyCreate>;

/** Without the key: it is shown once, by the reply that made it. */
export const toApiKeyReply = (apiKey: ApiKey) => ({
  id: apiKey.id,
  created: apiKey.created.toISOString(),
  name: apiKey.name,
  masked_key: `${apiKey.hint}…`,
  expiration: apiKey.expiration?.toISOString() ?? null,
});
