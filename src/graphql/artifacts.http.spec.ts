import { randomUUID } from 'node:crypto';
import { testApp, type Tenants } from '../app.testing.js';
import { newMember } from '../control/control.testing.js';
import { asker, newRun, newTaskRun, withKey, type Answer } from './graphql.testing.js';

describe('artifacts in GraphQL', () => {
  let on: Tenants;
  let runId: string;
  beforeAll(async () => {
    const app = await testApp({ roles: ['api'] });
    on = { app, tenant: await app.newTenant(), stranger: await app.newTenant() };
    runId = await newRun(on.tenant, 'report');
  });
  afterAll(() => on.app.close());

  const ask = async (query: string, variables: object = {}, tenant = on.tenant): Promise<Answer> =>
    asker(on.app, withKey(tenant))(query, { w: on.tenant.workspace.id, ...variables });
  const inWorkspace = async <T>(fields: string): Promise<T> => {
    const { data, errors } = await ask(`query($w: ID!) { workspace(id: $w) { ${fields} } }`);
    expect(errors).toBeUndefined();
    return data?.['workspace'] as T;
  };
  const make = async (body: object): Promise<string> => ((await on.tenant.call('POST', '/artifacts/', body)).body as { id: string }).id;
  const remove = (artifactId: string, tenant = on.tenant): Promise<Answer> =>
    ask(
      'mutation($w: ID!, $id: ID!) { deleteArtifact(workspaceId: $w, artifactId: $id) { __typename ... on DeleteSuccess { id } ... on InputError { message } } }',
      { id: artifactId },
      tenant,
    );
  interface Found {
    artifacts: { totalCount: number; pageInfo: { endCursor: string }; edges: { node: { id: string } }[] };
  }
  const list = async (args: string) => (await inWorkspace<Found>(`artifacts(${args}) { totalCount pageInfo { endCursor } edges { node { id } } }`)).artifacts;
  const ids = async (args: string) => (await list(args)).edges.map(({ node }) => node.id);

  it('are listed, the newest first, page by page, and found by key, type and run, results only by their type', async () => {
    const first = await make({ key: 'list-a', type: 'markdown', data: '# A', flow_run_id: runId });
    const second = await make({ key: 'list-b', type: 'table', data: '[]' });
    const third = await make({ key: 'list-a', type: 'markdown', data: '# B' });
    const result = await make({ key: 'list-result', type: 'result', data: {} });
    expect(await ids('filter: { search: "LIST-" }')).toEqual([third, second, first]);
    expect(await ids('filter: { keys: ["list-a"] }')).toEqual([third, first]);
    expect(await ids('filter: { search: "list", types: ["table", "result"] }')).toEqual([result, second]);
    expect(await ids(`filter: { search: "list", flowRunIds: ["${runId}", "x"] }`)).toEqual([first]);
    expect(await ids('filter: { taskRunIds: ["x"] }')).toEqual([]);
    const page = await list('first: 2, filter: { search: "list" }');
    expect(page).toMatchObject({ totalCount: 3 });
    expect(await ids(`after: "${page.pageInfo.endCursor}", filter: { search: "list" }`)).toEqual([first]);
  });

  it('show what they say to the last digit, and where they are from', async () => {
    const taskRunId = await newTaskRun(on.tenant, runId, 'count');
    const { body } = await on.app.inject({
      method: 'POST',
      url: `${on.tenant.base}/artifacts/`,
      headers: withKey(on.tenant),
      payload: `{"key":"shown","type":"odd","data":{"n":2.0},"description":"d","metadata_":{"a":"b"},"flow_run_id":"${runId}","task_run_id":"${taskRunId}"}`,
    });
    const { id } = body as { id: string };
    const shown = '{ key type description data dataText metadata flowRun { flow { name } } taskRun { name } }';
    expect(await inWorkspace(`one: artifact(id: "${id}") ${shown} none: artifact(id: "${randomUUID()}") { id } nothing: artifact(id: "x") { id }`)).toEqual({
      one: {
        key: 'shown',
        type: 'odd',
        description: 'd',
        data: { n: 2 },
        dataText: '{"n":2.0}',
        metadata: { a: 'b' },
        flowRun: { flow: { name: 'report' } },
        taskRun: { name: 'count' },
      },
      none: null,
      nothing: null,
    });
    const empty = await make({ type: 'odd' });
    expect(await inWorkspace(`artifact(id: "${empty}") { data dataText flowRun { id } taskRun { id } }`)).toEqual({
      artifact: { data: null, dataText: null, flowRun: null, taskRun: null },
    });
  });

  it('stand in their runs, without results', async () => {
    const [own, other] = [await newRun(on.tenant, 'nested'), await newRun(on.tenant, 'nested')];
    const taskRunId = await newTaskRun(on.tenant, own, 'made');
    const old = await make({ type: 'markdown', data: 'old', flow_run_id: own });
    const recent = await make({ type: 'progress', data: 5, flow_run_id: own, task_run_id: taskRunId });
    await make({ type: 'result', data: 1, flow_run_id: own });
    const theirs = await make({ type: 'markdown', data: 'x', flow_run_id: other });
    const { flowRuns } = await inWorkspace<{ flowRuns: { edges: { node: { id: string; all: unknown; one: unknown; taskRuns: unknown } }[] } }>(
      `flowRuns(filter: { search: "nested" }) { edges { node { id all: artifacts { id data } one: artifacts(first: 1) { id }
        taskRuns { edges { node { artifacts { id } } } } } } }`,
    );
    const byId = new Map(flowRuns.edges.map(({ node }) => [node.id, node]));
    expect(byId.get(own)).toMatchObject({
      all: [
        { id: recent, data: 5 },
        { id: old, data: 'old' },
      ],
      one: [{ id: recent }],
      taskRuns: { edges: [{ node: { artifacts: [{ id: recent }] } }] },
    });
    expect(byId.get(other)).toMatchObject({ all: [{ id: theirs }], taskRuns: { edges: [] } });
    expect((await ask('query($w: ID!) { workspace(id: $w) { flowRuns { edges { node { artifacts(first: 201) { id } } } } } }')).errors).toMatchObject([
      { extensions: { code: 'request.invalid' } },
    ]);
  });

  it('are gathered by key, with the newest of each and how many there are', async () => {
    for (const [key, type] of [
      ['gathered-b', 'table'],
      ['gathered-a', 'markdown'],
      ['gathered-b', 'markdown'],
    ])
      await make({ key, type, data: type });
    const nodes = async (args: string) => {
      const found = await inWorkspace<{ artifactCollections: { edges: { cursor: string; node: object }[] } }>(
        `artifactCollections(${args}) { edges { cursor node { key artifactCount latest { type dataText } } } }`,
      );
      return found.artifactCollections.edges;
    };
    const [a, b] = [
      { key: 'gathered-a', artifactCount: 1, latest: { type: 'markdown', dataText: '"markdown"' } },
      { key: 'gathered-b', artifactCount: 2, latest: { type: 'markdown', dataText: '"markdown"' } },
    ];
    for (const [order, expected] of [
      ['UPDATED_FIRST', [b, a]],
      ['KEY', [a, b]],
    ] as const) {
      const edges = await nodes(`filter: { search: "GATHERED" }, order: ${order}`);
      expect(edges.map(({ node }) => node)).toEqual(expected);
      expect(await nodes(`filter: { search: "gathered" }, order: ${order}, after: "${edges[0]?.cursor ?? ''}"`)).toEqual([edges[1]]);
    }
    expect(await nodes('filter: { search: "gathered", types: ["table"] }')).toEqual([]);
    expect(
      await inWorkspace(
        'artifactCollections(filter: { search: "gathered" }) { totalCount } one: artifactCollection(key: "gathered-a") { key } none: artifactCollection(key: "x") { key }',
      ),
    ).toEqual({
      artifactCollections: { totalCount: 2 },
      one: { key: 'gathered-a' },
      none: null,
    });
  });

  it('are deleted once, by every member and by nobody from elsewhere', async () => {
    const id = await make({ key: 'gone', type: 'markdown', data: '' });
    expect((await remove(id, on.stranger)).errors).toMatchObject([{ extensions: { code: 'workspace.not_found' } }]);
    const theirs = 'query($theirs: ID!, $id: ID!) { workspace(id: $theirs) { artifact(id: $id) { id } } }';
    expect((await ask(theirs, { theirs: on.stranger.workspace.id, id }, on.stranger)).data).toEqual({ workspace: { artifact: null } });
    const { key } = await newMember(on.app, on.tenant, 'member');
    expect((await remove(id, { ...on.tenant, key })).data).toEqual({ deleteArtifact: { __typename: 'DeleteSuccess', id } });
    for (const missing of [id, 'x']) expect((await remove(missing)).data).toMatchObject({ deleteArtifact: { message: 'Artifact not found.' } });
  });
});
