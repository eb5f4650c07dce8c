/** How much of everything a seeded workspace has. */
export interface Seeding {
  readonly flows: number;
  readonly deployments: number;
  readonly flowRuns: number;
  /** Between 0 and 1: what chance begins with. */
  readonly seed: number;
}

/** Some runs are still to come; the others go back by a season. */
const PAST = '90 days';
const AHEAD = '3 days';

const ADJECTIVES =
  'amber bold brave calm clever cosmic crimson daring eager fabled gentle golden happy humble ivory jolly keen lively mellow noble olive proud quick rapid';
const ANIMALS =
  'adder badger beaver bison buzzard camel condor crane deer dingo eagle falcon ferret finch gannet gibbon heron hornet ibex jackal koala lemur lynx magpie';

/** A uuid of version 7 made at the time `at`. */
const uuid7 = (at: string): string => {
  const [time, chance] = [`lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0')`, 'md5(random()::text)'];
  return `(${time} || '7' || substr(${chance}, 1, 3) || '8' || substr(${chance}, 4, 15))::uuid`;
};

const pick = (words: string): string => {
  const list = words.split(' ');
  return `('{${list.join(',')}}'::text[])[1 + floor(random() * ${list.length})]`;
};

/**
 * Fills an empty workspace with runs as a busy one has them: few flows make most of them, nearly all have completed, some tags are
 * on many and some on few. In the order in which the runs would have come. `send` takes statements without values, and more than one.
 */
export async function seedRuns(send: (text: string) => Promise<unknown>, schema: string, { flows, deployments, flowRuns, seed }: Seeding): Promise<void> {
  await send(`
    select setseed(${seed});
    insert into ${schema}.flow (name, tags) select 'flow-' || n, array['team-' || n % 10] from generate_series(1, ${flows}) n;
    insert into ${schema}.work_pool (name, type) values ('pool', 'process');
    insert into ${schema}.work_queue (work_pool_id, name) select id, 'queue-' || n from ${schema}.work_pool, generate_series(1, 5) n;
    with numbered as (select id, row_number() over (order by name) - 1 as place from ${schema}.flow)
    insert into ${schema}.deployment (flow_id, name)
      select f.id, 'deployment-' || n from generate_series(0, ${deployments - 1}) n join numbered f on f.place = n % ${flows};
    ${flowRunsText(schema, flowRuns)};
    insert into ${schema}.flow_run_state (id, flow_run_id, type, name, timestamp, state_details)
      select state_id, id, state_type, state_name, state_timestamp, jsonb_build_object('flow_run_id', id) from ${schema}.flow_run`);
  // As the server does by itself in time: then indexes alone can be read. Rows are passed over whose commit may not be on the disk
  // yet, as where commits do not wait for it; so it goes there first, and the runs come before another commit does.
  await send('checkpoint');
  for (const table of ['flow_run', 'flow_run_state', 'flow', 'deployment']) await send(`vacuum (analyze) ${schema}.${table}`);
}

const flowRunsText = (schema: string, flowRuns: number): string => `
  with
  flows as (select array_agg(id order by name) as ids from ${schema}.flow),
  deployments as (select array_agg(id order by flow_id, name) as ids, array_agg(flow_id order by flow_id, name) as flow_ids from ${schema}.deployment),
  queues as (select array_agg(id order by name) as ids from ${schema}.work_queue),
  drawn as materialized (
    select n, now() - interval '${PAST}' + (interval '${PAST}' + interval '${AHEAD}') * (n::float8 / ${flowRuns}) as due,
      power(random(), 2) as place, random() as fate, random() as of_deployment, random() as tagging, random() as length
    from generate_series(1, ${flowRuns}) n),
  stated as materialized (
    select *, case when due > now() then 'SCHEDULED' when due > now() - interval '10 minutes' and fate < 0.5 then 'RUNNING'
      when fate < 0.93 then 'COMPLETED' when fate < 0.98 then 'FAILED' when fate < 0.985 then 'CRASHED' when fate < 0.9995 then 'CANCELLED'
      when fate < 0.9998 then 'PAUSED' else 'PENDING' end as type
    from drawn)
  insert into ${schema}.flow_run (id, created, updated, flow_id, deployment_id, work_queue_id, work_queue_name, name, tags, labels, parameters,
    empirical_policy, state_id, state_type, state_name, state_timestamp, run_count, expected_start_time, next_scheduled_start_time,
    start_time, end_time, total_run_time_micros, auto_scheduled, created_by)
  select ${uuid7("due - interval '1 hour'")}, due - interval '1 hour', due,
    case when of_deployment < 0.8 then d.flow_ids[at_deployment] else f.ids[1 + floor(place * array_length(f.ids, 1))] end,
    case when of_deployment < 0.8 then d.ids[at_deployment] end, case when of_deployment < 0.8 then q.ids[1 + n % 5] end, null,
    ${pick(ADJECTIVES)} || '-' || ${pick(ANIMALS)},
    case when tagging < 0.3 then '{}' when tagging < 0.7 then array['prod', 'team-' || n % 10] when tagging < 0.701 then array['rare'] when tagging < 0.75
      then array['nightly', 'team-' || n % 10] else array['team-' || n % 10] end,
    jsonb_build_object('prefect.flow.id', f.ids[1]), jsonb_build_object('customer', n, 'date', due::date, 'dry_run', false), 
    '{"max_retries": 0, "retry_delay_seconds": 0, "retries": 0, "retry_delay": 0, "pause_keys": [], "resuming": false, "retry_type": null}',
    gen_random_uuid(), type, case type when 'SCHEDULED' then 'Scheduled' else initcap(type) end, due + case when type = 'SCHEDULED' then interval '-1 hour' else ran end,
    case when type in ('SCHEDULED', 'PENDING') then 0 else 1 end, due, case when type = 'SCHEDULED' then due end,
    case when type not in ('SCHEDULED', 'PENDING') then due + interval '2 seconds' end,
    case when type in ('COMPLETED', 'FAILED', 'CRASHED', 'CANCELLED') then due + ran end, extract(epoch from ran) * 1000000, of_deployment < 0.8,
    case when of_deployment < 0.8 then '{"id": null, "type": "SCHEDULE", "display_value": null}'::jsonb end
  from stated cross join flows f cross join deployments d cross join queues q
  cross join lateral (select 1 + floor(place * array_length(d.ids, 1))::int as at_deployment, interval '1 second' * (2 + length * 300) as ran) chosen`;
