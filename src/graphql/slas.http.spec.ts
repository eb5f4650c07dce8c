import { randomUUID } from 'node:crypto';
import { Deployments } from '../workspace/deployments/deployments.testing.js';
import { asker, newRun, withKey, type Answer } from './graphql.testing.js';

const ERROR = '... on InputError { message fields { field message } }';
const SLA = 'id name kind seconds severity enabled state violatedSince';
const SHOWN = `__typename ... on SlaSuccess { sla { ${SLA} deployment { id } } } ${ERROR}`;
const DELETED = `__typename ... on DeleteSuccess { id } ${ERROR}`;

interface Sla {
  id: string;
  name: string;
}

describe('SLAs in GraphQL', () => {
  let on: Deployments;
  beforeAll(async () => (on = await Deployments.open({ roles: ['api'] })), 60_000);
  afterAll(() => on.close());

  const ask = async (query: string, variables: object = {}, tenant = on.tenant): Promise<Answer> =>
    asker(on.app, withKey(tenant))(query, { w: on.tenant.workspace.id, ...variables });
  const answer = async <T>(asked: Promise<Answer>): Promise<T> => {
    const { data, errors } = await asked;
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0] as T;
  };
  const inWorkspace = async <T>(fields: string, variables: object = {}, head = ''): Promise<T> =>
    answer<T>(ask(`query($w: ID!${head}) { workspace(id: $w) { ${fields} } }`, variables));
  const create = async (deploymentId: string, input: object = {}, tenant = on.tenant) =>
    ask(
      `mutation($input: CreateSlaInput!) { createSla(input: $input) { ${SHOWN} } }`,
      { input: { workspaceId: on.tenant.workspace.id, deploymentId, name: 'in-time', duration: 60, ...input } },
      tenant,
    );
  const made = async (deploymentId: string, input: object = {}): Promise<Sla> => (await answer<{ sla: Sla }>(create(deploymentId, input))).sla;
  const update = (id: string, input: object, tenant = on.tenant) =>
    ask(
      `mutation($input: UpdateSlaInput!) { updateSla(input: $input) { ${SHOWN} } }`,
      { input: { workspaceId: on.tenant.workspace.id, slaId: id, ...input } },
      tenant,
    );
  const enable = (id: string, enabled: boolean, tenant = on.tenant) =>
    ask(`mutation($w: ID!, $id: ID!, $e: Boolean!) { setSlaEnabled(workspaceId: $w, slaId: $id, enabled: $e) { ${SHOWN} } }`, { id, e: enabled }, tenant);
  const remove = (id: string, tenant = on.tenant) =>
    ask(`mutation($w: ID!, $id: ID!) { deleteSla(workspaceId: $w, slaId: $id) { ${DELETED} } }`, { id }, tenant);
  /** As if it had been seen: `ended` minutes after it began, or not yet. */
  const violate = async (slaId: string, minutesAgo: number, ended: number | null, flowRunId: string | null = null): Promise<void> => {
    const { cell, schema } = on.tenant.ctx;
    await cell.query({
      text: `insert into ${schema}.sla_violation (id, sla_id, flow_run_id, occurred, ended)
             values ($1, $2, $3, now() - $4 * interval '1 minute', now() - $4 * interval '1 minute' + $5 * interval '1 minute')`,
      values: [randomUUID(), slaId, flowRunId, minutesAgo, ended],
    });
  };

  it('are made of each kind, and shown with their deployment by name', async () => {
    const { id } = await on.deploy();
    expect(await answer(create(id, { name: 'b', severity: 'HIGH' }))).toMatchObject({
      __typename: 'SlaSuccess',
      sla: { name: 'b', kind: 'DURATION', seconds: 60, severity: 'HIGH', enabled: true, state: 'MET', violatedSince: null, deployment: { id } },
    });
    await made(id, { name: 'a', duration: null, within: 30.5 });
    const fresh = { within: 60, expectedEvent: 'made', resourceMatch: { 'prefect.resource.id': 's3://*' } };
    await made(id, { name: 'd', duration: null, ...fresh });
    await made(id, { name: 'c', duration: null, staleAfter: 3600, enabled: false });
    expect(await inWorkspace(`deployment(id: $d) { slas { ${SLA} expectedEvent resourceMatch violations { id } } }`, { d: id }, ', $d: ID!')).toMatchObject({
      deployment: {
        slas: [
          { name: 'a', kind: 'LATENESS', seconds: 30.5, severity: 'MODERATE', violations: [] },
          { name: 'b' },
          { name: 'c', kind: 'FREQUENCY', enabled: false, state: 'DISABLED', expectedEvent: null, resourceMatch: null },
          { name: 'd', kind: 'FRESHNESS', seconds: 60, expectedEvent: 'made', resourceMatch: { 'prefect.resource.id': 's3://*' } },
        ],
      },
    });
  });

  it('are found by what people know of them, in pages', async () => {
    const [one, two] = [await on.deploy({ name: 'seek-one' }), await on.deploy({ name: 'seek-two' })];
    const kept = await made(one.id, { name: 'kept' });
    const broken = await made(one.id, { name: 'broken', severity: 'CRITICAL', duration: null, within: 1 });
    await made(two.id, { name: 'kept', enabled: false });
    await violate(broken.id, 10, null);
    await violate(kept.id, 10, 5);
    const found = async (filter: string): Promise<unknown> =>
      (
        await inWorkspace<{ slas: { edges: { node: object }[] } }>(
          `slas(filter: { search: "SEEK", ${filter} }) { edges { node { name state deployment { name } } } }`,
        )
      ).slas.edges.map(({ node }) => node);
    const of = (name: string, state: string, deployment: string) => ({ name, state, deployment: { name: deployment } });
    expect(await found('states: [VIOLATED]')).toEqual([of('broken', 'VIOLATED', 'seek-one')]);
    expect(await found('states: [MET]')).toEqual([of('kept', 'MET', 'seek-one')]);
    expect(await found('states: [DISABLED]')).toEqual([of('kept', 'DISABLED', 'seek-two')]);
    expect(await found('severities: [CRITICAL]')).toEqual([of('broken', 'VIOLATED', 'seek-one')]);
    expect(await found('kinds: [LATENESS]')).toEqual([of('broken', 'VIOLATED', 'seek-one')]);
    expect(await found(`deploymentIds: ["${two.id}"]`)).toEqual([of('kept', 'DISABLED', 'seek-two')]);
    const page = await inWorkspace<{ slas: { edges: { cursor: string }[] } }>('slas(first: 2, filter: { search: "seek" }) { totalCount edges { cursor } }');
    expect(page).toMatchObject({ slas: { totalCount: 3 } });
    expect(
      await inWorkspace('slas(after: $a, filter: { search: "seek" }) { edges { node { name } } }', { a: page.slas.edges[1]?.cursor }, ', $a: String'),
    ).toEqual({ slas: { edges: [{ node: { name: 'kept' } }] } });
  });

  it('tell since when they are not kept, and of which runs', async () => {
    const { id } = await made((await on.deploy()).id);
    const run = await newRun(on.tenant, 'late');
    await violate(id, 30, 5);
    await violate(id, 20, null, run);
    await violate(id, 10, null, randomUUID());
    const { sla } = await inWorkspace<{ sla: { violatedSince: string; violations: { occurred: string }[] } }>(
      'sla(id: $id) { state violatedSince violations(first: 2) { occurred ended flowRun { id } } all: violations { ended } }',
      { id },
      ', $id: ID!',
    );
    expect(sla).toMatchObject({
      state: 'VIOLATED',
      violations: [
        { ended: null, flowRun: null },
        { ended: null, flowRun: { id: run } },
      ],
      all: [{}, {}, { ended: expect.any(String) }],
    });
    expect(sla.violatedSince).toBe(sla.violations[1]?.occurred);
    const { errors } = await ask('query($w: ID!, $id: ID!) { workspace(id: $w) { sla(id: $id) { violations(first: 51) { id } } } }', { id });
    expect(errors).toMatchObject([{ extensions: { code: 'request.invalid' } }]);
  });

  it('are changed, switched off and deleted; one that promises something else begins anew', async () => {
    const sla = await made((await on.deploy()).id);
    await violate(sla.id, 10, null);
    expect(await answer(update(sla.id, { severity: 'LOW', duration: 60 }))).toMatchObject({ sla: { severity: 'LOW', state: 'VIOLATED' } });
    expect(await answer(update(sla.id, { severity: 'LOW', staleAfter: 5 }))).toMatchObject({
      sla: { name: sla.name, kind: 'FREQUENCY', seconds: 5, state: 'MET' },
    });
    expect(await answer(enable(sla.id, false))).toMatchObject({ sla: { enabled: false, state: 'DISABLED' } });
    expect(await answer(remove(sla.id))).toEqual({ __typename: 'DeleteSuccess', id: sla.id });
    for (const id of [sla.id, 'nothing']) {
      for (const asked of [remove(id), enable(id, true), update(id, { severity: 'LOW', within: 1 })])
        expect(await answer(asked)).toMatchObject({ __typename: 'InputError', message: 'SLA not found.' });
    }
  });

  it('say at the field what is wrong', async () => {
    const { id } = await on.deploy();
    await made(id);
    expect(await answer(create(id))).toMatchObject({ __typename: 'InputError', message: expect.stringContaining("'in-time'") });
    expect(await answer(create(id, { name: '' }))).toMatchObject({ fields: [{ field: 'name' }] });
    expect(await answer(create(id, { name: 'x', duration: null, staleAfter: 0 }))).toMatchObject({ fields: [{ field: 'staleAfter' }] });
    expect(await answer(create(id, { name: 'x', within: 5 }))).toMatchObject({ __typename: 'InputError', message: expect.stringContaining('one of duration') });
    expect(await answer(create(id, { name: 'x', duration: null, within: 5, expectedEvent: 'made' }))).toMatchObject({ fields: [{ field: 'resourceMatch' }] });
    expect(await answer(create(randomUUID()))).toMatchObject({ message: 'Deployment not found' });
  });

  it('are nobody’s from elsewhere', async () => {
    const { id } = await on.deploy();
    const sla = await made(id);
    const asked = [
      create(id, {}, on.stranger),
      update(sla.id, { severity: 'LOW' }, on.stranger),
      enable(sla.id, false, on.stranger),
      remove(sla.id, on.stranger),
    ];
    for (const one of asked) expect((await one).errors).toMatchObject([{ extensions: { code: 'workspace.not_found' } }]);
    const elsewhere = 'query($w: ID!, $id: ID!) { workspace(id: $w) { sla(id: $id) { id } none: sla(id: "x") { id } slas { totalCount } } }';
    expect((await asker(on.app, withKey(on.stranger))(elsewhere, { w: on.stranger.workspace.id, id: sla.id })).data).toEqual({
      workspace: { sla: null, none: null, slas: { totalCount: 0 } },
    });
  });
});
