import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: service accounts, whose keys are rows of the table that has those of people, and webhooks that take the key of one.
 * Locks: all of `api_key` and `webhook` for a moment. Assumed size: some keys a person, looked through once. Breaking: no; the release
 * before neither makes service accounts nor lets their keys in.
 */
export class Bots1764000000003 implements MigrationInterface {
  readonly name = 'Bots1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table eparch.bot (
        id          uuid primary key,
        actor_id    uuid not null unique,
        created     timestamptz not null default now(),
        updated     timestamptz not null default now(),
        account_id  uuid not null references eparch.account (id) on delete cascade,
        name        text not null,
        role        text not null check (role in ('owner', 'admin', 'member'))
      );
      create index bot_account on eparch.bot (account_id, lower(name), id);

      alter table eparch.api_key
        alter column user_id drop not null,
        add column bot_id uuid references eparch.bot (id) on delete cascade,
        -- Since when another key of the service account is the one in use.
        add column replaced timestamptz,
        add constraint api_key_is_of_one check (num_nonnulls(user_id, bot_id) = 1);
      create unique index api_key_in_use on eparch.api_key (bot_id) where bot_id is not null and replaced is null;
      create index api_key_bot on eparch.api_key (bot_id) where bot_id is not null;

      -- No reference: a webhook whose service account is gone has to go on refusing whoever sends without its key.
      alter table eparch.webhook add column service_account_id uuid;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward. Restore a backup to go back.');
  }
}
