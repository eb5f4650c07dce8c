import type { SchemaContext } from '@app/database';
import { EVENTS } from '../ranges/ranged.js';
import { makeRange } from '../ranges/ranges.js';

export interface EventSeeding {
  readonly events: number;
  /** The last of them is today. */
  readonly days: number;
  /** Between 0 and 1: what chance begins with. */
  readonly seed: number;
}

const DAY_MS = 86_400_000;
/** How many events tell of one task run, and of one flow run. */
const OF_A_TASK_RUN = 3;
export const OF_A_FLOW_RUN = 60;
const DEPLOYMENTS = 40;

/** An id that tells what it is the how-manieth of. */
const numbered = (kind: string, number: string): string => `'prefect.${kind}.' || lpad(to_hex(${number}), 8, '0') || '-0000-4000-8000-000000000000'`;

/**
 * Fills a workspace with events as a busy one has them, evenly through each day up to now: states of task runs above all, of flow runs, and
 * a few of its own. `send` takes statements without values, and lets them take their time.
 */
export async function seedEvents(ctx: SchemaContext, send: (text: string) => Promise<unknown>, { events, days, seed }: EventSeeding): Promise<void> {
  const today = Math.floor(Date.now() / DAY_MS);
  const table = `${ctx.schema}.event`;
  await send(`select setseed(${seed})`);
  for (let day = today - days + 1; day <= today; day++) {
    await makeRange(ctx, EVENTS, day);
    const share = Math.floor(events / days);
    const end = Math.min((day + 1) * DAY_MS, Date.now());
    await send(eventsText(table, { first: (day - today + days - 1) * share, share, startMs: day * DAY_MS, stepMs: (end - day * DAY_MS) / share }));
  }
  // As the server does by itself in time: then indexes alone can be read. Rows are passed over whose commit may not be on the disk yet.
  await send('checkpoint');
  await send(`vacuum (analyze) ${table}`);
}

function eventsText(table: string, { first, share, startMs, stepMs }: { first: number; share: number; startMs: number; stepMs: number }): string {
  return `
    insert into ${table} (id, occurred, received, event, resource_id, resource, related, payload)
    select gen_random_uuid(), at, at, event, resource_id, jsonb_build_object('prefect.resource.id', resource_id, 'prefect.resource.name', 'work-' || n % 1000,
        'prefect.state-type', 'RUNNING', 'prefect.state-timestamp', at),
      jsonb_build_array(jsonb_build_object('prefect.resource.id', ${numbered('flow-run', `n / ${OF_A_FLOW_RUN}`)}, 'prefect.resource.role', 'flow-run',
          'prefect.resource.name', 'umber-tanuki'),
        jsonb_build_object('prefect.resource.id', ${numbered('deployment', `n / ${OF_A_FLOW_RUN} % ${DEPLOYMENTS}`)}, 'prefect.resource.role', 'deployment')),
      '{"intended": {"from": "PENDING", "to": "RUNNING"}, "initial_state": {"type": "PENDING", "name": "Pending", "message": ""}, "validated_state": {"type": "RUNNING", "name": "Running"}}'
    from (
      select n, to_timestamp(${startMs / 1000} + (n - ${first}) * ${stepMs / 1000}) as at,
        case when kind < 0.9 then 'prefect.task-run.' || (array['Pending', 'Running', 'Completed'])[1 + n % ${OF_A_TASK_RUN}]
          when kind < 0.98 then 'prefect.flow-run.' || (array['Scheduled', 'Pending', 'Running', 'Completed', 'Failed'])[1 + n % 5]
          else 'app.order-' || n % 20 end as event,
        case when kind < 0.9 then ${numbered('task-run', `n / ${OF_A_TASK_RUN}`)} when kind < 0.98 then ${numbered('flow-run', `n / ${OF_A_FLOW_RUN}`)}
          else 'shop.' || n % 7 end as resource_id
      from (select n, random() as kind from generate_series(${first}, ${first + share - 1}) n) drawn) told`;
}

/** The resource of the flow run that the event with this number belongs to. */
export const flowRunOfSeed = (number: number): string =>
  `prefect.flow-run.${Math.floor(number / OF_A_FLOW_RUN)
    .toString(16)
    .padStart(8, '0')}-0000-4000-8000-000000000000`;

/** One of the deployments that a fortieth of all events is related to. */
export const SEEDED_DEPLOYMENT = 'prefect.deployment.00000007-0000-4000-8000-000000000000';
