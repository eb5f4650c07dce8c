import { asker, newRun, setState, withKey, type Answer } from './graphql.testing.js';
import { Deployments, NOWHERE } from '../workspace/deployments/deployments.testing.js';

const ERROR = '... on InputError { message fields { field message } }';
const DELETED = `__typename ... on DeleteSuccess { id } ${ERROR}`;
const SHOWN = `__typename ... on FlowRunSuccess { flowRun { id state { type name } } } ${ERROR}`;
const SCHEMA = { type: 'object', properties: { n: { type: 'integer' }, note: { type: 'string' } }, required: ['n'] };
const KEYS = { schema: 'k-schema', description: 'k-description', response: 'k-response' };

describe('what people do to runs', () => {
  let world: Deployments;
  let deploymentId: string;
  beforeAll(async () => {
    world = await Deployments.open({ roles: ['api'] });
    ({ id: deploymentId } = await world.deploy());
  }, 60_000);
  afterAll(() => world.close());

  const ask = async (query: string, variables: object = {}, tenant = world.tenant): Promise<Answer> =>
    asker(world.app, withKey(tenant))(query, { w: world.tenant.workspace.id, ...variables });
  const answer = async (asked: Promise<Answer>): Promise<unknown> => {
    const { data, errors } = await asked;
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0];
  };
  const act = (name: string, id: string, tenant = world.tenant): Promise<Answer> =>
    ask(`mutation($w: ID!, $id: ID!) { ${name}(workspaceId: $w, flowRunId: $id) { ${name === 'deleteFlowRun' ? DELETED : SHOWN} } }`, { id }, tenant);
  const resume = async (id: string, answerText: string | null = null) =>
    answer(
      ask(`mutation($w: ID!, $id: ID!, $a: String) { resumeFlowRun(workspaceId: $w, flowRunId: $id, answerText: $a) { ${SHOWN} } }`, { id, a: answerText }),
    );

  /** A run of the deployment in that state. */
  const runIn = async (type: string, fields: object = {}): Promise<string> => {
    const state = type === 'SCHEDULED' ? { type, state_details: { scheduled_time: '2030-01-01T00:00:00Z' } } : { type, ...fields };
    return ((await world.tenant.call('POST', `/deployments/${deploymentId}/create_flow_run`, { state })).body as { id: string }).id;
  };
  const stateOf = async (id: string): Promise<string> => ((await world.tenant.call('GET', `/flow_runs/${id}`)).body as { state_type: string }).state_type;

  describe('retryFlowRun', () => {
    it('starts over what has ended', async () => {
      const id = await runIn('FAILED');
      expect(await answer(act('retryFlowRun', id))).toEqual({
        __typename: 'FlowRunSuccess',
        flowRun: { id, state: { type: 'SCHEDULED', name: 'AwaitingRetry' } },
      });
    });

    it('says why it cannot', async () => {
      expect(await answer(act('retryFlowRun', await runIn('RUNNING')))).toMatchObject({ message: 'Only a run that has ended can be retried.' });
      const byHand = await newRun(world.tenant, 'by-hand');
      await setState(world.tenant, byHand, 'FAILED');
      expect(await answer(act('retryFlowRun', byHand))).toMatchObject({
        __typename: 'InputError',
        message: 'Only runs of a deployment can be scheduled again.',
      });
    });
  });

  it('cancelFlowRun asks for the end of a process, and ends at once what has none', async () => {
    expect(await answer(act('cancelFlowRun', await runIn('RUNNING')))).toMatchObject({ flowRun: { state: { type: 'CANCELLING' } } });
    expect(await answer(act('cancelFlowRun', await runIn('SCHEDULED')))).toMatchObject({ flowRun: { state: { type: 'CANCELLED' } } });
    expect(await answer(act('cancelFlowRun', await runIn('COMPLETED')))).toMatchObject({
      __typename: 'InputError',
      message: expect.stringMatching(/ended already/) as string,
    });
  });

  it('suspendFlowRun gives up the process of a running run until it is resumed', async () => {
    const id = await runIn('RUNNING');
    expect(await answer(act('suspendFlowRun', id))).toMatchObject({ flowRun: { state: { type: 'PAUSED', name: 'Suspended' } } });
    expect(await answer(act('suspendFlowRun', await runIn('SCHEDULED')))).toMatchObject({
      __typename: 'InputError',
      message: expect.stringMatching(/^Only running runs/) as string,
    });
    expect(await resume(id)).toMatchObject({ flowRun: { state: { type: 'SCHEDULED', name: 'Resuming' } } });
    expect(await resume(id)).toMatchObject({ __typename: 'InputError', message: 'Only a paused flow run can be resumed.' });
    const outOfRange = `mutation($w: ID!, $id: ID!) { suspendFlowRun(workspaceId: $w, flowRunId: $id, timeoutSeconds: 0) { ${SHOWN} } }`;
    expect(await answer(ask(outOfRange, { id }))).toMatchObject({ __typename: 'InputError' });
  });

  describe('a run that waits for an answer', () => {
    const question = async (id: string) =>
      answer(ask('query($w: ID!, $id: ID!) { workspace(id: $w) { flowRun(id: $id) { question { description schema schemaText } } } }', { id }));
    const waiting = async (): Promise<string> => {
      const id = await runIn('RUNNING');
      const state = { type: 'PAUSED', state_details: { pause_key: '1', run_input_keyset: KEYS } };
      expect((await world.tenant.call('POST', `/flow_runs/${id}/set_state`, { state })).status).toBe(201);
      return id;
    };
    const send = (id: string, key: string, value: unknown) => world.tenant.call('POST', `/flow_runs/${id}/input`, { key, value: JSON.stringify(value) });

    it('tells what it asks as soon as it has sent it', async () => {
      const id = await waiting();
      expect(await question(id)).toEqual({ flowRun: { question: { description: null, schema: null, schemaText: null } } });
      expect(await resume(id, '{"n": 1}')).toMatchObject({ __typename: 'InputError', message: expect.stringMatching(/is not there yet/) as string });
      await send(id, KEYS.schema, SCHEMA);
      await send(id, KEYS.description, '# How many?');
      expect(await question(id)).toEqual({ flowRun: { question: { description: '# How many?', schema: SCHEMA, schemaText: JSON.stringify(SCHEMA) } } });
      expect(await question(await runIn('RUNNING'))).toEqual({ flowRun: { question: null } });
    });

    it('tells a form what does not fit, and goes on with what does, its numbers as they were written', async () => {
      const id = await waiting();
      await send(id, KEYS.schema, SCHEMA);
      expect(await resume(id, '{"n": "many", "note": 5}')).toMatchObject({
        __typename: 'InputError',
        fields: [{ field: 'parameters.n' }, { field: 'parameters.note' }],
      });
      expect(await resume(id, '{')).toMatchObject({ __typename: 'InputError' });
      expect(await resume(id, '[]')).toMatchObject({ __typename: 'InputError', message: 'An answer is a JSON object.' });
      expect(await stateOf(id)).toBe('PAUSED');
      expect(await resume(id, '{"n": 2.0}')).toMatchObject({ flowRun: { state: { type: 'RUNNING' } } });
      const { ctx } = world.tenant;
      const text = `select value from ${ctx.schema}.flow_run_input where flow_run_id = $1 and key = $2`;
      expect(await ctx.cell.query({ text, values: [id, KEYS.response] })).toEqual([{ value: '{"n":2.0}' }]);
    });
  });

  it('deleteFlowRun deletes a run, once', async () => {
    const id = await runIn('COMPLETED');
    expect(await answer(act('deleteFlowRun', id))).toEqual({ __typename: 'DeleteSuccess', id });
    expect(await answer(act('deleteFlowRun', id))).toMatchObject({ __typename: 'InputError', message: 'Flow run not found' });
  });

  const ACTS = ['retryFlowRun', 'cancelFlowRun', 'suspendFlowRun', 'resumeFlowRun', 'deleteFlowRun'];
  it.each(ACTS)('%s knows no run that is not there, and is shut to those who may not enter', async (name) => {
    for (const missing of [NOWHERE, 'x'])
      expect(await answer(act(name, missing))).toMatchObject({ message: expect.stringMatching(/^Flow run .*not found$/) as string });
    const id = await runIn('PENDING');
    expect((await act(name, id, world.stranger)).errors).toMatchObject([{ extensions: { code: 'workspace.not_found' } }]);
    expect(await stateOf(id)).toBe('PENDING');
  });

  describe('actOnFlowRuns', () => {
    const many = async (input: object, tenant = world.tenant) =>
      ask(
        `mutation($input: FlowRunsInput!) { actOnFlowRuns(input: $input) { __typename ... on FlowRunsSuccess { done refused { flowRunId name reason } endCursor } ${ERROR} } }`,
        { input: { workspaceId: world.tenant.workspace.id, ...input } },
        tenant,
      );

    it('does it to each for itself, and says to which it was not done and why', async () => {
      const [scheduled, running, ended] = [await runIn('SCHEDULED'), await runIn('RUNNING'), await runIn('COMPLETED')];
      expect(await answer(many({ act: 'CANCEL', flowRunIds: [scheduled, running, ended, NOWHERE] }))).toEqual({
        __typename: 'FlowRunsSuccess',
        done: expect.arrayContaining([scheduled, running]) as string[],
        refused: [
          { flowRunId: ended, name: expect.any(String) as string, reason: 'The run has ended already, as COMPLETED.' },
          { flowRunId: NOWHERE, name: NOWHERE, reason: 'There is no such run any more.' },
        ],
        endCursor: null,
      });
      expect([await stateOf(scheduled), await stateOf(running), await stateOf(ended)]).toEqual(['CANCELLED', 'CANCELLING', 'COMPLETED']);
    });

    it('does it to all that a filter finds and that it can be done to', async () => {
      const { id: other } = await world.deploy();
      const make = async (type: string) =>
        ((await world.tenant.call('POST', `/deployments/${other}/create_flow_run`, { state: { type } })).body as { id: string }).id;
      const [failed, crashed, running] = [await make('FAILED'), await make('CRASHED'), await make('RUNNING')];
      const filter = { deploymentIds: [other] };
      expect(await answer(many({ act: 'RETRY', filter: { ...filter, stateTypes: ['RUNNING'] } }))).toMatchObject({ done: [], refused: [], endCursor: null });
      expect(await answer(many({ act: 'RETRY', filter }))).toMatchObject({ done: expect.arrayContaining([failed, crashed]) as string[], refused: [] });
      expect(await stateOf(running)).toBe('RUNNING');
      expect(await answer(many({ act: 'DELETE', filter }))).toMatchObject({ done: expect.arrayContaining([failed, crashed, running]) as string[] });
      expect(await world.runsOf(other)).toEqual([]);
    });

    it('goes on with a filter where it stopped', async () => {
      const { id: other } = await world.deploy();
      const make = () => world.tenant.call('POST', `/deployments/${other}/create_flow_run`, { state: { type: 'COMPLETED' } });
      await Promise.all(Array.from({ length: 201 }, make));
      const first = (await answer(many({ act: 'DELETE', filter: { deploymentIds: [other] } }))) as { done: string[]; endCursor: string };
      expect([first.done.length, typeof first.endCursor]).toEqual([200, 'string']);
      expect(await answer(many({ act: 'DELETE', filter: { deploymentIds: [other] }, after: first.endCursor }))).toMatchObject({
        done: [expect.any(String)],
        endCursor: null,
      });
    });

    it('wants ids or a filter, and not too many', async () => {
      for (const input of [
        {},
        { flowRunIds: [NOWHERE], filter: {} },
        { flowRunIds: ['x'] },
        { flowRunIds: Array(201).fill(NOWHERE) },
        { filter: {}, after: 'x' },
      ])
        expect(await answer(many({ act: 'DELETE', ...input }))).toMatchObject({ __typename: 'InputError' });
    });

    it('is shut to those who may not enter', async () =>
      expect((await many({ act: 'DELETE', filter: {} }, world.stranger)).errors).toMatchObject([{ extensions: { code: 'workspace.not_found' } }]));
  });

  it('searches are kept by name, changed and deleted', async () => {
    const save = (input: object, tenant = world.tenant) =>
      ask(
        `mutation($input: SaveSearchInput!) { saveSearch(input: $input) { __typename ... on SavedSearchSuccess { search { id name filters } } ${ERROR} } }`,
        { input: { workspaceId: world.tenant.workspace.id, ...input } },
        tenant,
      );
    const remove = (id: string, tenant = world.tenant) =>
      ask(`mutation($w: ID!, $id: ID!) { deleteSearch(workspaceId: $w, searchId: $id) { ${DELETED} } }`, { id }, tenant);
    const list = () => answer(ask('query($w: ID!) { workspace(id: $w) { savedSearches { name filters } } }'));
    const filters = [{ object: 'flow_run', property: 'stateTypes', type: 'list', operation: 'any', value: ['FAILED'] }];
    const made = (await answer(save({ name: 'mine', filters }))) as { search: { id: string } };
    expect(made).toMatchObject({ __typename: 'SavedSearchSuccess', search: { name: 'mine', filters } });
    await answer(save({ name: 'mine', filters: [] }));
    expect(await list()).toEqual({ savedSearches: [{ name: 'mine', filters: [] }] });
    expect(await answer(save({ name: 'bad', filters: [{}] }))).toMatchObject({ __typename: 'InputError' });
    for (const asked of [save({ name: 'x', filters: [] }, world.stranger), remove(made.search.id, world.stranger)])
      expect((await asked).errors).toMatchObject([{ extensions: { code: 'workspace.not_found' } }]);
    expect(await answer(remove(made.search.id))).toEqual({ __typename: 'DeleteSuccess', id: made.search.id });
    for (const missing of [made.search.id, 'x']) expect(await answer(remove(missing))).toMatchObject({ message: 'Saved search not found' });
    expect(await list()).toEqual({ savedSearches: [] });
  });
});
