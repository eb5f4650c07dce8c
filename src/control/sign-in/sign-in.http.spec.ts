import { Session, User } from '@app/auth';
import { startMortalRedis, testRedisUrl } from '@app/testing';
import { testApp, type Tenant, type TestApp } from '../../app.testing.js';
import { sessionOf, signIn, withSession } from '../../graphql/graphql.testing.js';
import { SESSION_COOKIE } from '../../http/credentials.js';
import { asker, auditOf } from '../control.testing.js';
import { SignUpService, type SignUp } from './sign-up.service.js';

const SIGN_IN = 'mutation($e: String!, $p: String!) { signIn(email: $e, password: $p) { __typename ... on InputError { message } } }';

let app: TestApp;
beforeAll(async () => (app = await testApp()));
afterAll(() => app.close());

const trySignIn = async (
  on: TestApp,
  email: string,
  password: string,
  address = '198.51.100.7',
): Promise<{ cookie: string | undefined; message: string | undefined }> => {
  const reply = await on.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    payload: JSON.stringify({ query: SIGN_IN, variables: { e: email, p: password } }),
  });
  const { data } = reply.body as { data: { signIn: { message?: string } } };
  return { cookie: [reply.headers['set-cookie']].flat()[0], message: data.signIn.message };
};
const me = (on: TestApp, token: string) => on.inject({ method: 'GET', url: '/api/me', headers: withSession(token) });
const tokenIn = (cookie: string | undefined): string => sessionOf({ headers: { 'set-cookie': cookie } });

function formOf(name: string, changes: Partial<SignUp> = {}): SignUp {
  const names = { accountName: name, accountHandle: name, workspaceName: 'dev', workspaceHandle: 'dev' };
  return { email: `${name}@eparch.example`, password: 'green horses fly', firstName: '', lastName: '', ...names, ...changes };
}
const signUp = (form: SignUp) => app.app.get(SignUpService, { strict: false }).signUp(form, { kind: 'operator' });

describe('signing up', () => {
  const codesOf = async (forms: SignUp[]): Promise<string[]> =>
    (await Promise.allSettled(forms.map(signUp))).map((result) => (result.status === 'fulfilled' ? 'made' : (result.reason as { code: string }).code)).sort();

  it('gives an e-mail address to one of those who ask for it at the same moment, in any case of its letters', async () => {
    const forms = [0, 1, 2, 3, 4, 5].map((number) => formOf(`same-${number}`, { email: number % 2 ? 'Same@Eparch.Example' : 'same@eparch.example' }));
    expect(await codesOf(forms)).toEqual(['made', ...Array<string>(5).fill('user.email_taken')]);
  });

  it('gives an account’s handle to one of them, and leaves nothing of the others', async () => {
    const forms = [0, 1, 2, 3].map((number) => formOf('wanted', { email: `wanted-${number}@eparch.example` }));
    expect(await codesOf(forms)).toEqual(['account.handle_taken', 'account.handle_taken', 'account.handle_taken', 'made']);
    const [left] = await app.platform.control.query<{ users: string; events: string }[]>(
      `select (select count(*) from eparch.users where email like 'wanted-%') as users,
              (select count(*) from eparch.audit_event where action = 'create:account' and details->>'handle' = 'wanted') as events`,
    );
    expect(left).toEqual({ users: '1', events: '1' });
  });

  it('finds each a handle of their own when their addresses begin alike', async () => {
    const made = await Promise.all([0, 1, 2, 3].map((number) => signUp(formOf(`alike-${number}`, { email: `ada@${number}.example` }))));
    expect(made.map(({ user }) => user.handle).sort()).toEqual(['ada', 'ada-2', 'ada-3', 'ada-4']);
  });

  it('is told of in the audit trail by whom it made', async () => {
    const { user, account, workspace } = await signUp(formOf('audited'));
    const made = { came_by: 'operator', actor_id: user.actorId };
    expect(await auditOf(app, `user.${user.id}`)).toEqual([{ ...made, action: 'create:user', details: {} }]);
    expect(await auditOf(app, `account.${account.id}`)).toEqual([{ ...made, action: 'create:account', details: { name: 'audited', handle: 'audited' } }]);
    expect(await auditOf(app, `workspace.${workspace.id}`)).toEqual([{ ...made, action: 'create:workspace', details: { name: 'dev', handle: 'dev' } }]);
  });

  it('keeps the password as Argon2id with OWASP’s cost, and nowhere else', async () => {
    const { user } = await signUp(formOf('hashed', { password: 'wobbly purple giraffe' }));
    const [row] = await app.platform.control.query<{ password_hash: string }[]>('select password_hash from eparch.users where id = $1', [user.id]);
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(JSON.stringify(await app.platform.control.query('select * from eparch.audit_event'))).not.toContain('giraffe');
  });
});

describe('a browser’s session', () => {
  let tenant: Tenant;
  beforeAll(async () => (tenant = await app.newTenant()));

  it('is out of reach of scripts and other sites, and stays off plain HTTP where there is HTTPS', async () => {
    const { cookie } = await trySignIn(app, tenant.user.email, tenant.password);
    expect(cookie?.split('; ').slice(1)).toEqual(['Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${400 * 86_400}`]);
    const behindTls = await testApp({ publicUrl: 'https://flows.acme.example' });
    const { user, password } = await behindTls.newTenant();
    expect((await trySignIn(behindTls, user.email, password)).cookie?.split('; ')).toContain('Secure');
    await behindTls.close();
  });

  it('is kept as a hash', async () => {
    const token = await signIn(app, tenant);
    const [rows] = await app.platform.control.query<{ everything: string }[]>('select jsonb_agg(s)::text as everything from eparch.session s');
    expect(rows?.everything).not.toContain(token);
    expect(await me(app, token)).toMatchObject({ status: 200, body: { id: tenant.user.id } });
  });

  it('lasts while it is used, and ends on the server’s word', async () => {
    const token = await signIn(app, tenant);
    const { control, authenticator } = app.platform;
    const soon = new Date(Date.now() + 60_000);
    await control.manager.update(Session, { userId: tenant.user.id }, { expires: soon });
    expect((await me(app, token)).status).toBe(200);
    const [session] = await control.manager.find(Session, { where: { userId: tenant.user.id }, order: { lastSeen: 'DESC' } });
    expect(session?.expires.getTime()).toBeGreaterThan(soon.getTime());
    await control.manager.update(Session, { userId: tenant.user.id }, { expires: new Date(Date.now() - 1) });
    authenticator.dropAll();
    expect((await me(app, token)).status).toBe(401);
  });

  it('changes nothing for another site’s pages', async () => {
    const token = await signIn(app, tenant);
    const url = `/api/users/${tenant.user.id}/api_keys`;
    const payload = JSON.stringify({ name: 'forged' });
    const cookie = `${SESSION_COOKIE}=${token}`;
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://evil.example' }, {}]) {
      expect(await app.inject({ method: 'POST', url, payload, headers: { cookie, ...headers } })).toMatchObject({
        status: 403,
        body: { code: 'auth.forbidden' },
      });
    }
    expect((await app.inject({ method: 'POST', url, payload, headers: withSession(token) })).status).toBe(201);
  });

  it('notes when somebody came in last', async () => {
    const before = Date.now();
    await signIn(app, tenant);
    const user = await app.platform.control.manager.findOneByOrFail(User, { id: tenant.user.id });
    expect(user.lastLogin?.getTime()).toBeGreaterThanOrEqual(before - 1_000);
    expect((await auditOf(app, `user.${tenant.user.id}`)).at(-1)).toMatchObject({ action: 'start:session', came_by: 'session', actor_id: tenant.user.actorId });
  });
});

describe.each([
  ['PostgreSQL', () => Promise.resolve(null)],
  ['Redis', startMortalRedis],
] as const)('guessing passwords, counted in %s', (store, startRedis) => {
  const hasStore = store === 'PostgreSQL' || testRedisUrl() !== null;
  let guarded: TestApp;
  let redis: Awaited<ReturnType<typeof startMortalRedis>>;
  beforeAll(async () => {
    if (!hasStore) return;
    redis = await startRedis();
    guarded = await testApp({ trustProxy: true, redisUrl: redis?.url ?? null });
  });
  afterAll(async () => {
    await guarded?.close();
    await redis?.stop();
  });
  const test = hasStore ? it : it.skip;

  test('is held back for one person from all addresses, whether they exist or not, and says for how long', async () => {
    const tenant = await guarded.newTenant();
    for (const email of [tenant.user.email, 'nobody@eparch.example']) {
      const guess = (number: number) => trySignIn(guarded, number % 2 ? email : ` ${email.toUpperCase()}`, 'wrong password', `2001:db8:${number}::1`);
      for (let number = 0; number < 10; number++) expect((await guess(number)).message).toBe('The e-mail address or the password is wrong.');
      expect((await guess(10)).message).toMatch(/^Too many tries\. Wait (5\d\d|600) seconds and try again\.$/);
    }
    // Also the right password has to wait: else an answer would tell that it is right.
    expect((await trySignIn(guarded, tenant.user.email, tenant.password, '198.51.100.9')).message).toMatch(/^Too many tries/);
  });

  test('is held back from one network for all people', async () => {
    const guess = (number: number) => trySignIn(guarded, `person-${number}@eparch.example`, 'wrong password', `2001:db8:77:1::${number.toString(16)}`);
    for (let number = 0; number < 30; number++) expect((await guess(number)).message).toBe('The e-mail address or the password is wrong.');
    expect((await guess(31)).message).toMatch(/^Too many tries/);
    const tenant = await guarded.newTenant();
    expect((await trySignIn(guarded, tenant.user.email, tenant.password, '2001:db8:77:2::1')).message).toBeUndefined();
  });

  test('is forgotten with the right password', async () => {
    const tenant = await guarded.newTenant();
    for (let round = 0; round < 3; round++) {
      for (let number = 0; number < 5; number++) await trySignIn(guarded, tenant.user.email, 'wrong password', `203.0.113.${10 * round + number}`);
      const { cookie } = await trySignIn(guarded, tenant.user.email, tenant.password, `203.0.113.${100 + round}`);
      expect((await me(guarded, tokenIn(cookie))).status).toBe(200);
    }
  });

  test('is no error whatever is typed', async () => {
    for (const [email, password] of [
      ['', ''],
      ['x'.repeat(100_000), 'x'.repeat(100_000)],
      ['a\0@b.example', 'a\0'],
      ['%', '%'],
      ['\ud800', '\ud800'],
    ] as const) {
      expect((await trySignIn(guarded, email, password, '192.0.2.1')).message).toBe('The e-mail address or the password is wrong.');
    }
  });

  test('does not keep people out while its store is away', async () => {
    if (!redis) return;
    const tenant = await guarded.newTenant();
    await redis.kill();
    const { cookie } = await trySignIn(guarded, tenant.user.email, tenant.password, '192.0.2.2');
    expect((await me(guarded, tokenIn(cookie))).status).toBe(200);
    await redis.revive();
  });
});

describe('two replicas', () => {
  it.each([['PostgreSQL', null], ...(testRedisUrl() === null ? [] : [['Redis', testRedisUrl()] as const])] as const)(
    'shut a key out together, hearing of it over %s',
    async (_wire, redisUrl) => {
      const one = await testApp({ redisUrl });
      const other = await testApp({ redisUrl, databaseUrl: one.platform.config.databaseUrl, secretKey: one.platform.config.secretKey });
      const tenant = await one.newTenant();
      const token = await signIn(one, tenant);
      // Both believe it by now.
      for (const replica of [one, other]) {
        expect((await asker(replica, tenant.key)('GET', '/api/me')).status).toBe(200);
        expect((await me(replica, token)).status).toBe(200);
      }
      const keys = `/api/users/${tenant.user.id}/api_keys`;
      const [{ id } = { id: '' }] = (await asker(one, tenant.key)('GET', keys)).body as { id: string }[];
      expect((await asker(one, tenant.key)('DELETE', `${keys}/${id}`)).status).toBe(204);
      // Long before its own belief in the key runs out, or the test does.
      while ((await asker(other, tenant.key)('GET', '/api/me')).status !== 401) await new Promise((resolve) => setTimeout(resolve, 5));
      await other.close();
      await one.close();
    },
    30_000,
  );
});
