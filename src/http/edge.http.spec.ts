import Fastify from 'fastify';
import { testApp, type TestApp } from '../app.testing.js';
import { Edge } from './edge.js';

describe('the edge', () => {
  let app: TestApp;
  beforeAll(async () => (app = await testApp()));
  afterAll(() => app.close());

  it('keeps a server with a route that declares no door from starting', async () => {
    const { authenticator, access, tenancy } = app.platform;
    const fastify = Fastify();
    new Edge(authenticator, access, tenancy).guard(fastify);
    expect(() => fastify.get('/api/open-by-mistake', () => 'secret')).toThrow('GET /api/open-by-mistake declares no door.');
    await fastify.close();
  });

  it('reads no body of one who may not come in', async () => {
    const { base } = await app.newTenant();
    const body = { url: `${base}/flows/`, payload: '{"not json' };
    expect(await app.inject({ method: 'POST', ...body })).toMatchObject({ status: 401, body: { code: 'auth.unauthenticated' } });
    const stranger = await app.newTenant();
    const refused = await app.inject({ method: 'POST', ...body, headers: { authorization: `Bearer ${stranger.key}` } });
    expect(refused).toMatchObject({ status: 404, body: { code: 'workspace.not_found' } });
  });

  it('tells whoever asks that the process answers, and that requests can be served', async () => {
    expect(await app.inject({ method: 'GET', url: '/api/health' })).toMatchObject({ status: 200, body: true });
    expect(await app.inject({ method: 'GET', url: '/api/ready' })).toMatchObject({ status: 200, body: { message: 'OK' } });
  });

  it('shows whoever asks the page of a code, and none of what is no code', async () => {
    const { status, body } = await app.inject({ method: 'GET', url: '/docs/errors/flow_run.not_found' });
    expect([status, body]).toEqual([200, expect.stringMatching(/^# .*not found/i)]);
    for (const code of ['flow_run.lost', 'toString']) expect((await app.inject({ method: 'GET', url: `/docs/errors/${code}` })).status).toBe(404);
  });

  it('takes for an id in a body what is one in a path, and no other notation', async () => {
    const { call } = await app.newTenant();
    const id = '00000000-0000-4000-8000-000000000000';
    expect(await call('POST', '/flows/filter', { flows: { id: { any_: [id] } } })).toMatchObject({ status: 200, body: [] });
    expect(await call('POST', '/flows/filter', { flows: { id: { any_: [`urn:uuid:${id}`] } } })).toMatchObject({ status: 422 });
  });
});
