type Version = readonly [major: number, minor: number, patch: number];

/** Clients renew the lease on their deployment's slot from here on. */
export const LEASES_SINCE: Version = [3, 4, 11];

/** These claim runs in a way that a slot taken for them would never come back. */
const TAKE_NO_SLOTS = new Set(['3.0.0rc20', '3.0.0', '3.0.1', '3.0.2', '3.0.3']);
export const takesDeploymentSlots = (version: string | null): boolean => version === null || !TAKE_NO_SLOTS.has(version);

/** The version of an SDK that names itself in its user agent; null for any other client. */
export const clientVersionOf = (userAgent: string | null): string | null => /^prefect\/(\S+) \(API .+\)$/.exec(userAgent ?? '')?.[1] ?? null;

/** False for unknown clients, and for those that came before the release itself did. */
export function isClientSince(version: string | null, since: Version): boolean {
  const parts = /^(\d+)\.(\d+)\.(\d+)(a|b|rc|\.dev)?/.exec(version ?? '');
  if (!parts) return false;
  const differing = since.map((part, index) => Number(parts[index + 1]) - part).find((difference) => difference !== 0);
  return differing === undefined ? parts[4] === undefined : differing > 0;
}
