-- Why: what schedules missed while nothing ran is made up for where a deployment says so.
-- Locks: exclusive on `deployment`, `deployment_schedule` and `backfill` for a moment. Assumed size: some ten thousand rows. Breaking: no.

alter table /*schema*/deployment add column catch_up text not null default 'none' check (catch_up in ('none', 'latest', 'all'));

-- Times up to this one have been dealt with: runs are made of them, or nobody wanted any.
alter table /*schema*/deployment_schedule add column covered_until timestamptz not null default now();

-- Only so many of its dates, the newest; null: all. Read while it is PLANNING, when they have not been worked out yet.
alter table /*schema*/backfill add column newest_max integer check (newest_max > 0);
alter table /*schema*/backfill drop constraint backfill_status_check;
alter table /*schema*/backfill add constraint backfill_status_check check (status in ('PLANNING', 'MAKING', 'MADE', 'CANCELLING', 'CANCELLED'));
