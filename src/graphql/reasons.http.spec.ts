import { testApp, type Tenant, type TestApp } from '../app.testing.js';
import { asker, newRun, setState, withKey, type Answer } from './graphql.testing.js';

describe('why runs are where they are, by GraphQL', () => {
  let app: TestApp;
  let tenant: Tenant;
  let flowRunId: string;
  let taskRunId: string;
  beforeAll(async () => {
    app = await testApp({ roles: ['api'] });
    tenant = await app.newTenant();
    flowRunId = await newRun(tenant, 'a-flow');
    for (const type of ['RUNNING', 'PENDING', 'CANCELLED']) await setState(tenant, flowRunId, type);
    const task = await tenant.call('POST', '/task_runs/', { flow_run_id: flowRunId, task_key: 't', dynamic_key: '0', name: 'a-task' });
    taskRunId = (task.body as { id: string }).id;
  });
  afterAll(() => app.close());

  const ask = async (what: string): Promise<Answer> =>
    asker(app, withKey(tenant))(`query($w: ID!, $f: ID!, $t: ID!) { workspace(id: $w) { flowRun(id: $f) { id } taskRun(id: $t) { id } ${what} } }`, {
      w: tenant.workspace.id,
      f: flowRunId,
      t: taskRunId,
    });

  it('are told with the evidence', async () => {
    const { data } = await ask(
      'flowRun(id: $f) { why { sentence evidence { kind since subject { name } holders { name } } } } taskRun(id: $t) { why { sentence evidence { kind subject { kind id } } } }',
    );
    expect(data).toMatchObject({
      workspace: {
        flowRun: {
          why: {
            sentence: `It was cancelled by ${tenant.user.handle}, with the key test.`,
            evidence: [
              { kind: 'cancelled', since: expect.stringMatching(/Z$/) as string, subject: null, holders: [] },
              { kind: 'cancelled-by', subject: null },
            ],
          },
        },
        taskRun: {
          why: {
            sentence: expect.stringContaining('is Cancelled, so its tasks do not start.') as string,
            evidence: [{ subject: { kind: 'flow-run', id: flowRunId } }],
          },
        },
      },
    });
  });

  it('and what was decided on them, page by page', async () => {
    const page = `edges { node { status sentence forced fromState { name } askedState { type } storedState { name } askedBy { sentence name agent }
      rules { rule said sentence saw } attemptsLost wholeMicros } } pageInfo { hasNextPage endCursor }`;
    type Decisions = { edges: { node: { status: string; rules: unknown[] } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    const read = async (args: string): Promise<Decisions> =>
      ((await ask(`flowRun(id: $f) { decisions(${args}) { ${page} } }`)).data as { workspace: { flowRun: { decisions: Decisions } } }).workspace.flowRun
        .decisions;
    const first = await read('first: 3');
    expect(first.edges.map(({ node }) => node.status)).toEqual(['ACCEPT', 'ABORT', 'ACCEPT']);
    expect(first.edges[1]?.node).toMatchObject({
      sentence:
        'Refused for good to become Pending, stayed Running. The run was Running already, so it could not be claimed: whoever claimed it first keeps it.',
      fromState: { name: 'Running' },
      askedState: { type: 'PENDING' },
      storedState: null,
      askedBy: { sentence: `${tenant.user.handle}, with the key test`, name: tenant.user.handle },
    });
    expect(first.edges[1]?.node.rules).toContainEqual({
      rule: 'claim-once',
      said: 'abort',
      sentence: expect.any(String) as string,
      saw: { current: 'Running', proposed: 'Pending' },
    });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await read(`first: 3, after: "${first.pageInfo.endCursor}"`);
    expect(second).toMatchObject({ edges: [{ node: { fromState: null, forced: true } }], pageInfo: { hasNextPage: false } });
    const oldest = await read('first: 1, order: OLDEST_FIRST');
    expect(oldest.edges).toEqual(second.edges);
  });

  it('of task runs, too', async () => {
    const { data } = await ask('taskRun(id: $t) { decisions { edges { node { sentence } } } }');
    expect(data).toMatchObject({ workspace: { taskRun: { decisions: { edges: [{ node: { sentence: 'Made as Pending.' } }] } } } });
  });

  it('only as many as one page may have', async () => {
    const { errors } = await ask('flowRun(id: $f) { decisions(first: 201) { edges { cursor } } }');
    expect(errors?.[0]?.extensions.code).toBe('request.invalid');
  });
});
