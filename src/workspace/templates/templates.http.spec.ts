import { invalidAt, itIsShut, testApp, type Reply, type Tenants } from '../../app.testing.js';

describe.each(['/templates/validate', '/automations/templates/validate'])('POST %s', (path) => {
  let on: Tenants;
  beforeAll(async () => {
    const app = await testApp();
    on = { app, tenant: await app.newTenant(), stranger: await app.newTenant() };
  });
  afterAll(() => on.app.close());

  const check = async (template: unknown): Promise<Reply> => on.tenant.call('POST', path, template);

  it.each(['', 'plain text', '{{ flow_run.name|upper }} is {% if event %}{{ event.id }}{% endif %}', '{{ unknown_filter|of_nobody }}'])(
    'takes %j',
    async (template) => expect(await check(template)).toMatchObject({ status: 204, body: null }),
  );

  it.each<[string, string, number, RegExp]>([
    ['a tag that is not closed', 'Hello\n{% if event %}\nyou', 3, /endif/],
    ['an expression that is none', 'one\ntwo\n{{ 1 + }}', 3, /Expected an expression/],
    ['a loop too deep', '{% for a in b %}\n{% for c in d %}\n{% for e in f %}{% endfor %}{% endfor %}{% endfor %}', 3, /at most 2 deep/],
    ['a range too long', '{{ range(101) }}', 1, /at most 100/],
  ])('tells the line of %s', async (_, source, line, message) =>
    expect(await check(source)).toMatchObject({
      status: 422,
      body: { code: 'template.invalid', error: { line, message: expect.stringMatching(message) as string, source } },
    }),
  );

  it('refuses what is no text', async () => expect(await check({ template: 'x' })).toMatchObject(invalidAt('body')));

  itIsShut(() => on, 'POST', path, 'text');
});
