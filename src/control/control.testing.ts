import { Membership, type AccountRole, type User } from '@app/auth';
import type { Method, Reply, Tenant, TestApp } from '../app.testing.js';

export type Ask = (method: Method, url: string, body?: unknown) => Promise<Reply>;

/** Asks any address with a key, or as nobody. */
export function asker(app: TestApp, key: string | null): Ask {
  const headers = key === null ? {} : { authorization: `Bearer ${key}` };
  return (method, url, body) => app.inject({ method, url, headers, ...(body === undefined ? {} : { payload: JSON.stringify(body) }) });
}

/** One more person of the tenant's account. */
export async function newMember(app: TestApp, { account }: Tenant, role: AccountRole): Promise<{ user: User; key: string }> {
  const { user, key } = await app.newTenant();
  await app.platform.control.manager.insert(Membership, { accountId: account.id, userId: user.id, role });
  return { user, key };
}

/** What the audit trail says was done to a thing, oldest first. */
export async function auditOf(app: TestApp, resource: string): Promise<{ action: string; came_by: string; actor_id: string; details: unknown }[]> {
  return app.platform.control.query(`select action, came_by, actor_id, details from eparch.audit_event where resource = $1 order by occurred, id`, [resource]);
}
