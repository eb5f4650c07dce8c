import { type Principal, User } from '@app/auth';
import { Fault } from '@app/faults';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, ILike } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { audit } from '../audit/audit.js';
import { firstFree, handleFrom, requireHandle } from '../handles.js';

export interface UserChanges {
  handle?: string;
  firstName?: string;
  lastName?: string;
  email?: string;
}

@Injectable()
export class UsersService {
  constructor(private readonly control: DataSource) {}

  async find(userId: string): Promise<User | null> {
    return this.control.manager.findOneBy(User, { id: userId });
  }

  async findByEmail(email: string): Promise<User | null> {
    return this.control.manager.findOneBy(User, { email: ILike(likeLiteral(email.trim())) });
  }

  /** Within the caller's transaction. Throws `user.email_taken`. */
  async create(manager: EntityManager, fields: { email: string; firstName: string; lastName: string; passwordHash: string }): Promise<User> {
    const email = requireEmail(fields.email);
    if (await manager.existsBy(User, { email: ILike(likeLiteral(email)) })) throw emailTaken();
    const wanted = handleFrom(email.split('@')[0] ?? '');
    const taken = await manager.find(User, { select: { handle: true }, where: { handle: ILike(`${likeLiteral(wanted)}%`) } });
    const id = uuidv7();
    const handle = firstFree(wanted, new Set(taken.map((user) => user.handle)));
    await manager.insert(User, { ...fields, id, actorId: uuidv7(), email, handle, firstName: fields.firstName.trim(), lastName: fields.lastName.trim() });
    return manager.findOneByOrFail(User, { id });
  }

  /** Only the person themself may; for anyone else the user is not there. */
  async update(principal: Principal, userId: string, changes: UserChanges): Promise<void> {
    if (principal.userId !== userId) throw new Fault('user.not_found', 'There is no such user.');
    if (changes.handle !== undefined) requireHandle(changes.handle, 'handle');
    if (changes.email !== undefined) requireEmail(changes.email);
    await this.control.transaction(async (manager) => {
      const other = changes.email === undefined ? null : await manager.findOneBy(User, { email: ILike(likeLiteral(changes.email)) });
      if (other && other.id !== userId) throw emailTaken();
      await manager.update(User, { id: userId }, { ...changes, updated: new Date() });
      await audit(manager, principal, { action: 'update:user', resource: `user.${userId}`, details: { fields: Object.keys(changes) } });
    });
  }
}

function requireEmail(text: string): string {
  const email = text.trim();
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && email.length <= 254) return email;
  const message = 'Enter an e-mail address such as ada@example.com.';
  throw new Fault('request.invalid', message, { fields: [{ path: ['email'], message, type: 'email' }] });
}

const emailTaken = (): Fault =>
  new Fault('user.email_taken', 'Someone already signed up with this e-mail address. Sign in instead.', {
    fields: [{ path: ['email'], message: 'This e-mail address is taken. Sign in instead.', type: 'taken' }],
  });

const likeLiteral = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');
