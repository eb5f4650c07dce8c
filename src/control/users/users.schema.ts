import type { User } from '@app/auth';
import { Maybe, Text } from '@app/contract';
import { Type, type Static } from '@sinclair/typebox';

/** Null leaves a member as it is. */
export const UserUpdate = Type.Object(
  {
    handle: Maybe(Text),
    first_name: Maybe(Text),
    last_name: Maybe(Text),
    email: Maybe(Text),
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
