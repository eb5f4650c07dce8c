import { defineQuery, run, type SchemaContext } from '@app/database';

const FIND = defineQuery<[key: string], { value: unknown }>({
  name: 'setting.find_by_key',
  prepared: true,
  text: (schema) => `select value from ${schema}.setting where key = $1`,
});

const UPSERT = defineQuery<[key: string, value: string], never>({
  name: 'setting.upsert',
  text: (schema) => `
    insert into ${schema}.setting (key, value) values ($1, $2::jsonb)
    on conflict (key) do update set value = excluded.value, updated = now()`,
});

/** A setting of the workspace; undefined when it was never set. */
export const readSetting = async (ctx: SchemaContext, key: string): Promise<unknown> => (await run(ctx, FIND, [key]))[0]?.value;

export async function writeSetting(ctx: SchemaContext, key: string, value: unknown): Promise<void> {
  await run(ctx, UPSERT, [key, JSON.stringify(value)]);
}
