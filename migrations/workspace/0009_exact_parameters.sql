-- Why: a run's parameters and job variables come back with the numbers that were sent: jsonb would write 1e16 out, which makes an
-- integer of a float.
-- Locks: access exclusive on flow_run while it is written anew. Assumed size: nothing is released. Breaking: no.
alter table /*schema*/flow_run
  alter column parameters drop default, alter column parameters type json using parameters::json, alter column parameters set default '{}',
  alter column job_variables drop default, alter column job_variables type json using job_variables::json, alter column job_variables set default '{}';
