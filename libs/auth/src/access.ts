import { Fault } from '@app/faults';
import { LRUCache } from 'lru-cache';
import type { DataSource } from 'typeorm';
import { Bot } from './bot.entity.js';
import { Membership, type AccountRole } from './membership.entity.js';
import { type Permission, PERMISSIONS, type Principal } from './principal.js';

const BELIEVE_MS = 15_000;
/** So long one look at the clock is good for: a cache that looks more often sets a timer for each. */
const CLOCK_MS = 100;
const KNOWN_MAX = 50_000;

/** What each role of an account may do in it and in its workspaces. */
const GRANTS: Readonly<Record<AccountRole, ReadonlySet<Permission>>> = {
  owner: new Set(['account:see', 'account:manage', 'workspace:see', 'workspace:run', 'workspace:write', 'workspace:manage']),
  admin: new Set(['account:see', 'account:manage', 'workspace:see', 'workspace:run', 'workspace:write', 'workspace:manage']),
  member: new Set(['account:see', 'workspace:see', 'workspace:run', 'workspace:write']),
};

/** What the role may do, in the order of PERMISSIONS. */
export const grantsOf = (role: AccountRole): Permission[] => PERMISSIONS.filter((permission) => GRANTS[role].has(permission));

/** What members are told who may not. Outsiders are told that there is nothing. */
export const notIncluded = (permission: Permission): Fault =>
  new Fault('auth.forbidden', `Your role in this account does not include ${permission}. Ask an owner of the account.`);

/** Who may do what where. Someone outside an account learns nothing about it, not even that it is there. */
export class Access {
  readonly #roles = new LRUCache<string, { role: AccountRole | null }>({ max: KNOWN_MAX, ttl: BELIEVE_MS, ttlResolution: CLOCK_MS });
  #forgotten = 0;

  constructor(private readonly control: DataSource) {}

  /** Null: not a member, so the account does not exist for them. */
  async roleIn(accountId: string, principal: Principal): Promise<AccountRole | null> {
    const id = `${accountId}/${principal.actorId}`;
    let known = this.#roles.get(id);
    if (!known) {
      const forgotten = this.#forgotten;
      known = { role: await this.#findRole(accountId, principal) };
      if (forgotten === this.#forgotten) this.#roles.set(id, known);
    }
    return known.role;
  }

  /** `absent`: the account is not there for them. `denied`: it is, and this they may not. */
  async check(accountId: string, principal: Principal, permission: Permission): Promise<'granted' | 'denied' | 'absent'> {
    const role = await this.roleIn(accountId, principal);
    if (role === null) return 'absent';
    return GRANTS[role].has(permission) ? 'granted' : 'denied';
  }

  /** The ids of those they belong to: a service account to one. */
  async accountsOf({ userId, botId }: Principal): Promise<string[]> {
    const { manager } = this.control;
    const found = userId === undefined ? await manager.findBy(Bot, { id: botId }) : await manager.findBy(Membership, { userId });
    return found.map(({ accountId }) => accountId);
  }

  dropAll(): void {
    this.#forgotten += 1;
    this.#roles.clear();
  }

  async #findRole(accountId: string, { userId, botId }: Principal): Promise<AccountRole | null> {
    const { manager } = this.control;
    const found = userId === undefined ? await manager.findOneBy(Bot, { accountId, id: botId }) : await manager.findOneBy(Membership, { accountId, userId });
    return found?.role ?? null;
  }
}
