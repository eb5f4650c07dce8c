/** What a route may ask for. `see` and `write` are per workspace; `account:manage` per account. */
export const PERMISSIONS = ['workspace:see', 'workspace:run', 'workspace:write', 'workspace:manage', 'account:see', 'account:manage'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Who is asking, and how they came. Made at the network edge, handed down unchanged. */
export interface Principal {
  readonly actorId: string;
  readonly userId: string;
  readonly via:
    | { readonly kind: 'session'; readonly sessionId: string }
    | { readonly kind: 'api-key'; readonly apiKeyId: string }
    /** A command run on the machine that owns the data folder. */
    | { readonly kind: 'operator' };
}
