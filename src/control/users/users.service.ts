import { type Principal, User } from '@app/auth';
import { newId } from '@app/contract';
import { violatedConstraint } from '@app/database';
import { Fault } from '@app/faults';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, ILike } from 'typeorm';
import { audit } from '../audit/audit.js';
import { firstFree, handleFrom, requireHandle, requireLine } from '../handles.js';
import { ofEmail, requireEmail } from './emails.js';

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
    return this.control.manager.findOneBy(User, ofEmail(email));
  }

  /** Within the caller's transaction. Throws `user.email_taken`. */
  async create(manager: EntityManager, fields: { email: string; firstName: string; lastName: string; passwordHash: string }): Promise<User> {
    const email = requireEmail(fields.email);
    const person = {
      id: newId(),
      actorId: newId(),
      email,
      firstName: requireLine(fields.firstName, 'firstName'),
      lastName: requireLine(fields.lastName, 'lastName'),
      passwordHash: fields.passwordHash,
    };
    const wanted = handleFrom(email.split('@')[0] ?? '');
    for (;;) {
      if (await manager.existsBy(User, ofEmail(email))) throw emailTaken();
      const taken = await manager.find(User, { select: { handle: true }, where: { handle: ILike(`${wanted}%`) } });
      const handle = firstFree(wanted, new Set(taken.map((user) => user.handle)));
      // Someone who signs up at the same moment is waited for; if they get the address or the handle, both are looked at again.
      await manager
        .createQueryBuilder()
        .insert()
        .into(User)
        .values({ ...person, handle })
        .orIgnore()
        .execute();
      const made = await manager.findOneBy(User, { id: person.id });
      if (made) return made;
    }
  }

  /** Only the person themself may; for anyone else the user is not there. Throws `user.email_taken` and `user.handle_taken`. */
  async update(principal: Principal, userId: string, changes: UserChanges): Promise<User> {
    if (principal.userId !== userId) throw new Fault('user.not_found', 'There is no such user.');
    const fields: UserChanges = {
      ...(changes.handle === undefined ? {} : { handle: requireHandle(changes.handle, 'handle') }),
      ...(changes.email === undefined ? {} : { email: requireEmail(changes.email) }),
      ...(changes.firstName === undefined ? {} : { firstName: requireLine(changes.firstName, 'first_name') }),
      ...(changes.lastName === undefined ? {} : { lastName: requireLine(changes.lastName, 'last_name') }),
    };
    return this.control.transaction(async (manager) => {
      await manager.update(User, { id: userId }, { ...fields, updated: new Date() }).catch(rethrowTaken);
      await audit(manager, principal, { action: 'update:user', resource: `user.${userId}`, details: { fields: Object.keys(fields) } });
      return manager.findOneByOrFail(User, { id: userId });
    });
  }
}

function rethrowTaken(error: unknown): never {
  const constraint = violatedConstraint(error);
  if (constraint === 'users_email_key') throw emailTaken();
  if (constraint !== 'users_handle_key') throw error;
  const message = 'Another user has this handle. Choose another.';
  throw new Fault('user.handle_taken', message, { fields: [{ path: ['handle'], message, type: 'taken' }] });
}

const emailTaken = (): Fault =>
  new Fault('user.email_taken', 'Someone already signed up with this e-mail address. Sign in instead.', {
    fields: [{ path: ['email'], message: 'This e-mail address is taken. Sign in instead.', type: 'taken' }],
  });
