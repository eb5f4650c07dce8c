import { randomUUID } from 'node:crypto';
import { testApp, type Tenants } from '../app.testing.js';
import { newMember } from '../control/control.testing.js';
import { asker, withKey, type Answer } from './graphql.testing.js';

const SHOWN = `__typename ... on VariableSuccess { variable { id name value valueText tags } } ... on InputError { message fields { field message } }`;

interface Made {
  variable: { id: string; name: string };
}

describe('variables in GraphQL', () => {
  let on: Tenants;
  beforeAll(async () => {
    const app = await testApp({ roles: ['api'] });
    on = { app, tenant: await app.newTenant(), stranger: await app.newTenant() };
  });
  afterAll(() => on.app.close());

  const ask = async (query: string, variables: object = {}, tenant = on.tenant): Promise<Answer> =>
    asker(on.app, withKey(tenant))(query, { w: on.tenant.workspace.id, ...variables });
  const answer = async <T>(asked: Promise<Answer>): Promise<T> => {
    const { data, errors } = await asked;
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0] as T;
  };
  const inWorkspace = async <T>(fields: string): Promise<T> => answer<T>(ask(`query($w: ID!) { workspace(id: $w) { ${fields} } }`));
  const create = async (input: object = {}): Promise<Made> =>
    answer(
      ask(`mutation($input: CreateVariableInput!) { createVariable(input: $input) { ${SHOWN} } }`, {
        input: { workspaceId: on.tenant.workspace.id, name: `v-${randomUUID()}`, value: 1, ...input },
      }),
    );
  const update = (variableId: string, input: object, tenant = on.tenant): Promise<Answer> =>
    ask(
      `mutation($input: UpdateVariableInput!) { updateVariable(input: $input) { ${SHOWN} } }`,
      { input: { workspaceId: on.tenant.workspace.id, variableId, ...input } },
      tenant,
    );
  const remove = (id: string, tenant = on.tenant): Promise<Answer> =>
    ask(
      'mutation($w: ID!, $id: ID!) { deleteVariable(workspaceId: $w, variableId: $id) { __typename ... on DeleteSuccess { id } ... on InputError { message } } }',
      { id },
      tenant,
    );

  it('are listed by name, page by page, and found by a part of it and by tags', async () => {
    for (const [name, tags] of [
      ['list_c', ['x', 'y']],
      ['list_a', ['x']],
      ['list-b', []],
    ])
      await create({ name, tags });
    const names = (found: { variables: { edges: { node: { name: string } }[] } }) => found.variables.edges.map(({ node }) => node.name);
    const list = async (args: string) => names(await inWorkspace(`variables(${args}) { edges { node { name } } }`));
    expect(await list('filter: { search: "IST_" }')).toEqual(['list_a', 'list_c']);
    expect(await list('filter: { search: "list", tags: ["x"] }')).toEqual(['list_a', 'list_c']);
    expect(await list('filter: { tags: ["x", "y"] }')).toEqual(['list_c']);
    const { variables } = await inWorkspace<{ variables: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string } } }>(
      'variables(first: 2, filter: { search: "list" }) { totalCount pageInfo { hasNextPage endCursor } edges { node { name } } }',
    );
    expect(variables).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(await list(`first: 2, after: "${variables.pageInfo.endCursor}", filter: { search: "list" }`)).toHaveLength(1);
    expect(await inWorkspace('found: variable(name: "list_a") { tags } missing: variable(name: "list_z") { tags }')).toEqual({
      found: { tags: ['x'] },
      missing: null,
    });
  });

  it('keep numbers as they were written, and values of null', async () => {
    const text = '{"rate":2.0,"large":1152921504606846977}';
    expect(await create({ valueText: text })).toMatchObject({ variable: { value: { rate: 2 }, valueText: text, tags: [] } });
    expect(await create({ value: null })).toMatchObject({ variable: { value: null, valueText: 'null' } });
  });

  it('are changed in what is named', async () => {
    const { variable } = await create({ value: { a: 1 }, tags: ['t'] });
    expect(await answer(update(variable.id, { valueText: '2.0' }))).toMatchObject({ variable: { name: variable.name, valueText: '2.0', tags: ['t'] } });
    expect(await answer(update(variable.id, { tags: [], value: null }))).toMatchObject({ variable: { valueText: 'null', tags: [] } });
    const renamed = `v-${randomUUID()}`;
    expect(await answer(update(variable.id, { name: renamed }))).toMatchObject({ variable: { id: variable.id, name: renamed, valueText: 'null' } });
  });

  it('say at the field what is wrong', async () => {
    const { variable } = await create();
    const wrong = { __typename: 'InputError' };
    expect(await create({ name: 'Big' })).toMatchObject({ ...wrong, fields: [{ field: 'name' }] });
    expect(await create({ valueText: '{' })).toMatchObject({ ...wrong, fields: [{ field: 'value' }] });
    expect(await create({ value: 'x'.repeat(5_000) })).toMatchObject({ ...wrong, fields: [{ field: 'value' }] });
    const taken = { ...wrong, fields: [{ field: 'name', message: expect.stringContaining('already') }] };
    expect(await create({ name: variable.name })).toMatchObject(taken);
    expect(await answer(update(variable.id, { name: 'Big' }))).toMatchObject({ ...wrong, fields: [{ field: 'name' }] });
    expect(await answer(update((await create()).variable.id, { name: variable.name }))).toMatchObject(taken);
    for (const missing of [randomUUID(), 'nothing']) {
      expect(await answer(update(missing, {}))).toMatchObject({ ...wrong, message: 'Variable not found.' });
      expect(await answer(remove(missing))).toMatchObject({ ...wrong, message: 'Variable not found.' });
    }
  });

  it('are deleted once', async () => {
    const { variable } = await create();
    expect(await answer(remove(variable.id))).toEqual({ __typename: 'DeleteSuccess', id: variable.id });
    expect(await answer(remove(variable.id))).toMatchObject({ message: 'Variable not found.' });
  });

  it('are nobody’s from elsewhere, and every member’s', async () => {
    const { variable } = await create();
    for (const asked of [update(variable.id, { value: 2 }, on.stranger), remove(variable.id, on.stranger)]) {
      expect((await asked).errors).toMatchObject([{ extensions: { code: 'workspace.not_found' } }]);
    }
    const theirs = { input: { workspaceId: on.stranger.workspace.id, variableId: variable.id, value: 2 } };
    const elsewhere = ask(`mutation($input: UpdateVariableInput!) { updateVariable(input: $input) { ${SHOWN} } }`, theirs, on.stranger);
    expect(await answer(elsewhere)).toMatchObject({ message: 'Variable not found.' });
    const member = await newMember(on.app, on.tenant, 'member');
    expect(await answer(update(variable.id, { value: 2 }, { ...on.tenant, key: member.key }))).toMatchObject({ variable: { value: 2 } });
  });
});
