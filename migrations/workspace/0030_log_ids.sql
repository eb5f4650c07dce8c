-- Why: no line of a log is looked up by its id alone, and keeping ids in order is an eighth of what a line costs.
-- Locks: exclusive on each partition of `log` for a moment. Assumed size: any. Breaking: no.

do $$
declare
  part record;
begin
  for part in
    select i.indexrelid::regclass as index, c.conname as constraint_name, i.indrelid::regclass as partition
      from pg_inherits h
      join pg_index i on i.indrelid = h.inhrelid and i.indisunique and i.indnkeyatts = 1
      left join pg_constraint c on c.conindid = i.indexrelid
     where h.inhparent = '/*schema*/log'::regclass
  loop
    if part.constraint_name is null then
      execute format('drop index %s', part.index);
    else
      execute format('alter table %s drop constraint %I', part.partition, part.constraint_name);
    end if;
  end loop;
end $$;
