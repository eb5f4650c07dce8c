import type { Permission, Principal } from '@app/auth';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { createParamDecorator, type ExecutionContext, Header } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking; set by the edge before any handler runs. */
    principal?: Principal;
    /** Set on routes below a workspace. */
    workspace?: WorkspaceContext;
    /** The body before it was parsed; absent when there was none. */
    bodyText?: string;
  }
  interface FastifyContextConfig {
    /** Read by the edge. */
    door?: Door;
    /** The body is for the handler to read, whatever it is; it comes as `bodyText`, and a longer one is refused. */
    asText?: { readonly bytesMax: number };
  }
}

/** What a route asks of whoever calls it. Declared by each handler. */
export type Door = { kind: 'public' } | { kind: 'signed-in' } | { kind: 'permission'; permission: Permission };

/** Anyone may call it. */
export const Public = () => RouteConfig({ door: { kind: 'public' } satisfies Door });

/** Anyone signed in may call it; for what is one's own. */
export const SignedIn = () => RouteConfig({ door: { kind: 'signed-in' } satisfies Door });

/** Whoever has the permission in the account or workspace that the path names. */
export const RequirePermission = (permission: Permission) => RouteConfig({ door: { kind: 'permission', permission } satisfies Door });

/** The handler answers a text that is JSON already. Fastify sends texts as they are, as text/plain unless told otherwise. */
export const JsonTextReply = () => Header('content-type', 'application/json; charset=utf-8');

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = requestOf(context);
  if (!principal) throw new Fault('auth.unauthenticated', 'Sign in, or send an API key.');
  return principal;
});

/** The opened workspace of the path. */
export const Workspace = createParamDecorator((_: unknown, context: ExecutionContext): WorkspaceContext => {
  const { workspace } = requestOf(context);
  if (!workspace) throw new Error('@Workspace() is for routes below /accounts/:accountId/workspaces/:workspaceId.');
  return workspace;
});

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isUuid = (text: unknown): text is string => typeof text === 'string' && UUID.test(text);

/** By this the description of the API knows the parameters that are ids. */
export function readId(name: string, context: ExecutionContext): string {
  const value = (requestOf(context).params as Record<string, string | undefined>)[name];
  if (!isUuid(value)) throw new Fault('route.not_found', 'Not Found');
  return value.toLowerCase();
}

/** An id in the path. Anything that is no UUID matches no route. */
export const IdParam = createParamDecorator(readId);
