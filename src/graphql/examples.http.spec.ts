import { Kind, parse } from 'graphql';
import { testApp, type Tenant, type TestApp } from '../app.testing.js';
import { type Example, readExamples } from './examples.testing.js';
import { asker, withKey } from './graphql.testing.js';
import { seed, type Seeded } from './seeded.testing.js';

/** Stands in the docs for whatever deployment one has. */
const ANY_DEPLOYMENT = '0190d8a5-0000-7000-8000-000000000000';

/** Of a workspace or an account, and what is found in it. */
const OBJECT_DEPTH = 2;

const examples = readExamples();

function kindOf({ text }: Example): string {
  const [operation] = parse(text).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`This is no operation: ${text}`);
  return operation.operation;
}

describe('the examples in docs/graphql.md', () => {
  let app: TestApp;
  let tenant: Tenant;
  let seeded: Seeded;
  beforeAll(async () => {
    app = await testApp({ roles: ['api'] });
    tenant = await app.newTenant();
    seeded = await seed(tenant);
    for (const email of ['ada@example.com', 'ada.l@example.com']) {
      const handle = email.replace(/@.*|\./g, '');
      const account = { accountName: 'Ada’s', accountHandle: handle, workspaceName: 'dev', workspaceHandle: 'dev' };
      const input = { email, password: tenant.password, firstName: 'Ada', ...account };
      await asker(app)('mutation ($input: SignUpInput!) { signUp(input: $input) { __typename } }', { input });
    }
    const member = "insert into eparch.membership (account_id, user_id, role) select $1, id, 'member' from eparch.users where email = 'ada.l@example.com'";
    await app.platform.control.query(member, [tenant.account.id]);
    const replay = examples.find(({ text }) => text.includes('replayAutomation'));
    if (replay) await ask(replay);
  }, 60_000);
  afterAll(() => app.close());

  function ask({ text }: Example) {
    const draft = { name: 'told', trigger: { type: 'event', posture: 'Reactive', expect: ['x'] }, actions: [{ type: 'do-nothing' }] };
    const variables = {
      ...seeded,
      w: tenant.workspace.id,
      since: new Date(Date.now() - 3_600_000).toISOString(),
      filters: [],
      text: JSON.stringify(draft),
      data: { url: 'https://example.com' },
    };
    return asker(app, withKey(tenant))(text.replace(ANY_DEPLOYMENT, seeded.deployment), variables);
  }
  const ofKind = (kind: string): [string, Example][] => examples.filter((example) => kindOf(example) === kind).map((example) => [example.title, example]);

  it.each(ofKind('query'))('find what they look for: %s', async (_title, example) => {
    const { data, errors } = await ask(example);
    expect(errors).toBeUndefined();
    expect([...missing(data)]).toEqual([]);
  });

  it.each(ofKind('mutation'))('do what they say: %s', async (_title, example) => {
    const { data, errors } = await ask(example);
    expect(errors).toBeUndefined();
    expect(Object.values(data ?? {})).not.toContainEqual(expect.objectContaining({ message: expect.anything() }));
  });
});

/** Where an answer has no rows of a list, or not the object that was asked for. */
function* missing(value: unknown, path: readonly string[] = []): Generator<string> {
  const isRowless = Array.isArray(value) && value.length === 0 && path.at(-1) === 'edges';
  if (isRowless || (value === null && path.length <= OBJECT_DEPTH)) yield path.join('.');
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) yield* missing(member, [...path, name]);
}
