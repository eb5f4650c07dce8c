import { randomUUID } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import type { Method, Tenant, TestApp } from '../app.testing.js';
import { SESSION_COOKIE } from '../http/credentials.js';

export interface Answer {
  readonly status: number;
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly { message: string; path?: string[]; extensions: { code: string } }[] | undefined;
  readonly headers: OutgoingHttpHeaders;
}

export type Ask = (query: string, variables?: Record<string, unknown>) => Promise<Answer>;

/** Asks /graphql as the console does, with these headers beside its own. */
export function asker(app: TestApp, headers: Record<string, string> = {}, method: Method = 'POST'): Ask {
  return async (query, variables) => {
    const all = { 'content-type': 'application/json', ...headers };
    const reply = await app.inject({ method, url: '/graphql', headers: all, payload: JSON.stringify({ query, variables }) });
    const { data = null, errors } = reply.body as { data?: Answer['data']; errors?: Answer['errors'] };
    return { status: reply.status, data, errors, headers: reply.headers };
  };
}

export const withKey = ({ key }: Pick<Tenant, 'key'>): Record<string, string> => ({ authorization: `Bearer ${key}` });

/** What a browser sends from the console's own pages. */
export const withSession = (token: string): Record<string, string> => ({ cookie: `theme=dark; ${SESSION_COOKIE}=${token}`, 'sec-fetch-site': 'same-origin' });

/** The token of the session that an answer starts; empty for one that ends. */
export function sessionOf({ headers }: Pick<Answer, 'headers'>): string {
  const cookie = [headers['set-cookie']].flat().find((text) => text?.startsWith(`${SESSION_COOKIE}=`));
  if (cookie === undefined) throw new Error('The answer sets no session.');
  return /=([^;]*)/.exec(cookie)?.[1] ?? '';
}

/** Signs in by form. */
export async function signIn(app: TestApp, { user, password }: Pick<Tenant, 'user' | 'password'>): Promise<string> {
  return sessionOf(await asker(app)('mutation($e: String!, $p: String!) { signIn(email: $e, password: $p) { __typename } }', { e: user.email, p: password }));
}

/** A run of the flow of that name, in its first state. */
export async function newRun(tenant: Tenant, flow: string, fields: Record<string, unknown> = {}): Promise<string> {
  const { id: flowId } = (await tenant.call('POST', '/flows/', { name: flow })).body as { id: string };
  const body = { flow_id: flowId, state: { type: 'PENDING' }, ...fields };
  return ((await tenant.call('POST', '/flow_runs/', body)).body as { id: string }).id;
}

export async function setState(tenant: Tenant, runId: string, type: string, message?: string): Promise<void> {
  const { status } = await tenant.call('POST', `/flow_runs/${runId}/set_state`, { state: { type, message } });
  if (status !== 201 && status !== 200) throw new Error(`set_state answered ${status}.`);
}

/** A task run as the SDK reports it: by an event for each of its states. */
export async function newTaskRun(tenant: Tenant, flowRunId: string, name: string, fields: Record<string, unknown> = {}): Promise<string> {
  const id = randomUUID();
  const states = ['PENDING', 'RUNNING', 'COMPLETED'];
  const begin = Date.now();
  const events = states.map((type, index) => ({
    id: randomUUID(),
    occurred: new Date(begin + index).toISOString(),
    event: `prefect.task-run.${type}`,
    resource: { 'prefect.resource.id': `prefect.task-run.${id}`, 'prefect.resource.name': name, 'prefect.orchestration': 'client' },
    related: [{ 'prefect.resource.id': `prefect.flow-run.${flowRunId}`, 'prefect.resource.role': 'flow-run' }],
    payload: {
      task_run: { name, task_key: name, dynamic_key: '0', expected_start_time: new Date(begin).toISOString(), ...fields },
      validated_state: { type, name: type.charAt(0) + type.slice(1).toLowerCase() },
    },
  }));
  await tenant.call('POST', '/events', events);
  return id;
}

export async function log(tenant: Tenant, flowRunId: string, ...lines: readonly { message: string; level?: number; task_run_id?: string }[]): Promise<void> {
  const begin = Date.now();
  const body = lines.map((line, index) => ({
    name: 'prefect.flow_runs',
    level: 20,
    timestamp: new Date(begin + index).toISOString(),
    flow_run_id: flowRunId,
    ...line,
  }));
  await tenant.call('POST', '/logs/', body);
}
