import type { Schema } from '@app/database';

/**
 * Pieces of the statements that make artifacts: the one of their own route, and those that give runs a state with data.
 * `source` names rows of a CTE with `id`, `key`, the content and `event_id`, the id of what is told if they have a key.
 */

const CONTENT_NAMES = ['type', 'data', 'description', 'metadata', 'flow_run_id', 'task_run_id'];
/** What an artifact and the collection of its key have in common. */
export const CONTENT = CONTENT_NAMES.join(', ');

export const insertArtifacts = (schema: Schema, source: string): string => `
  insert into ${schema}.artifact (id, key, ${CONTENT}) select id, key, ${CONTENT} from ${source}`;

/** Makes them the newest of their keys; of two with one key the later one. In the order of keys, so that no two statements wait for each other. */
export const upsertCollections = (schema: Schema, source: string): string => `
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
