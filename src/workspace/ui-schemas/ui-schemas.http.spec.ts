import { invalidAt, itIsShut, testApp, type Reply, type Tenants } from '../../app.testing.js';

describe('POST /ui/schemas/validate', () => {
  let on: Tenants;
  beforeAll(async () => {
    const app = await testApp();
    on = { app, tenant: await app.newTenant(), stranger: await app.newTenant() };
    await on.tenant.call('POST', '/variables/', { name: 'size', value: 'large' });
  });
  afterAll(() => on.app.close());

  const schema = {
    type: 'object',
    properties: { a: { type: 'integer' }, day: { type: 'string', format: 'date' }, list: { type: 'array', items: { type: 'string' } } },
    required: ['a'],
  };
  const check = async (values: unknown, by: unknown = schema): Promise<Reply> => on.tenant.call('POST', '/ui/schemas/validate', { schema: by, values });
  const variable = (name: string) => ({ __prefect_kind: 'workspace_variable', variable_name: name });

  it('finds nothing wrong with what fits', async () =>
    expect(await check({ a: 1, day: '2030-01-31' })).toMatchObject({ status: 200, body: { errors: [], valid: true } }));

  it('lays errors out as the values are, formats included', async () =>
    expect(await check({ day: 'soon', list: ['x', 5] })).toMatchObject({
      status: 200,
      body: {
        valid: false,
        errors: [
          { property: 'day', errors: ["'soon' is not a 'date'"] },
          { property: 'list', errors: [{ index: 1, errors: ["5 is not of type 'string'"] }] },
          { property: 'a', errors: ["'a' is a required property"] },
        ],
      },
    }));

  it('looks at the values of variables, and takes a template for anything', async () => {
    const wrong = (message: string) => ({ body: { valid: false, errors: [{ property: 'a', errors: [message] }] } });
    expect(await check({ a: variable('size') })).toMatchObject(wrong("'large' is not of type 'integer'"));
    expect(await check({ a: variable('none') })).toMatchObject(wrong("Variable 'none' not found in workspace."));
    expect(await on.stranger.call('POST', '/ui/schemas/validate', { schema, values: { a: variable('size') } })).toMatchObject(
      wrong("Variable 'size' not found in workspace."),
    );
    expect(await check({ a: { __prefect_kind: 'jinja', template: '{{ event.id }}' } })).toMatchObject({ body: { valid: true } });
    expect(await check({ a: { __prefect_kind: 'jinja', template: '{{ event.id' } })).toMatchObject(
      wrong("Invalid jinja: Expected '}}', got the end of the template. (line 1)"),
    );
  });

  it.each<[string, unknown, string]>([
    ['that is none', { type: 'nothing' }, "Invalid schema: 'nothing' is not valid under any of the given schemas"],
    ['that leads nowhere', { $ref: '#/x' }, "Invalid schema: Validation failed. Failure reason: PointerToNowhere: '/x' does not exist within {'$ref': '#/x'}"],
    ['that leads back to itself', { allOf: [{ $ref: '#' }] }, 'Invalid schema: Unable to validate schema with circular references.'],
  ])('refuses a schema %s', async (_, by, detail) => expect(await check({}, by)).toMatchObject({ status: 422, body: { detail } }));

  it('refuses a body without schema or values', async () => {
    expect(await on.tenant.call('POST', '/ui/schemas/validate', { values: {} })).toMatchObject(invalidAt('body', 'schema'));
    expect(await check([])).toMatchObject(invalidAt('body', 'values'));
  });

  itIsShut(() => on, 'POST', '/ui/schemas/validate', { schema: {}, values: {} });
});
