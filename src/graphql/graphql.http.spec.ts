import { createHash, randomUUID } from 'node:crypto';
import { testApp, type Tenant, type TestApp } from '../app.testing.js';
import { asker, log, newRun, newTaskRun, sessionOf, setState, signIn, withKey, withSession, type Ask } from './graphql.testing.js';

let app: TestApp;
let ada: Tenant;
let bob: Tenant;
let nobody: Ask;
let asAda: Ask;
let asBob: Ask;

beforeAll(async () => {
  app = await testApp();
  [ada, bob] = [await app.newTenant(), await app.newTenant()];
  nobody = asker(app);
  asAda = asker(app, withKey(ada));
  asBob = asker(app, withKey(bob));
}, 60_000);
afterAll(() => app.close());

const codeOf = ({ errors }: Awaited<ReturnType<Ask>>): string | undefined => errors?.[0]?.extensions.code;

describe('who asks', () => {
  it('knows a key, a session, and nobody', async () => {
    const viewer = '{ viewer { id email handle firstName lastName } }';
    const { id, email, handle, firstName, lastName } = ada.user;
    expect((await asAda(viewer)).data).toEqual({ viewer: { id, email, handle, firstName, lastName } });
    expect((await asker(app, withSession(await signIn(app, ada)))(viewer)).data).toEqual({ viewer: { id, email, handle, firstName, lastName } });
    expect((await nobody(viewer)).data).toEqual({ viewer: null });
  });

  it('refuses a bad key with 401, and lets no session stand in for it', async () => {
    const headers = { ...withSession(await signIn(app, ada)), authorization: 'Bearer pnu_wrong' };
    const answer = await asker(app, headers)('{ viewer { id } }');
    expect([answer.status, answer.data, codeOf(answer)]).toEqual([401, null, 'auth.unauthenticated']);
  });

  it.each([{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'none' }, { origin: 'https://evil.example' }, {}])(
    'refuses a session that rides on a page of another site: %j',
    async (headers) => {
      const { cookie = '' } = withSession(await signIn(app, ada));
      const answer = await asker(app, { cookie, ...headers })('mutation { signOut }');
      expect([answer.status, codeOf(answer)]).toEqual([403, 'auth.forbidden']);
    },
  );

  it('takes no query that a form of another site could send', async () => {
    const answer = await asker(app, { 'content-type': 'text/plain' })('{ viewer { id } }');
    expect([answer.status, answer.data]).toEqual([400, null]);
  });

  it.each([
    ['accounts', '{ accounts { id } }', { accounts: [] }],
    ['account', `{ account(id: "${randomUUID()}") { id } }`, null],
    ['workspace', `{ workspace(id: "${randomUUID()}") { id } }`, null],
    ['workspaceByHandle', '{ workspaceByHandle(account: "a", workspace: "b") { id } }', null],
    ['apiKeys', '{ apiKeys { id } }', null],
    ['suggestHandle in an account', `{ suggestHandle(name: "a", accountId: "${randomUUID()}") }`, null],
    ['createWorkspace', `mutation { createWorkspace(input: { accountId: "${randomUUID()}", name: "a", handle: "a" }) { __typename } }`, null],
    ['createApiKey', 'mutation { createApiKey(input: { name: "a" }) { __typename } }', null],
    ['deleteApiKey', `mutation { deleteApiKey(id: "${randomUUID()}") }`, null],
  ])('answers %s to nobody with nothing', async (_, query, data) => {
    const answer = await nobody(query);
    if (data) return expect(answer.data).toEqual(data);
    expect([codeOf(answer), Object.values(answer.data ?? {}).filter((value) => value !== null)]).toEqual(['auth.unauthenticated', []]);
  });

  it.each(['/graphql', '/', '/api/flows', '/anything'])('tells a client of Prefect 1 at %s what to do', async (url) => {
    const headers = { 'x-prefect-core-version': '1.4.1', 'content-type': 'application/json' };
    const { status, body } = await app.inject({ method: 'POST', url, headers, payload: '{"query":"{ hello }"}' });
    expect([status, body]).toEqual([
      400,
      expect.objectContaining({ errors: [{ message: expect.stringContaining('Flows written for Prefect 1 must be rewritten') }] }),
    ]);
  });
});

describe('a query', () => {
  it('says where it is wrong', async () => {
    const answer = await asAda('{ viewer { idd } }');
    expect([answer.status, codeOf(answer)]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    expect(answer.errors?.[0]?.message).toContain('Did you mean "id"?');
  });

  it('may ask what there is to ask', async () => {
    const { data } = await nobody('{ __schema { queryType { name } subscriptionType { name } } }');
    expect(data).toEqual({ __schema: { queryType: { name: 'Query' }, subscriptionType: { name: 'Subscription' } } });
  });

  it('is refused when it asks for more than any page needs', async () => {
    const deep = `{ workspace(id: "a") { flowRun(id: "a") { ${'parentFlowRun { '.repeat(13)} id ${'} '.repeat(16)}`;
    const lists = '{ workspace(id: "a") { flows { edges { node { runs { edges { node { logs { edges { cursor } } } } } } } } } }';
    const many = `mutation { ${Array.from({ length: 21 }, (_, n) => `a${n}: signIn(email: "a@b.example", password: "x") { __typename }`).join(' ')} }`;
    const long = `{ viewer { ${'id '.repeat(3_000)} } }`;
    const messages = await Promise.all([deep, lists, many, long].map(async (query) => (await nobody(query)).errors?.[0]?.message));
    expect(messages).toEqual([
      expect.stringContaining('nested more than 14 levels'),
      expect.stringContaining('nests more than 2 lists'),
      expect.stringContaining('more than 20 things at once'),
      expect.stringContaining('more that 2000 tokens'),
    ]);
  });

  it('is known by its hash once it was sent', async () => {
    const query = '{ viewer { id } __typename }';
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const byHash = async (text?: string) => {
      const payload = JSON.stringify({ ...(text ? { query: text } : {}), extensions: { persistedQuery: { version: 1, sha256Hash } } });
      return app.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', ...withKey(ada) }, payload });
    };
    expect((await byHash()).body).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
    expect((await byHash('{ accounts { id } }')).body).toMatchObject({ errors: [{ message: expect.stringContaining('sha') }] });
    const answer = { data: { viewer: { id: ada.user.id }, __typename: 'Query' } };
    expect((await byHash(query)).body).toMatchObject(answer);
    expect((await byHash()).body).toMatchObject(answer);
  });

  it('that meets a value which cannot be kept is the asker’s mistake', async () => {
    const answer = await asAda('query($s: String) { accounts { workspaces { flowRuns(filter: { search: $s }) { totalCount } } } }', { s: 'a\0b' });
    expect(codeOf(answer)).toBe('request.invalid');
  });
});

describe('accounts, account and workspace', () => {
  it('show what is one’s own', async () => {
    const fields = 'id name handle workspaces { id accountId accountHandle name handle description apiUrl }';
    const { id, name, handle } = ada.account;
    const workspace = { id: ada.workspace.id, accountId: id, accountHandle: handle, name: 'dev', handle: 'dev', description: '' };
    const expected = { id, name, handle, workspaces: [{ ...workspace, apiUrl: expect.stringMatching(new RegExp(`^http://[^/]+${ada.base}$`)) }] };
    expect((await asAda(`{ accounts { ${fields} } }`)).data).toEqual({ accounts: [expected] });
    expect((await asAda(`query($id: ID!) { account(id: $id) { ${fields} } }`, { id })).data).toEqual({ account: expected });
    const byHandle = 'query($a: String!) { workspaceByHandle(account: $a, workspace: "dev") { id created } }';
    expect((await asAda(byHandle, { a: handle })).data).toEqual({
      workspaceByHandle: { id: ada.workspace.id, created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/) },
    });
    expect((await asAda('query($id: ID!) { workspace(id: $id) { id } }', { id: ada.workspace.id })).data).toEqual({ workspace: { id: ada.workspace.id } });
  });

  it.each(['of another tenant', 'of nobody', 'of no form'])('are not there when they are %s', async (whose) => {
    const strange = whose === 'of nobody' ? randomUUID() : 'dev';
    const [account, workspace] = whose === 'of another tenant' ? [bob.account.id, bob.workspace.id] : [strange, strange];
    const query =
      'query($a: ID!, $w: ID!, $h: String!) { account(id: $a) { id } workspace(id: $w) { id } workspaceByHandle(account: $h, workspace: "dev") { id } }';
    expect((await asAda(query, { a: account, w: workspace, h: bob.account.handle })).data).toEqual({ account: null, workspace: null, workspaceByHandle: null });
  });
});

describe('suggestHandle', () => {
  it('finds a free one like the name', async () => {
    const query = 'query($n: String!, $a: ID) { suggestHandle(name: $n, accountId: $a) }';
    expect((await nobody(query, { n: 'Ada’s Team' })).data).toEqual({ suggestHandle: 'ada-s-team' });
    expect((await nobody(query, { n: ada.account.handle })).data).toEqual({ suggestHandle: `${ada.account.handle}-2` });
    expect((await asAda(query, { n: 'dev', a: ada.account.id })).data).toEqual({ suggestHandle: 'dev-2' });
  });

  it.each(['bob’s', 'no id'])('tells nothing about an account that is %s', async (which) => {
    const answer = await asAda('query($a: ID) { suggestHandle(name: "dev", accountId: $a) }', { a: which === 'no id' ? 'x' : bob.account.id });
    expect([answer.data, codeOf(answer)]).toEqual([null, 'account.not_found']);
  });
});

describe('signUp', () => {
  const mutation = `mutation($i: SignUpInput!) { signUp(input: $i) { __typename
    ... on SignUpSuccess { viewer { email firstName } account { handle workspaces { handle } } workspace { handle accountHandle } }
    ... on InputError { message fields { field message } } } }`;
  const form = {
    email: 'grace@eparch.example',
    password: 'green horses fly',
    firstName: 'Grace',
    accountName: 'Navy',
    accountHandle: 'navy',
    workspaceName: 'Compilers',
    workspaceHandle: 'compilers',
  };

  it('makes the person, the account and the workspace, and starts a session', async () => {
    const answer = await nobody(mutation, { i: form });
    expect(answer.data).toEqual({
      signUp: {
        __typename: 'SignUpSuccess',
        viewer: { email: form.email, firstName: 'Grace' },
        account: { handle: 'navy', workspaces: [{ handle: 'compilers' }] },
        workspace: { handle: 'compilers', accountHandle: 'navy' },
      },
    });
    const [cookie] = [answer.headers['set-cookie']].flat();
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Max-Age=/);
    expect((await asker(app, withSession(sessionOf(answer)))('{ viewer { email } }')).data).toEqual({ viewer: { email: form.email } });
  });

  it.each([
    ['password', { password: 'short' }],
    ['email', { email: 'nobody' }],
    ['accountHandle', { accountHandle: 'No Handle' }],
    ['workspaceHandle', { workspaceHandle: 'api' }],
    ['accountName', { accountName: '  ' }],
  ])('says at the field what is wrong with the %s, and makes nothing', async (field, change) => {
    const answer = await nobody(mutation, { i: { ...form, email: 'new@eparch.example', accountHandle: 'fresh', ...change } });
    expect(answer.data).toMatchObject({ signUp: { __typename: 'InputError', fields: [{ field, message: expect.stringMatching(/\w.*\.$/) }] } });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect((await nobody('{ suggestHandle(name: "fresh") }')).data).toEqual({ suggestHandle: 'fresh' });
  });

  it('is closed where the installation says so', async () => {
    const closed = await testApp({ signUp: 'closed' });
    const answer = await asker(closed)(mutation, { i: form });
    expect(answer.data).toMatchObject({ signUp: { __typename: 'InputError', message: expect.stringContaining('Sign-up is closed here'), fields: [] } });
    expect(answer.headers['set-cookie']).toBeUndefined();
    await closed.close();
  });

  it('says which of the names somebody else has', async () => {
    const handle = await nobody(mutation, { i: { ...form, email: 'other@eparch.example', accountHandle: ada.account.handle } });
    expect(handle.data).toMatchObject({ signUp: { __typename: 'InputError', fields: [{ field: 'accountHandle' }] } });
    const email = await nobody(mutation, { i: { ...form, email: ada.user.email.toUpperCase(), accountHandle: 'another' } });
    expect(email.data).toMatchObject({ signUp: { __typename: 'InputError', fields: [{ field: 'email' }] } });
  });
});

describe('signIn and signOut', () => {
  const mutation = `mutation($e: String!, $p: String!) { signIn(email: $e, password: $p) { __typename
    ... on SignInSuccess { viewer { id } } ... on InputError { message fields { field } } } }`;

  it('lets in with the password, in any case of the address', async () => {
    const answer = await nobody(mutation, { e: ada.user.email.toUpperCase(), p: ada.password });
    expect(answer.data).toEqual({ signIn: { __typename: 'SignInSuccess', viewer: { id: ada.user.id } } });
  });

  it.each([
    ['a wrong password', () => ada.user.email, 'red horses fly'],
    ['an unknown address', () => 'nobody@eparch.example', 'green horses fly'],
  ])('says the same of %s', async (_, email, password) => {
    const answer = await nobody(mutation, { e: email(), p: password });
    expect(answer.data).toEqual({ signIn: { __typename: 'InputError', message: 'The e-mail address or the password is wrong.', fields: [] } });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('ends the session for good', async () => {
    const asBrowser = asker(app, withSession(await signIn(app, ada)));
    const out = await asBrowser('mutation { signOut }');
    expect([out.data, sessionOf(out)]).toEqual([{ signOut: true }, '']);
    expect((await asBrowser('{ viewer { id } }')).data).toEqual({ viewer: null });
    expect((await nobody('mutation { signOut }')).data).toEqual({ signOut: true });
  });

  it('holds guessing back', async () => {
    const guess = (): ReturnType<Ask> => nobody(mutation, { e: bob.user.email, p: 'a guess' });
    for (let tries = 0; tries < 10; tries++) await guess();
    expect((await guess()).data).toMatchObject({ signIn: { __typename: 'InputError', message: expect.stringContaining('Too many tries') } });
  });
});

describe('createWorkspace', () => {
  const mutation = `mutation($i: CreateWorkspaceInput!) { createWorkspace(input: $i) { __typename
    ... on CreateWorkspaceSuccess { workspace { handle description flowRuns { totalCount } } } ... on InputError { message fields { field } } } }`;

  it('opens it at once', async () => {
    const answer = await asAda(mutation, { i: { accountId: ada.account.id, name: 'Other', handle: 'other', description: 'for trials' } });
    expect(answer.data).toEqual({
      createWorkspace: { __typename: 'CreateWorkspaceSuccess', workspace: { handle: 'other', description: 'for trials', flowRuns: { totalCount: 0 } } },
    });
  });

  it.each([
    ['handle', { handle: 'dev' }],
    ['handle', { handle: 'NOT good' }],
    ['name', { name: ' ', handle: 'blank' }],
  ])('says at the %s that %j will not do', async (field, change) => {
    const answer = await asAda(mutation, { i: { accountId: ada.account.id, name: 'Third', ...change } });
    expect(answer.data).toMatchObject({ createWorkspace: { __typename: 'InputError', fields: [{ field }] } });
  });

  it.each(['bob’s', 'no id'])('finds no account that is %s', async (which) => {
    const accountId = which === 'no id' ? 'x' : bob.account.id;
    const answer = await asAda(mutation, { i: { accountId, name: 'Spy', handle: 'spy' } });
    expect(answer.data).toMatchObject({ createWorkspace: { __typename: 'InputError', message: 'There is no such account.' } });
    expect((await asBob('{ accounts { workspaces { handle } } }')).data).toEqual({ accounts: [{ workspaces: [{ handle: 'dev' }] }] });
  });
});

describe('API keys', () => {
  const create = `mutation($i: CreateApiKeyInput!) { createApiKey(input: $i) { __typename
    ... on CreateApiKeySuccess { key apiKey { id name hint expiration lastUsed } } ... on InputError { message fields { field } } } }`;
  type Made = { createApiKey: { key: string; apiKey: { id: string; hint: string; expiration: string | null } } };

  it('are shown once, work, are listed newest first and stop working when deleted', async () => {
    const expiration = '2099-01-31T08:00:00.000000Z';
    const made = (await asAda(create, { i: { name: 'laptop', expiration } })).data as Made;
    const { key, apiKey } = made.createApiKey;
    expect(apiKey).toEqual({ id: apiKey.id, name: 'laptop', hint: key.slice(0, 10), expiration, lastUsed: null });
    const asLaptop = asker(app, withKey({ key }));
    expect((await asLaptop('{ viewer { id } }')).data).toEqual({ viewer: { id: ada.user.id } });

    const listed = await asAda('{ apiKeys { id name hint created } }');
    expect(listed.data).toMatchObject({ apiKeys: [{ id: apiKey.id, name: 'laptop' }, { name: 'test' }] });
    expect(JSON.stringify(listed.data)).not.toContain(key);

    const remove = 'mutation($id: ID!) { deleteApiKey(id: $id) }';
    expect((await asBob(remove, { id: apiKey.id })).data).toEqual({ deleteApiKey: false });
    expect((await asAda(remove, { id: apiKey.id })).data).toEqual({ deleteApiKey: true });
    expect((await asAda(remove, { id: apiKey.id })).data).toEqual({ deleteApiKey: false });
    expect((await asAda(remove, { id: 'x' })).data).toEqual({ deleteApiKey: false });
    expect((await asLaptop('{ viewer { id } }')).status).toBe(401);
  });

  it.each([
    ['name', { name: ' ' }],
    ['expiration', { name: 'late', expiration: '2001-01-01T00:00:00Z' }],
  ])('need a %s that will do', async (field, input) => {
    expect((await asAda(create, { i: input })).data).toMatchObject({ createApiKey: { __typename: 'InputError', fields: [{ field }] } });
  });

  it('refuse a time that is none', async () => {
    const answer = await asAda(create, { i: { name: 'a', expiration: 'tomorrow' } });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_USER_INPUT']);
  });
});

describe('flows and runs', () => {
  let parent: string;
  let child: string;
  let first: string;
  let task: string;

  beforeAll(async () => {
    parent = await newRun(ada, 'parent', { name: 'Big-Run', tags: ['nightly', 'eu'], parameters: { x: [1, { y: null }] } });
    await setState(ada, parent, 'RUNNING');
    first = await newTaskRun(ada, parent, 'first');
    const input = { x: [{ input_type: 'task_run', id: first }], n: [{ input_type: 'constant', type: 'int' }] };
    task = await newTaskRun(ada, parent, 'child', { task_inputs: input, run_count: 1 });
    child = await newRun(ada, 'child', { name: 'small-run', parent_task_run_id: task });
    await setState(ada, parent, 'FAILED', 'It broke.');
    await log(ada, parent, { message: 'Hello', level: 20 }, { message: 'careful, hello', level: 30, task_run_id: task }, { message: 'broke', level: 40 });
  });

  const inAda = (fields: string, args = ''): string => `query($w: ID!${args}) { workspace(id: $w) { ${fields} } }`;
  const askAda = async (fields: string, variables: Record<string, unknown> = {}, args = ''): Promise<Record<string, unknown>> => {
    const { data, errors } = await asAda(inAda(fields, args), { w: ada.workspace.id, ...variables });
    expect(errors).toBeUndefined();
    return data?.['workspace'] as Record<string, unknown>;
  };

  it('show a run with its states, its task runs, its parent and its logs', async () => {
    const fields = `id name tags parameters runCount flow { name } state { type name message } states { type } startTime endTime estimatedRunTime
      taskRuns { totalCount edges { node { name taskKey dynamicKey state { type } states { type } upstreamTaskRunIds childFlowRunId flowRunId } } }
      logs { edges { node { level message taskRunId } } pageInfo { hasNextPage } }`;
    const { flowRun } = await askAda(`flowRun(id: $id) { ${fields} }`, { id: parent }, ', $id: ID!');
    const states = [{ type: 'PENDING' }, { type: 'RUNNING' }, { type: 'COMPLETED' }];
    const pending = { type: 'PENDING' };
    const about = { dynamicKey: '0', flowRunId: parent };
    expect(flowRun).toEqual({
      id: parent,
      name: 'Big-Run',
      tags: ['nightly', 'eu'],
      parameters: { x: [1, { y: null }] },
      runCount: 1,
      flow: { name: 'parent' },
      state: { type: 'FAILED', name: 'Failed', message: 'It broke.' },
      states: [{ type: 'PENDING' }, { type: 'RUNNING' }, { type: 'FAILED' }],
      startTime: expect.any(String),
      endTime: expect.any(String),
      estimatedRunTime: expect.any(Number),
      taskRuns: {
        totalCount: 2,
        edges: [
          { node: { name: 'first', taskKey: 'first', state: { type: 'COMPLETED' }, states, upstreamTaskRunIds: [], childFlowRunId: null, ...about } },
          // It stands for its subflow, whose states become its own.
          {
            node: {
              name: 'child',
              taskKey: 'child',
              state: pending,
              states: [...states, pending],
              upstreamTaskRunIds: [first],
              childFlowRunId: child,
              ...about,
            },
          },
        ],
      },
      logs: {
        edges: [
          { node: { level: 20, message: 'Hello', taskRunId: null } },
          { node: { level: 30, message: 'careful, hello', taskRunId: task } },
          { node: { level: 40, message: 'broke', taskRunId: null } },
        ],
        pageInfo: { hasNextPage: false },
      },
    });
    const up = await askAda('flowRun(id: $id) { parentTaskRunId parentFlowRun { id name } }', { id: child }, ', $id: ID!');
    expect(up).toEqual({ flowRun: { parentTaskRunId: task, parentFlowRun: { id: parent, name: 'Big-Run' } } });
    expect(await askAda('taskRun(id: $id) { flowRunId name }', { id: task }, ', $id: ID!')).toEqual({ taskRun: { flowRunId: parent, name: 'child' } });
  });

  it.each([
    [{ search: 'big-r' }, ['Big-Run']],
    [{ search: 'CHILD' }, ['small-run']],
    [{ search: 'nothing like it' }, []],
    [{ stateTypes: ['FAILED'] }, ['Big-Run']],
    [{ stateTypes: [] }, []],
    [{ tags: ['eu', 'nightly'] }, ['Big-Run']],
    [{ tags: ['eu', 'weekly'] }, []],
    [{ flowIds: ['no id'] }, []],
    [{ since: '2000-01-01T00:00:00Z', until: '2000-01-02T00:00:00Z' }, []],
    [{ since: '2000-01-01T00:00:00Z' }, ['small-run', 'Big-Run']],
    [null, ['small-run', 'Big-Run']],
  ])('find runs by %j', async (filter, names) => {
    const fields = 'flowRuns(filter: $f) { totalCount edges { node { name } } } flowRunCounts(filter: $f) { stateType count }';
    const found = await askAda(fields, { f: filter }, ', $f: FlowRunFilter');
    const edges = names.map((name) => ({ node: { name } }));
    expect(found['flowRuns']).toEqual({ totalCount: names.length, edges });
    expect((found['flowRunCounts'] as { count: number }[]).reduce((sum, { count }) => sum + count, 0)).toBe(names.length);
  });

  it.each([
    [{ minLevel: 30 }, ['careful, hello', 'broke']],
    [{ search: 'HELLO' }, ['Hello', 'careful, hello']],
    [{ search: 'HELLO', minLevel: 30 }, ['careful, hello']],
    [{ taskRunId: 'no id' }, []],
  ])('find log lines by %j', async (filter, messages) => {
    const found = await askAda('flowRun(id: $id) { logs(filter: $f) { edges { node { message } } } }', { id: parent, f: filter }, ', $id: ID!, $f: LogFilter');
    expect(found).toEqual({ flowRun: { logs: { edges: messages.map((message) => ({ node: { message } })) } } });
  });

  it('show flows with their runs and their newest run', async () => {
    const flows = await askAda('flows(filter: { search: "PAR" }) { totalCount edges { node { id name tags created lastRun { id } runs { totalCount } } } }');
    const flow = { id: expect.any(String), name: 'parent', tags: [], created: expect.any(String), lastRun: { id: parent }, runs: { totalCount: 1 } };
    expect(flows).toEqual({ flows: { totalCount: 1, edges: [{ node: flow }] } });
    const { id } = (flows as { flows: { edges: { node: { id: string } }[] } }).flows.edges[0]?.node ?? { id: '' };
    expect(await askAda('flow(id: $id) { name }', { id }, ', $id: ID!')).toEqual({ flow: { name: 'parent' } });
  });

  it.each(['of another tenant', 'of nobody', 'of no form'])('are not there when they are %s', async (whose) => {
    const run = whose === 'of another tenant' ? parent : whose === 'of nobody' ? randomUUID() : 'x';
    const taskRun = whose === 'of another tenant' ? task : run;
    const query = 'query($w: ID!, $r: ID!, $t: ID!) { workspace(id: $w) { flowRun(id: $r) { id } taskRun(id: $t) { id } flow(id: $r) { id } } }';
    const answer = await asBob(query, { w: bob.workspace.id, r: run, t: taskRun });
    expect(answer.data).toEqual({ workspace: { flowRun: null, taskRun: null, flow: null } });
  });
});

describe('paging', () => {
  let cy: Tenant;
  let run: string;
  let asCy: Ask;

  beforeAll(async () => {
    cy = await app.newTenant();
    asCy = asker(app, withKey(cy));
    for (const name of ['a', 'b', 'c', 'd', 'e']) run = await newRun(cy, `flow-${name}`, { name });
    for (const name of ['t1', 't2', 't3']) await newTaskRun(cy, run, name);
    await log(cy, run, ...['l1', 'l2', 'l3'].map((message) => ({ message })));
  });

  type Page = { edges: { cursor: string; node: { name?: string; message?: string } }[]; pageInfo: Record<string, unknown> };
  const LISTS = {
    flowRuns: ['flowRuns(first: $n, after: $c) { edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }', 'edcba'],
    flows: [
      'flows(first: $n, after: $c) { edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }',
      'flow-aflow-bflow-cflow-dflow-e',
    ],
    taskRuns: [
      'flowRun(id: $r) { taskRuns(first: $n, after: $c) { edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }',
      't1t2t3',
    ],
    logs: [
      'flowRun(id: $r) { logs(first: $n, after: $c) { edges { cursor node { message } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }',
      'l1l2l3',
    ],
  } as const;
  const ask = (fields: string, n: number | null, c: string | null): ReturnType<Ask> =>
    asCy(`query($w: ID!, $r: ID!, $n: Int, $c: String) { __typename workspace(id: $w) { flowRun(id: $r) { id } ${fields} } }`, {
      w: cy.workspace.id,
      r: run,
      n,
      c,
    });
  const pageOf = ({ data }: Awaited<ReturnType<Ask>>, list: string): Page => {
    const workspace = (data?.['workspace'] ?? {}) as Record<string, unknown>;
    return (workspace[list] ?? (workspace['flowRun'] as Record<string, unknown>)[list]) as Page;
  };

  it.each(Object.entries(LISTS))('goes through all of %s, two at a time, and comes to an end', async (list, [fields, expected]) => {
    const names: string[] = [];
    for (let cursor: string | null = null, pages = 1; ; pages++) {
      const { edges, pageInfo } = pageOf(await ask(fields, 2, cursor), list);
      names.push(...edges.map(({ node }) => node.name ?? node.message ?? ''));
      expect(pageInfo).toMatchObject({ hasPreviousPage: pages > 1, startCursor: edges[0]?.cursor, endCursor: edges.at(-1)?.cursor });
      cursor = edges.at(-1)?.cursor ?? null;
      if (!pageInfo['hasNextPage']) break;
    }
    expect(names.join('')).toBe(expected);
  });

  const foreign = (position: unknown): string => Buffer.from(JSON.stringify(position)).toString('base64url');
  it.each(
    Object.entries(LISTS).flatMap(([list, [fields]]) => ['!!', foreign([1e300, 'x']), foreign({}), foreign([5])].map((cursor) => [list, cursor, fields])),
  )('of %s refuses the cursor %s, which is not from there', async (_, cursor, fields) =>
    expect(codeOf(await ask(fields ?? '', 2, cursor ?? ''))).toBe('request.invalid'),
  );

  it.each([0, -1, 201])('refuses %i things a page', async (n) => {
    expect(await Promise.all(Object.values(LISTS).map(async ([fields]) => codeOf(await ask(fields, n, null))))).toEqual(Array(4).fill('request.invalid'));
  });
});

describe('the timeline of a run', () => {
  const timeline = async (id: string, since: string | null = null) => {
    const query = `query($w: ID!, $id: ID!, $since: DateTime) { workspace(id: $w) { flowRun(id: $id) {
      timeline(since: $since) { read ids labels areFlowRuns states starts ends isCut } } } }`;
    const { data } = await asAda(query, { w: ada.workspace.id, id, since });
    return (data as { workspace: { flowRun: { timeline: Record<string, unknown[]> } } }).workspace.flowRun.timeline;
  };

  it('has what ran, column by column, with a subflow in place of the task run that called it', async () => {
    const run = await newRun(ada, 'drawn');
    const task = await newTaskRun(ada, run, 'load');
    const calling = await newTaskRun(ada, run, 'call');
    const child = await newRun(ada, 'inner', { parent_task_run_id: calling, name: 'a-child' });
    const drawn = await timeline(run);
    expect(new Set(drawn['ids'])).toEqual(new Set([task, child]));
    const [at, below] = [drawn['ids']?.indexOf(task) ?? -1, drawn['ids']?.indexOf(child) ?? -1];
    const columns = (index: number) => ['labels', 'areFlowRuns', 'states', 'ends'].map((name) => drawn[name]?.[index]);
    expect(columns(at)).toEqual(['load', false, 'COMPLETED', expect.any(String)]);
    expect(columns(below)).toEqual(['inner / a-child', true, 'PENDING', null]);
    expect(drawn).toMatchObject({ isCut: false, starts: [expect.any(String), expect.any(String)] });
    expect((await timeline(run, '2100-01-01T00:00:00Z'))['ids']).toEqual([child]);
  });

  it('is empty where nothing ran', async () => expect((await timeline(await newRun(ada, 'bare')))['ids']).toEqual([]));
});

describe('a workspace from afar', () => {
  const overview = async (fields: string, by = asAda) => {
    const { data, errors } = await by(`query($w: ID!) { workspace(id: $w) { ${fields} } }`, { w: ada.workspace.id });
    return { workspace: data?.['workspace'], code: errors?.[0]?.extensions.code };
  };
  const HISTORY = `flowRunHistory(since: "2031-01-01T00:00:00Z", until: "2031-01-01T03:00:00Z", bucketSeconds: 3600`;
  const due = (at: string) => ({ state: { type: 'SCHEDULED', state_details: { scheduled_time: at } }, tags: ['afar'] });

  it('counts what was to start in each stretch of time, and tells what comes first', async () => {
    await newRun(ada, 'far', { ...due('2031-01-01T02:30:00Z'), name: 'second' });
    await newRun(ada, 'far', { ...due('2031-01-01T00:30:00Z'), name: 'first' });
    const counts = [{ stateType: 'SCHEDULED', count: 1 }];
    expect((await overview(`${HISTORY}) { start counts { stateType count } runSeconds }`)).workspace).toEqual({
      flowRunHistory: [
        { start: '2031-01-01T00:00:00.000000Z', counts, runSeconds: 0 },
        { start: '2031-01-01T01:00:00.000000Z', counts: [], runSeconds: 0 },
        { start: '2031-01-01T02:00:00.000000Z', counts, runSeconds: 0 },
      ],
    });
    const none = [{ counts: [] }, { counts: [] }, { counts: [] }];
    for (const filter of ['{ tags: ["other"] }', `{ flowIds: ["${randomUUID()}"] }`, '{ deploymentIds: ["x"] }'])
      expect((await overview(`${HISTORY}, filter: ${filter}) { counts { count } }`)).workspace).toEqual({ flowRunHistory: none });
    const { workspace } = await overview('upcomingRuns { name } lateRuns');
    expect(workspace).toMatchObject({ lateRuns: 0 });
    expect((workspace as { upcomingRuns: { name: string }[] }).upcomingRuns.map(({ name }) => name).join()).toMatch(/first,.*second|first,second/);
  });

  it('refuses stretches of no length, and lists of no use', async () => {
    expect((await overview(`${HISTORY.replace('3600', '0')}) { start }`)).code).toBe('request.invalid');
    expect((await overview('upcomingRuns(first: 201) { name }')).code).toBe('request.invalid');
  });

  it('is nothing to others', async () => expect((await overview('lateRuns', asBob)).workspace).toBeNull());
});
