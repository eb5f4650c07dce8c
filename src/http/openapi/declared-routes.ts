import { RequestMethod, type Type } from '@nestjs/common';
import { CUSTOM_ROUTE_ARGS_METADATA, HTTP_CODE_METADATA, METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { FASTIFY_ROUTE_CONFIG_METADATA, FASTIFY_ROUTE_SCHEMA_METADATA } from '@nestjs/platform-fastify/constants.js';
import type { TObject, TSchema } from '@sinclair/typebox';
import { readId, type Door } from '../decorators.js';

/** A route as its decorators declare it, which is also what Fastify checks requests by. */
export interface DeclaredRoute {
  /** Of the controller, without what all of them are called. */
  readonly room: string;
  readonly handler: string;
  readonly method: string;
  /** As in `/api/accounts/{accountId}`. */
  readonly path: string;
  readonly door: Door;
  readonly schema: { readonly body?: TSchema; readonly querystring?: TObject; readonly response?: Readonly<Record<string, object>> };
  /** What a success is answered with unless the schema says otherwise. */
  readonly status: number;
  /** Which parameters of the path are ids. */
  readonly ids: readonly string[];
}

/** Those of the API, in the order of their declaration. */
export function declaredRoutes(controllers: readonly Type[]): DeclaredRoute[] {
  return controllers.flatMap((controller) =>
    Object.getOwnPropertyNames(controller.prototype).flatMap((handler) => {
      const route = routeOf(controller, handler);
      return route?.path.startsWith('/api/') ? [route] : [];
    }),
  );
}

function routeOf(controller: Type, handler: string): DeclaredRoute | null {
  const method = (controller.prototype as Record<string, unknown>)[handler];
  if (typeof method !== 'function') return null;
  const about = <T>(key: string): T | undefined => Reflect.getMetadata(key, method) as T | undefined;
  const verb = about<RequestMethod>(METHOD_METADATA);
  const door = about<{ door?: Door }>(FASTIFY_ROUTE_CONFIG_METADATA)?.door;
  if (verb === undefined || !door) return null;
  const segments = [Reflect.getMetadata(PATH_METADATA, controller) as string, about<string>(PATH_METADATA) ?? ''];
  return {
    room: controller.name.replace(/Controller$/, ''),
    handler,
    method: RequestMethod[verb].toLowerCase(),
    path: `/${segments.join('/')}`
      .replaceAll(/\/{2,}/g, '/')
      .replace(/\/$/, '')
      .replaceAll(/:(\w+)/g, '{$1}'),
    door,
    schema: about<DeclaredRoute['schema']>(FASTIFY_ROUTE_SCHEMA_METADATA) ?? {},
    status: about<number>(HTTP_CODE_METADATA) ?? (verb === RequestMethod.POST ? 201 : 200),
    ids: idsOf(controller, handler),
  };
}

interface CustomArgument {
  readonly factory?: unknown;
  readonly data?: unknown;
}

function idsOf(controller: Type, handler: string): string[] {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Readonly<Record<string, CustomArgument>>;
  return Object.entries(args).flatMap(([key, { factory, data }]) =>
    key.includes(CUSTOM_ROUTE_ARGS_METADATA) && factory === readId && typeof data === 'string' ? [data] : [],
  );
}
