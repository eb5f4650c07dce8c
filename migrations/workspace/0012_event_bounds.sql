-- Why: the next file makes `event` and `log` partitioned tables, with all that they hold as one partition. It has to know that this ends
-- somewhere, and to learn that by reading everything while nobody waits.
-- Locks: exclusive on both for a moment. Assumed size: any. Breaking: until the next file has run, events of the day after tomorrow and
-- later are refused.

create table /*schema*/event_ahead (like /*schema*/event including defaults);

do $$
declare bound timestamptz := date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' + interval '2 days';
begin
  with moved as (delete from /*schema*/event where occurred >= bound returning *) insert into /*schema*/event_ahead select * from moved;
  execute format('alter table /*schema*/event add constraint event_past check (occurred < %L) not valid', bound);
  execute format('alter table /*schema*/log add constraint log_past check (created < %L) not valid', bound);
end $$;
