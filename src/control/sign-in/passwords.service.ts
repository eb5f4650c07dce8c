import { hashPassword, type Principal, requirePerson, requireStrongPassword, Session, User, verifyPassword } from '@app/auth';
import type { Broadcast } from '@app/broadcast';
import { Fault } from '@app/faults';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, Not } from 'typeorm';
import { BROADCAST } from '../../platform.module.js';
import { audit } from '../audit/audit.js';
import { Throttle } from './throttle.js';

@Injectable()
export class PasswordsService {
  constructor(
    private readonly control: DataSource,
    private readonly throttle: Throttle,
    @Inject(BROADCAST) private readonly broadcast: Broadcast,
  ) {}

  /**
   * Whoever has a session or a key has to know the password, too, to change it. Every other browser is signed out: one of them may be
   * why it is changed. Throws `auth.wrong_credentials` and `auth.weak_password`; guesses are counted with those of signing in.
   */
  async change(principal: Principal, address: string, { current, next }: { current: string; next: string }): Promise<void> {
    const user = await this.control.manager.findOneOrFail(User, {
      where: { id: requirePerson(principal) },
      select: { id: true, email: true, passwordHash: true },
    });
    await this.throttle.count(address, user.email);
    if (!(await verifyPassword(user.passwordHash, current))) {
      const message = 'This is not your password.';
      throw new Fault('auth.wrong_credentials', message, { fields: [{ path: ['currentPassword'], message, type: 'wrong' }] });
    }
    await this.throttle.forgive(user.email);
    requireStrongPassword(next, user.email, 'newPassword');
    const passwordHash = await hashPassword(next);
    await this.control.transaction(async (manager) => {
      await manager.update(User, { id: user.id }, { passwordHash, updated: new Date() });
      await manager.delete(Session, { userId: user.id, ...(principal.via.kind === 'session' ? { id: Not(principal.via.sessionId) } : {}) });
      await audit(manager, principal, { action: 'update:password', resource: `user.${user.id}` });
    });
    this.broadcast.publish('credentials-changed', {});
  }
}
