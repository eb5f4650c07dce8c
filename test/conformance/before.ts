import type { Exchange } from './recording.js';

type Made = () => Exchange;

const exchange =
  (method: Exchange['method'], path: string, body: unknown, reply: unknown, status = 201): Made =>
  () => ({ method, path, body, status, reply });

const SERVED = { flow: 'a275ef67-cde4-41a0-a1e9-c0aae319c92d', deployment: 'c7b08129-669d-4bb2-bb17-56a486623356' };

/** A run for soon, such as a schedule makes one. */
const served =
  (id: string): Made =>
  () => ({
    method: 'POST',
    path: `/deployments/${SERVED.deployment}/create_flow_run`,
    body: { state: { type: 'SCHEDULED', message: 'Flow run scheduled', state_details: { scheduled_time: new Date(Date.now() + 1_500).toISOString() } } },
    status: 201,
    reply: { id },
  });

/** What was there before a step, by scenario and the step's place in it, and was not recorded: the recorder had made it earlier, or a schedule had. */
export const BEFORE: Readonly<Record<string, Readonly<Record<number, readonly Made[]>>>> = {
  flow_serve: {
    0: [
      exchange('POST', '/flows/', { name: 'served' }, { id: SERVED.flow }),
      exchange(
        'POST',
        '/deployments/',
        {
          name: 's1',
          flow_id: SERVED.flow,
          version: '71a945944c6ad601d617944f9f0f2cdf',
          description: 'None',
          paused: true,
          tags: ['srv'],
          path: '.',
          entrypoint: 'srv.py:served',
          pull_steps: [],
          parameter_openapi_schema: { type: 'object', properties: { x: { default: 1, position: 0, type: 'integer' } } },
          schedules: [{ schedule: { interval: 20, anchor_date: '2026-11-22T21:26:51.422798Z', timezone: 'UTC' }, active: true }],
        },
        { id: SERVED.deployment, schedules: [{ id: '194e1790-147f-48e5-9ad2-a87955a44d81' }] },
      ),
    ],
    6: [served('01a2052a-4bd7-773d-acde-fe45e1304af4')],
    24: [served('01a2052a-4bd7-7c4d-a7c4-e53ca51bf371')],
  },
  concurrency_locked: {
    0: [exchange('POST', '/v2/concurrency_limits/', { name: 'one', limit: 1 }, { id: '0ec63fa8-fd82-43a9-ab12-b377388e7451' })],
  },
};
