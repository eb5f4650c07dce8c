import type { OutgoingHttpHeaders } from 'node:http';
import type { User } from '@app/auth';
import { loadConfig, type Config } from '@app/config';
import { createLogger } from '@app/telemetry';
import { newKey, type Workspace, type WorkspaceContext } from '@app/tenancy';
import { testDatabase } from '@app/testing';
import type { InjectOptions } from 'fastify';
import { AppModule } from './app.module.js';
import type { Account } from './control/accounts/account.entity.js';
import { ApiKeysService } from './control/api-keys/api-keys.service.js';
import { SignUpService } from './control/sign-in/sign-up.service.js';
import { createApp, type App } from './http/create-app.js';
import { openPlatform, type Platform } from './platform.js';

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
