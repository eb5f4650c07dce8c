import { testApp, type Reply, type Tenant, type TestApp } from '../../app.testing.js';
import { Blocks, NOWHERE, reference, type DocumentReply, type SchemaReply } from './blocks.testing.js';

const NOT_FOUND = { status: 404, body: { detail: 'Block document not found' } };
const MASK = '********';

describe('block documents over HTTP', () => {
  let test: TestApp;
  let own: Tenant;
  let other: Tenant;
  let blocks: Blocks;
  let schema: SchemaReply;
  let theirs: DocumentReply;
  beforeAll(async () => {
    test = await testApp();
    [own, other] = [await test.newTenant(), await test.newTenant()];
    blocks = new Blocks(own);
    schema = await blocks.schema(await blocks.type(), { secret_fields: ['password', 'headers.*'] });
    theirs = await new Blocks(other).document({ a: 'theirs' });
  });
  afterAll(() => test.close());

  const withoutKey = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload = '{}'): Promise<number> =>
    (await test.inject({ method, url: `${own.base}${path}`, payload })).status;
  const create = (body: Record<string, unknown>): Promise<Reply> =>
    own.call('POST', '/block_documents/', { block_schema_id: schema.id, block_type_id: schema.block_type_id, ...body });
  const patch = async (id: string, body: unknown): Promise<number> => (await own.call('PATCH', `/block_documents/${id}`, body)).status;
  const stored = async (id: string): Promise<unknown> => (await blocks.read(id, true)).data;
  const told = (id: string) =>
    own.ctx.cell.query<{ event: string; payload: unknown; related: unknown }>({
      text: `select event, payload, related from ${own.ctx.schema}.event where resource_id = $1 order by occurred, id`,
      values: [`prefect.block-document.${id}`],
    });

  describe('POST /block_documents/', () => {
    it('keeps the values, and answers them without secrets', async () => {
      const data = { url: 'x', password: 's3cret', headers: { a: 1, b: null }, count: 2, none: null };
      const document = await blocks.document(data, { schema, name: 'complete' });
      expect(document).toEqual({
        id: expect.any(String),
        created: expect.any(String),
        updated: expect.any(String),
        name: 'complete',
        data: { ...data, password: MASK, headers: { a: MASK, b: null } },
        block_schema_id: schema.id,
        block_schema: schema,
        block_type_id: schema.block_type_id,
        block_type_name: schema.block_type.name,
        block_type: schema.block_type,
        block_document_references: {},
        is_anonymous: false,
      });
      expect(await blocks.read(document.id)).toEqual(document);
      expect(await blocks.read(document.id, true)).toEqual({ ...document, data });
    });

    it('keeps numbers as they are in Python', async () => {
      const data = '{"float":2.0,"large":123456789012345678901234567890,"tiny":1e-05}';
      const ids = `"block_schema_id":"${schema.id}","block_type_id":"${schema.block_type_id}"`;
      const headers = { authorization: `Bearer ${own.key}` };
      const made = await test.app.inject({ method: 'POST', url: `${own.base}/block_documents/`, headers, payload: `{"name":"numbers",${ids},"data":${data}}` });
      const { id } = JSON.parse(made.payload) as DocumentReply;
      expect(made.payload).toContain(`"data":${data}`);
      expect((await test.app.inject({ method: 'GET', url: `${own.base}/block_documents/${id}`, headers })).payload).toContain(`"data":${data}`);
    });

    it('lets each type have a name once', async () => {
      const { name } = await blocks.document({}, { schema });
      expect(await create({ name })).toMatchObject({ status: 409, body: { detail: 'Block already exists' } });
      await blocks.document({}, { name });
    });

    it('makes up a name for an anonymous one', async () =>
      expect(await create({ is_anonymous: true })).toMatchObject({
        status: 201,
        body: { name: expect.stringMatching(/^anonymous-[0-9a-f-]{36}$/), data: {} },
      }));

    it('tells of it, but neither secrets nor what an anonymous one holds', async () => {
      const { id, name } = await blocks.document({ url: 'x', password: 's3cret', headers: { a: 's3cret' }, count: 1 }, { schema });
      const { block_type: type } = schema;
      expect(await told(id)).toEqual([
        {
          event: 'prefect.block-document.created',
          payload: { name, data: { url: 'x' }, block_schema: { capabilities: [], block_type: { id: type.id, name: type.name } } },
          related: [
            { 'prefect.resource.id': `prefect.block-type.${type.id}`, 'prefect.resource.role': 'block-type', 'prefect.resource.name': type.name },
            { 'prefect.resource.id': `prefect.block-schema.${schema.id}`, 'prefect.resource.role': 'block-schema' },
          ],
        },
      ]);
      const anonymous = (await create({ is_anonymous: true, data: { url: 'x' } })).body as DocumentReply;
      expect(await told(anonymous.id)).toEqual([]);
    });

    it.each([
      ['no name', {}, 422],
      ['an empty name', { name: '' }, 422],
      ['a name with other letters', { name: 'A_b' }, 422],
      ['values that are no object', { name: 'a', data: [] }, 422],
      ['a member it does not know', { name: 'a', block_type_name: 'x' }, 422],
      ['no schema', { name: 'a', block_schema_id: undefined }, 422],
      ['a schema that is not there', { name: 'a', block_schema_id: NOWHERE }, 409],
      ['a schema of another type', { name: 'a', block_type_id: NOWHERE }, 400],
      ['a reference without an id', { name: 'a', data: { child: { $ref: {} } } }, 400],
      ['a reference to what is no id', { name: 'a', data: { child: { $ref: { block_document_id: 'x' } } } }, 400],
      ['a reference to nothing', { name: 'a', data: { child: reference(NOWHERE) } }, 409],
    ])('refuses %s', async (_, body, status) => expect(await create(body)).toMatchObject({ status }));

    it('refuses a schema and a reference of another workspace', async () => {
      expect((await create({ name: 'a', block_schema_id: theirs.block_schema_id, block_type_id: theirs.block_type_id })).status).toBe(409);
      expect((await create({ name: 'a', data: { child: reference(theirs.id) } })).status).toBe(409);
    });

    it('leaves nothing behind when it is refused', async () =>
      expect((await own.call('POST', '/block_documents/count', { block_documents: { name: { any_: ['a'] } } })).body).toBe(0));

    it('wants a key', async () =>
      expect(await withoutKey('POST', '/block_documents/', JSON.stringify({ name: 'a', block_schema_id: NOWHERE, block_type_id: NOWHERE }))).toBe(401));
  });

  describe('references', () => {
    it('are read as the values of what they refer to, each with its own secrets', async () => {
      const leaf = await blocks.document({ token: 's3cret', n: 1 }, { secret_fields: ['token'] });
      const middle = await blocks.document({ leaf: reference(leaf.id), open: 'x' });
      const root = await blocks.document({ middle: reference(middle.id), again: reference(leaf.id) });
      const expected = (token: string) => ({ middle: { leaf: { token, n: 1 }, open: 'x' }, again: { token, n: 1 } });
      expect(root.data).toEqual(expected(MASK));
      expect(await stored(root.id)).toEqual(expected('s3cret'));
      const told = (document: DocumentReply, references: unknown) => ({
        block_document: {
          id: document.id,
          name: document.name,
          block_type: expect.objectContaining({ id: document.block_type_id }),
          is_anonymous: false,
          block_document_references: references,
        },
      });
      expect(root.block_document_references).toEqual({ middle: told(middle, { leaf: told(leaf, {}) }), again: told(leaf, {}) });
    });

    it('follow what they refer to, and end with it', async () => {
      const child = await blocks.document({ v: 1 });
      const parent = await blocks.document({ child: reference(child.id), own: 1 });
      await patch(child.id, { data: { v: 2 } });
      expect(await stored(parent.id)).toEqual({ child: { v: 2 }, own: 1 });
      await own.call('DELETE', `/block_documents/${child.id}`);
      expect(await stored(parent.id)).toEqual({ own: 1 });
    });

    it('are values like any other below the first level', async () => {
      const data = { list: [reference(NOWHERE)], object: { child: reference(NOWHERE) } };
      expect(await stored((await blocks.document(data)).id)).toEqual(data);
    });

    it('may not lead back', async () => {
      const first = await blocks.document({});
      const second = await blocks.document({ next: reference(first.id) });
      expect(await own.call('PATCH', `/block_documents/${first.id}`, { data: { next: reference(second.id) } })).toMatchObject({
        status: 400,
        body: { code: 'block_document.not_storable' },
      });
      expect(await patch(first.id, { data: { self: reference(first.id) } })).toBe(400);
      expect(await stored(second.id)).toEqual({ next: {} });
    });

    it('go fifty levels deep', async () => {
      let { id } = await blocks.document({}, { schema });
      const [lowest, another] = [id, await blocks.document({}, { schema })];
      for (let depth = 1; depth <= 50; depth++) ({ id } = await blocks.document({ next: reference(id) }, { schema }));
      expect(await create({ name: 'too-deep', data: { next: reference(id) } })).toMatchObject({ status: 400 });
      expect(await patch(lowest, { data: { next: reference(another.id) } })).toBe(400);
      expect((await own.call('GET', `/block_documents/${id}`)).status).toBe(200);
    });

    it('hold a thousand documents, however few those are', async () => {
      let { id } = await blocks.document({}, { schema });
      for (let doublings = 1; doublings <= 8; doublings++) ({ id } = await blocks.document({ a: reference(id), b: reference(id) }, { schema }));
      expect(await create({ name: 'too-many', data: { a: reference(id), b: reference(id) } })).toMatchObject({ status: 400 });
    });
  });

  describe('GET /block_documents/{id}', () => {
    it('shows secrets to whoever asks for them', async () => {
      const { id } = await blocks.document({ password: 's3cret' }, { schema });
      const read = async (query: string): Promise<Reply> => own.call('GET', `/block_documents/${id}${query}`);
      for (const query of ['', '?include_secrets=false', '?include_secrets=False', '?include_secrets=0']) {
        expect(await read(query)).toMatchObject({ status: 200, body: { data: { password: MASK } } });
      }
      for (const query of ['?include_secrets=true', '?include_secrets=True', '?include_secrets=1']) {
        expect(await read(query)).toMatchObject({ status: 200, body: { data: { password: 's3cret' } } });
      }
      expect((await read('?include_secrets=perhaps')).status).toBe(422);
    });

    it('does not find what is not there, or is in another workspace', async () => {
      for (const id of [NOWHERE, theirs.id]) expect(await own.call('GET', `/block_documents/${id}`)).toMatchObject(NOT_FOUND);
      expect(await own.call('GET', '/block_documents/42')).toMatchObject({ status: 404, body: { detail: 'Not Found' } });
    });

    it('wants a key', async () => expect(await withoutKey('GET', `/block_documents/${theirs.id}`)).toBe(401));
  });

  describe('GET /block_types/slug/{slug}/block_documents and …/name/{name}', () => {
    it('answers one by its name, and all that have one', async () => {
      const { slug } = schema.block_type;
      const document = await blocks.document({ password: 's3cret' }, { schema, name: 'by-name' });
      await create({ is_anonymous: true });
      expect(await own.call('GET', `/block_types/slug/${slug}/block_documents/name/by-name`)).toMatchObject({ status: 200, body: document });
      expect(await own.call('GET', `/block_types/slug/${slug}/block_documents/name/by-name?include_secrets=true`)).toMatchObject({
        body: { data: { password: 's3cret' } },
      });
      const all = (await own.call('GET', `/block_types/slug/${slug}/block_documents?include_secrets=true`)).body as DocumentReply[];
      expect(all).toContainEqual({ ...document, data: { password: 's3cret' } });
      const names = all.map(({ name }) => name);
      expect(names).toEqual([...names].sort());
      expect(names.filter((name) => name.startsWith('anonymous'))).toEqual([]);
    });

    it('does not find what is not there, or is in another workspace', async () => {
      const { slug } = (await other.call('GET', `/block_types/${theirs.block_type_id}`)).body as { slug: string };
      for (const path of [`${slug}/block_documents/name/${theirs.name}`, `secret/block_documents/name/none`, `none/block_documents/name/none`]) {
        expect(await own.call('GET', `/block_types/slug/${path}`)).toMatchObject(NOT_FOUND);
      }
      expect(await own.call('GET', `/block_types/slug/${slug}/block_documents`)).toMatchObject({ status: 404, body: { detail: 'Block type not found' } });
    });

    it('refuses to be vague about secrets', async () => {
      for (const path of ['block_documents', 'block_documents/name/by-name'])
        expect((await own.call('GET', `/block_types/slug/${schema.block_type.slug}/${path}?include_secrets=perhaps`)).status).toBe(422);
    });

    it('wants a key', async () => {
      for (const path of ['block_documents', 'block_documents/name/a']) expect(await withoutKey('GET', `/block_types/slug/secret/${path}`)).toBe(401);
    });
  });

  describe('PATCH /block_documents/{id}', () => {
    it('adds to the values, or replaces them', async () => {
      const { id } = await blocks.document({ a: 1, b: { c: 1, d: 1 } }, { schema });
      expect(await patch(id, { data: { b: { c: 2 }, e: 3 } })).toBe(204);
      expect(await stored(id)).toEqual({ a: 1, b: { c: 2 }, e: 3 });
      expect(await patch(id, { data: { f: 4 }, merge_existing_data: false })).toBe(204);
      expect(await stored(id)).toEqual({ f: 4 });
      expect(await patch(id, { merge_existing_data: false })).toBe(204);
      expect(await stored(id)).toEqual({});
      expect((await told(id)).map(({ event }) => event)).toEqual([
        'prefect.block-document.created',
        ...Array<string>(3).fill('prefect.block-document.updated'),
      ]);
    });

    it.each([true, false])('keeps the secrets that come back hidden, merging %s', async (merge_existing_data) => {
      const data = { url: 'x', password: { any: ['thing'] }, headers: { a: 's3cret', b: null } };
      const document = await blocks.document(data, { schema });
      expect(await patch(document.id, { data: { ...document.data, url: 'y' }, merge_existing_data })).toBe(204);
      expect(await stored(document.id)).toEqual({ ...data, url: 'y' });
      expect(await patch(document.id, { data: { password: 'new', headers: { a: MASK, c: 'new' } }, merge_existing_data })).toBe(204);
      expect(await stored(document.id)).toEqual({ ...(merge_existing_data ? { url: 'y' } : {}), password: 'new', headers: { a: 's3cret', c: 'new' } });
    });

    it('ends the references that are not sent again, and no others', async () => {
      const [one, two] = [await blocks.document({ v: 1 }), await blocks.document({ v: 2 })];
      const { id } = await blocks.document({ a: reference(one.id), b: reference(one.id), c: 1 }, { schema });
      expect(await patch(id, { block_schema_id: schema.id })).toBe(204);
      expect(await stored(id)).toEqual({ a: { v: 1 }, b: { v: 1 }, c: 1 });
      expect(await patch(id, { data: { a: reference(two.id) } })).toBe(204);
      expect(await stored(id)).toEqual({ a: { v: 2 }, c: 1 });
      expect(await patch(id, { data: { a: 'plain' } })).toBe(204);
      expect(await stored(id)).toEqual({ a: 'plain', c: 1 });
      expect(await patch(id, { data: { c: reference(two.id) } })).toBe(204);
      expect(await stored(id)).toEqual({ a: 'plain', c: { v: 2 } });
    });

    it('moves it to another schema of its type', async () => {
      const { id } = await blocks.document({ token: 's3cret' }, { schema });
      const newer = await blocks.schema(schema.block_type, { secret_fields: ['token'] });
      expect(await patch(id, { block_schema_id: newer.id })).toBe(204);
      expect(await blocks.read(id)).toMatchObject({ block_schema_id: newer.id, data: { token: MASK } });
      expect(await patch(id, { block_schema_id: (await blocks.schema(await blocks.type())).id })).toBe(400);
      expect(await patch(id, { block_schema_id: NOWHERE })).toBe(409);
      expect(await blocks.read(id)).toMatchObject({ block_schema_id: newer.id });
    });

    it('loses nothing when twenty add to it at once', async () => {
      const { id } = await blocks.document({}, { schema });
      const names = Array.from({ length: 20 }, (_, index) => `k${index}`);
      await Promise.all(names.map((name) => patch(id, { data: { [name]: 1 } })));
      expect(Object.keys((await stored(id)) as object).sort()).toEqual([...names].sort());
    });

    it.each([{ name: 'other' }, { data: 1 }, { merge_existing_data: 'no' }])('refuses %j', async (body) =>
      expect(await patch((await blocks.document({}, { schema })).id, body)).toBe(422),
    );

    it('does not find what is not there, or is in another workspace', async () => {
      for (const id of [NOWHERE, theirs.id]) expect(await own.call('PATCH', `/block_documents/${id}`, { data: { a: 'ours' } })).toMatchObject(NOT_FOUND);
      expect((await new Blocks(other).read(theirs.id)).data).toEqual({ a: 'theirs' });
    });

    it('wants a key', async () => expect(await withoutKey('PATCH', `/block_documents/${theirs.id}`)).toBe(401));
  });

  describe('DELETE /block_documents/{id}', () => {
    it('deletes it once', async () => {
      const { id } = await blocks.document({ password: 's3cret', url: 'x' }, { schema });
      expect(await own.call('DELETE', `/block_documents/${id}`)).toMatchObject({ status: 204, body: null });
      expect(await own.call('DELETE', `/block_documents/${id}`)).toMatchObject(NOT_FOUND);
      expect((await told(id)).at(-1)).toMatchObject({ event: 'prefect.block-document.deleted', payload: { data: { url: 'x' } } });
    });

    it('does not find what is in another workspace', async () => {
      expect(await own.call('DELETE', `/block_documents/${theirs.id}`)).toMatchObject(NOT_FOUND);
      expect((await other.call('GET', `/block_documents/${theirs.id}`)).status).toBe(200);
    });

    it('wants a key', async () => expect(await withoutKey('DELETE', `/block_documents/${theirs.id}`)).toBe(401));
  });

  describe('POST /block_documents/filter and /count', () => {
    let tenant: Tenant;
    let kinds: SchemaReply[];
    let all: DocumentReply[];
    beforeAll(async () => {
      tenant = await test.newTenant();
      const theirBlocks = new Blocks(tenant);
      kinds = [];
      for (const [name, capabilities] of [
        ['Zebra', ['walk']],
        ['Ape', ['climb']],
      ] as const) {
        kinds.push(await theirBlocks.schema(await theirBlocks.type({ name }), { secret_fields: ['s'] }, { capabilities }));
      }
      all = [];
      for (const [name, kind] of [
        ['b', 0],
        ['a', 0],
        ['c-ape', 1],
      ] as const) {
        const schema = kinds[kind];
        if (schema) all.push(await theirBlocks.document({ s: 's3cret' }, { schema, name }));
      }
      const [schema] = kinds;
      if (schema) all.push(await theirBlocks.document({}, { schema, name: 'hidden', is_anonymous: true }));
    });
    const names = (reply: Reply): string[] => (reply.body as DocumentReply[]).map(({ name }) => name);

    it.each([
      ['those with a name, by name', () => ({}), ['a', 'b', 'c-ape']],
      ['null like nothing', () => ({ block_documents: null, block_types: null, limit: null, offset: null, sort: null }), ['a', 'b', 'c-ape']],
      ['the anonymous too', () => ({ block_documents: { is_anonymous: null } }), ['a', 'b', 'c-ape', 'hidden']],
      ['the anonymous alone', () => ({ block_documents: { is_anonymous: { eq_: true } } }), ['hidden']],
      ['no anonymous one by name unless asked', () => ({ block_documents: { name: { any_: ['hidden', 'a'] } } }), ['a']],
      ['by id', () => ({ block_documents: { id: { any_: [all[0]?.id] } } }), ['b']],
      ['by a part of the name', () => ({ block_documents: { name: { like_: 'APE' } } }), ['c-ape']],
      ['by type', () => ({ block_documents: { block_type_id: { any_: [kinds[0]?.block_type_id] } } }), ['a', 'b']],
      ['by the slug of its type', () => ({ block_types: { slug: { any_: [kinds[1]?.block_type.slug] } } }), ['c-ape']],
      ['by what its schema can do', () => ({ block_schemas: { block_capabilities: { all_: ['walk'] } } }), ['a', 'b']],
    ])('finds %s', async (_, body, expected) => {
      expect(names(await tenant.call('POST', '/block_documents/filter', body()))).toEqual(expected);
      expect(await tenant.call('POST', '/block_documents/count', body())).toMatchObject({ status: 200, body: expected.length });
    });

    it.each([
      ['NAME_DESC', ['c-ape', 'b', 'a']],
      ['BLOCK_TYPE_AND_NAME_ASC', ['c-ape', 'a', 'b']],
    ])('sorts by %s', async (sort, expected) => expect(names(await tenant.call('POST', '/block_documents/filter', { sort }))).toEqual(expected));

    it('answers the asked page, with secrets for whoever asks', async () => {
      const reply = await tenant.call('POST', '/block_documents/filter', { limit: 1, offset: 1, include_secrets: true });
      expect(reply.body).toMatchObject([{ name: 'b', data: { s: 's3cret' } }]);
      expect((await tenant.call('POST', '/block_documents/filter', { limit: 1, block_schema_type: null })).body).toMatchObject([{ data: { s: MASK } }]);
    });

    it('refuses to count by what it does not know', async () =>
      expect((await tenant.call('POST', '/block_documents/count', { block_documents: { slug: {} } })).status).toBe(422));

    it.each([{ limit: 201 }, { sort: 'ID' }, { block_documents: { slug: {} } }, { include_secrets: 'yes' }])('refuses %j', async (body) =>
      expect((await tenant.call('POST', '/block_documents/filter', body)).status).toBe(422),
    );

    it('wants a key', async () => {
      for (const path of ['filter', 'count']) expect(await withoutKey('POST', `/block_documents/${path}`)).toBe(401);
    });
  });
});
