import { parseJson, type JsonMap } from '@app/contract';
import { testApp, type Reply, type Tenant, type TestApp } from '../../app.testing.js';
import { Blocks, NOWHERE, type SchemaReply, type TypeReply } from './blocks.testing.js';
import { checksumOf } from './checksum.js';

const NOT_FOUND = { status: 404, body: { detail: 'Block schema not found' } };

describe('block schemas over HTTP', () => {
  let test: TestApp;
  let own: Tenant;
  let other: Tenant;
  let blocks: Blocks;
  let type: TypeReply;
  let theirs: SchemaReply;
  beforeAll(async () => {
    test = await testApp();
    [own, other] = [await test.newTenant(), await test.newTenant()];
    blocks = new Blocks(own);
    type = await blocks.type();
    const elsewhere = new Blocks(other);
    theirs = await elsewhere.schema(await elsewhere.type());
  });
  afterAll(() => test.close());

  const withoutKey = async (method: 'GET' | 'POST' | 'DELETE', path: string, payload = '{}'): Promise<number> =>
    (await test.inject({ method, url: `${own.base}${path}`, payload })).status;
  const create = (body: Record<string, unknown>): Promise<Reply> => own.call('POST', '/block_schemas/', { block_type_id: type.id, ...body });
  const checksum = (fields: unknown): string => checksumOf(parseJson(JSON.stringify(fields)) as JsonMap);

  it('are there for the built-in types, with the checksums of their fields', async () => {
    const { body } = await other.call('POST', '/block_schemas/filter', { block_schemas: { version: { any_: ['3.8.8'] } } });
    const builtIn = body as SchemaReply[];
    expect(builtIn).toHaveLength(15);
    const text = await other.ctx.cell.query<{ fields: string; checksum: string }>({
      text: `select fields::text, checksum from ${other.ctx.schema}.block_schema where version = '3.8.8'`,
    });
    for (const schema of text) expect(schema.checksum).toBe(checksumOf(parseJson(schema.fields) as JsonMap));
  });

  describe('POST /block_schemas/', () => {
    it('makes one with its checksum and its type, and finds it again', async () => {
      const fields = { title: 'A', type: 'object', properties: { x: { type: 'integer', default: 1 } }, block_type_slug: type.slug };
      const schema = await blocks.schema(type, fields, { capabilities: ['b', 'a'], version: '1.0' });
      expect(schema).toEqual({
        id: expect.any(String),
        created: expect.any(String),
        updated: expect.any(String),
        checksum: checksum(fields),
        fields: { ...fields, block_schema_references: {} },
        capabilities: ['b', 'a'],
        version: '1.0',
        block_type_id: type.id,
        block_type: type,
      });
      expect(await create({ fields, version: '1.0' })).toMatchObject({ status: 200, body: schema });
      expect(await create({ fields })).toMatchObject({ status: 201, body: { checksum: schema.checksum, version: 'non-versioned', capabilities: [] } });
    });

    it('makes one when twenty ask for it at once', async () => {
      const replies = await Promise.all(Array.from({ length: 20 }, () => create({ fields: { title: 'Wanted by many' } })));
      expect(replies.map(({ status }) => status).sort()).toEqual([...Array<number>(19).fill(200), 201]);
      expect(new Set(replies.map(({ body }) => (body as SchemaReply).id)).size).toBe(1);
    });

    it('keeps the text of its fields: 2.0 is not 2, in the checksum as in the reply', async () => {
      const send = async (fields: string): Promise<string> =>
        (
          await test.app.inject({
            method: 'POST',
            url: `${own.base}/block_schemas/`,
            headers: { authorization: `Bearer ${own.key}` },
            payload: `{"block_type_id": "${type.id}", "fields": ${fields}}`,
          })
        ).payload;
      const [float, whole] = [await send('{"title":"N","default":2.0}'), await send('{"title":"N","default":2}')];
      expect(float).toContain('"default":2.0');
      const checksums = [float, whole].map((reply) => (JSON.parse(reply) as SchemaReply).checksum);
      expect(checksums).toEqual(['{"title":"N","default":2.0}', '{"title":"N","default":2}'].map((text) => checksumOf(parseJson(text) as JsonMap)));
    });

    it('makes the schema of a nested block from its definition when there is none', async () => {
      const nested = await blocks.type();
      const definition = { title: 'Nested', block_type_slug: nested.slug, properties: { y: { $ref: '#/definitions/Size' } } };
      const definitions = { Nested: definition, Size: { enum: ['s', 'm'] } };
      const block_schema_references = { child: { block_type_slug: nested.slug, block_schema_checksum: checksum({ ...definition, definitions }) } };
      const fields = { title: 'Parent', properties: { child: { $ref: '#/definitions/Nested' } }, block_schema_references, definitions };
      expect(await create({ fields })).toMatchObject({ status: 201, body: { fields } });
      expect(await own.call('GET', `/block_schemas/checksum/${block_schema_references.child.block_schema_checksum}`)).toMatchObject({
        status: 200,
        body: { block_type: { slug: nested.slug }, fields: { title: 'Nested' } },
      });
    });

    it('comes to an end with a block that may hold its own kind', async () => {
      const fields = {
        title: 'Self',
        block_type_slug: type.slug,
        properties: { child: { anyOf: [{ $ref: '#/definitions/Self' }] } },
        block_schema_references: { child: [{ block_type_slug: type.slug, block_schema_checksum: 'sha256:unknown' }] },
      };
      expect(await create({ fields: { ...fields, definitions: { Self: fields } } })).toMatchObject({ body: { fields: { title: 'Self' } } });
    });

    it('refuses a nested block whose type is not there', async () =>
      expect(await create({ fields: { block_schema_references: { child: { block_type_slug: 'nobody', block_schema_checksum: 'x' } } } })).toMatchObject({
        status: 409,
        body: { detail: expect.stringContaining('nobody') },
      }));

    it.each([
      ['a nested block without a definition', { fields: { block_schema_references: { child: { block_type_slug: 'secret', block_schema_checksum: 'x' } } } }],
      ['a nested block of no type', { fields: { block_schema_references: { child: {} } } }],
      ['fields that are no object', { fields: [] }],
      ['a type that is no id', { block_type_id: 'secret' }],
      ['a member it does not know', { checksum: 'x' }],
    ])('refuses %s', async (_, body) => expect((await create(body)).status).toBe(422));

    it('does not find a type that is not there, or is in another workspace', async () => {
      for (const block_type_id of [NOWHERE, theirs.block_type_id]) {
        expect(await create({ block_type_id })).toMatchObject({ status: 404, body: { detail: 'Block type not found' } });
      }
    });

    it('wants a key', async () => expect(await withoutKey('POST', '/block_schemas/', `{"block_type_id":"${type.id}"}`)).toBe(401));
  });

  describe('GET /block_schemas/{id} and /block_schemas/checksum/{checksum}', () => {
    it('answers it, by checksum the newest or the one of a version', async () => {
      const fields = { title: 'Versions' };
      const [older, newer] = [await blocks.schema(type, fields, { version: '1' }), await blocks.schema(type, fields, { version: '2' })];
      expect(await own.call('GET', `/block_schemas/${older.id}`)).toMatchObject({ status: 200, body: older });
      expect(await own.call('GET', `/block_schemas/checksum/${newer.checksum}`)).toMatchObject({ status: 200, body: newer });
      expect(await own.call('GET', `/block_schemas/checksum/${newer.checksum}?version=1`)).toMatchObject({ status: 200, body: older });
      expect(await own.call('GET', `/block_schemas/checksum/${newer.checksum}?version=3`)).toMatchObject(NOT_FOUND);
    });

    it('does not find what is not there, or is in another workspace', async () => {
      for (const path of [NOWHERE, theirs.id, `checksum/${theirs.checksum}`, 'checksum/sha256:0']) {
        expect(await own.call('GET', `/block_schemas/${path}`)).toMatchObject(NOT_FOUND);
      }
    });

    it('refuses two versions at once', async () =>
      expect((await own.call('GET', `/block_schemas/checksum/${theirs.checksum}?version=1&version=2`)).status).toBe(422));

    it('wants a key', async () => {
      for (const path of [theirs.id, `checksum/${theirs.checksum}`]) expect(await withoutKey('GET', `/block_schemas/${path}`)).toBe(401);
    });
  });

  describe('DELETE /block_schemas/{id}', () => {
    it('takes its documents along', async () => {
      const schema = await blocks.schema(type);
      const { id } = await blocks.document({}, { schema });
      expect(await own.call('DELETE', `/block_schemas/${schema.id}`)).toMatchObject({ status: 204, body: null });
      expect((await own.call('GET', `/block_documents/${id}`)).status).toBe(404);
      expect(await own.call('DELETE', `/block_schemas/${schema.id}`)).toMatchObject(NOT_FOUND);
    });

    it('leaves the schemas of protected types where they are', async () => {
      const secret = (await own.call('GET', '/block_types/slug/secret')).body as TypeReply;
      const [schema] = (await own.call('POST', '/block_schemas/filter', { block_schemas: { block_type_id: { any_: [secret.id] } } })).body as SchemaReply[];
      expect(await own.call('DELETE', `/block_schemas/${schema?.id}`)).toMatchObject({
        status: 403,
        body: { detail: 'Block schemas for protected block types cannot be deleted.' },
      });
      expect((await own.call('GET', `/block_schemas/${schema?.id}`)).status).toBe(200);
    });

    it('does not find what is not there, or is in another workspace', async () => {
      for (const id of [NOWHERE, theirs.id]) expect(await own.call('DELETE', `/block_schemas/${id}`)).toMatchObject(NOT_FOUND);
      expect((await other.call('GET', `/block_schemas/${theirs.id}`)).status).toBe(200);
    });

    it('wants a key', async () => expect(await withoutKey('DELETE', `/block_schemas/${theirs.id}`)).toBe(401));
  });

  describe('POST /block_schemas/filter', () => {
    let kind: TypeReply;
    let all: SchemaReply[];
    beforeAll(async () => {
      kind = await blocks.type();
      all = [];
      for (const [version, capabilities] of [
        ['1', ['x', 'y']],
        ['2', ['x']],
        ['3', []],
      ])
        all.push(await blocks.schema(kind, {}, { version, capabilities }));
    });
    const versions = (reply: Reply): string[] => (reply.body as SchemaReply[]).map(({ version }) => version);
    const ofKind = () => ({ block_type_id: { any_: [kind.id] } });

    it.each([
      ['those of a type, newest first', () => ofKind(), ['3', '2', '1']],
      ['by what they can do', () => ({ ...ofKind(), block_capabilities: { all_: ['x'] } }), ['2', '1']],
      ['by everything they can do', () => ({ ...ofKind(), block_capabilities: { all_: ['y', 'x'] } }), ['1']],
      ['by id', () => ({ id: { any_: [all[1]?.id, NOWHERE] } }), ['2']],
      ['by version', () => ({ ...ofKind(), version: { any_: ['3', '4'] } }), ['3']],
      ['by either of two', () => ({ operator: 'or_', id: { any_: [all[0]?.id] }, version: { any_: ['3'] } }), ['3', '1']],
    ])('finds %s', async (_, filter, expected) =>
      expect(versions(await own.call('POST', '/block_schemas/filter', { block_schemas: filter() }))).toEqual(expected),
    );

    it('answers the asked page', async () =>
      expect(versions(await own.call('POST', '/block_schemas/filter', { block_schemas: ofKind(), limit: 1, offset: 1 }))).toEqual(['2']));

    it.each([{ limit: 201 }, { block_schemas: { name: {} } }])('refuses %j', async (body) =>
      expect((await own.call('POST', '/block_schemas/filter', body)).status).toBe(422),
    );

    it('wants a key', async () => expect(await withoutKey('POST', '/block_schemas/filter')).toBe(401));
  });

  describe('GET /block_capabilities/', () => {
    it('lists what blocks can do, each once', async () =>
      expect(await other.call('GET', '/block_capabilities/')).toMatchObject({
        status: 200,
        body: ['get-directory', 'notify', 'put-directory', 'read-path', 'write-path'],
      }));

    it('wants a key', async () => expect(await withoutKey('GET', '/block_capabilities/')).toBe(401));
  });
});
