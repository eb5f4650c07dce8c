import type { IncomingMessage } from 'node:http';
import { Access, Authenticator, type Permission, type Principal } from '@app/auth';
import { Fault } from '@app/faults';
import { Tenancy, type WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { apiKeyOf } from '../http/credentials.js';
import { isUuid } from '../http/decorators.js';

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
    const key = token ?? apiKeyOf(request.headers.authorization);
    const principal = key === null ? null : await this.authenticator.byApiKey(key);
    if (!principal) throw new Fault('auth.unauthenticated', 'The API key is missing, wrong, expired or deleted.');
    return this.#open(principal, params, permission);
  }

  async #open(principal: Principal, { accountId, workspaceId }: Record<string, string>, permission: Permission): Promise<WorkspaceContext> {
    if (!isUuid(accountId) || !isUuid(workspaceId)) throw new Fault('workspace.not_found', 'There is no such workspace.');
    const verdict = await this.access.check(accountId, principal, permission);
    if (verdict === 'absent') throw new Fault('workspace.not_found', 'There is no such workspace.');
    if (verdict === 'denied') throw new Fault('auth.forbidden', `Your role does not include ${permission}.`);
    return this.tenancy.open(accountId, workspaceId);
  }
}
