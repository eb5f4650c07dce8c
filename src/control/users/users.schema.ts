import type { User } from '@app/auth';
import { Type, type Static } from '@sinclair/typebox';

export const UserUpdate = Type.Object(
  {
    handle: Type.Optional(Type.String()),
    first_name: Type.Optional(Type.String()),
    last_name: Type.Optional(Type.String()),
    email: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
export type UserUpdate = Static<typeof UserUpdate>;

export const toUserReply = (user: User) => ({
  id: user.id,
  created: user.created.toISOString(),
  updated: user.updated.toISOString(),
  actor_id: user.actorId,
  handle: user.handle,
  first_name: user.firstName,
  last_name: user.lastName,
  email: user.email,
});
