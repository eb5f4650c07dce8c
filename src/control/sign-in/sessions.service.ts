import { hashToken, newSessionToken, type Principal, requirePerson, Session, User } from '@app/auth';
import type { Broadcast } from '@app/broadcast';
import { Config } from '@app/config';
import { newId } from '@app/contract';
import { Fault } from '@app/faults';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, LessThan, MoreThan } from 'typeorm';
import { BROADCAST } from '../../platform.module.js';
import { audit } from '../audit/audit.js';

export interface StartedSession {
  principal: Principal;
  /** For the cookie; kept nowhere else. */
  token: string;
}

/** Browsers that are signed in. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly control: DataSource,
    private readonly config: Config,
    @Inject(BROADCAST) private readonly broadcast: Broadcast,
  ) {}

  async start(user: Pick<User, 'id' | 'actorId'>): Promise<StartedSession> {
    const token = newSessionToken();
    const id = newId();
    const expires = new Date(Date.now() + this.config.sessionDays * 86_400_000);
    const principal: Principal = { actorId: user.actorId, userId: user.id, via: { kind: 'session', sessionId: id } };
    await this.control.transaction(async (manager) => {
      await manager.insert(Session, { id, userId: user.id, tokenHash: hashToken(token), expires });
      await manager.update(User, { id: user.id }, { lastLogin: new Date() });
      await manager.delete(Session, { userId: user.id, expires: LessThan(new Date()) });
      await audit(manager, principal, { action: 'start:session', resource: `user.${user.id}` });
    });
    return { principal, token };
  }

  /** The principal's own that have not ended, the last used first. */
  async listFor(principal: Principal): Promise<Session[]> {
    return this.control.manager.find(Session, {
      where: { userId: requirePerson(principal), expires: MoreThan(new Date()) },
      order: { lastSeen: 'DESC', id: 'DESC' },
    });
  }

  /** Signs another browser of the principal's out. Throws `session.not_found`. */
  async endOf(principal: Principal, sessionId: string): Promise<void> {
    const userId = requirePerson(principal);
    await this.control.transaction(async (manager) => {
      const { affected } = await manager.delete(Session, { id: sessionId, userId });
      if (affected !== 1) throw new Fault('session.not_found', 'There is no such session of yours.');
      await audit(manager, principal, { action: 'end:session', resource: `user.${userId}` });
    });
    this.broadcast.publish('credentials-changed', {});
  }

  async end(principal: Principal): Promise<void> {
    if (principal.via.kind !== 'session') return;
    const { sessionId } = principal.via;
    const userId = requirePerson(principal);
    await this.control.transaction(async (manager) => {
      await manager.delete(Session, { id: sessionId });
      await audit(manager, principal, { action: 'end:session', resource: `user.${userId}` });
    });
    this.broadcast.publish('credentials-changed', {});
  }
}
