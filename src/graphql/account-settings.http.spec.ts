import { randomUUID } from 'node:crypto';
import { testApp, type Tenant, type Tenants } from '../app.testing.js';
import { newMember } from '../control/control.testing.js';
import { asker, signIn, withKey, withSession, type Answer, type Ask } from './graphql.testing.js';

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const ERROR = '... on InputError { message fields { field message } }';
const MEMBER = '... on MemberSuccess { member { role user { email } } }';
const DELETED = `__typename ... on DeleteSuccess { id } ${ERROR}`;

let on: Tenants;
let ask: Ask;
let member: { key: string; user: Tenant['user'] };
let asMember: Ask;
let asStranger: Ask;
beforeAll(async () => {
  const app = await testApp({ roles: ['api'] });
  on = { app, tenant: await app.newTenant(), stranger: await app.newTenant() };
  ask = asker(app, withKey(on.tenant));
  member = await newMember(app, on.tenant, 'member');
  asMember = asker(app, withKey(member));
  asStranger = asker(app, withKey(on.stranger));
}, 60_000);
afterAll(() => on.app.close());

async function answer(asked: Promise<Answer>): Promise<unknown> {
  const { data, errors } = await asked;
  expect(errors).toBeUndefined();
  return Object.values(data ?? {})[0];
}
/** A mutation of one input, by whoever `by` is. */
const mutate = (name: string, type: string, input: object, shown: string, by = ask) =>
  answer(by(`mutation($input: ${type}!) { ${name}(input: $input) { __typename ${shown} ${ERROR} } }`, { input }));

describe('the viewer', () => {
  const update = (input: object, by = ask) =>
    mutate('updateViewer', 'UpdateViewerInput', input, '... on ViewerSuccess { viewer { firstName lastName handle } }', by);

  it('changes what is named', async () => {
    expect(await update({ firstName: ' Ada ', handle: 'ada-l' })).toEqual({
      __typename: 'ViewerSuccess',
      viewer: { firstName: 'Ada', lastName: 'Person', handle: 'ada-l' },
    });
    expect(await update({ handle: on.stranger.user.handle })).toMatchObject({ __typename: 'InputError', fields: [{ field: 'handle' }] });
    expect(await update({ firstName: 'a\nb' })).toMatchObject({ fields: [{ field: 'firstName' }] });
  });

  it('changes the password with the old one, which signs other browsers out and not this one', async () => {
    const { app, stranger } = on;
    const [here, there] = [await signIn(app, stranger), await signIn(app, stranger)];
    const change = (currentPassword: string, newPassword: string) =>
      mutate(
        'changePassword',
        'ChangePasswordInput',
        { currentPassword, newPassword },
        '... on ViewerSuccess { viewer { id } }',
        asker(app, withSession(here)),
      );
    expect(await change('something else', 'blue horses swim')).toMatchObject({ __typename: 'InputError', fields: [{ field: 'currentPassword' }] });
    expect(await change(stranger.password, 'short')).toMatchObject({ __typename: 'InputError', fields: [{ field: 'newPassword' }] });
    expect(await change(stranger.password, 'blue horses swim')).toMatchObject({ __typename: 'ViewerSuccess' });
    const viewerOf = async (session: string) => (await asker(app, withSession(session))('{ viewer { id } }')).data;
    expect([await viewerOf(here), await viewerOf(there)]).toEqual([{ viewer: { id: stranger.user.id } }, { viewer: null }]);
    await expect(signIn(app, stranger)).rejects.toThrow();
    expect(await signIn(app, { ...stranger, password: 'blue horses swim' })).not.toBe('');
  });

  it('sees the browsers that are signed in, and signs them out', async () => {
    const { app, tenant } = on;
    const [here, there] = [await signIn(app, tenant), await signIn(app, tenant)];
    const byHere = asker(app, withSession(here));
    const sessions = async () => (await answer(byHere('{ sessions { id isCurrent expires lastSeen created } }'))) as { id: string; isCurrent: boolean }[];
    const [mine, theirs] = (await sessions()).toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
    expect([mine?.isCurrent, theirs?.isCurrent]).toEqual([true, false]);
    const end = (id: string, by = byHere) => answer(by(`mutation($id: ID!) { endSession(id: $id) { ${DELETED} } }`, { id }));
    for (const id of [randomUUID(), 'x']) expect(await end(id)).toMatchObject({ __typename: 'InputError' });
    expect(await end(theirs?.id ?? '', asMember)).toMatchObject({ __typename: 'InputError' });
    expect(await end(theirs?.id ?? '')).toEqual({ __typename: 'DeleteSuccess', id: theirs?.id });
    expect((await asker(app, withSession(there))('{ viewer { id } }')).data).toEqual({ viewer: null });
    expect(await sessions()).toHaveLength(1);
  });

  it.each([
    '{ sessions { id } }',
    'mutation { updateViewer(input: {}) { __typename } }',
    'mutation { changePassword(input: { currentPassword: "a", newPassword: "b" }) { __typename } }',
    `mutation { endSession(id: "${NOWHERE}") { __typename } }`,
    `mutation { updateAccount(input: { accountId: "${NOWHERE}" }) { __typename } }`,
    `mutation { updateWorkspace(input: { workspaceId: "${NOWHERE}" }) { __typename } }`,
    `mutation { deleteWorkspace(workspaceId: "${NOWHERE}") { __typename } }`,
    `mutation { updateRetention(input: { workspaceId: "${NOWHERE}" }) { __typename } }`,
    `mutation { addMember(input: { accountId: "${NOWHERE}", email: "a@b.c", role: OWNER }) { __typename } }`,
    `mutation { setMemberRole(accountId: "${NOWHERE}", memberId: "${NOWHERE}", role: OWNER) { __typename } }`,
    `mutation { removeMember(accountId: "${NOWHERE}", memberId: "${NOWHERE}") { __typename } }`,
    `mutation { createServiceAccount(input: { accountId: "${NOWHERE}", name: "x" }) { __typename } }`,
    `mutation { updateServiceAccount(input: { accountId: "${NOWHERE}", serviceAccountId: "${NOWHERE}" }) { __typename } }`,
    `mutation { rotateServiceAccountKey(input: { accountId: "${NOWHERE}", serviceAccountId: "${NOWHERE}" }) { __typename } }`,
    `mutation { deleteServiceAccountKey(accountId: "${NOWHERE}", serviceAccountId: "${NOWHERE}", keyId: "${NOWHERE}") { __typename } }`,
    `mutation { deleteServiceAccount(accountId: "${NOWHERE}", serviceAccountId: "${NOWHERE}") { __typename } }`,
  ])('has to be signed in for %s', async (query) =>
    expect((await asker(on.app)(query)).errors).toMatchObject([{ extensions: { code: 'auth.unauthenticated' } }]),
  );
});

describe('an account', () => {
  const update = (input: object, by = ask) =>
    mutate(
      'updateAccount',
      'UpdateAccountInput',
      { accountId: on.tenant.account.id, ...input },
      '... on AccountSuccess { account { name handle viewerRole } }',
      by,
    );

  it('is renamed by those who manage it', async () => {
    expect(await update({ name: 'Renamed', handle: 'renamed' })).toEqual({
      __typename: 'AccountSuccess',
      account: { name: 'Renamed', handle: 'renamed', viewerRole: 'OWNER' },
    });
    expect(await update({ handle: on.stranger.account.handle })).toMatchObject({ __typename: 'InputError', fields: [{ field: 'handle' }] });
    expect(await update({ name: 'x' }, asMember)).toMatchObject({ __typename: 'InputError', message: expect.stringContaining('account:manage') as string });
    expect(await update({ name: 'x' }, asStranger)).toMatchObject({ __typename: 'InputError', message: 'There is no such account.' });
  });

  it('lists its members by address, found by a part of what they are called, page by page', async () => {
    const page = (variables: object) =>
      answer(
        ask(
          `query($id: ID!, $first: Int, $after: String, $filter: MemberFilter) { account(id: $id) {
             members(first: $first, after: $after, filter: $filter) { totalCount edges { node { role user { email } } } pageInfo { hasNextPage endCursor } } } }`,
          { id: on.tenant.account.id, ...variables },
        ),
      ) as Promise<{ members: { totalCount: number; edges: { node: object }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }>;
    const { members: first } = await page({ first: 1 });
    expect(first).toMatchObject({
      totalCount: 2,
      edges: [{ node: { role: 'OWNER', user: { email: on.tenant.user.email } } }],
      pageInfo: { hasNextPage: true },
    });
    const { members: second } = await page({ first: 1, after: first.pageInfo.endCursor });
    expect(second).toMatchObject({ edges: [{ node: { role: 'MEMBER', user: { email: member.user.email } } }], pageInfo: { hasNextPage: false } });
    expect((await page({ filter: { search: member.user.email.slice(0, 9).toUpperCase() } })).members).toMatchObject({ totalCount: 1, edges: second.edges });
    expect((await page({ filter: { search: '%' } })).members.totalCount).toBe(0);
  });

  it('gets members who have signed up, changes their roles and loses them again', async () => {
    const accountId = on.tenant.account.id;
    const newcomer = await on.app.newTenant();
    const add = (email: string, by = ask) => mutate('addMember', 'AddMemberInput', { accountId, email, role: 'MEMBER' }, MEMBER, by);
    const email = newcomer.user.email;
    expect(await add(` ${email.toUpperCase()}`)).toEqual({ __typename: 'MemberSuccess', member: { role: 'MEMBER', user: { email } } });
    const asNewcomer = asker(on.app, withKey(newcomer));
    expect(await answer(asNewcomer(`{ account(id: "${accountId}") { viewerRole } }`))).toEqual({ viewerRole: 'MEMBER' });
    expect(await add(email)).toMatchObject({ __typename: 'InputError', fields: [{ field: 'email', message: 'They belong to this account already.' }] });
    expect(await add('nobody@eparch.example')).toMatchObject({ __typename: 'InputError', fields: [{ field: 'email' }] });
    expect(await add('no address')).toMatchObject({ __typename: 'InputError', fields: [{ field: 'email' }] });
    expect(await add('x@eparch.example', asMember)).toMatchObject({ message: expect.stringContaining('account:manage') as string });

    const key = { a: accountId, m: newcomer.user.id };
    const setRole = (role: string, by = ask) =>
      answer(
        by(`mutation($a: ID!, $m: ID!, $role: AccountRole!) { setMemberRole(accountId: $a, memberId: $m, role: $role) { ${MEMBER} ${ERROR} } }`, {
          ...key,
          role,
        }),
      );
    const remove = (by = ask, m = key.m) =>
      answer(by(`mutation($a: ID!, $m: ID!) { removeMember(accountId: $a, memberId: $m) { ${DELETED} } }`, { ...key, m }));
    expect(await setRole('ADMIN')).toMatchObject({ member: { role: 'ADMIN' } });
    expect(await setRole('OWNER', asNewcomer)).toMatchObject({ message: expect.stringContaining('Only an owner') as string });
    expect(await setRole('ADMIN', asMember)).toMatchObject({ message: expect.stringContaining('account:manage') as string });
    expect(await remove(asMember)).toMatchObject({ message: expect.stringContaining('account:manage') as string });
    expect(await remove(asNewcomer)).toEqual({ __typename: 'DeleteSuccess', id: key.m });
    expect((await asNewcomer(`{ account(id: "${accountId}") { viewerRole } }`)).data).toEqual({ account: null });
    expect(await remove()).toMatchObject({ message: 'There is no such member of this account.' });
    expect(await remove(ask, 'x')).toMatchObject({ message: 'There is no such member of this account.' });
  });
});

describe('a workspace', () => {
  const key = () => ({ workspaceId: on.tenant.workspace.id });
  const update = (input: object, by = ask) =>
    mutate('updateWorkspace', 'UpdateWorkspaceInput', { ...key(), ...input }, '... on WorkspaceSuccess { workspace { name handle description } }', by);
  const keep = (input: object, by = ask) =>
    mutate(
      'updateRetention',
      'UpdateRetentionInput',
      { ...key(), ...input },
      '... on WorkspaceSuccess { workspace { retention { events decisions logs } } }',
      by,
    );
  const others = (by: (who: Ask) => Promise<unknown>) => Promise.all([by(asMember), by(asStranger)]);
  const refused = [{ message: expect.stringContaining('workspace:manage') as string }, { message: 'There is no such workspace.' }];

  it('is renamed by those who manage it', async () => {
    expect(await update({ name: 'Data', handle: 'data', description: 'of sand' })).toMatchObject({
      workspace: { name: 'Data', handle: 'data', description: 'of sand' },
    });
    expect(await update({ description: '' })).toMatchObject({ workspace: { name: 'Data', handle: 'data', description: '' } });
    expect(await update({ handle: 'Not One' })).toMatchObject({ __typename: 'InputError', fields: [{ field: 'handle' }] });
    expect(await others((who) => update({ name: 'x' }, who))).toMatchObject(refused);
  });

  it('says for how long it keeps what happened', async () => {
    expect(await keep({})).toMatchObject({ workspace: { retention: { events: 7, decisions: 30, logs: null } } });
    expect(await keep({ events: 14, logs: 90 })).toMatchObject({ workspace: { retention: { events: 14, decisions: 30, logs: 90 } } });
    expect((await on.tenant.call('GET', '/admin/events')).body).toEqual({ retention_days: 14 });
    expect(await keep({ logs: null })).toMatchObject({ workspace: { retention: { events: 14, logs: null } } });
    expect(await keep({ decisions: 0, logs: 3 })).toMatchObject({ __typename: 'InputError', fields: [{ field: 'decisions' }] });
    expect((await on.tenant.call('GET', '/admin/logs')).body).toEqual({ retention_days: null });
    expect(await others((who) => keep({ events: 1 }, who))).toMatchObject(refused);
  });

  it('is gone for everyone once it is deleted', async () => {
    const remove = (by = ask) => answer(by(`mutation($w: ID!) { deleteWorkspace(workspaceId: $w) { ${DELETED} } }`, { w: key().workspaceId }));
    expect(await others(remove)).toMatchObject(refused);
    expect(await remove()).toEqual({ __typename: 'DeleteSuccess', id: key().workspaceId });
    expect((await ask('query($w: ID!) { workspace(id: $w) { id } }', { w: key().workspaceId })).data).toEqual({ workspace: null });
    expect(await remove()).toMatchObject({ message: 'There is no such workspace.' });
  });
});

describe('the service accounts of an account', () => {
  const KEY = 'id hint name expiration lastUsed';
  const ROW = `id name role apiKey { ${KEY} } replacedKeys { ${KEY} }`;
  const MADE = `... on ServiceAccountKeySuccess { key serviceAccount { ${ROW} } }`;
  interface Row {
    id: string;
    name: string;
    apiKey: { id: string };
    replacedKeys: { id: string }[];
  }
  interface Made {
    key: string;
    serviceAccount: Row;
  }
  const accountId = (): string => on.tenant.account.id;
  const make = (input: object, by = ask) =>
    mutate('createServiceAccount', 'CreateServiceAccountInput', { accountId: accountId(), ...input }, MADE, by) as Promise<Made>;
  const change = (input: object, by = ask) =>
    mutate(
      'updateServiceAccount',
      'UpdateServiceAccountInput',
      { accountId: accountId(), ...input },
      `... on ServiceAccountSuccess { serviceAccount { ${ROW} } }`,
      by,
    );
  const rotate = (input: object, by = ask) =>
    mutate('rotateServiceAccountKey', 'RotateServiceAccountKeyInput', { accountId: accountId(), ...input }, MADE, by) as Promise<Made>;
  const remove = (id: string, by = ask) =>
    answer(by(`mutation($a: ID!, $id: ID!) { deleteServiceAccount(accountId: $a, serviceAccountId: $id) { ${DELETED} } }`, { a: accountId(), id }));
  const endKey = (id: string, keyId: string, by = ask) =>
    answer(
      by(
        `mutation($a: ID!, $id: ID!, $k: ID!) { deleteServiceAccountKey(accountId: $a, serviceAccountId: $id, keyId: $k) {
          __typename ... on ServiceAccountSuccess { serviceAccount { ${ROW} } } ${ERROR} } }`,
        { a: accountId(), id, k: keyId },
      ),
    );
  const list = (args: string, by = ask) =>
    by(`query($a: ID!) { account(id: $a) { serviceAccounts(${args}) { totalCount edges { cursor node { ${ROW} } } pageInfo { hasNextPage } } } }`, {
      a: accountId(),
    });
  interface Listed {
    account: { serviceAccounts: { totalCount: number; edges: { cursor: string; node: Row }[]; pageInfo: { hasNextPage: boolean } } };
  }

  it('are made with a key that works and is told once, and listed by name', async () => {
    const made = await make({ name: 'Zed' });
    expect(made).toMatchObject({ __typename: 'ServiceAccountKeySuccess', serviceAccount: { name: 'Zed', role: 'MEMBER', apiKey: { name: 'Zed-key' } } });
    expect(made.key).toMatch(/^pnb_/);
    const itself = asker(on.app, withKey(made));
    expect((await itself('{ viewer { id } accounts { id } apiKeys { id } }')).errors?.[0]?.extensions.code).toBe('auth.forbidden');
    expect((await itself('{ viewer { id } accounts { id } }')).data).toEqual({ viewer: null, accounts: [{ id: accountId() }] });
    await make({ name: 'alpha', role: 'ADMIN' });
    await make({ name: 'alpha' });
    const first = (await list('first: 2')).data as unknown as Listed;
    const { edges, totalCount, pageInfo } = first.account.serviceAccounts;
    expect([edges.map(({ node }) => node.name), totalCount, pageInfo.hasNextPage]).toEqual([['alpha', 'alpha'], 3, true]);
    const next = (await list(`first: 2, after: "${edges[1]?.cursor}"`, asMember)).data as unknown as Listed;
    expect(next.account.serviceAccounts.edges.map(({ node }) => node)).toEqual([made.serviceAccount]);
    const found = (await list('filter: { search: "ZE" }')).data as unknown as Listed;
    expect(found.account.serviceAccounts).toMatchObject({ totalCount: 1, edges: [{ node: { name: 'Zed' } }] });
    expect((await list('first: 2', asStranger)).data).toEqual({ account: null });
  });

  it('are renamed, given a role, and given another key with a grace for the old one', async () => {
    const { serviceAccount } = await make({ name: 'before' });
    const serviceAccountId = serviceAccount.id;
    expect(await change({ serviceAccountId, name: 'after' })).toMatchObject({
      serviceAccount: { name: 'after', role: 'MEMBER', apiKey: { id: serviceAccount.apiKey.id } },
    });
    expect(await change({ serviceAccountId, role: 'ADMIN' })).toMatchObject({ serviceAccount: { name: 'after', role: 'ADMIN' } });
    const rotated = await rotate({ serviceAccountId, graceSeconds: 60 });
    expect(rotated).toMatchObject({ key: expect.stringMatching(/^pnb_/), serviceAccount: { replacedKeys: [{ id: serviceAccount.apiKey.id }] } });
    expect(await endKey(serviceAccountId, rotated.serviceAccount.apiKey.id)).toMatchObject({ __typename: 'InputError' });
    expect(await endKey(serviceAccountId, serviceAccount.apiKey.id)).toMatchObject({
      serviceAccount: { apiKey: { id: rotated.serviceAccount.apiKey.id }, replacedKeys: [] },
    });
    expect((await rotate({ serviceAccountId })).serviceAccount.replacedKeys).toEqual([]);
    expect(await remove(serviceAccountId)).toEqual({ __typename: 'DeleteSuccess', id: serviceAccountId });
    expect(await remove(serviceAccountId)).toMatchObject({ message: 'There is no such service account in this account.' });
  });

  it('are managed by those who manage the account', async () => {
    const { serviceAccount } = await make({ name: 'theirs' });
    const serviceAccountId = serviceAccount.id;
    for (const [by, message] of [
      [asMember, /account:manage/],
      [asStranger, /no such account/],
    ] as const) {
      const tries = [
        make({ name: 'x' }, by),
        change({ serviceAccountId, name: 'x' }, by),
        rotate({ serviceAccountId }, by),
        endKey(serviceAccountId, randomUUID(), by),
        remove(serviceAccountId, by),
      ];
      for (const refused of await Promise.all(tries)) expect(refused).toMatchObject({ __typename: 'InputError', message: expect.stringMatching(message) });
    }
  });

  it('say which input is wrong', async () => {
    const { serviceAccount } = await make({ name: 'right' });
    const serviceAccountId = serviceAccount.id;
    expect(await make({ name: ' ' })).toMatchObject({ fields: [{ field: 'name' }] });
    expect(await make({ name: 'x', apiKeyExpiration: '2020-01-01T00:00:00Z' })).toMatchObject({ fields: [{ field: 'apiKeyExpiration' }] });
    for (const graceSeconds of [-1, 172_801]) expect(await rotate({ serviceAccountId, graceSeconds })).toMatchObject({ fields: [{ field: 'graceSeconds' }] });
    for (const id of ['nothing', randomUUID()]) {
      expect(await change({ serviceAccountId: id, name: 'x' })).toMatchObject({ message: 'There is no such service account in this account.' });
      expect(await endKey(serviceAccountId, id)).toMatchObject({ message: 'There is no such API key of this service account.' });
    }
  });
});
