import { Maybe, Text, Uuid } from '@app/contract';
import { Type, type Static } from '@sinclair/typebox';
import type { Member } from './members.service.js';
import { roleReply } from './roles.js';

const anyOf = Maybe(Type.Object({ any_: Maybe(Type.Array(Text)) }));
const page = { limit: Maybe(Type.Integer({ minimum: 0, maximum: 200 })), offset: Maybe(Type.Integer({ minimum: 0 })) };

export const MemberQuery = Type.Object({ account_memberships: Maybe(Type.Object({ email: anyOf })), ...page });
export type MemberQuery = Static<typeof MemberQuery>;

export const MemberUpdate = Type.Object({ account_role_id: Uuid });
export type MemberUpdate = Static<typeof MemberUpdate>;

export const RoleQuery = Type.Object({ account_roles: Maybe(Type.Object({ name: anyOf })) });
export type RoleQuery = Static<typeof RoleQuery>;

/** A person is in an account once: their id is that of their membership, too. */
export function toMemberReply({ user, role }: Member) {
  const { id, name } = roleReply(role);
  return {
    id: user.id,
    actor_id: user.actorId,
    user_id: user.id,
    first_name: user.firstName,
    last_name: user.lastName,
    handle: user.handle,
    email: user.email,
    account_role_id: id,
    account_role_name: name,
    last_login: user.lastLogin?.toISOString() ?? null,
    active: true,
  };
}
