import { randomUUID } from 'node:crypto';
import { testApp, type Tenants } from '../app.testing.js';
import { newMember } from '../control/control.testing.js';
import { Blocks, reference, type DocumentReply } from '../workspace/blocks/blocks.testing.js';
import { asker, withKey, type Answer } from './graphql.testing.js';

const ERROR = '... on InputError { message fields { field message } }';
const SHOWN = `__typename ... on BlockDocumentSuccess { blockDocument { id name data dataText blockType { slug } references { property name typeSlug } } } ${ERROR}`;
const HIDDEN = '********';

interface Made {
  blockDocument: { id: string; name: string; dataText: string };
}

describe('blocks in GraphQL', () => {
  let on: Tenants;
  let blocks: Blocks;
  beforeAll(async () => {
    const app = await testApp({ roles: ['api'] });
    on = { app, tenant: await app.newTenant(), stranger: await app.newTenant() };
    blocks = new Blocks(on.tenant);
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
  const create = async (input: object): Promise<Made> =>
    answer(
      ask(`mutation($input: CreateBlockDocumentInput!) { createBlockDocument(input: $input) { ${SHOWN} } }`, {
        input: { workspaceId: on.tenant.workspace.id, name: `b-${randomUUID()}`, ...input },
      }),
    );
  const update = (blockDocumentId: string, input: object, tenant = on.tenant): Promise<Answer> =>
    ask(
      `mutation($input: UpdateBlockDocumentInput!) { updateBlockDocument(input: $input) { ${SHOWN} } }`,
      { input: { workspaceId: on.tenant.workspace.id, blockDocumentId, ...input } },
      tenant,
    );
  const remove = (id: string, tenant = on.tenant): Promise<Answer> =>
    ask(
      `mutation($w: ID!, $id: ID!) { deleteBlockDocument(workspaceId: $w, blockDocumentId: $id) { __typename ... on DeleteSuccess { id } ${ERROR} } }`,
      { id },
      tenant,
    );
  const secretOf = async (id: string): Promise<DocumentReply['data']> => (await blocks.read(id, true)).data;
  /** A schema of a new type, of one text that is hidden and one whole number that has to be there. */
  const credentials = async (capabilities: string[] = []) =>
    blocks.schema(
      await blocks.type(),
      {
        type: 'object',
        properties: { password: { type: 'string', format: 'password' }, port: { type: 'integer' } },
        required: ['port'],
        secret_fields: ['password'],
      },
      { capabilities },
    );

  describe('types and schemas', () => {
    interface Types {
      blockTypes: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { node: { slug: string } }[] };
    }
    const slugs = async (args: string) =>
      (await inWorkspace<Types>(`blockTypes(${args}) { edges { node { slug } } }`)).blockTypes.edges.map(({ node }) => node.slug);

    it('are listed by name, page by page, and found by name, slug and what they can do', async () => {
      expect(await slugs('filter: { search: "FILE system" }')).toEqual(['local-file-system', 'remote-file-system']);
      expect(await slugs('filter: { slugs: ["secret", "smb"] }')).toEqual(['smb', 'secret']);
      expect(await slugs('filter: { capabilities: ["read-path", "write-path"] }')).toEqual(['local-file-system', 'remote-file-system', 'smb']);
      const { blockTypes } = await inWorkspace<Types>(
        'blockTypes(first: 1, filter: { search: "file system" }) { totalCount pageInfo { hasNextPage endCursor } edges { node { slug } } }',
      );
      expect(blockTypes).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
      expect(await slugs(`first: 1, after: "${blockTypes.pageInfo.endCursor}", filter: { search: "file system" }`)).toEqual(['remote-file-system']);
    });

    it('show a type with its words as they were written, its newest schema and how many blocks it has', async () => {
      const type = await blocks.type({ description: 'a -> <b>' });
      const ask = () => inWorkspace<object>(`blockType(slug: "${type.slug}") { description isProtected documentCount newestSchema { version fields } }`);
      expect(await ask()).toEqual({ blockType: { description: 'a -> <b>', isProtected: false, documentCount: 0, newestSchema: null } });
      await blocks.schema(type, { title: 'old' }, { version: '1' });
      const schema = await blocks.schema(type, { title: 'new' }, { version: '2' });
      await blocks.document({}, { schema });
      await blocks.document({}, { schema, is_anonymous: true });
      expect(await ask()).toMatchObject({ blockType: { documentCount: 1, newestSchema: { version: '2', fields: { title: 'new' } } } });
      expect(await inWorkspace('blockType(slug: "no-such-type") { id }')).toEqual({ blockType: null });
    });

    it('list schemas, the newest first, and what all of them can do', async () => {
      const type = await blocks.type();
      const old = await blocks.schema(type, { rate: 2.5 }, { capabilities: ['fly'] });
      const recent = await blocks.schema(type);
      const list = async (args: string) =>
        (await inWorkspace<{ blockSchemas: { edges: { cursor: string; node: { id: string } }[] } }>(`blockSchemas(${args}) { edges { cursor node { id } } }`))
          .blockSchemas.edges;
      const all = await list(`filter: { types: ["${type.slug}"] }`);
      expect(all.map(({ node }) => node.id)).toEqual([recent.id, old.id]);
      expect(await list(`filter: { types: ["${type.slug}"] }, after: "${all[0]?.cursor ?? ''}"`)).toEqual([all[1]]);
      expect((await list(`filter: { types: ["${type.slug}"], capabilities: ["fly"] }`)).map(({ node }) => node.id)).toEqual([old.id]);
      const { blockCapabilities, blockSchema } = await inWorkspace<{ blockCapabilities: string[]; blockSchema: object }>(
        `blockCapabilities blockSchema(id: "${old.id}") { checksum capabilities fieldsText blockType { slug } }`,
      );
      expect(blockCapabilities).toEqual(expect.arrayContaining(['fly', 'notify', 'write-path']));
      expect(blockSchema).toMatchObject({
        checksum: old.checksum,
        capabilities: ['fly'],
        fieldsText: expect.stringContaining('"rate":2.5'),
        blockType: { slug: type.slug },
      });
    });
  });

  describe('documents', () => {
    it('are made, and keep numbers and secrets, which are never told', async () => {
      const schema = await credentials();
      const made = await create({ blockSchemaId: schema.id, dataText: '{"password":"s3cret","port":1,"rate":2.0}' });
      expect(made).toMatchObject({
        __typename: 'BlockDocumentSuccess',
        blockDocument: { dataText: `{"password":"${HIDDEN}","port":1,"rate":2.0}`, blockType: { slug: schema.block_type.slug }, references: [] },
      });
      expect(await secretOf(made.blockDocument.id)).toEqual({ password: 's3cret', port: 1, rate: 2 });
      const read = await ask(
        `query($w: ID!, $id: ID!, $slug: String!) { workspace(id: $w) {
          one: blockDocument(id: $id) { data } list: blockDocuments(filter: { types: [$slug] }) { edges { node { data dataText } } }
          none: blockDocument(id: "${randomUUID()}") { id } nothing: blockDocument(id: "x") { id } } }`,
        { id: made.blockDocument.id, slug: schema.block_type.slug },
      );
      expect(read.data).toMatchObject({ workspace: { one: { data: { password: HIDDEN } }, list: { edges: [{}] }, none: null, nothing: null } });
      expect(JSON.stringify(read)).not.toContain('s3cret');
    });

    it('are listed by name, page by page, and found by name, type and what they can do', async () => {
      const schema = await credentials(['swim']);
      for (const name of ['pond-b', 'pond-a', 'lake']) await create({ name, blockSchemaId: schema.id, data: { port: 1 } });
      await blocks.document({ port: 1 }, { schema, is_anonymous: true });
      interface Documents {
        blockDocuments: { totalCount: number; pageInfo: { endCursor: string }; edges: { node: { name: string } }[] };
      }
      const list = async (args: string) =>
        (await inWorkspace<Documents>(`blockDocuments(${args}) { totalCount pageInfo { endCursor } edges { node { name } } }`)).blockDocuments;
      const names = ({ edges }: Documents['blockDocuments']) => edges.map(({ node }) => node.name);
      const first = await list('first: 2, filter: { capabilities: ["swim"] }');
      expect([first.totalCount, names(first)]).toEqual([3, ['lake', 'pond-a']]);
      expect(names(await list(`after: "${first.pageInfo.endCursor}", filter: { capabilities: ["swim"] }`))).toEqual(['pond-b']);
      expect(names(await list('filter: { search: "POND" }'))).toEqual(['pond-a', 'pond-b']);
      expect(names(await list(`filter: { search: "${schema.block_type.name}" }`))).toHaveLength(3);
      expect(names(await list(`filter: { types: ["${schema.block_type.slug}", "x"], search: "lake" }`))).toEqual(['lake']);
    });

    it('may hold others, and tell which', async () => {
      const [inner, outer] = [await credentials(), await blocks.schema(await blocks.type())];
      const held = await create({ name: 'held', blockSchemaId: inner.id, data: { port: 1, password: 's3cret' } });
      const holder = await create({ blockSchemaId: outer.id, data: { login: reference(held.blockDocument.id), n: 1 } });
      expect(holder).toMatchObject({
        blockDocument: {
          data: { login: { port: 1, password: HIDDEN }, n: 1 },
          references: [{ property: 'login', name: 'held', typeSlug: inner.block_type.slug }],
        },
      });
      expect(await answer(update(holder.blockDocument.id, { data: { n: 2 }, merge: false }))).toMatchObject({
        blockDocument: { data: { n: 2 }, references: [] },
      });
    });

    it('keep a secret that comes back hidden, and replace one that is written', async () => {
      const schema = await credentials();
      const { blockDocument } = await create({ blockSchemaId: schema.id, data: { password: 's3cret', port: 1 } });
      expect(await answer(update(blockDocument.id, { data: { password: HIDDEN, port: 2 }, merge: false }))).toMatchObject({
        blockDocument: { data: { password: HIDDEN, port: 2 } },
      });
      expect(await secretOf(blockDocument.id)).toEqual({ password: 's3cret', port: 2 });
      await answer(update(blockDocument.id, { data: { password: 'new' } }));
      expect(await secretOf(blockDocument.id)).toEqual({ password: 'new', port: 2 });
    });

    it('say at the member what is wrong, and nothing of secrets', async () => {
      const schema = await credentials();
      const wrong = { __typename: 'InputError' };
      expect(await create({ blockSchemaId: schema.id, data: { port: 'x', password: 's3cret' } })).toMatchObject({
        ...wrong,
        fields: [{ field: 'data.port', message: expect.stringContaining('not of type') }],
      });
      expect(await create({ blockSchemaId: schema.id, data: {} })).toMatchObject({ ...wrong, fields: [{ field: 'data.port' }] });
      expect(JSON.stringify(await create({ blockSchemaId: schema.id, data: { port: 1, password: ['s3cret'] } }))).not.toContain('s3cret');
      expect(await create({ blockSchemaId: schema.id, name: 'Big', data: { port: 1 } })).toMatchObject({ ...wrong, fields: [{ field: 'name' }] });
      expect(await create({ blockSchemaId: schema.id, dataText: '{' })).toMatchObject({ ...wrong, fields: [{ field: 'data' }] });
      const { blockDocument } = await create({ blockSchemaId: schema.id, data: { port: 1 } });
      expect(await create({ blockSchemaId: schema.id, name: blockDocument.name, data: { port: 1 } })).toMatchObject({
        ...wrong,
        message: 'Block already exists',
      });
      expect(await answer(update(blockDocument.id, { data: { port: null } }))).toMatchObject({ ...wrong, fields: [{ field: 'data.port' }] });
      expect(await create({ blockSchemaId: randomUUID(), data: {} })).toMatchObject({ ...wrong, message: 'Block schema not found' });
      for (const missing of [randomUUID(), 'nothing']) {
        expect(await answer(update(missing, { data: {} }))).toMatchObject({ ...wrong, message: 'Block document not found' });
        expect(await answer(remove(missing))).toMatchObject({ ...wrong, message: 'Block document not found' });
      }
    });

    it('take anything where the schema is none', async () => {
      const schema = await blocks.schema(await blocks.type(), { properties: { a: { $ref: '#/definitions/Missing' } } });
      expect(await create({ blockSchemaId: schema.id, data: { a: 1 } })).toMatchObject({ __typename: 'BlockDocumentSuccess' });
    });

    it('are deleted once', async () => {
      const { id } = await blocks.document({});
      expect(await answer(remove(id))).toEqual({ __typename: 'DeleteSuccess', id });
      expect(await answer(remove(id))).toMatchObject({ message: 'Block document not found' });
    });

    it('are nobody’s from elsewhere, and every member’s', async () => {
      const { id } = await blocks.document({});
      for (const asked of [update(id, { data: {} }, on.stranger), remove(id, on.stranger)]) {
        expect((await asked).errors).toMatchObject([{ extensions: { code: 'workspace.not_found' } }]);
      }
      const theirs = 'query($theirs: ID!, $id: ID!) { workspace(id: $theirs) { blockDocument(id: $id) { id } } }';
      expect((await ask(theirs, { theirs: on.stranger.workspace.id, id }, on.stranger)).data).toEqual({ workspace: { blockDocument: null } });
      const { key } = await newMember(on.app, on.tenant, 'member');
      expect(await answer(update(id, { data: { a: 1 } }, { ...on.tenant, key }))).toMatchObject({ blockDocument: { data: { a: 1 } } });
    });
  });
});
