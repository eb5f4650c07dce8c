import { Access, ACCOUNT_ROLES, type AccountRole, grantsOf, type Permission, PERMISSIONS, type Principal } from '@app/auth';
import { jest } from '@jest/globals';
import { DiscoveryService } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, type GraphQLObjectType, type GraphQLOutputType, type GraphQLSchema, isCompositeType, isObjectType, parse, subscribe } from 'graphql';
import type { Type } from '@nestjs/common';
import { testApp, type Method, type Tenant, type TestApp } from '../app.testing.js';
import { newMember } from '../control/control.testing.js';
import { roleReply } from '../control/members/roles.js';
import { WorkspacesService } from '../control/workspaces/workspaces.service.js';
import { declaredRoutes, type DeclaredRoute } from '../http/openapi/declared-routes.js';
import { COUNTERPARTS, type Counterpart } from './counterparts.testing.js';
import { ASKED, fieldsOf, NOWHERE, Operations, type Field } from './fields.testing.js';
import { asker, withKey } from './graphql.testing.js';
import { LoaderFactory } from './loaders.js';
import { seed } from './seeded.testing.js';

/** `absent`: it is not there for them. `granted`: what came of it is no matter of who asked. */
type Verdict = 'granted' | 'absent' | 'auth.forbidden' | 'auth.unauthenticated';

interface Person {
  readonly name: string;
  readonly key: string | null;
  /** Of nobody for who is no person. */
  readonly userId: string;
  /** What they may do in the account; null: they have no business there. */
  readonly grants: ReadonlySet<Permission> | null;
}

/** Fewer than there are connections to the database: a server that is overrun answers nobody. */
const AT_ONCE = 6;
const ABSENT = ['workspace.not_found', 'account.not_found'];
const verdictOf = (code: unknown): Verdict => {
  if (code === 'auth.forbidden' || code === 'auth.unauthenticated') return code;
  return ABSENT.includes(String(code)) ? 'absent' : 'granted';
};
const isPermission = (counterpart: Counterpart): counterpart is Permission => PERMISSIONS.some((permission) => permission === counterpart);
/** Whatever its parameters are called. */
const plain = (route: string): string => route.replaceAll(/\{\w+\}/g, '{}');
const TOP = ['Query', 'Mutation', 'Subscription', 'Account', 'Workspace'];

let app: TestApp;
let tenant: Tenant;
let schema: GraphQLSchema;
let operations: Operations;
let routes: ReadonlyMap<string, DeclaredRoute>;
let fields: readonly Field[];
let people: Person[];
beforeAll(async () => {
  app = await testApp({ roles: ['api'] });
  [tenant] = [await app.newTenant()];
  const stranger = await app.newTenant();
  await seed(tenant);
  const bot = { method: 'POST', url: `/api/accounts/${tenant.account.id}/bots`, headers: withKey(tenant), payload: '{"name": "ci"}' } as const;
  expect((await app.inject(bot)).status).toBe(201);
  await seed(stranger);
  ({ schema } = app.app.get(GraphQLSchemaHost, { strict: false }));
  operations = new Operations(schema, {
    accountId: tenant.account.id,
    workspaceId: tenant.workspace.id,
    'account.id': tenant.account.id,
    'workspace.id': tenant.workspace.id,
    'workspaceByHandle.account': tenant.account.handle,
    'workspaceByHandle.workspace': tenant.workspace.handle,
  });
  fields = fieldsOf(schema);
  const controllers = app.app.get(DiscoveryService, { strict: false }).getControllers();
  routes = new Map(
    declaredRoutes(controllers.map(({ metatype }) => metatype as Type)).map((route) => [plain(`${route.method.toUpperCase()} ${route.path}`), route]),
  );
  const members = await Promise.all(ACCOUNT_ROLES.map(async (role) => ({ role, ...(await newMember(app, tenant, role)) })));
  // All others are asked of it, too.
  jest.spyOn(app.app.get(WorkspacesService, { strict: false }), 'delete').mockResolvedValue();
  const bots = await Promise.all(ACCOUNT_ROLES.map(async (role) => ({ role, key: await newBot(role) })));
  people = [
    ...bots.map(({ role, key }) => ({ name: botOf(role), key, userId: NOWHERE, grants: new Set(grantsOf(role)) })),
    ...members.map(({ role, user, key }) => ({ name: role, key, userId: user.id, grants: new Set(grantsOf(role)) })),
    { name: 'an outsider', key: stranger.key, userId: stranger.user.id, grants: null },
    { name: 'nobody', key: null, userId: NOWHERE, grants: null },
  ];
}, 60_000);
afterAll(() => app.close());

const botOf = (role: AccountRole): string => `a service account, ${role}`;

/** Answers its key. */
async function newBot(role: AccountRole): Promise<string> {
  const url = `/api/accounts/${tenant.account.id}/bots`;
  const payload = JSON.stringify({ name: `bot-${role}`, account_role_id: roleReply(role).id });
  const { body } = await app.inject({ method: 'POST', url, headers: { authorization: `Bearer ${tenant.key}` }, payload });
  return (body as { api_key: { key: string } }).api_key.key;
}

async function askGraphql(field: Field, { key }: Person): Promise<Verdict> {
  const operation = operations.of(field);
  if (field.of === 'Subscription') return subscribeTo(operation, key);
  const { data, errors } = await asker(app, key === null ? {} : withKey({ key }))(operation);
  const [error] = errors ?? [];
  if (/^(BAD_USER_INPUT|GRAPHQL_|INTERNAL|database\.|request\.too_many)/.test(error?.extensions.code ?? ''))
    throw new Error(`${operation}: ${error?.message ?? ''}`);
  if (error) return verdictOf(error.extensions.code);
  const answer = Object.values(data ?? {})[0] as { code?: string } | null | undefined;
  if (key === null && isNothing(answer)) return 'auth.unauthenticated';
  if (answer === null) return 'absent';
  if (!JSON.stringify(data).includes(`"${ASKED}"`)) throw new Error(`Nothing was there to ask: ${operation}`);
  return verdictOf(answer?.code);
}

/** Of whoever asks, and nobody does. */
const isNothing = (answer: unknown): boolean => answer === null || (Array.isArray(answer) && answer.length === 0);

async function subscribeTo(operation: string, key: string | null): Promise<Verdict> {
  const principal = key === null ? null : await app.platform.authenticator.byApiKey(key);
  const contextValue = { principal, ...app.app.get(LoaderFactory, { strict: false }).forSubscription() };
  const stream = await subscribe({ schema, document: parse(operation), contextValue });
  if ('errors' in stream) return verdictOf((stream.errors?.[0]?.originalError as { code?: string } | undefined)?.code);
  if (Symbol.asyncIterator in stream) await stream.return?.(undefined);
  return 'granted';
}

async function askRest(counterpart: Counterpart, person: Person): Promise<Verdict> {
  const [method = '', path = ''] = counterpart.split(' ');
  const ids: Readonly<Record<string, string>> = { accountId: tenant.account.id, userId: person.userId, workspaceId: tenant.workspace.id };
  const url = absolute(path)
    .replace('/workspaces/{id}', `/workspaces/${tenant.workspace.id}`)
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? NOWHERE);
  const headers = person.key === null ? {} : { authorization: `Bearer ${person.key}` };
  const { status, body } = await app.inject({ method: method as Method, url, headers, ...(method === 'GET' || method === 'DELETE' ? {} : { payload: '{}' }) });
  if (status >= 500) throw new Error(`${method} ${url} answered ${status}.`);
  return verdictOf((body as { code?: string } | null)?.code);
}

const absolute = (path: string): string => (path.startsWith('/') ? path : `/api/accounts/{accountId}/workspaces/{workspaceId}/${path}`);

/** What the field itself says it asks, where REST has nothing of the kind. */
function said(counterpart: Counterpart, { key, grants }: Person): Verdict {
  if (counterpart === 'anyone') return 'granted';
  if (key === null) return 'auth.unauthenticated';
  if (!isPermission(counterpart)) return 'granted';
  if (grants === null) return 'absent';
  return grants.has(counterpart) ? 'granted' : 'auth.forbidden';
}

function routeOf(counterpart: Counterpart): DeclaredRoute | undefined {
  const [method = '', path = ''] = counterpart.split(' ');
  return routes.get(plain(`${method} ${absolute(path)}`));
}

const isRoute = (counterpart: Counterpart): boolean => counterpart.includes(' ');

/** Where GraphQL and REST do not answer the person alike. */
async function differences(person: Person, asked: readonly (readonly [string, Counterpart])[] = [...COUNTERPARTS]): Promise<string[]> {
  const atRest = new Map<Counterpart, Promise<Verdict>>();
  const compare = async ([name, counterpart]: readonly [string, Counterpart]): Promise<string[]> => {
    const field = fields.find((one) => one.name === name);
    const rest = atRest.get(counterpart) ?? (isRoute(counterpart) ? askRest(counterpart, person) : Promise.resolve(said(counterpart, person)));
    atRest.set(counterpart, rest);
    const graphql = field && (await askGraphql(field, person));
    return graphql === (await rest) ? [] : [`${name}: ${graphql ?? 'gone'}, and ${counterpart}: ${await rest}`];
  };
  const found: string[][] = [];
  for (let from = 0; from < asked.length; from += AT_ONCE) found.push(...(await Promise.all(asked.slice(from, from + AT_ONCE).map(compare))));
  return found.flat();
}

describe('what GraphQL asks of whoever comes', () => {
  it('is told of every field at the top and every field with arguments, by routes that are there', () => {
    const isAsked = ({ of, field }: Field): boolean =>
      field.args.length > 0 || ['Query', 'Mutation', 'Subscription'].includes(of) || (TOP.includes(of) && isCompositeType(getNamedType(field.type)));
    const untold = fields.filter((field) => isAsked(field) && !COUNTERPARTS.has(field.name)).map(({ name }) => name);
    const gone = [...COUNTERPARTS.keys()].filter((name) => !fields.some((field) => field.name === name));
    const unknown = [...COUNTERPARTS.values()].filter((counterpart) => isRoute(counterpart) && !routeOf(counterpart));
    expect({ 'say in counterparts.testing.ts which route of REST asks the same': untold, 'take out of it': gone, 'no such route': unknown }).toEqual({
      'say in counterparts.testing.ts which route of REST asks the same': [],
      'take out of it': [],
      'no such route': [],
    });
  });

  it.each([...ACCOUNT_ROLES, 'an outsider', 'nobody'])('is what REST asks: %s', async (name) => {
    const person = people.find((one) => one.name === name);
    expect(person && (await differences(person))).toEqual([]);
  });

  /** What is a person's own is not for them. */
  it.each(ACCOUNT_ROLES.map(botOf))('is what REST asks: %s', async (name) => {
    const bot = people.find((one) => one.name === name);
    expect(bot && (await differences(bot, ofPlaces()))).toEqual([]);
  });

  /** Roles of today tell few permissions apart. */
  it.each(PERMISSIONS)('is %s where REST asks that, and not less', async (permission) => {
    const owner = people.find(({ name }) => name === 'owner');
    if (!owner) throw new Error('Nobody owns the account.');
    const asked = [...COUNTERPARTS].filter(([, counterpart]) => permissionOf(counterpart) === permission);
    expect(asked.length).toBeGreaterThan(0);
    const access = jest.spyOn(app.app.get(Access, { strict: false }), 'check');
    try {
      for (const grants of [before(permission), [...before(permission), permission]]) {
        access.mockImplementation(async (_account: string, _by: Principal, wanted: Permission) => (grants.includes(wanted) ? 'granted' : 'denied'));
        expect(await differences({ ...owner, grants: new Set(grants) }, asked)).toEqual([]);
      }
    } finally {
      access.mockRestore();
    }
  });

  it('is not less for objects within others than where they are at home', () => {
    const home = new Map<string, Permission>();
    for (const { name, of, field } of fields) {
      const permission = permissionOf(COUNTERPARTS.get(name) ?? 'anyone');
      if (of === 'Workspace' && permission) home.set(nodeTypeOf(field.type), permission);
    }
    const isMore = (one: Permission, other: Permission): boolean => PERMISSIONS.indexOf(one) > PERMISSIONS.indexOf(other);
    const lax = fields.filter(({ name, of, field }) => {
      const [inside, asked] = [home.get(nodeTypeOf(field.type)), home.get(of)];
      return inside && asked && isMore(inside, asked) && !COUNTERPARTS.has(name);
    });
    expect(home.size).toBeGreaterThan(15);
    expect(lax.map(({ name }) => `${name} shows what is not for all who come there: have it ask, and say so in counterparts.testing.ts`)).toEqual([]);
  });
});

/** Those that ask for a permission. */
const ofPlaces = () => [...COUNTERPARTS].filter(([, counterpart]) => permissionOf(counterpart) !== undefined);

/** Undefined: it asks for none. */
const permissionOf = (counterpart: Counterpart): Permission | undefined => {
  const door = routeOf(counterpart)?.door;
  if (door?.kind === 'permission') return door.permission;
  return isPermission(counterpart) ? counterpart : undefined;
};

/** What whoever has the permission has, too, in any sensible role. */
function before(permission: Permission): Permission[] {
  const [place = ''] = permission.split(':');
  const less = PERMISSIONS.slice(0, PERMISSIONS.indexOf(permission)).filter((one) => one.startsWith(place));
  return place === 'workspace' ? ['account:see', ...less] : less;
}

/** Of a list, what it is a list of. */
function nodeTypeOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  const edges = isObjectType(named) ? named.getFields()['edges'] : undefined;
  const edge = edges && getNamedType(edges.type);
  const node = isObjectType(edge) ? edge.getFields()['node'] : undefined;
  return node ? getNamedType(node.type).name : named.name;
}

describe('a list of a workspace', () => {
  /** How a thing is known at both sides. */
  const identify = ({ id, key }: { id?: string; key?: string }): string => id ?? key ?? '';
  const lists = (): [string, Counterpart][] =>
    [...COUNTERPARTS].filter(
      ([name, counterpart]) => counterpart.endsWith('/filter') && ['Workspace', 'Account'].includes(name.split('.')[0] ?? '') && !NARROWER.includes(name),
    );
  /** Of runs to come, and one of many. */
  const NARROWER = ['Workspace.upcomingRuns', 'Workspace.event'];

  const byGraphql = async (name: string, key: string): Promise<string[]> => {
    const field = fields.find((one) => one.name === name);
    if (!field) throw new Error(`There is no ${name}.`);
    const inner = (schema.getType(nodeTypeOf(field.field.type)) as GraphQLObjectType).getFields()['id'] ? 'id' : 'key';
    const isConnection = String(field.field.type).includes('Connection');
    const first = field.field.args.some((arg) => arg.name === 'first') ? '(first: 100)' : '';
    const [root, id] = field.of === 'Account' ? ['account', tenant.account.id] : ['workspace', tenant.workspace.id];
    const shown = `${field.field.name}${first} { ${isConnection ? `edges { node { ${inner} } }` : inner} }`;
    const { data, errors } = await asker(app, withKey({ key }))(`query($id: ID!) { ${root}(id: $id) { ${shown} } }`, { id });
    expect(errors).toBeUndefined();
    const list = (data as Record<string, Record<string, unknown>>)[root]?.[field.field.name];
    const nodes = isConnection ? (list as { edges: { node: object }[] }).edges.map(({ node }) => node) : (list as object[]);
    return nodes.map(identify).sort();
  };
  const byRest = async (counterpart: Counterpart, key: string): Promise<string[]> => {
    const url = absolute(counterpart.replace('POST ', ''))
      .replace('{accountId}', tenant.account.id)
      .replace('{workspaceId}', tenant.workspace.id)
      .replace('{pool}', 'prod');
    const { status, body } = await app.inject({ method: 'POST', url, headers: { authorization: `Bearer ${key}` }, payload: '{"limit": 100}' });
    expect([counterpart, status, body]).toEqual([counterpart, 200, body]);
    const list = Array.isArray(body) ? (body as object[]) : (Object.values(body as object).find(Array.isArray) as object[]);
    return list.map(identify).sort();
  };

  it.each(ACCOUNT_ROLES)('has the same in it as at REST: %s', async (role) => {
    const { key } = people.find(({ name }) => name === role) ?? {};
    if (!key) throw new Error(`Nobody is ${role}.`);
    expect(lists().length).toBeGreaterThan(15);
    for (const [name, counterpart] of lists()) {
      const rest = await byRest(counterpart, key);
      expect([name, await byGraphql(name, key)]).toEqual([name, rest]);
      expect([name, rest.length]).not.toEqual([name, 0]);
    }
  });
});
