import { Api } from './api.js';
import type { Route } from './routes.js';
import type { Connection } from './server.js';

const BELOW = '/api/accounts/:accountId/workspaces/:workspaceId/';
type Named = { id: string; name?: string };

/** All that one tenant has, as far as another could ask for it. */
interface Belongings {
  connection: Connection;
  userId: string;
  flow: string;
  flowRun: string;
  taskRun: string;
  /** Ids and names, to be put where a route wants one. Names of flows are not among them: others have flows of the same. */
  keys: string[];
  /** What must not come up in an answer to anybody else. */
  secrets: string[];
  /** Changes when anything of it does. */
  picture: string;
}

async function belongingsOf(connection: Connection): Promise<Belongings> {
  const api = new Api(connection);
  const list = async (what: string): Promise<Named[]> => (await api.call('POST', `/${what}/filter`, {})).body as Named[];
  const [flows, flowRuns, taskRuns, variables, blocks] = await Promise.all(['flows', 'flow_runs', 'task_runs', 'variables', 'block_documents'].map(list));
  const runs = [...(flowRuns ?? []), ...(taskRuns ?? [])] as (Named & { state_id: string })[];
  const all = [flows, flowRuns, taskRuns, variables, blocks].flatMap((kind) => kind ?? []);
  const logs = await api.logs(flowRuns?.[0]?.id ?? '');
  const me = (await api.ask('GET', '/api/me')).body as { id: string };
  const states = runs.map(({ state_id }) => state_id);
  const [flow = '', flowRun = '', taskRun = ''] = [flows, flowRuns, taskRuns].map((kind) => kind?.[0]?.id);
  return {
    connection,
    userId: me.id,
    flow,
    flowRun,
    taskRun,
    keys: [flow, flowRun, taskRun, states[0] ?? '', ...[variables?.[0], blocks?.[0]].flatMap((one) => (one ? [one.id, one.name ?? ''] : []))],
    secrets: [...all.map(({ id }) => id), ...states, ...(variables ?? []).map(({ name = '' }) => name), connection.workspace_id, connection.account_id, me.id],
    picture: JSON.stringify([all.map((one) => [one.id, one.name]), states, logs]),
  };
}

/** Whatever route is tried with one tenant's key, and in whatever way, the other's things are not there, and stay as they are. */
export async function expectNothingToBeSeen(routes: readonly Route[], mine: Connection, theirs: Connection): Promise<void> {
  const other = await belongingsOf(theirs);
  expect(other.keys.filter((key) => key !== '')).toHaveLength(8);
  const me = new Api(mine);
  const intruder = new Intruder(me, other);
  for (const { method, path } of routes) {
    if (path.includes('/accounts/:accountId')) await intruder.tryTheirs(method, path);
    if (path.startsWith(BELOW)) await intruder.tryMine(method, path);
    if (path.startsWith('/api/users/')) await intruder.tryUser(method, path);
    if (path.startsWith('/api/me')) await intruder.expectSilence(method, path, {}, '');
  }
  expect(intruder.tries).toBeGreaterThan(routes.length);
  const { account_id: account, workspace_id: workspace } = theirs;
  const query = `{ accounts { id } account(id: "${account}") { id } workspace(id: "${workspace}") { id } }`;
  expect(await me.ask('POST', '/graphql', { query })).toMatchObject({
    body: { data: { accounts: [{ id: mine.account_id }], account: null, workspace: null } },
  });
  expect((await belongingsOf(theirs)).picture).toBe(other.picture);
}

class Intruder {
  tries = 0;

  constructor(
    private readonly me: Api,
    private readonly other: Belongings,
  ) {}

  /** Their address, and a mixture of both: nobody is at home. */
  async tryTheirs(method: string, path: string): Promise<void> {
    const { account_id: account, workspace_id: workspace } = this.other.connection;
    for (const accountId of path.includes(':workspaceId') ? [account, this.me.connection.account_id] : [account]) {
      const url = filled(path.replace(':accountId', accountId).replace(':workspaceId', workspace), this.other.flow);
      const anonymous = await this.me.ask(method, url, {}, null);
      // What anyone may ask says nothing of anyone.
      if (anonymous.status === 200) await this.expectSilence(method, url, {}, workspace);
      else await this.#expectRefusal(method, url);
    }
  }

  /** My own address, with the names of their things. */
  async tryMine(method: string, path: string): Promise<void> {
    const { account_id: account, workspace_id: workspace } = this.me.connection;
    const url = path.replace(':accountId', account).replace(':workspaceId', workspace);
    if (url.includes('/:')) {
      await Promise.all(this.other.keys.map(async (key) => this.#expectNotFound(method, filled(url, key), key)));
      return;
    }
    const { flow, flowRun, taskRun } = this.other;
    const filter = { flows: { id: { any_: [flow] } }, flow_runs: { id: { any_: [flowRun] } }, task_runs: { id: { any_: [taskRun] } } };
    // Without a filter, what deletes many would delete all of mine.
    const nobody = { id: { any_: [] } };
    const body = path.includes('/bulk_') ? { flows: nobody, flow_runs: nobody, deployments: nobody } : {};
    await this.expectSilence(method, `${url}?flow_run_id=${flowRun}&task_run_id=${taskRun}`, body, '');
    if (!/\/(filter|count)$/.test(path)) return;
    const { status, body: answer } = await this.#ask(method, url, /\/(flows|flow_runs|task_runs)\//.test(path) ? filter : {});
    if (status === 200 && /\/(flows|flow_runs|task_runs)\//.test(path)) expect([path, isNothing(answer)]).toEqual([path, true]);
  }

  async #expectNotFound(method: string, url: string, key: string): Promise<void> {
    const { status, text } = await this.#ask(method, url, {});
    // Some routes answer that there is nothing, as a list or not at all, rather than that it is not found.
    expect([method, url, status >= 400 || ['', 'null', '[]'].includes(text), this.#toldIn(text, key)]).toEqual([method, url, true, []]);
  }

  async tryUser(method: string, path: string): Promise<void> {
    const url = filled(path.replace(/\/api\/users\/:\w+/, `/api/users/${this.other.userId}`), this.other.userId);
    const { status } = await this.#ask(method, url, {});
    expect([method, url, status >= 400]).toEqual([method, url, true]);
  }

  /** Any answer will do that tells nothing of the other, except what was asked. */
  async expectSilence(method: string, url: string, body: object, asked: string): Promise<void> {
    const { text } = await this.#ask(method, url, body);
    expect([method, url, this.#toldIn(text, asked)]).toEqual([method, url, []]);
  }

  /** A body that fits no route is found wrong before anybody looks at who is asking. */
  async #expectRefusal(method: string, url: string): Promise<void> {
    const { status, text } = await this.#ask(method, url, {});
    const { account_id: account, workspace_id: workspace } = this.other.connection;
    const told = this.other.secrets.filter((secret) => ![account, workspace].includes(secret) && !url.includes(secret) && text.includes(secret));
    // Once, not for each of the secrets: a call of `expect` costs more than the answer that it looks at.
    expect([method, url, [404, 422].includes(status), told]).toEqual([method, url, true, []]);
  }

  async #ask(method: string, url: string, body: object) {
    this.tries++;
    return this.me.ask(method, url, body);
  }

  #toldIn(text: string, asked: string): string[] {
    return this.other.secrets.filter((secret) => secret !== asked && text.includes(secret));
  }
}

const filled = (path: string, key: string): string => path.replaceAll(/:\w+/g, encodeURIComponent(key));

/** An empty list, a count of none, or a count of none of each. */
function isNothing(body: unknown): boolean {
  if (typeof body === 'object' && body !== null) return Object.values(body).every((count) => count === 0);
  return body === 0;
}
