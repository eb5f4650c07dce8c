import { FAULTS } from '@app/faults';
import type { TSchema } from '@sinclair/typebox';
import { SESSION_COOKIE } from '../credentials.js';
import type { DeclaredRoute } from './declared-routes.js';
import { SchemaWriter, type OpenApiSchema } from './schemas.js';

export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: Readonly<Record<string, unknown>>;
  readonly servers: readonly { readonly url: string }[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: Readonly<Record<string, unknown>>;
}

/** Below it are the routes of one workspace. */
export const WORKSPACE = '/api/accounts/{accountId}/workspaces/{workspaceId}';

/** The description of `routes`, with their paths as they are below `serverUrl`. */
export function describeRoutes(routes: readonly DeclaredRoute[], { serverUrl, version }: { serverUrl: string; version: string }): OpenApiDocument {
  const writer = new SchemaWriter();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method] = operationOf(route, writer);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Eparch',
      version,
      description:
        'The API of accounts and workspaces. Below a workspace it is the one that the Prefect SDK speaks, whose API URL is the address of the workspace.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: serverUrl }],
    security: [{ key: [] }, { session: [] }],
    paths,
    components: {
      schemas: { ...writer.named, Problem: PROBLEM },
      responses: { Problem: { description: 'What went wrong; `code` says which problem it is.', content: inJson({ $ref: '#/components/schemas/Problem' }) } },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key.' },
        session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE, description: 'Of the console’s own pages.' },
      },
    },
  };
}

function operationOf(route: DeclaredRoute, writer: SchemaWriter): OpenApiSchema {
  const { body, querystring } = route.schema;
  return {
    operationId: `${snake(route.room)}_${snake(route.handler)}`,
    tags: [tagOf(route.path)],
    summary: sentence(route.handler),
    ...(route.door.kind === 'public' ? { security: [] } : {}),
    ...(route.door.kind === 'permission' ? { description: `Needs the permission \`${route.door.permission}\`.` } : {}),
    parameters: [...pathParameters(route), ...(querystring ? queryParameters(querystring, writer) : [])],
    ...(body ? { requestBody: { required: Array.isArray(body['required']) && body['required'].length > 0, content: inJson(writer.write(body)) } } : {}),
    responses: { ...successes(route, writer), ...refusals(route) },
  };
}

const pathParameters = ({ path, ids }: DeclaredRoute) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: ids.includes(name) || IDS_EVERYWHERE.has(name) ? { type: 'string', format: 'uuid' } : { type: 'string' },
  }));

/** Those that the edge reads itself. */
const IDS_EVERYWHERE = new Set(['accountId', 'workspaceId']);

const queryParameters = (querystring: NonNullable<DeclaredRoute['schema']['querystring']>, writer: SchemaWriter) =>
  Object.entries(querystring.properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: querystring.required?.includes(name) ?? false,
    schema: writer.write(schema),
  }));

function successes({ schema, status }: DeclaredRoute, writer: SchemaWriter): OpenApiSchema {
  const declared = Object.entries(schema.response ?? { [status]: {} });
  return Object.fromEntries(declared.map(([code, reply]) => [code.toUpperCase(), answerOf(code, reply, writer)]));
}

/** Fastify takes a schema for JSON, or one for each type of content. */
function answerOf(code: string, reply: object, writer: SchemaWriter): OpenApiSchema {
  if (code === '204') return { description: 'Done.' };
  const contents = 'content' in reply ? (reply.content as Readonly<Record<string, { schema: TSchema }>>) : null;
  if (!contents) return { description: 'The answer.', content: inJson(writer.write(reply as TSchema)) };
  return {
    description: 'The answer.',
    content: Object.fromEntries(Object.entries(contents).map(([type, { schema }]) => [type, { schema: writer.write(schema) }])),
  };
}

function refusals({ door, path, schema }: DeclaredRoute): OpenApiSchema {
  const statuses = [
    ...(door.kind === 'public' ? [] : ['401']),
    ...(door.kind === 'permission' ? ['403'] : []),
    ...(path.includes('{') ? ['404'] : []),
    ...(schema.body || schema.querystring ? ['422'] : []),
    'default',
  ];
  return Object.fromEntries(statuses.map((status) => [status, { $ref: '#/components/responses/Problem' }]));
}

const text = { type: 'string' };

/** What every refusal is, whatever else it says for clients that look for it. Source: docs/contract/errors.md */
const PROBLEM: OpenApiSchema = {
  type: 'object',
  required: ['title', 'status'],
  properties: {
    type: { ...text, format: 'uri-reference' },
    title: text,
    status: { type: 'integer' },
    code: { ...text, enum: Object.keys(FAULTS) },
    detail: text,
    exception_message: text,
    exception_detail: {
      type: 'array',
      items: {
        type: 'object',
        required: ['loc', 'msg', 'type'],
        properties: { loc: { type: 'array', items: { type: ['string', 'integer'] } }, msg: text, type: text },
      },
    },
    request_body: {},
  },
};

const inJson = (schema: OpenApiSchema) => ({ 'application/json': { schema } });

/** The kind of thing that a path is about. */
function tagOf(path: string): string {
  const below = path.startsWith(WORKSPACE) ? path.slice(WORKSPACE.length) : path.replace(/^\/api/, '');
  const [first = ''] = below.split('/').filter((segment) => segment !== '');
  return SERVER_ITSELF.has(first) ? 'server' : first.replace(/^\{.*/, 'workspaces') || 'workspaces';
}

const SERVER_ITSELF = new Set(['health', 'hello', 'version', 'ready', 'admin', 'csrf-token', 'openapi.json']);

const snake = (name: string): string => name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, '_$&').toLowerCase();
const sentence = (name: string): string =>
  snake(name)
    .replaceAll('_', ' ')
    .replace(/^./, (letter) => letter.toUpperCase());
