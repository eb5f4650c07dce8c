import { ACCOUNT_ROLES, type AccountRole, grantsOf } from '@app/auth';
import { Fault } from '@app/faults';

/** The same in every account; clients keep these ids. */
const IDS: Readonly<Record<AccountRole, string>> = {
  owner: '0e6a4b5c-0000-4000-8000-000000000001',
  admin: '0e6a4b5c-0000-4000-8000-000000000002',
  member: '0e6a4b5c-0000-4000-8000-000000000003',
};
const NAMES: Readonly<Record<AccountRole, string>> = { owner: 'Owner', admin: 'Admin', member: 'Member' };

/** A role as clients of the hosted API know it, by an id. */
export interface RoleReply {
  id: string;
  name: string;
  permissions: string[];
  account_id: null;
  is_system_role: true;
}

export const roleReply = (role: AccountRole): RoleReply => ({
  id: IDS[role],
  name: NAMES[role],
  permissions: grantsOf(role),
  account_id: null,
  is_system_role: true,
});

/** Throws `role.not_found`. */
export function requireRole(id: string): AccountRole {
  const found = ACCOUNT_ROLES.find((role) => IDS[role] === id.toLowerCase());
  if (!found) throw new Fault('role.not_found', 'There is no such role.');
  return found;
}
