import type { Principal } from '@app/auth';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RequestLoaders } from './loaders.js';

/** What every resolver of one request, or of one subscription's message, shares. */
export interface GraphContext extends RequestLoaders {
  /** Who signs in by the request is it from then on. */
  principal: Principal | null;
  /** Only where a request may outlive its credential: who it comes from by now. */
  readonly identifyAgain?: () => Promise<Principal | null>;
  /** Only where there is a reply that a cookie can be set on. */
  readonly http?: { readonly request: FastifyRequest; readonly reply: FastifyReply };
}

/** Throws `auth.unauthenticated`, which sends the console to its sign-in page. */
export function requirePrincipal({ principal }: GraphContext): Principal {
  if (!principal) throw new Fault('auth.unauthenticated', 'Sign in, or send an API key.');
  return principal;
}

/** Whom guesses are counted against. */
export const addressOf = ({ http }: GraphContext): string => http?.request.ip ?? 'unknown';

/** An object of a workspace on its way through the resolvers, which need to know where it is from. */
export type Node<T> = T & { readonly ctx: WorkspaceContext };
export const nodeOf = <T extends object>(ctx: WorkspaceContext, value: T): Node<T> => ({ ...value, ctx });
