import type { OutgoingHttpHeaders } from 'node:http';
import type { User } from '@app/auth';
import { loadConfig, type Config } from '@app/config';
import { createLogger } from '@app/telemetry';
import { newKey, type Workspace, type WorkspaceContext } from '@app/tenancy';
import { testDatabase } from '@app/testing';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { AppModule } from './app.module.js';
import type { Account } from './control/accounts/account.entity.js';
import { ApiKeysService } from './control/api-keys/api-keys.service.js';
import { SignUpService } from './control/sign-in/sign-up.service.js';
import { createApp, type App } from './http/create-app.js';
import { openPlatform, type Platform } from './platform.js';
import { RouteRecord } from './route-record.testing.js';

export interface Reply {
  readonly status: number;
  /** Parsed where it is JSON; null where there is none. */
  readonly body: unknown;
  readonly headers: OutgoingHttpHeaders;
}

/** Someone with an account, a workspace and a key of their own. */
export interface Tenant {
  readonly user: User;
  readonly password: string;
  readonly account: Account;
  readonly workspace: Workspace;
  readonly key: string;
  /** The workspace's own address, such as clients are configured with. */
  readonly base: string;
  readonly ctx: WorkspaceContext;
  /** Asks below the workspace's address, with the key. */
  call(method: Method, path: string, body?: unknown): Promise<Reply>;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The whole application over a database of its own, without a port. */
export interface TestApp {
  readonly app: App;
  readonly platform: Platform;
  newTenant(): Promise<Tenant>;
  /** Any request; without credentials unless it brings them. */
  inject(request: Omit<InjectOptions, 'method'> & { method: Method }): Promise<Reply>;
  close(): Promise<void>;
}

const PASSWORD = 'green horses fly';

/** For HTTP specs. `settings` beside those of a server that plays every role. */
export async function testApp(settings: Parameters<Config['with']>[0] = {}): Promise<TestApp> {
  const database = await testDatabase();
  const config = loadConfig({}).with({ databaseUrl: database.url, secretKey: newKey().toString('base64'), logLevel: 'silent', ...settings });
  const logger = createLogger({ level: config.logLevel, format: config.logFormat });
  const platform = await openPlatform(config, logger);
  const app = (await createApp(AppModule.of(platform), config, logger)) as App;
  const record = new RouteRecord();
  record.watch(app.getHttpAdapter().getInstance() as FastifyInstance);
  await app.init();

  const inject: TestApp['inject'] = async (request) => {
    const { statusCode, payload, headers } = await app.inject(request);
    return { status: statusCode, body: parse(payload), headers };
  };
  let tenants = 0;
  return {
    app,
    platform,
    inject,
    newTenant: async () => newTenant({ app, platform, inject }, `tenant-${++tenants}`),
    close: async () => {
      record.save();
      await app.close();
      await platform.close();
      await database.drop();
    },
  };
}

async function newTenant({ app, platform, inject }: Pick<TestApp, 'app' | 'platform' | 'inject'>, handle: string): Promise<Tenant> {
  const names = { firstName: 'Test', lastName: 'Person', accountName: handle, accountHandle: handle, workspaceName: 'dev', workspaceHandle: 'dev' };
  const via = { kind: 'operator' } as const;
  const { user, account, workspace } = await app
    .get(SignUpService, { strict: false })
    .signUp({ email: `${handle}@eparch.example`, password: PASSWORD, ...names }, via);
  const { key } = await app.get(ApiKeysService, { strict: false }).create({ actorId: user.actorId, userId: user.id, via }, { name: 'test', expiration: null });
  const base = `/api/accounts/${account.id}/workspaces/${workspace.id}`;
  return {
    user,
    password: PASSWORD,
    account,
    workspace,
    key,
    base,
    ctx: await platform.tenancy.open(account.id, workspace.id),
    call: async (method, path, body) =>
      inject({ method, url: `${base}${path}`, headers: { authorization: `Bearer ${key}` }, ...(body === undefined ? {} : { payload: JSON.stringify(body) }) }),
  };
}

function parse(payload: string): unknown {
  if (payload === '') return null;
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}

/** Two tenants, one of whom is asked about the things of the other. */
export interface Tenants {
  readonly app: TestApp;
  readonly tenant: Tenant;
  readonly stranger: Tenant;
}

/** Registers the promise that every route below a workspace makes to those who may not enter. */
export function itIsShut(tenants: () => Tenants, method: Method, path: string | (() => string), body?: unknown): void {
  it('is shut without a key, with a wrong one, and to other tenants', async () => {
    const { app, tenant, stranger } = tenants();
    const ask = async (headers: Record<string, string>): Promise<Reply> =>
      app.inject({ method, url: `${tenant.base}${pathOf(path)}`, headers, ...(body === undefined ? {} : { payload: JSON.stringify(body) }) });
    expect(await ask({})).toMatchObject({ status: 401, body: { exception_message: 'Unauthorized' } });
    // Nothing is said about a body that had no business here.
    if (body !== undefined) expect(await app.inject({ method, url: `${tenant.base}${pathOf(path)}`, payload: '{"not json' })).toMatchObject({ status: 401 });
    expect(await ask({ authorization: 'Bearer pnu_wrong' })).toMatchObject({ status: 401 });
    expect(await ask({ authorization: `Bearer ${stranger.key}` })).toMatchObject({ status: 404, body: { code: 'workspace.not_found' } });
  });
}

/** Registers the promise of every route that names a thing: what is not there, or is another workspace's, is not found. */
export function itFindsOnlyItsOwn(
  tenants: () => Tenants,
  method: Method,
  path: (id: string) => string,
  ownId: () => string,
  body: unknown,
  detail: string | RegExp,
): void {
  it('finds nothing that is not there, not an id, or another workspace’s', async () => {
    const { tenant, stranger } = tenants();
    const missing = { status: 404, body: { detail: typeof detail === 'string' ? detail : (expect.stringMatching(detail) as string) } };
    expect(await tenant.call(method, path('00000000-0000-4000-8000-000000000000'), body)).toMatchObject(missing);
    expect(await tenant.call(method, path('nothing'), body)).toMatchObject({ status: 404, body: { detail: 'Not Found' } });
    expect(await stranger.call(method, path(ownId()), body)).toMatchObject(missing);
  });
}

/** What a request gets that does not fit its schema: where, and what is wrong there. */
export const invalidAt = (...loc: (string | number)[]) => ({
  status: 422,
  body: { exception_message: 'Invalid request received.', exception_detail: expect.arrayContaining([expect.objectContaining({ loc })]) as unknown },
});

const pathOf = (path: string | (() => string)): string => (typeof path === 'string' ? path : path());
