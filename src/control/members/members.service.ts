import { Access, type AccountRole, Membership, type Principal, User } from '@app/auth';
import type { Broadcast } from '@app/broadcast';
import { Fault } from '@app/faults';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { BROADCAST } from '../../platform.module.js';
import { audit } from '../audit/audit.js';
import { requireEmail } from '../users/emails.js';
import { UsersService } from '../users/users.service.js';

/** Someone who belongs to an account. */
export interface Member {
  readonly user: User;
  readonly role: AccountRole;
  readonly since: Date;
}

export interface MemberFilter {
  /** Whole addresses, in any case of their letters. */
  readonly emails?: readonly string[] | undefined;
  /** Part of a name, a handle or an address. */
  readonly search?: string | undefined;
  /** By address: those behind this one. */
  readonly after?: string | undefined;
}

/** Who belongs to an account, and as what. Whoever calls has settled that the principal may see it, or manage it. */
@Injectable()
export class MembersService {
  constructor(
    private readonly control: DataSource,
    private readonly access: Access,
    private readonly users: UsersService,
    @Inject(BROADCAST) private readonly broadcast: Broadcast,
  ) {}

  /** By e-mail address. */
  async listIn(accountId: string, filter: MemberFilter, page: { limit: number; offset?: number }): Promise<Member[]> {
    const users = await this.#usersOf(accountId, filter)
      .orderBy('lower(user.email)')
      .limit(page.limit)
      .offset(page.offset ?? 0)
      .getMany();
    const memberships = await this.control.manager.findBy(Membership, { accountId, userId: In(users.map(({ id }) => id)) });
    return users.flatMap((user) => memberships.filter(({ userId }) => userId === user.id).map(({ role, created }) => ({ user, role, since: created })));
  }

  async count(accountId: string, filter: MemberFilter): Promise<number> {
    return this.#usersOf(accountId, filter).getCount();
  }

  /** Throws `member.not_found`. */
  async find(accountId: string, userId: string): Promise<Member> {
    const membership = await this.control.manager.findOneBy(Membership, { accountId, userId });
    const user = membership && (await this.users.find(userId));
    if (!user) throw notFound();
    return { user, role: membership.role, since: membership.created };
  }

  /** Someone who has signed up here. Throws `user.not_found`, `member.already`, and `auth.forbidden` where only an owner may. */
  async add(principal: Principal, accountId: string, { email, role }: { email: string; role: AccountRole }): Promise<Member> {
    const user = await this.users.findByEmail(requireEmail(email));
    if (!user) throw atEmail('user.not_found', 'Nobody has signed up here with this address. Ask them to, then add them.');
    await this.#change(principal, accountId, [role], async (manager) => {
      const added = await manager
        .createQueryBuilder()
        .insert()
        .into(Membership)
        .values({ accountId, userId: user.id, role })
        .orIgnore()
        .returning('user_id')
        .execute();
      if ((added.raw as unknown[]).length === 0) throw atEmail('member.already', 'They belong to this account already.');
      await audit(manager, principal, { action: 'create:membership', resource: `user.${user.id}`, accountId, details: { role } });
    });
    return this.find(accountId, user.id);
  }

  /** Throws `member.not_found`, `member.last_owner`, and `auth.forbidden` where only an owner may. */
  async setRole(principal: Principal, accountId: string, userId: string, role: AccountRole): Promise<Member> {
    const { role: before } = await this.find(accountId, userId);
    await this.#change(principal, accountId, [before, role], async (manager, owners) => {
      if (role !== 'owner') requireOtherOwner(owners, userId);
      const { affected } = await manager.update(Membership, { accountId, userId, role: before }, { role });
      if (affected !== 1) throw notFound();
      await audit(manager, principal, { action: 'update:membership', resource: `user.${userId}`, accountId, details: { role, before } });
    });
    return this.find(accountId, userId);
  }

  /** Anyone may leave by themselves. Throws as `setRole` does. */
  async remove(principal: Principal, accountId: string, userId: string): Promise<void> {
    const { role } = await this.find(accountId, userId);
    await this.#change(principal, accountId, userId === principal.userId ? [] : [role], async (manager, owners) => {
      requireOtherOwner(owners, userId);
      const { affected } = await manager.delete(Membership, { accountId, userId, role });
      if (affected !== 1) throw notFound();
      await audit(manager, principal, { action: 'delete:membership', resource: `user.${userId}`, accountId, details: { role } });
    });
  }

  /** `touched`: the roles that are given or taken away. Whoever manages an account may not make themselves, or anyone, its owner. */
  async #change(
    principal: Principal,
    accountId: string,
    touched: readonly AccountRole[],
    change: (manager: EntityManager, owners: readonly string[]) => Promise<void>,
  ): Promise<void> {
    if (touched.includes('owner') && (await this.access.roleIn(accountId, principal)) !== 'owner') {
      throw new Fault('auth.forbidden', 'Only an owner of the account may make or unmake owners. Ask one of them.');
    }
    await this.control.transaction(async (manager) => {
      // Two owners who take the role from each other at the same moment take turns.
      const owners = await manager.find(Membership, { where: { accountId, role: 'owner' }, order: { userId: 'ASC' }, lock: { mode: 'pessimistic_write' } });
      await change(
        manager,
        owners.map((owner) => owner.userId),
      );
    });
    this.broadcast.publish('credentials-changed', {});
  }

  #usersOf(accountId: string, { emails, search, after }: MemberFilter) {
    const query = this.control.manager
      .createQueryBuilder(User, 'user')
      .innerJoin(Membership, 'membership', 'membership.userId = user.id and membership.accountId = :accountId', { accountId });
    if (emails) query.andWhere('lower(user.email) = any(:emails)', { emails: emails.map((email) => email.toLowerCase()) });
    if (after) query.andWhere('lower(user.email) > :after', { after });
    if (search) {
      const names = `user.email || ' ' || user.handle || ' ' || user.firstName || ' ' || user.lastName`;
      query.andWhere(`position(lower(:search) in lower(${names})) > 0`, { search });
    }
    return query;
  }
}

const notFound = (): Fault => new Fault('member.not_found', 'There is no such member of this account.');

const atEmail = (code: 'user.not_found' | 'member.already', message: string): Fault =>
  new Fault(code, message, { fields: [{ path: ['email'], message, type: 'value_error' }] });

function requireOtherOwner(owners: readonly string[], userId: string): void {
  if (owners.length === 1 && owners[0] === userId) throw new Fault('member.last_owner', 'An account needs an owner. Make somebody else one first.');
}
