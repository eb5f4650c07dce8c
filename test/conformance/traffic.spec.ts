import { Api } from '../e2e/support/api.js';
import { Server } from '../e2e/support/server.js';
import { Likeness } from './likeness.js';
import { loadRecording, type Exchange } from './recording.js';

/** Differences that are meant, each with its reason. */
const MEANT: readonly { readonly where: RegExp; readonly why: string }[] = [
  { where: /^POST \/flows\/ status: 200 was recorded, ours is 201/, why: 'The recorded flow was there before its scenario began.' },
  {
    where: /concurrency_limits\/(filter \.1\.|rl )active_slots: 0 was recorded, ours is 1$/,
    why: 'The recorded slot had the seconds that it takes to decay.',
  },
];

describe('recorded traffic of the real SDK', () => {
  let server: Server;
  beforeAll(async () => (server = await Server.start()), 120_000);
  afterAll(() => server.remove(), 30_000);

  it.each(['hello', 'hello_server_mode', 'failed_flow', 'subflow', 'mapped_retries_caching', 'variables_blocks', 'concurrency', 'deployments'])(
    'gets the recorded replies: %s',
    async (scenario) => {
      const api = new Api(await server.newTenant(scenario.replaceAll('_', '-')));
      const likeness = new Likeness();
      const found: string[] = [];
      for (const step of loadRecording(scenario).steps) {
        if ('event' in step) await api.call('POST', '/events', [likeness.translate(step.event)]);
        else found.push(...(await replay(api, likeness, step)));
      }
      expect(found.filter((difference) => !MEANT.some(({ where }) => where.test(difference)))).toEqual([]);
    },
    60_000,
  );
});

async function replay(api: Api, likeness: Likeness, { method, path, body, status, reply }: Exchange): Promise<string[]> {
  const ours = await api.call(method, likeness.translate(path), likeness.translate(body) ?? undefined);
  const about = `${method} ${path}`;
  if (ours.status !== status)
    return [
      `${about} status: ${status} was recorded, ours is ${ours.status}`,
      ...likeness.differences(reply, ours.body).map((difference) => `${about} ${difference}`),
    ];
  // A refusal's members beside the recorded ones are RFC 9457's.
  const compared = status >= 400 ? [] : likeness.differences(reply, ours.body);
  return compared.map((difference) => `${about} ${difference}`);
}
