import type { User } from '@app/auth';
import { Fault } from '@app/faults';
import { Injectable } from '@nestjs/common';
import passport from 'passport';
import { PasswordStrategy } from './passport.strategies.js';
import { SessionsService, type StartedSession } from './sessions.service.js';
import { SignUpService, type SignedUp, type SignUp } from './sign-up.service.js';
import { Throttle } from './throttle.js';

/** The ways in for a browser. Each try is counted first, whatever comes of it. */
@Injectable()
export class SignInService {
  constructor(
    private readonly sessions: SessionsService,
    private readonly signUps: SignUpService,
    private readonly throttle: Throttle,
    private readonly passwords: PasswordStrategy,
  ) {}

  /** Throws `auth.wrong_credentials` without telling which of the two was wrong. */
  async signIn(address: string, email: string, password: string): Promise<StartedSession & { user: User }> {
    await this.throttle.count(address, email);
    const user = await authenticate(this.passwords, { email, password });
    if (!user) throw new Fault('auth.wrong_credentials', 'The e-mail address or the password is wrong.');
    await this.throttle.forgive(email);
    return { ...(await this.sessions.start(user)), user };
  }

  async signUp(address: string, form: SignUp): Promise<StartedSession & SignedUp> {
    await this.throttle.count(address, form.email);
    const signedUp = await this.signUps.signUp(form, { kind: 'session', sessionId: 'sign-up' });
    return { ...(await this.sessions.start(signedUp.user)), ...signedUp };
  }
}

/**
 * Runs the strategy outside of any HTTP framework: all it reads of a request is the body. By itself and not by its name, which
 * passport keeps for the whole process; as an heir, since passport hangs each request's callbacks on what it is given.
 */
function authenticate(strategy: PasswordStrategy, body: { email: string; password: string }): Promise<User | null> {
  return new Promise((resolve, reject) => {
    const settle = (error: Error | null, user?: User | false): void => (error ? reject(error) : resolve(user || null));
    const heir = Object.create(strategy) as PasswordStrategy;
    const run = passport.authenticate(heir, { session: false }, settle) as (request: object, response: object, next: (error: unknown) => void) => void;
    run({ body, headers: {}, query: {} }, {}, reject);
  });
}
