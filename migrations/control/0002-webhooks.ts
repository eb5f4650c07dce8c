import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: webhooks. They are here because a sender brings nothing but a slug, by which one statement has to find the workspace.
 * Locks: a share of `workspace` for a moment, for the reference. Assumed size: some rows a workspace. Breaking: no.
 */
export class Webhooks1764000000002 implements MigrationInterface {
  readonly name = 'Webhooks1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table eparch.webhook (
        id            uuid primary key,
        created       timestamptz not null default now(),
        updated       timestamptz not null default now(),
        workspace_id  uuid not null references eparch.workspace (id) on delete cascade,
        name          text not null,
        description   text not null default '',
        enabled       boolean not null default true,
        template      text not null,
        requires_key  boolean not null default false,
        slug_hash     bytea not null constraint webhook_slug_key unique,
        -- Under the workspace's key: those who may see the webhook are told its address again.
        sealed_slug   bytea not null
      );
      create index webhook_workspace on eparch.webhook (workspace_id, name, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward. Restore a backup to go back.');
  }
}
