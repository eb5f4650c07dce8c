import { defineQuery, run } from '@app/database';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { readSetting, writeSetting } from './settings.js';

const DELETE = defineQuery<[key: string], never>({ name: 'setting.delete_by_key', text: (schema) => `delete from ${schema}.setting where key = $1` });

/** Settings of a workspace, by name. */
@Injectable()
export class SettingsRepository {
  /** Undefined when it was never set. */
  async find(ctx: WorkspaceContext, key: string): Promise<unknown> {
    return readSetting(ctx, key);
  }

  async upsert(ctx: WorkspaceContext, key: string, value: unknown): Promise<void> {
    await writeSetting(ctx, key, value);
  }

  async delete(ctx: WorkspaceContext, key: string): Promise<void> {
    await run(ctx, DELETE, [key]);
  }
}
