import { Access, notIncluded, type Permission, type Principal } from '@app/auth';
import { violatedConstraint } from '@app/database';
import { Fault } from '@app/faults';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, ILike, In } from 'typeorm';
import { audit } from '../audit/audit.js';
import { firstFree, handleFrom, requireHandle, requireName } from '../handles.js';
import { Account } from './account.entity.js';

@Injectable()
export class AccountsService {
  constructor(
    private readonly control: DataSource,
    private readonly access: Access,
  ) {}

  /** Those the principal belongs to, by name. */
  async listFor(principal: Principal): Promise<Account[]> {
    return this.control.manager.find(Account, { where: { id: In(await this.access.accountsOf(principal)) }, order: { name: 'ASC', id: 'ASC' } });
  }

  /** Null also when it is there and none of the principal's. Throws `auth.forbidden` to members whose role does not include to see it. */
  async findFor(principal: Principal, accountId: string): Promise<Account | null> {
    const verdict = await this.access.check(accountId, principal, 'account:see');
    if (verdict === 'absent') return null;
    if (verdict === 'denied') throw notIncluded('account:see');
    return this.control.manager.findOneBy(Account, { id: accountId });
  }

  /** Throws `account.not_found` to outsiders and `auth.forbidden` to members without the permission. */
  async require(principal: Principal, accountId: string, permission: Permission): Promise<Account> {
    const verdict = await this.access.check(accountId, principal, permission);
    const account = verdict === 'absent' ? null : await this.control.manager.findOneBy(Account, { id: accountId });
    if (!account) throw new Fault('account.not_found', 'There is no such account.');
    if (verdict === 'denied') throw notIncluded(permission);
    return account;
  }

  async findByHandle(handle: string): Promise<Account | null> {
    return this.control.manager.findOneBy(Account, { handle });
  }

  /** The caller has settled that the principal may. Throws `account.handle_taken`. */
  async update(principal: Principal, accountId: string, changes: { name?: string; handle?: string }): Promise<Account> {
    const fields = {
      ...(changes.name === undefined ? {} : { name: requireName(changes.name, 'name') }),
      ...(changes.handle === undefined ? {} : { handle: requireHandle(changes.handle, 'handle') }),
    };
    return this.control.transaction(async (manager) => {
      await keepHandle(manager.update(Account, { id: accountId }, { ...fields, updated: new Date() }), 'handle');
      await audit(manager, principal, { action: 'update:account', resource: `account.${accountId}`, accountId, details: fields });
      return manager.findOneByOrFail(Account, { id: accountId });
    });
  }

  /** Within the caller's transaction. Throws `account.handle_taken` at `accountHandle`, as the form of signing up calls it. */
  async insert(manager: EntityManager, account: Pick<Account, 'id' | 'name' | 'handle'>): Promise<void> {
    await keepHandle(manager.insert(Account, account), 'accountHandle');
  }

  /** A handle for a new account of that name which is free now. */
  async suggestHandle(name: string): Promise<string> {
    const handle = handleFrom(name);
    const taken = await this.control.manager.find(Account, { select: { handle: true }, where: { handle: ILike(`${handle}%`) } });
    return firstFree(handle, new Set(taken.map((account) => account.handle)));
  }
}

async function keepHandle(writing: Promise<unknown>, field: string): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if (violatedConstraint(error) !== 'account_handle_key') throw error;
    const message = 'Another account has this handle. Choose another.';
    throw new Fault('account.handle_taken', message, { fields: [{ path: [field], message, type: 'taken' }] });
  }
}
