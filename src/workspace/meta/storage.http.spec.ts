import { testApp, type Method, type Tenant, type TestApp } from '../../app.testing.js';
import { Blocks, NOWHERE, type SchemaReply } from '../blocks/blocks.testing.js';

describe('the default result storage over HTTP', () => {
  let test: TestApp;
  let own: Tenant;
  let other: Tenant;
  let blocks: Blocks;
  let schema: SchemaReply;
  beforeAll(async () => {
    test = await testApp();
    [own, other] = [await test.newTenant(), await test.newTenant()];
    blocks = new Blocks(own);
  });
  beforeEach(async () => (schema = await blocks.schema(await blocks.type(), {}, { capabilities: ['write-path'] })));
  afterAll(() => test.close());

  const answer = (id: string | null) => ({ status: 200, body: { default_result_storage_block_id: id } });
  const put = (id: unknown) => own.call('PUT', '/admin/storage', { default_result_storage_block_id: id });
  const read = () => own.call('GET', '/admin/storage');
  const withoutKey = async (method: Method): Promise<number> => (await test.inject({ method, url: `${own.base}/admin/storage`, payload: '{}' })).status;

  describe('GET /admin/storage', () => {
    it('answers null as long as nothing is set', async () => expect(await other.call('GET', '/admin/storage')).toMatchObject(answer(null)));

    it.each([
      ['document', ({ id }: { id: string }) => `/block_documents/${id}`],
      ['schema', () => `/block_schemas/${schema.id}`],
      ['type', () => `/block_types/${schema.block_type_id}`],
    ])('answers null once the %s is deleted', async (_, path) => {
      const document = await blocks.document({}, { schema });
      await put(document.id);
      expect(await read()).toMatchObject(answer(document.id));
      expect((await own.call('DELETE', path(document))).status).toBe(204);
      expect(await read()).toMatchObject(answer(null));
    });

    it('wants a key', async () => expect(await withoutKey('GET')).toBe(401));
  });

  describe('PUT /admin/storage', () => {
    it('keeps the block for this workspace alone', async () => {
      const { id } = await blocks.document({}, { schema });
      expect(await put(id.toUpperCase())).toMatchObject(answer(id));
      expect(await read()).toMatchObject(answer(id));
      expect(await other.call('GET', '/admin/storage')).toMatchObject(answer(null));
      expect(await put(null)).toMatchObject(answer(null));
      expect(await read()).toMatchObject(answer(null));
    });

    it('does not find a block that is not there, or is in another workspace', async () => {
      const theirs = await new Blocks(other).document({});
      for (const id of [NOWHERE, theirs.id]) expect(await put(id)).toMatchObject({ status: 404, body: { detail: `Block document ${id} not found.` } });
    });

    it('refuses a block that cannot keep anything, and what is no id', async () => {
      expect(await put((await blocks.document({})).id)).toMatchObject({ status: 422, body: { detail: expect.stringContaining('write-path') } });
      expect((await put('local')).status).toBe(422);
      expect((await own.call('PUT', '/admin/storage', { block: NOWHERE })).status).toBe(422);
    });

    it('wants a key', async () => expect(await withoutKey('PUT')).toBe(401));
  });

  describe('DELETE /admin/storage', () => {
    it('takes it back, as often as it is asked', async () => {
      await put((await blocks.document({}, { schema })).id);
      for (let time = 0; time < 2; time++) expect(await own.call('DELETE', '/admin/storage')).toMatchObject({ status: 204, body: null });
      expect(await read()).toMatchObject(answer(null));
    });

    it('wants a key', async () => expect(await withoutKey('DELETE')).toBe(401));
  });
});
