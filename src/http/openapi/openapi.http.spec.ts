import { Validator } from '@seriousme/openapi-schema-validator';
import { type Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { FastifyInstance } from 'fastify';
import { itIsShut, testApp, type Tenant, type TestApp } from '../../app.testing.js';
import { requestCheck } from '../request-checks.js';
import { declaredRoutes } from './declared-routes.js';
import type { OpenApiDocument } from './document.js';

interface Operation {
  operationId: string;
  security?: unknown[];
  parameters: { name: string; in: string; required: boolean; schema: { format?: string } }[];
  requestBody?: { required: boolean; content: Record<string, { schema: { $ref?: string } }> };
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: unknown }> }>;
}

describe('the description of the API', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;
  let whole: OpenApiDocument;
  beforeAll(async () => {
    app = await testApp({ publicUrl: 'https://run.example/eparch' });
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
    whole = await read('/api/openapi.json');
  });
  afterAll(() => app.close());

  const read = async (url: string, headers: Record<string, string> = {}): Promise<OpenApiDocument> => {
    const { status, body, headers: answered } = await app.inject({ method: 'GET', url, headers });
    expect([status, answered['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    return body as OpenApiDocument;
  };
  const operations = (document: OpenApiDocument): [method: string, path: string, operation: Operation][] =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, string, Operation] => [method.toUpperCase(), path, operation as Operation]),
    );
  const operation = (document: OpenApiDocument, method: string, path: string): Operation => document.paths[path]?.[method] as Operation;

  describe('GET /api/openapi.json', () => {
    it('is OpenAPI 3.1', async () => {
      const validator = new Validator();
      expect(await validator.validate({ ...structuredClone(whole) })).toMatchObject({ valid: true });
      expect(validator.version).toBe('3.1');
    });

    it('has only schemas that can be compiled, and that all are used', () => {
      const ajv = new Ajv2020({ strict: false, formats: { uuid: true, email: true, 'date-time': true, 'uri-reference': true } });
      ajv.addSchema(whole, 'document');
      const { schemas } = whole.components as { schemas: Record<string, unknown> };
      const text = JSON.stringify(whole);
      for (const name of Object.keys(schemas)) {
        const pointer = `#/components/schemas/${name}`;
        expect(ajv.getSchema(`document${pointer}`)).toBeDefined();
        expect(text).toContain(`"${pointer}"`);
      }
      expect(text).not.toContain('"nullable"');
    });

    it('tells of routes that are there, each under a name of its own', () => {
      const all = operations(whole);
      expect(new Set(all.map(([, , { operationId }]) => operationId)).size).toBe(all.length);
      const fastify = app.app.getHttpAdapter().getInstance() as FastifyInstance;
      for (const [method, path] of all) expect([path, fastify.hasRoute({ method: method, url: path.replaceAll(/\{(\w+)\}/g, ':$1') })]).toEqual([path, true]);
    });

    it('is of routes whose requests can all be checked', () => {
      const controllers = app.app.get(DiscoveryService, { strict: false }).getControllers();
      const routes = declaredRoutes(controllers.map(({ metatype }) => metatype as Type));
      const parts = routes.flatMap(({ path, schema: { body, querystring } }) => [body, querystring].flatMap((schema) => (schema ? [{ path, schema }] : [])));
      expect(parts.length).toBeGreaterThan(100);
      // Each check is compiled by its first request.
      for (const { path, schema } of parts) expect([path, typeof requestCheck({ schema })({})]).toEqual([path, 'boolean']);
    });

    it('says what a route takes, answers and refuses', () => {
      const base = '/api/accounts/{accountId}/workspaces/{workspaceId}';
      const setState = operation(whole, 'post', `${base}/flow_runs/{id}/set_state`);
      expect(setState.parameters.map(({ name, schema }) => [name, schema.format])).toEqual([
        ['accountId', 'uuid'],
        ['workspaceId', 'uuid'],
        ['id', 'uuid'],
      ]);
      expect(setState.requestBody).toMatchObject({
        required: true,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/SetStateBody' } } },
      });
      expect(Object.keys(setState.responses)).toEqual(expect.arrayContaining(['401', '403', '404', '422', 'default']));
      expect(operation(whole, 'post', `${base}/flows/filter`).requestBody?.required).toBe(false);
      expect(operation(whole, 'get', `${base}/variables/name/{name}`).parameters.at(-1)).toEqual({
        name: 'name',
        in: 'path',
        required: true,
        schema: { type: 'string' },
      });
      expect(operation(whole, 'delete', `${base}/variables/{id}`).responses['204']).toEqual({ description: 'Done.' });
      expect(operation(whole, 'post', `${base}/work_pools/{pool}/workers/heartbeat`).responses).toMatchObject({
        200: { content: { 'text/plain': { schema: { type: 'string' } } } },
        204: { description: 'Done.' },
      });
      expect(operation(whole, 'get', `${base}/flow_run_states`).parameters.at(-1)).toMatchObject({ name: 'flow_run_id', in: 'query', required: true });
    });

    it('asks for a key wherever one is needed', () => {
      expect(whole.security).toEqual([{ key: [] }, { session: [] }]);
      const open = operations(whole).filter(([, , { security }]) => security);
      expect(open.every(([, , { security }]) => security?.length === 0)).toBe(true);
      expect(open.map(([, path]) => path.split('/').at(-1))).toEqual(expect.arrayContaining(['health', 'hello', 'version', 'openapi.json']));
      expect(open.some(([, path]) => path.includes('flow_runs'))).toBe(false);
    });

    it('is read below the public address', () => expect(whole.servers).toEqual([{ url: '/eparch' }]));
  });

  describe('GET /openapi.json of a workspace', () => {
    it('has the paths that clients of the workspace know, below its address', async () => {
      const document = await read(`${tenant.base}/openapi.json`, { authorization: `Bearer ${tenant.key}` });
      expect(document.servers).toEqual([{ url: `/eparch${tenant.base}` }]);
      expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/flows', '/flow_runs/{id}/set_state']));
      expect(operation(document, 'get', '/flows/{id}').parameters.map(({ name }) => name)).toEqual(['id']);
      expect(await new Validator().validate({ ...structuredClone(document) })).toMatchObject({ valid: true });
    });

    itIsShut(() => ({ app, tenant, stranger }), 'GET', '/openapi.json');
  });

  describe('GET /docs', () => {
    it('shows it with files of this server alone, wherever that is', async () => {
      const { status, body, headers } = await app.inject({ method: 'GET', url: '/eparch/docs' });
      expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(headers['content-security-policy']).toContain("default-src 'self'");
      const page = String(body);
      expect(page).toContain('<base href="/eparch/">');
      expect(page).not.toMatch(/https?:/);
      const files = [...page.matchAll(/(?:src|href)="(docs\/[^"]+)"/g)].map(([, file]) => file ?? '');
      expect(files.length).toBe(4);
      for (const file of files) expect(await app.inject({ method: 'GET', url: `/eparch/${file}` })).toMatchObject({ status: 200 });
    });

    it('serves nothing else of that package', async () => {
      for (const file of ['index.html', 'swagger-ui.js', '../package.json'])
        expect((await app.inject({ method: 'GET', url: `/docs/ui/${file}` })).status).toBe(404);
    });
  });
});
