import type { Schema } from '@app/database';

/**
 * Pieces of the statements that make artifacts: the one of their own route, and those that give runs a state with data.
 * `source` names rows of a CTE with `id`, `key`, the content and `event_id`, the id of what is told if they have a key.
 */

const CONTENT_NAMES = ['type', 'data', 'description', 'metadata', 'flow_run_id', 'task_run_id'];
/** What an artifact and the collection of its key have in common. */
export const CONTENT = CONTENT_NAMES.join(', ');

const NAMES = ['id', 'key', ...CONTENT_NAMES].join(', ');

/** The CTEs that keep the artifacts of `source` (`artifacts`), make them the newest of their keys (`collections`), and tell of that. */
export const keepArtifacts = (schema: Schema, source: string): string => `
  artifacts as (insert into ${schema}.artifact (${NAMES}) select ${NAMES} from ${source} returning *),
  collections as (${upsertCollections(schema, source)}),
  collections_told as (${tellOfCollections(schema, `(select c.*, s.event_id from collections c join ${source} s on s.id = c.latest_id) c`)})`;

/** A state's data as such a row. `alias` has the columns of a state in a JSON recordset; `artifact` is what its data said of itself. */
export const toResult = (alias: string, { artifact, flowRunId, taskRunId }: Record<'artifact' | 'flowRunId' | 'taskRunId', string>): string => `
  ${alias}.state_id as id, ${artifact} ->> 'key' as key, ${artifact} ->> 'type' as type, ${alias}.state_data::json as data,
  ${artifact} ->> 'description' as description, null::jsonb as metadata, ${flowRunId} as flow_run_id, ${taskRunId} as task_run_id,
  (${artifact} ->> 'event_id')::uuid as event_id`;

/** Of two artifacts with one key the later one wins. In the order of keys, so that no two statements wait for each other. */
const upsertCollections = (schema: Schema, source: string): string => `
  insert into ${schema}.artifact_collection as c (key, latest_id, ${CONTENT})
  select distinct on (key) key, id, ${CONTENT} from ${source} where key is not null order by key, id desc
  on conflict (key) do update set latest_id = excluded.latest_id, updated = now(), ${CONTENT_NAMES.map((column) => `${column} = excluded.${column}`).join(', ')}
  returning c.*, case when xmax = 0 then 'created' else 'updated' end as what`;

/** Tells of the rows of `collections`, each with `what` became of it and the `event_id` to tell it by. */
export const tellOfCollections = (schema: Schema, collections: string): string => `
  insert into ${schema}.event (id, occurred, event, resource_id, resource, related, payload)
  select event_id, now(), 'prefect.artifact-collection.' || what, 'prefect.artifact-collection.' || id,
         jsonb_build_object('prefect.resource.id', 'prefect.artifact-collection.' || id, 'prefect.resource.name', key),
         ${related('artifact', 'latest_id', 'latest')} || ${related('flow-run', 'flow_run_id')} || ${related('task-run', 'task_run_id')},
         jsonb_build_object('key', key, 'type', type, 'data', data::jsonb, 'description', description)
  from ${collections}`;

const related = (kind: string, column: string, role = kind): string =>
  `case when ${column} is null then '[]' else
     jsonb_build_array(jsonb_build_object('prefect.resource.id', 'prefect.${kind}.' || ${column}, 'prefect.resource.role', '${role}')) end`;
