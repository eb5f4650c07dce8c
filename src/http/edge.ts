import { Access, Authenticator, notIncluded } from '@app/auth';
import { Fault } from '@app/faults';
import { Tenancy } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { askerOf } from './asker.js';
import { isSameOrigin, principalOf } from './credentials.js';
import { isUuid, type Door } from './decorators.js';

const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * The one place where a request gets its principal and its workspace, before a byte of its body is read: nobody who may
 * not come in learns what a route expects, or makes the server parse ten megabytes.
 * Passport signs people in; here, on every request, its strategies would cost more than the work they let in.
 */
@Injectable()
export class Edge {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly access: Access,
    private readonly tenancy: Tenancy,
  ) {}

  /** To be called before any route is registered. A route of the API that declares no door is a bug and fails at start. */
  guard(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ method, url, config }) => {
      if (url.startsWith('/api/') && !config?.door) throw new Error(`${String(method)} ${url} declares no door.`);
    });
    fastify.addHook('onRequest', async (request) => {
      const { door } = request.routeOptions.config;
      if (door) await this.admit(request, door);
    });
  }

  /** Throws the fault that tells why the request may not come in. */
  async admit(request: FastifyRequest, door: Door): Promise<void> {
    if (door.kind === 'public') return;
    await this.#identify(request);
    if (door.kind === 'permission') await this.#enter(request, door);
  }

  async #identify(request: FastifyRequest): Promise<void> {
    const { authorization, cookie } = request.headers;
    const principal = await principalOf(this.authenticator, { authorization, cookie });
    if (!principal) {
      throw new Fault(
        'auth.unauthenticated',
        authorization === undefined
          ? 'Sign in, or send an API key as a bearer token.'
          : 'This API key is wrong, expired or deleted. Make a new one in the console under API keys.',
      );
    }
    if (principal.via.kind === 'session' && CHANGING.has(request.method) && !isSameOrigin(request.headers)) {
      throw new Fault('auth.forbidden', 'A browser session may only be used from the console’s own pages.');
    }
    request.principal = principal;
  }

  async #enter(request: FastifyRequest, door: Door & { kind: 'permission' }): Promise<void> {
    const { accountId, workspaceId } = request.params as { accountId?: string; workspaceId?: string };
    if (!isUuid(accountId) || !request.principal) throw new Fault('route.not_found', 'Not Found');
    const verdict = await this.access.check(accountId.toLowerCase(), request.principal, door.permission);
    if (verdict === 'absent')
      throw new Fault(
        workspaceId ? 'workspace.not_found' : 'account.not_found',
        workspaceId ? 'There is no such workspace in this account.' : 'There is no such account.',
      );
    if (verdict === 'denied') throw notIncluded(door.permission);
    // The routes of workspaces themselves carry the id as :id, and work on ones that are not open, too.
    if (workspaceId === undefined) return;
    if (!isUuid(workspaceId)) throw new Fault('route.not_found', 'Not Found');
    const ctx = await this.tenancy.open(accountId.toLowerCase(), workspaceId.toLowerCase());
    request.workspace = { ...ctx, asker: askerOf(request.principal, request.headers) };
  }
}
