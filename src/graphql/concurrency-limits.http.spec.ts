import { randomUUID } from 'node:crypto';
import { Deployments } from '../workspace/deployments/deployments.testing.js';
import { asker, newRun, newTaskRun, withKey, type Answer } from './graphql.testing.js';

const ERROR = '... on InputError { message fields { field message } }';
const LIMIT = 'id name tag active limit slotsTaken slotsUnleased slotsDenied slotDecayPerSecond';
const SHOWN = `__typename ... on ConcurrencyLimitSuccess { concurrencyLimit { ${LIMIT} holders { id } } } ${ERROR}`;
const BY = 'by { kind resourceId worker flowRun { id } taskRun { id } deployment { id } flow { name } }';

interface Limit {
  id: string;
  name: string;
}
interface Held {
  holders: { id: string; slots: number; since: string; expires: string | null; by: object }[];
  waiters: { slots: number; names: string[]; since: string; asksAgain: string | null; by: object }[];
}

describe('concurrency limits in GraphQL', () => {
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
  const make = async (body: object = {}): Promise<Limit> => {
    const { status, body: limit } = await on.tenant.call('POST', '/v2/concurrency_limits/', { name: `l-${randomUUID()}`, limit: 1, ...body });
    expect(status).toBe(201);
    return limit as Limit;
  };
  const call = (path: string, body: object, headers: Record<string, string> = {}) =>
    on.app.inject({
      method: 'POST',
      url: `${on.tenant.base}/v2/concurrency_limits/${path}`,
      headers: { authorization: `Bearer ${on.tenant.key}`, ...headers },
      payload: JSON.stringify(body),
    });
  const lease = async (name: string, more: object = {}, headers: Record<string, string> = {}) =>
    call('increment-with-lease', { names: [name], slots: 1, ...more }, headers);
  const leaseIdOf = ({ body }: { body: unknown }): string => (body as { lease_id: string }).lease_id;
  const heldOf = async ({ id }: Limit): Promise<Held> =>
    (
      await inWorkspace<{ concurrencyLimit: Held }>(
        `concurrencyLimit(id: $id) { holders { id slots since expires ${BY} } waiters { slots names since asksAgain ${BY} } }`,
        { id },
        ', $id: ID!',
      )
    ).concurrencyLimit;
  const act = (name: string, limit: Limit, shown = SHOWN, tenant = on.tenant) =>
    ask(`mutation($w: ID!, $id: ID!) { ${name}(workspaceId: $w, concurrencyLimitId: $id) { ${shown} } }`, { id: limit.id }, tenant);
  const release = (limit: Limit, leaseId: string, tenant = on.tenant) =>
    ask(
      `mutation($w: ID!, $id: ID!, $l: ID!) { releaseSlots(workspaceId: $w, concurrencyLimitId: $id, leaseId: $l) { ${SHOWN} } }`,
      { id: limit.id, l: leaseId },
      tenant,
    );

  it('are listed by name, of either kind, and found by what people know of them', async () => {
    await make({ name: 'seek-b', limit: 3, active_slots: 2, slot_decay_per_second: 0.5 });
    await make({ name: 'seek-a', active: false });
    await make({ name: 'tag:seek-t' });
    const deployment = await on.deploy({ name: 'seek-d', concurrency_limit: 2 });
    const found = async (filter: string): Promise<unknown> =>
      (
        await inWorkspace<{ concurrencyLimits: { totalCount: number; edges: { node: { name: string } }[] } }>(
          `concurrencyLimits(filter: { search: "SEEK", ${filter} }) { totalCount edges { node { name } } }`,
        )
      ).concurrencyLimits.edges.map(({ node }) => node.name);
    expect(await found('')).toEqual([`deployment:${deployment.id}`, 'seek-a', 'seek-b', 'tag:seek-t']);
    expect(await found('kind: GLOBAL')).toEqual([`deployment:${deployment.id}`, 'seek-a', 'seek-b']);
    expect(await found('kind: TAG')).toEqual(['tag:seek-t']);
    expect(await found('active: false')).toEqual(['seek-a']);
    expect(await inWorkspace('concurrencyLimits(filter: { search: "ag:seek" }) { totalCount }')).toEqual({ concurrencyLimits: { totalCount: 0 } });

    const first = await inWorkspace<{ concurrencyLimits: { pageInfo: { endCursor: string } } }>(
      'concurrencyLimits(first: 2, filter: { search: "seek" }) { totalCount pageInfo { hasNextPage endCursor } }',
    );
    expect(first).toMatchObject({ concurrencyLimits: { totalCount: 4, pageInfo: { hasNextPage: true } } });
    expect(
      await inWorkspace(
        `concurrencyLimits(first: 2, after: $a, filter: { search: "seek" }) { edges { node { ${LIMIT} deployments { name } } } }`,
        { a: first.concurrencyLimits.pageInfo.endCursor },
        ', $a: String',
      ),
    ).toMatchObject({
      concurrencyLimits: {
        edges: [
          { node: { name: 'seek-b', tag: null, active: true, limit: 3, slotDecayPerSecond: 0.5, deployments: [] } },
          { node: { name: 'tag:seek-t', tag: 'seek-t' } },
        ],
      },
    });
    expect(await inWorkspace('deployment(id: $d) { globalConcurrencyLimit { name limit deployments { name } } }', { d: deployment.id }, ', $d: ID!')).toEqual({
      deployment: { globalConcurrencyLimit: { name: `deployment:${deployment.id}`, limit: 2, deployments: [{ name: 'seek-d' }] } },
    });
  });

  it('show who holds them: a run, a task run, or what little was told', async () => {
    const limit = await make({ limit: 5, active_slots: 1 });
    const run = await newRun(on.tenant, 'holder');
    const taskRun = await newTaskRun(on.tenant, run, 'task');
    const { flow_id: flowId } = (await on.tenant.call('GET', `/flow_runs/${run}`)).body as { flow_id: string };
    await lease(limit.name, { holder: { type: 'flow_run', id: run } });
    await lease(limit.name, { holder: { type: 'task_run', id: taskRun } });
    await lease(limit.name, { lease_duration: 60 }, { 'x-prefect-flow-id': flowId, 'x-prefect-worker-name': 'w1' });
    await lease(limit.name, {}, { 'x-prefect-flow-id': 'nothing' });
    const nobody = { kind: null, resourceId: null, worker: null, flowRun: null, taskRun: null, deployment: null, flow: null };
    expect((await heldOf(limit)).holders).toMatchObject([
      { slots: 1, expires: expect.any(String), by: { ...nobody, kind: 'flow-run', resourceId: run, flowRun: { id: run } } },
      { by: { ...nobody, kind: 'task-run', resourceId: taskRun, taskRun: { id: taskRun }, flowRun: { id: run } } },
      { by: { ...nobody, worker: 'w1', flow: { name: 'holder' } } },
      { by: nobody },
    ]);
    expect(await inWorkspace(`concurrencyLimit(id: $id) { ${LIMIT} holders(first: 1) { id } }`, { id: limit.id }, ', $id: ID!')).toMatchObject({
      concurrencyLimit: { slotsTaken: 5, slotsUnleased: 1, holders: [{}] },
    });
  });

  it('show who waits: those who were told to come again, once each, and not any more once they have slots', async () => {
    const limit = await make();
    const run = await newRun(on.tenant, 'waiting');
    const { flow_id: flowId } = (await on.tenant.call('GET', `/flow_runs/${run}`)).body as { flow_id: string };
    const held = leaseIdOf(await lease(limit.name));
    const holder = { holder: { type: 'flow_run', id: run } };
    const refused = async (more: object, headers: Record<string, string> = {}): Promise<void> => {
      expect((await lease(limit.name, more, headers)).status).toBe(423);
      // However long this test takes, it is not late.
      const { cell, schema } = on.tenant.ctx;
      await cell.query({ text: `update ${schema}.concurrency_waiter set due = now() + interval '1 hour', until = now() + interval '2 hours'` });
    };
    for (let n = 0; n < 2; n++) await refused(holder);
    await refused({}, { 'x-prefect-flow-id': flowId });
    expect((await heldOf(limit)).waiters).toMatchObject([
      { slots: 1, names: [limit.name], asksAgain: expect.any(String), by: { kind: 'flow-run', flowRun: { id: run } } },
      { asksAgain: expect.any(String), by: { kind: null, flow: { name: 'waiting' } } },
    ]);
    expect(await answer(release(limit, held))).toMatchObject({ __typename: 'ConcurrencyLimitSuccess' });
    expect((await lease(limit.name, holder)).status).toBe(200);
    expect((await heldOf(limit)).waiters).toMatchObject([{ by: { flow: { name: 'waiting' } } }]);
  });

  it('show who stands in line, until it is served', async () => {
    const limit = await make();
    const held = leaseIdOf(await lease(limit.name));
    const run = await newRun(on.tenant, 'in-line');
    const served = lease(limit.name, { holder: { type: 'flow_run', id: run } }, { prefer: 'wait=30' });
    while ((await heldOf(limit)).waiters.length === 0);
    expect((await heldOf(limit)).waiters).toMatchObject([{ asksAgain: null, by: { flowRun: { id: run } } }]);
    await answer(release(limit, held));
    expect((await served).status).toBe(200);
    expect(await heldOf(limit)).toMatchObject({ waiters: [], holders: [{ by: { flowRun: { id: run } } }] });
  });

  it('show which runs of a deployment wait for a slot of it', async () => {
    const { id } = await on.deploy({ concurrency_limit: 1 });
    const [first, second] = [await on.scheduleRun(id, -1), await on.scheduleRun(id, -1)];
    for (const run of [first, second]) await on.tenant.call('POST', `/flow_runs/${run}/set_state`, { state: { type: 'PENDING' } });
    const { deployment } = await inWorkspace<{ deployment: { globalConcurrencyLimit: Limit } }>(
      'deployment(id: $d) { globalConcurrencyLimit { id } }',
      { d: id },
      ', $d: ID!',
    );
    expect(await heldOf(deployment.globalConcurrencyLimit)).toMatchObject({
      holders: [{ by: { kind: 'flow-run', flowRun: { id: first } } }],
      waiters: [{ slots: 1, since: expect.any(String), asksAgain: expect.any(String), by: { kind: 'flow-run', flowRun: { id: second } } }],
    });
  });

  it('are made, changed and deleted, with what is wrong told at its field', async () => {
    const create = (input: object) =>
      answer<{ concurrencyLimit: Limit }>(
        ask(`mutation($input: CreateConcurrencyLimitInput!) { createConcurrencyLimit(input: $input) { ${SHOWN} } }`, {
          input: { workspaceId: on.tenant.workspace.id, name: 'made', limit: 2, ...input },
        }),
      );
    const { concurrencyLimit: made, ...rest } = await create({ slotDecayPerSecond: 1.5 });
    expect([rest, made]).toMatchObject([{ __typename: 'ConcurrencyLimitSuccess' }, { name: 'made', limit: 2, active: true, slotDecayPerSecond: 1.5 }]);
    expect(await create({})).toMatchObject({ __typename: 'InputError', message: expect.stringContaining("'made'") });
    expect(await create({ name: 'a/b' })).toMatchObject({ fields: [{ field: 'name' }] });
    expect(await create({ name: 'other', slotDecayPerSecond: -1 })).toMatchObject({ fields: [{ field: 'slotDecayPerSecond' }] });
    const update = (input: object, id = made.id) =>
      answer(
        ask(`mutation($input: UpdateConcurrencyLimitInput!) { updateConcurrencyLimit(input: $input) { ${SHOWN} } }`, {
          input: { workspaceId: on.tenant.workspace.id, concurrencyLimitId: id, ...input },
        }),
      );
    expect(await update({ active: false, limit: 0 })).toMatchObject({ concurrencyLimit: { name: 'made', active: false, limit: 0, slotDecayPerSecond: 1.5 } });
    expect(await update({ limit: -1 })).toMatchObject({ fields: [{ field: 'limit' }] });
    expect(await update({}, 'nothing')).toMatchObject({ __typename: 'InputError', message: 'Concurrency Limit not found' });
    const DELETED = `__typename ... on DeleteSuccess { id } ${ERROR}`;
    expect(await answer(act('deleteConcurrencyLimit', made, DELETED))).toEqual({ __typename: 'DeleteSuccess', id: made.id });
    expect(await answer(act('deleteConcurrencyLimit', made, DELETED))).toMatchObject({ message: 'Concurrency Limit not found' });
  });

  it('are set for a tag, whether or not there was one', async () => {
    const set = (tag: string, limit: number) =>
      answer(
        ask(`mutation($w: ID!, $t: String!, $l: Int!) { setTagLimit(workspaceId: $w, tag: $t, concurrencyLimit: $l) { ${SHOWN} } }`, { t: tag, l: limit }),
      );
    expect(await set('gpu', 1)).toMatchObject({ concurrencyLimit: { tag: 'gpu', limit: 1 } });
    expect(await set('gpu', 4)).toMatchObject({ concurrencyLimit: { tag: 'gpu', limit: 4 } });
    expect(await set('gpu', -1)).toMatchObject({ fields: [{ field: 'concurrencyLimit' }] });
  });

  it('are emptied: of one holder’s slots, or of everybody’s', async () => {
    const limit = await make({ limit: 4, active_slots: 1 });
    const [one, two] = [leaseIdOf(await lease(limit.name)), leaseIdOf(await lease(limit.name))];
    expect(await answer(release(limit, one))).toMatchObject({ concurrencyLimit: { slotsTaken: 2, holders: [{ id: two }] } });
    for (const gone of [one, randomUUID(), 'nothing']) expect(await answer(release(limit, gone))).toMatchObject({ __typename: 'InputError' });
    expect(await answer(release(await make(), two))).toMatchObject({ __typename: 'InputError' });
    expect((await call(`leases/${one}/renew`, {})).status).toBe(410);
    expect(await answer(act('resetConcurrencyLimit', limit))).toMatchObject({ concurrencyLimit: { slotsTaken: 0, slotsUnleased: 0, holders: [] } });
    expect(await answer(act('resetConcurrencyLimit', { ...limit, id: randomUUID() }))).toMatchObject({ message: 'Concurrency Limit not found' });
  });

  it('are nobody’s from elsewhere', async () => {
    const limit = await make();
    const held = leaseIdOf(await lease(limit.name));
    for (const asked of [
      act('deleteConcurrencyLimit', limit, '__typename', on.stranger),
      act('resetConcurrencyLimit', limit, SHOWN, on.stranger),
      release(limit, held, on.stranger),
    ])
      expect((await asked).errors).toMatchObject([{ extensions: { code: 'workspace.not_found' } }]);
    const elsewhere =
      'query($w: ID!, $id: ID!) { workspace(id: $w) { concurrencyLimit(id: $id) { id } none: concurrencyLimit(id: "x") { id } concurrencyLimits { totalCount } } }';
    expect((await asker(on.app, withKey(on.stranger))(elsewhere, { w: on.stranger.workspace.id, id: limit.id })).data).toEqual({
      workspace: { concurrencyLimit: null, none: null, concurrencyLimits: { totalCount: 0 } },
    });
  });
});
