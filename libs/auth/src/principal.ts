import { Fault } from '@app/faults';

/** What a route may ask for. `see` and `write` are per workspace; `account:manage` per account. */
export const PERMISSIONS = ['workspace:see', 'workspace:run', 'workspace:write', 'workspace:manage', 'account:see', 'account:manage'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Who is asking, a person or a service account, and how they came. Made at the network edge, handed down unchanged. */
export type Principal = {
  readonly actorId: string;
  readonly via:
    | { readonly kind: 'session'; readonly sessionId: string }
    | { readonly kind: 'api-key'; readonly apiKeyId: string }
    /** A command run on the machine that owns the data folder. */
    | { readonly kind: 'operator' };
} & ({ readonly userId: string; readonly botId?: never } | { readonly botId: string; readonly userId?: never });

/** The id of the person who asks. Throws `auth.forbidden` to service accounts: they have no profile, no password and no keys to make. */
export function requirePerson({ userId }: Pick<Principal, 'userId'>): string {
  if (userId === undefined) throw new Fault('auth.forbidden', 'This is for people. A service account has a name, a role and a key, which its account manages.');
  return userId;
}
