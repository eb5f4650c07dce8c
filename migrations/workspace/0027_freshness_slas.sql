-- Why: what a deployment promises may be that something is told of a resource again and again.
-- Locks: exclusive on `sla` while its rows are looked at. Assumed size: some hundred promises. Breaking: no.

alter table /*schema*/sla
  add column expected_event text,
  -- Patterns of the values of a resource's labels.
  add column resource_match jsonb,
  -- When that was told last, as far as it was looked for.
  add column refreshed timestamptz,
  drop constraint sla_kind_check,
  add constraint sla_kind_check check (kind in ('DURATION', 'LATENESS', 'FREQUENCY', 'FRESHNESS')),
  add constraint sla_freshness_check check ((kind = 'FRESHNESS') = (expected_event is not null and resource_match is not null));
