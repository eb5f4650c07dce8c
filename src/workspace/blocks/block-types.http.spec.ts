import { testApp, type Reply, type Tenant, type TestApp } from '../../app.testing.js';
import { Blocks, NOWHERE, type TypeReply } from './blocks.testing.js';

const NOT_FOUND = { status: 404, body: { detail: 'Block type not found' } };

describe('block types over HTTP', () => {
  let test: TestApp;
  let own: Tenant;
  let other: Tenant;
  let blocks: Blocks;
  let theirs: TypeReply;
  beforeAll(async () => {
    test = await testApp();
    [own, other] = [await test.newTenant(), await test.newTenant()];
    blocks = new Blocks(own);
    theirs = await new Blocks(other).type();
  });
  afterAll(() => test.close());

  const read = async (id: string): Promise<TypeReply> => (await own.call('GET', `/block_types/${id}`)).body as TypeReply;
  const withoutKey = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload = '{}'): Promise<number> =>
    (await test.inject({ method, url: `${own.base}${path}`, payload })).status;
  const told = (id: string) =>
    own.ctx.cell.query<{ event: string; payload: { description: string } }>({
      text: `select event, payload from ${own.ctx.schema}.event where resource_id = $1 order by occurred, id`,
      values: [`prefect.block-type.${id}`],
    });

  it('are there from the beginning, three of them for good', async () => {
    const { body } = await other.call('POST', '/block_types/filter', {});
    const builtIn = (body as TypeReply[]).filter(({ id }) => id !== theirs.id);
    expect(builtIn.map(({ slug }) => slug)).toEqual([
      'custom-webhook',
      'discord-webhook',
      'email',
      'local-file-system',
      'mattermost-webhook',
      'ms-teams-webhook',
      'opsgenie-webhook',
      'pager-duty-webhook',
      'remote-file-system',
      'smb',
      'secret',
      'sendgrid-email',
      'slack-webhook',
      'twilio-sms',
      'webhook',
    ]);
    expect(builtIn.filter(({ is_protected }) => is_protected).map(({ slug }) => slug)).toEqual(['local-file-system', 'secret', 'webhook']);
    expect(await other.call('POST', '/block_types/install_system_block_types')).toMatchObject({ status: 200, body: null });
  });

  describe('POST /block_types/', () => {
    it('makes one and answers it', async () => {
      const words = { logo_url: 'https://example.org/logo.png', documentation_url: 'https://example.org', description: 'A kind.', code_example: 'x = 1' };
      const type = await blocks.type(words);
      expect(type).toEqual({
        id: expect.any(String),
        created: expect.any(String),
        updated: expect.any(String),
        name: type.slug,
        slug: type.slug,
        is_protected: false,
        ...words,
      });
      expect(await read(type.id)).toEqual(type);
      expect((await told(type.id)).map(({ event }) => event)).toEqual(['prefect.block-type.created']);
    });

    it('escapes markup in what people read, and once only', async () => {
      expect(await blocks.type({ description: 'a -> <b> & c', code_example: '&lt;b&gt; &amp; c' })).toMatchObject({
        description: 'a -&gt; &lt;b&gt; &amp; c',
        code_example: '&lt;b&gt; &amp; c',
      });
    });

    it('lets each workspace have a slug once', async () => {
      const { slug } = await blocks.type();
      expect(await own.call('POST', '/block_types/', { name: 'Another', slug })).toMatchObject({
        status: 409,
        body: { detail: 'Block type with name "Another" already exists' },
      });
      await new Blocks(other).type({ slug });
    });

    it('keeps names that begin with Prefect for itself', async () =>
      expect(await own.call('POST', '/block_types/', { name: 'prefect-thing', slug: 'thing' })).toMatchObject({ status: 403 }));

    it.each([{ name: 'a' }, { slug: 'a' }, { name: 'a/b', slug: 'a' }, { name: 'a', slug: 'A' }, { name: 'a', slug: 'a', is_protected: true }])(
      'refuses %j',
      async (body) => expect((await own.call('POST', '/block_types/', body)).status).toBe(422),
    );

    it('wants a key', async () => expect(await withoutKey('POST', '/block_types/', '{"name":"a","slug":"a"}')).toBe(401));
  });

  describe('GET /block_types/{id} and /block_types/slug/{slug}', () => {
    it('answers it', async () => {
      const type = await blocks.type();
      for (const path of [type.id, `slug/${type.slug}`]) expect(await own.call('GET', `/block_types/${path}`)).toMatchObject({ status: 200, body: type });
    });

    it('does not find what is not there, or is in another workspace', async () => {
      for (const path of [NOWHERE, theirs.id, `slug/${theirs.slug}`, 'slug/no-such-slug']) {
        expect(await own.call('GET', `/block_types/${path}`)).toMatchObject(NOT_FOUND);
      }
      expect(await own.call('GET', '/block_types/42')).toMatchObject({ status: 404, body: { detail: 'Not Found' } });
    });

    it('wants a key', async () => {
      for (const path of [theirs.id, 'slug/secret']) expect(await withoutKey('GET', `/block_types/${path}`)).toBe(401);
    });
  });

  describe('PATCH /block_types/{id}', () => {
    it('changes what is sent, takes away what is null and keeps the rest', async () => {
      const type = await blocks.type({ description: 'a', code_example: 'b', logo_url: 'c' });
      expect((await own.call('PATCH', `/block_types/${type.id}`, { description: '<new>', logo_url: null })).status).toBe(204);
      expect(await read(type.id)).toMatchObject({ description: '&lt;new&gt;', code_example: 'b', logo_url: null });
      expect((await told(type.id)).map(({ event }) => event)).toEqual(['prefect.block-type.created', 'prefect.block-type.updated']);
    });

    it('does not touch a type that reads like this already, escaped or not', async () => {
      const type = await blocks.type({ description: 'a -> b' });
      for (const description of ['a -> b', 'a -&gt; b']) await own.call('PATCH', `/block_types/${type.id}`, { description, code_example: null });
      expect(await read(type.id)).toEqual(type);
    });

    it('may be done to a protected type, as an SDK does that has other words for it', async () => {
      const secret = (await other.call('GET', '/block_types/slug/secret')).body as TypeReply;
      expect((await other.call('PATCH', `/block_types/${secret.id}`, { description: 'x' })).status).toBe(204);
      expect((await other.call('GET', '/block_types/slug/secret')).body).toMatchObject({ description: 'x', is_protected: true });
    });

    it.each([{ name: 'a' }, { slug: 'a' }, { description: 1 }])('refuses %j', async (body) =>
      expect((await own.call('PATCH', `/block_types/${(await blocks.type()).id}`, body)).status).toBe(422),
    );

    it('does not find what is not there, or is in another workspace', async () => {
      for (const id of [NOWHERE, theirs.id]) expect(await own.call('PATCH', `/block_types/${id}`, { description: 'ours' })).toMatchObject(NOT_FOUND);
    });

    it('wants a key', async () => expect(await withoutKey('PATCH', `/block_types/${theirs.id}`)).toBe(401));
  });

  describe('DELETE /block_types/{id}', () => {
    it('takes its schemas and documents along', async () => {
      const type = await blocks.type();
      const schema = await blocks.schema(type);
      const document = await blocks.document({}, { schema });
      expect(await own.call('DELETE', `/block_types/${type.id}`)).toMatchObject({ status: 204, body: null });
      for (const path of [`/block_types/${type.id}`, `/block_schemas/${schema.id}`, `/block_documents/${document.id}`]) {
        expect((await own.call('GET', path)).status).toBe(404);
      }
      expect((await told(type.id)).map(({ event }) => event)).toEqual(['prefect.block-type.created', 'prefect.block-type.deleted']);
    });

    it('leaves a protected type where it is, and says so in the words that the SDK compares', async () => {
      const { id } = (await own.call('GET', '/block_types/slug/secret')).body as TypeReply;
      expect(await own.call('DELETE', `/block_types/${id}`)).toMatchObject({ status: 403, body: { detail: 'protected block types cannot be deleted.' } });
      expect((await own.call('GET', '/block_types/slug/secret')).status).toBe(200);
    });

    it('does not find what is not there, or is in another workspace', async () => {
      for (const id of [NOWHERE, theirs.id]) expect(await own.call('DELETE', `/block_types/${id}`)).toMatchObject(NOT_FOUND);
      expect((await other.call('GET', `/block_types/${theirs.id}`)).status).toBe(200);
    });

    it('wants a key', async () => expect(await withoutKey('DELETE', `/block_types/${theirs.id}`)).toBe(401));
  });

  describe('POST /block_types/filter', () => {
    const slugs = (reply: Reply): string[] => (reply.body as TypeReply[]).map(({ slug }) => slug);

    it.each([
      ['by slug', { block_types: { slug: { any_: ['secret', 'smb', 'x'] } } }, ['smb', 'secret']],
      ['by a part of the name', { block_types: { name: { like_: 'file system' } } }, ['local-file-system', 'remote-file-system']],
      [
        'by what its schemas can do',
        { block_schemas: { block_capabilities: { all_: ['write-path', 'read-path'] } } },
        ['local-file-system', 'remote-file-system', 'smb'],
      ],
      ['by both', { block_types: { name: { like_: 'file' } }, block_schemas: { version: { any_: ['3.8.8'] } } }, ['local-file-system', 'remote-file-system']],
      ['a page of them', { block_types: { name: { like_: 'file' } }, limit: 1, offset: 1 }, ['remote-file-system']],
    ])('finds %s', async (_, body, expected) => expect(slugs(await own.call('POST', '/block_types/filter', body))).toEqual(expected));

    it('takes an empty filter of schemas for a wish that there be one', async () => {
      const { slug } = await blocks.type();
      expect(slugs(await own.call('POST', '/block_types/filter', { block_types: { slug: { any_: [slug] } } }))).toEqual([slug]);
      expect(slugs(await own.call('POST', '/block_types/filter', { block_types: { slug: { any_: [slug] } }, block_schemas: {} }))).toEqual([]);
    });

    it.each([{ limit: 201 }, { block_types: { id: {} } }, { block_types: { operator: 'or_' } }, { block_schemas: { slug: {} } }])('refuses %j', async (body) =>
      expect((await own.call('POST', '/block_types/filter', body)).status).toBe(422),
    );

    it('wants a key', async () => expect(await withoutKey('POST', '/block_types/filter')).toBe(401));
  });
});
