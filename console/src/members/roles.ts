import type { AccountRole } from '../gql/graphql';

export const ROLES: Readonly<Record<AccountRole, { label: string; may: string }>> = {
  OWNER: { label: 'Owner', may: 'everything, and making others owners' },
  ADMIN: { label: 'Admin', may: 'everything but making owners: workspaces, members, settings' },
  MEMBER: { label: 'Member', may: 'see, run and change what is in the workspaces' },
};

/** Only an owner gives the role of one, or takes it. */
export const rolesToGive = (by: AccountRole): { value: AccountRole; label: string }[] =>
  (Object.keys(ROLES) as AccountRole[]).filter((role) => role !== 'OWNER' || by === 'OWNER').map((role) => ({ value: role, label: ROLES[role].label }));
