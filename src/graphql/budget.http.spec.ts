import { createHash } from 'node:crypto';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { testApp, type Reply, type Tenant, type TestApp } from '../app.testing.js';
import { signIn, withKey, withSession } from './graphql.testing.js';

const LIMIT = 100;
/** As much as there is, and more. */
const ALL = 'query($w: ID!) { workspace(id: $w) { deployments(first: 100) { edges { node { runs { totalCount } } } } } }';
const SMALL = 'query($w: ID!) { workspace(id: $w) { name } }';

describe('what a key may ask of GraphQL in a minute', () => {
  let app: TestApp;
  let tenant: Tenant;
  beforeAll(async () => {
    app = await testApp({ roles: ['api'], graphqlPointsPerMinute: LIMIT });
    tenant = await app.newTenant();
  });
  afterAll(() => app.close());

  const send = async (headers: Record<string, string>, body: object): Promise<Reply> => {
    const payload = JSON.stringify({ variables: { w: tenant.workspace.id }, ...body });
    return app.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', ...headers }, payload });
  };
  /** Whatever comes back meanwhile is taken again. */
  const useUp = async (headers: Record<string, string>, body: object = { query: ALL }): Promise<Reply> => {
    let reply = await send(headers, body);
    while (reply.status === 200) reply = await send(headers, body);
    return reply;
  };
  const REFUSED = { errors: [{ extensions: { code: 'request.too_many', kind: 'too_many', retryAfter: expect.any(Number) as number } }] };

  it('is told with each answer', async () => {
    const { user, key } = await app.newTenant();
    expect(user.id).not.toBe(tenant.user.id);
    expect(await send({ authorization: `Bearer ${key}` }, { query: '{ viewer { email } accounts { name } }' })).toMatchObject({
      status: 200,
      body: { extensions: { cost: { asked: 2, left: LIMIT - 2, limit: LIMIT, refillsPerSecond: LIMIT / 60 } } },
    });
  });

  it('is refused once it is used up, with how long to wait, and to no other', async () => {
    const { status, headers, body } = await useUp(withKey(tenant));
    expect({ status, body }).toMatchObject({ status: 429, body: REFUSED });
    const [{ extensions }] = (body as { errors: [{ extensions: { retryAfter: number } }] }).errors;
    expect(extensions.retryAfter).toBeGreaterThan(0);
    expect(headers['retry-after']).toBe(String(extensions.retryAfter));
    expect((body as { extensions: { cost: object } }).extensions.cost).toMatchObject({ limit: LIMIT });

    const session = withSession(await signIn(app, tenant));
    expect(await send(session, { query: SMALL })).toMatchObject({ status: 200, body: { data: { workspace: { name: 'dev' } } } });
    expect(await useUp(session)).toMatchObject({ status: 429, body: REFUSED });
  });

  it('counts what is sent by its hash', async () => {
    const other = withKey(await app.newTenant());
    const persistedQuery = { version: 1, sha256Hash: createHash('sha256').update(ALL).digest('hex') };
    expect((await send(other, { query: ALL, extensions: { persistedQuery } })).status).toBe(200);
    expect(await useUp(other, { extensions: { persistedQuery } })).toMatchObject({ status: 429, body: REFUSED });
  });

  it('counts changes before they are made', async () => {
    const other = await app.newTenant();
    const query = `mutation { ${Array.from({ length: 10 }, (_, n) => `m${n}: createApiKey(input: { name: "k${n}" }) { __typename }`).join(' ')} }`;
    expect(await useUp(withKey(other), { query })).toMatchObject({ status: 429, body: REFUSED });
  });

  it('counts the start of a subscription', async () => {
    const other = await app.newTenant();
    await app.app.listen(0, '127.0.0.1');
    const url = `${(await app.app.getUrl()).replace('http', 'ws')}/graphql`;
    const client = createClient({ url, webSocketImpl: WebSocket, connectionParams: { authorization: `Bearer ${other.key}` }, retryAttempts: 0 });
    try {
      const query = 'subscription($w: ID!) { flowRunsChanged(workspaceId: $w) }';
      const start = async (): Promise<unknown> => {
        const messages = client.iterate({ query, variables: { w: other.workspace.id } });
        try {
          await messages.next();
          return null;
        } catch (error) {
          return error;
        } finally {
          await messages.return?.();
        }
      };
      let refusal = await start();
      while (refusal === null) refusal = await start();
      expect(refusal).toMatchObject(REFUSED.errors);
    } finally {
      await client.dispose();
    }
  });
});
