import type { IncomingMessage } from 'node:http';
import { Authenticator, type Principal } from '@app/auth';
import { Config } from '@app/config';
import { Fault } from '@app/faults';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isSameOrigin, principalOf, type CredentialSource } from '../http/credentials.js';

/** Tells who asks at /graphql, where no guard stands in front: some questions are for those who are not signed in yet. */
@Injectable()
export class Callers {
  readonly #publicOrigin: string | null;

  constructor(
    private readonly authenticator: Authenticator,
    config: Config,
  ) {
    this.#publicOrigin = config.publicUrl && new URL(config.publicUrl).origin;
  }

  /** Null: not signed in, or not any more. Throws `auth.unauthenticated` for a key that does not hold, `auth.forbidden` for a session used by another site. */
  async ofRequest({ headers, method }: Pick<FastifyRequest, 'headers' | 'method'>): Promise<Principal | null> {
    const { authorization, cookie } = headers;
    const principal = await principalOf(this.authenticator, { authorization, cookie });
    if (!principal && authorization !== undefined) throw badKey();
    if (principal?.via.kind === 'session' && method !== 'GET' && !this.#isOurs(headers)) throw foreignPage();
    return principal;
  }

  /**
   * What a socket may be let in by: the key of its first message, else that of its upgrade, else the browser's session.
   * Browsers send their cookies along with sockets that any page opens. Throws `auth.forbidden` for such a one.
   */
  credentialOf({ headers }: Pick<IncomingMessage, 'headers'>, params: Readonly<Record<string, unknown>>): CredentialSource {
    const sent = params['Authorization'] ?? params['authorization'] ?? headers.authorization;
    if (sent !== undefined) return { authorization: typeof sent === 'string' ? sent : '', cookie: undefined };
    if (headers.cookie !== undefined && !this.#isOurs(headers)) throw foreignPage();
    return { authorization: undefined, cookie: headers.cookie };
  }

  /** Null once the credential does not hold any more. Warm answers cost no round trip. */
  async identify(credential: CredentialSource): Promise<Principal | null> {
    return principalOf(this.authenticator, credential);
  }

  /** A proxy may tell us another host than the one in the address bar. */
  #isOurs(headers: IncomingMessage['headers']): boolean {
    return isSameOrigin(headers) || (headers['sec-fetch-site'] === undefined && this.#publicOrigin !== null && headers.origin === this.#publicOrigin);
  }
}

const badKey = (): Fault => new Fault('auth.unauthenticated', 'This API key is wrong, expired or deleted. Make a new one in the console under API keys.');
const foreignPage = (): Fault => new Fault('auth.forbidden', 'A browser session may only be used from the console’s own pages.');
