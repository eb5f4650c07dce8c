import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: accounts, people, keys, sessions, workspaces with their placement, and the trail of changes.
 * Locks: none that matter, all tables are new. Breaking: no.
 */
export class Initial1764000000001 implements MigrationInterface {
  readonly name = 'Initial1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table eparch.installation (
        only_row         boolean primary key default true check (only_row),
        created          timestamptz not null default now(),
        -- Tells whether a replica was given the key that the others use, without giving the key away.
        key_fingerprint  text not null
      );

      create table eparch.users (
        id             uuid primary key,
        actor_id       uuid not null unique,
        created        timestamptz not null default now(),
        updated        timestamptz not null default now(),
        email          text not null,
        handle         text not null,
        first_name     text not null default '',
        last_name      text not null default '',
        password_hash  text,
        last_login     timestamptz
      );
      create unique index users_email_key on eparch.users (lower(email));
      create unique index users_handle_key on eparch.users (handle);

      create table eparch.account (
        id       uuid primary key,
        created  timestamptz not null default now(),
        updated  timestamptz not null default now(),
        name     text not null,
        handle   text not null constraint account_handle_key unique
      );

      create table eparch.membership (
        account_id  uuid not null references eparch.account (id) on delete cascade,
        user_id     uuid not null references eparch.users (id) on delete cascade,
        created     timestamptz not null default now(),
        role        text not null check (role in ('owner', 'admin', 'member')),
        primary key (account_id, user_id)
      );
      create index membership_user on eparch.membership (user_id);

      create table eparch.workspace (
        id              uuid primary key,
        created         timestamptz not null default now(),
        updated         timestamptz not null default now(),
        account_id      uuid not null references eparch.account (id) on delete restrict,
        name            text not null,
        handle          text not null,
        description     text,
        status          text not null check (status in ('creating', 'ready', 'deleting')),
        status_since    timestamptz not null default now(),
        cell            text not null,
        schema_name     text not null constraint workspace_schema_key unique,
        schema_version  integer not null default 0,
        -- The key of the workspace's secrets, wrapped by the installation's.
        wrapped_key     bytea not null
      );
      create unique index workspace_handle_key on eparch.workspace (account_id, handle) where status <> 'deleting';
      create index workspace_unfinished on eparch.workspace (status_since) where status <> 'ready';
      create index workspace_behind on eparch.workspace (schema_version, id) where status = 'ready';

      create table eparch.api_key (
        id          uuid primary key,
        created     timestamptz not null default now(),
        user_id     uuid not null references eparch.users (id) on delete cascade,
        name        text not null,
        hint        text not null,
        key_hash    bytea not null constraint api_key_hash_key unique,
        expiration  timestamptz,
        last_used   timestamptz
      );
      create index api_key_user on eparch.api_key (user_id, created desc);

      create table eparch.session (
        id          uuid primary key,
        created     timestamptz not null default now(),
        user_id     uuid not null references eparch.users (id) on delete cascade,
        token_hash  bytea not null constraint session_token_key unique,
        expires     timestamptz not null,
        last_seen   timestamptz not null default now()
      );
      create index session_of_user on eparch.session (user_id);
      create index session_expires on eparch.session (expires);

      -- As rate-limiter-flexible wants it: tries by address and e-mail.
      create table eparch.throttle (
        key     varchar(255) primary key,
        points  integer not null default 0,
        expire  bigint
      );

      create table eparch.audit_event (
        id            uuid primary key,
        occurred      timestamptz not null default now(),
        account_id    uuid,
        workspace_id  uuid,
        actor_id      uuid,
        came_by       text not null,
        action        text not null,
        resource      text not null,
        details       jsonb not null default '{}'
      );
      create index audit_event_account on eparch.audit_event (account_id, occurred desc);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward. Restore a backup to go back.');
  }
}
