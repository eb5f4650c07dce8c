import { setTimeout as sleep } from 'node:timers/promises';
import { Api } from '../e2e/support/api.js';
import { Server } from '../e2e/support/server.js';
import { BEFORE } from './before.js';
import { Likeness } from './likeness.js';
import { MEANT } from './meant.js';
import { loadRecording, type Exchange, type SentEvent } from './recording.js';

/** In the order of their recording, since later ones go on with what earlier ones left. */
const SCENARIOS = [
  'hello',
  'failed_flow',
  'subflow',
  'mapped_retries_caching',
  'pause_resume_input',
  'variables_blocks_artifacts_events',
  'concurrency_limits',
  'work_pool_create_and_flow_deploy',
  'worker_channel',
  'worker_rest_fallback',
  'prefect_deploy',
  'task_worker',
  'flow_serve',
  'suspend_resume_input',
  'cli_flow_runs',
  'cli_deployments',
  'cli_work_pools_queues',
  'cli_variables_blocks_artifacts',
  'cli_automations_events',
  'errors_retries',
  'errors_websocket_and_limits',
  'run_deployment',
  'send_receive_input',
  'assets_materialize',
  'concurrency_locked',
  'events_filter',
  'cli_misc',
  'hello_server_mode',
  'hello_workspace_url_server_mode',
];

describe('recorded traffic of the real SDK', () => {
  const likeness = new Likeness();
  let server: Server;
  let api: Api;
  beforeAll(async () => {
    server = await Server.start();
    api = new Api(await server.newTenant('recorded'));
  }, 120_000);
  afterAll(() => server.remove());

  it.each(SCENARIOS)(
    'gets the recorded replies: %s',
    async (scenario) => {
      const { began, steps } = loadRecording(scenario);
      const [start, end] = [Date.parse(began ?? ''), steps.at(-1)?.t ?? 0];
      const found: string[] = [];
      for (const [index, step] of steps.entries()) {
        const then = momentOf(step, start, end);
        // Events that were sent one after the other keep their distance.
        if (began !== null && !('event' in step && 'event' in (steps[index - 1] ?? {}))) likeness.isNow(then);
        for (const before of BEFORE[scenario]?.[index] ?? []) await replay(before());
        if ('event' in step) await api.call('POST', '/events', [likeness.request(step.event)]);
        else found.push(...(await replay(step)));
      }
      expect(found.filter((difference) => !MEANT.some(({ where, of }) => where.test(difference) && (of?.includes(scenario) ?? true)))).toEqual([]);
    },
    60_000,
  );

  async function replay({ method, path, body, status, reply }: Exchange): Promise<string[]> {
    const ours = await api.call(method, likeness.request(path), likeness.request(body) ?? undefined);
    const about = `${method} ${path}`;
    // A refusal's members beside the recorded ones are RFC 9457's.
    const compared = status >= 400 && ours.status === status ? [] : likeness.differences(reply, ours.body).map((difference) => `${about} ${difference}`);
    await waited(ours.body);
    return ours.status === status ? compared : [`${about} status: ${status} was recorded, ours is ${ours.status}`, ...compared];
  }
});

/** The recorded moment that a step's now stands for. Lines of a log are listed by their times, and those of one request may not come between another's. */
function momentOf(step: Exchange | SentEvent, start: number, end: number): number {
  if ('event' in step) return Date.parse(String(step.event['occurred']));
  return start + (step.path === '/logs/' ? end : (step.t ?? 0)) * 1000;
}

/** What the client does when it is told to wait. */
async function waited(reply: unknown): Promise<void> {
  const { status, details } = (reply ?? {}) as { status?: unknown; details?: { delay_seconds?: number } };
  if (status === 'WAIT') await sleep((details?.delay_seconds ?? 0) * 1000);
}
