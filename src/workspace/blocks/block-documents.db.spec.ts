import { randomBytes } from 'node:crypto';
import { parseJson, writeJson, type JsonMap } from '@app/contract';
import type { WorkspaceContext } from '@app/tenancy';
import { testTenancy, type TestTenancy } from '@app/testing';
import { BlockDocumentsRepository } from './block-documents.repository.js';
import { BlockDocumentsService } from './block-documents.service.js';
import type { BlockSchema } from './block-schemas.schema.js';
import { BlockSchemasRepository } from './block-schemas.repository.js';
import { BlockSchemasService } from './block-schemas.service.js';
import { BlockTypesRepository } from './block-types.repository.js';
import { BlockTypesService } from './block-types.service.js';
import { reference } from './blocks.testing.js';

describe('block documents in the database', () => {
  let test: TestTenancy;
  let ctx: WorkspaceContext;
  let schema: BlockSchema;
  beforeAll(async () => {
    test = await testTenancy();
    ctx = await test.newWorkspace();
    const type = await types.create(ctx, { name: 'Kind', slug: 'kind' });
    const fields = toMap({ title: 'Kind', secret_fields: ['password', 'nested.token', 'all.*'] });
    ({ schema } = await schemas.upsert(ctx, { fields, blockTypeId: type.id, capabilities: [], version: '1' }));
  });
  afterAll(() => test.close());

  const types = new BlockTypesService(new BlockTypesRepository());
  const schemas = new BlockSchemasService(new BlockSchemasRepository(), types);
  const documents = new BlockDocumentsService(new BlockDocumentsRepository(), schemas, types);
  const toMap = (value: unknown): JsonMap => parseJson(JSON.stringify(value)) as JsonMap;

  let made = 0;
  const create = async (data: unknown): Promise<string> => {
    const named = { name: `d${++made}`, isAnonymous: false, blockTypeId: schema.type.id, blockSchemaId: schema.id, data: toMap(data) };
    return (await documents.create(ctx, named)).document.id;
  };
  const change = (id: string, data: unknown) => documents.update(ctx, id, { blockSchemaId: null, data: toMap(data), merge: true });
  const read = async (id: string, where = ctx): Promise<unknown> =>
    JSON.parse(writeJson((await documents.get(where, id, { includeSecrets: true })).data)) as unknown;

  it('leave no secret in any row of any table, in no writing', async () => {
    const needle = randomBytes(24).toString('base64url');
    const data = { password: needle, nested: { token: needle }, all: { a: { b: needle } } };
    const id = await create(data);
    await change(id, { nested: { token: `${needle}2` } });
    expect(await read(id)).toEqual({ ...data, nested: { token: `${needle}2` } });
    await documents.delete(ctx, await create(data));
    const tables = await ctx.cell.query<{ name: string }>({ text: 'select tablename as name from pg_tables where schemaname = $1', values: [ctx.schema] });
    expect(tables.map(({ name }) => name)).toContain('block_document');
    const writings = [needle, Buffer.from(needle).toString('hex'), Buffer.from(needle).toString('base64').slice(0, -2)];
    for (const { name } of tables) {
      const [row] = await ctx.cell.query<{ text: string | null }>({ text: `select string_agg(t::text, '|') as text from ${ctx.schema}.${name} t` });
      for (const writing of writings) expect(row?.text ?? '').not.toContain(writing);
    }
  });

  it('look different each time, though they hold the same', async () => {
    const ids = [await create({ password: 'same' }), await create({ password: 'same' })];
    const rows = await ctx.cell.query<{ data: Buffer }>({ text: `select data from ${ctx.schema}.block_document where id = any($1::uuid[])`, values: [ids] });
    expect(new Set(rows.map(({ data }) => data.toString('hex'))).size).toBe(2);
  });

  it('cannot be read from another row', async () => {
    const [from, to] = [await create({ password: 'mine' }), await create({})];
    const text = `update ${ctx.schema}.block_document d set data = s.data from ${ctx.schema}.block_document s where s.id = $1 and d.id = $2`;
    await ctx.cell.query({ text, values: [from, to] });
    await expect(read(to)).rejects.toThrow();
    expect(await read(from)).toEqual({ password: 'mine' });
  });

  it('cannot be read with the key of another workspace', async () => {
    const id = await create({ password: 'mine' });
    const { secrets } = await test.newWorkspace();
    await expect(read(id, { ...ctx, secrets })).rejects.toThrow();
  });

  it('do not close a circle when both halves come at once', async () => {
    for (let round = 0; round < 10; round++) {
      const [a, b] = [await create({}), await create({})];
      const ends = await Promise.allSettled([change(a, { next: reference(b) }), change(b, { next: reference(a) })]);
      expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(ends.find((end) => end.status === 'rejected')).toMatchObject({ reason: { code: 'block_document.not_storable' } });
      for (const id of [a, b]) expect(await read(id)).toEqual(expect.anything());
    }
  });

  it('are made once when twenty want the same name', async () => {
    const wanted = { name: 'contended', isAnonymous: false, blockTypeId: schema.type.id, blockSchemaId: schema.id, data: toMap({}) };
    const ends = await Promise.allSettled(Array.from({ length: 20 }, () => documents.create(ctx, wanted)));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const end of ends) if (end.status === 'rejected') expect(end).toMatchObject({ reason: { code: 'block_document.name_taken' } });
  });
});
