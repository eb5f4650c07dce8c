import type { Schema } from '@app/database';

/**
 * What the reports of `reports`, a JSON list, tell of assets, as parts of a statement; only those are looked at whose events `new_event`
 * has, so that an event that is told again changes nothing, not even after its asset was deleted. The newest by its time counts.
 * Rows are touched in the order of their keys, so that no two writers wait for each other.
 */
export const recordAssets = (schema: Schema, reports: string): string => `
    asset_report as materialized (
      select r.* from jsonb_to_recordset(${reports}::jsonb) as r (event_id uuid, key text, occurred timestamptz, status text, properties jsonb,
             flow_run_id uuid, task_run_id uuid, by_tools jsonb, upstream text[], metadata jsonb)
        join new_event on new_event.id = r.event_id
    ), asset_seen as (
      select key, max(occurred) as last_seen
        from (select key, occurred from asset_report union all select unnest(upstream), occurred from asset_report) seen group by key
    ), asset_described as (${newest('properties is not null', 'properties')}
    ), asset_materialized as (${newest(
      'status is not null',
      `jsonb_build_object('event_id', event_id, 'status', status, 'flow_run_id', flow_run_id, 'task_run_id', task_run_id, 'by_tools', by_tools, 'metadata', metadata)`,
    )}
    ), asset_referenced as (${newest(
      'status is null',
      `jsonb_build_object('event_id', event_id, 'flow_run_id', flow_run_id, 'task_run_id', task_run_id, 'metadata', metadata)`,
    )}
    ), kept_asset as (
      insert into ${schema}.asset as known (key, last_seen, properties, described, materialization, materialized, reference, referenced)
      select key, last_seen, d.told, d.occurred, m.told, m.occurred, r.told, r.occurred
        from asset_seen left join asset_described d using (key) left join asset_materialized m using (key) left join asset_referenced r using (key)
       order by key collate "C"
      on conflict (key) do update set last_seen = greatest(known.last_seen, excluded.last_seen),
             ${newer('properties', 'described')}, ${newer('materialization', 'materialized')}, ${newer('reference', 'referenced')}
    ), kept_dependency as (
      insert into ${schema}.asset_dependency as known (upstream, downstream, occurred, status)
      select distinct on (upstream, downstream) upstream, downstream, occurred, status
        from (select unnest(upstream) collate "C" as upstream, key collate "C" as downstream, occurred, status from asset_report where status is not null) used
       order by upstream, downstream, occurred desc
      on conflict (upstream, downstream) do update set occurred = excluded.occurred, status = excluded.status where known.occurred < excluded.occurred
    )`;

const newest = (which: string, told: string): string => `
      select distinct on (key) key, occurred, ${told} as told from asset_report where ${which} order by key, occurred desc, event_id desc`;

const newer = (column: string, time: string): string => `
             ${column} = case when known.${time} > excluded.${time} then known.${column} else coalesce(excluded.${column}, known.${column}) end,
             ${time} = greatest(known.${time}, excluded.${time})`;
