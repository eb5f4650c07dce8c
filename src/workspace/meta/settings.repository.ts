import { defineQuery, run } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';

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

const DELETE = defineQuery<[key: string], never>({ name: 'setting.delete_by_key', text: (schema) => `delete from ${schema}.setting where key = $1` });

/** Settings of a workspace, by name. */
@Injectable()
export class SettingsRepository {
  /** Undefined when it was never set. */
  async find(ctx: WorkspaceContext, key: string): Promise<unknown> {
    return (await run(ctx, FIND, [key]))[0]?.value;
  }

  async upsert(ctx: WorkspaceContext, key: string, value: unknown): Promise<void> {
    await run(ctx, UPSERT, [key, JSON.stringify(value)]);
  }

  async delete(ctx: WorkspaceContext, key: string): Promise<void> {
    await run(ctx, DELETE, [key]);
  }
}
