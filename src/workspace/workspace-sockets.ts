import type { IncomingMessage } from 'node:http';
import { Access, Authenticator, type Permission, type Principal } from '@app/auth';
import { toUnavailable } from '@app/database';
import { Fault } from '@app/faults';
import { Tenancy, type WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { apiKeyOf } from '../http/credentials.js';
import { isUuid } from '../http/decorators.js';

/** Users see this as the reason why their socket was closed. Source: docs/contract/cloud.md#server-mode */
const NO_KEY = 'No API key came. Set PREFECT_CLOUD_API_URL, or PREFECT_API_AUTH_STRING to the API key.';

/** Lets a socket into a workspace. REST has the guard for this; sockets carry their credential in other places. */
@Injectable()
export class WorkspaceSockets {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly access: Access,
    private readonly tenancy: Tenancy,
  ) {}

  /** With the key of the upgrade's Authorization header, or with a token that came over the socket. Throws the same faults as REST. */
  async enter(request: IncomingMessage, params: Record<string, string>, permission: Permission, token?: string | null): Promise<WorkspaceContext> {
    const { workspaceId = '' } = params;
    return this.#ask(request, token, async (principal) => {
      const accountId = await this.#check(principal, params, permission, 'workspace.not_found');
      if (!isUuid(workspaceId)) throw notThere('workspace.not_found');
      return this.tenancy.open(accountId, workspaceId.toLowerCase());
    });
  }

  /** The same for a whole account. Answers its id. */
  async enterAccount(request: IncomingMessage, params: Record<string, string>, permission: Permission, token?: string | null): Promise<string> {
    return this.#ask(request, token, async (principal) => this.#check(principal, params, permission, 'account.not_found'));
  }

  async #ask<T>(request: IncomingMessage, token: string | null | undefined, open: (principal: Principal) => Promise<T>): Promise<T> {
    try {
      const key = token ?? apiKeyOf(request.headers.authorization);
      if (key === null) throw new Fault('auth.unauthenticated', NO_KEY);
      const principal = await this.authenticator.byApiKey(key);
      if (!principal) throw new Fault('auth.unauthenticated', 'This API key is wrong, expired or deleted.');
      return await open(principal);
    } catch (error) {
      throw toUnavailable(error) ?? error;
    }
  }

  async #check(principal: Principal, { accountId = '' }: Record<string, string>, permission: Permission, missing: Missing): Promise<string> {
    if (!isUuid(accountId)) throw notThere(missing);
    const verdict = await this.access.check(accountId.toLowerCase(), principal, permission);
    if (verdict === 'absent') throw notThere(missing);
    if (verdict === 'denied') throw new Fault('auth.forbidden', `Your role does not include ${permission}.`);
    return accountId.toLowerCase();
  }
}

type Missing = 'account.not_found' | 'workspace.not_found';

const notThere = (code: Missing): Fault => new Fault(code, `There is no such ${code === 'account.not_found' ? 'account' : 'workspace'}.`);
