import type { FlowReply, FlowRunReply, FlowRunSetStatesReply, SetStateReply } from '@app/contract';
import { invalidAt, itFindsOnlyItsOwn, itIsShut, testApp, type Reply, type Tenant, type TestApp } from '../../app.testing.js';
import { FlowRunMovesService } from './flow-run-moves.service.js';
import { FlowRunsService } from './flow-runs.service.js';

describe('flow runs moved over REST', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;
  let flow: FlowReply;

  beforeAll(async () => {
    app = await testApp();
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
    flow = (await tenant.call('POST', '/flows/', { name: 'a-flow' })).body as FlowReply;
  }, 60_000);
  afterAll(async () => app.close());

  const tenants = () => ({ app, tenant, stranger });
  const newRun = async (body: object = {}): Promise<FlowRunReply> => {
    const reply = await tenant.call('POST', '/flow_runs/', { flow_id: flow.id, state: { type: 'RUNNING' }, ...body });
    if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
    return reply.body as FlowRunReply;
  };
  const read = async (id: string): Promise<FlowRunReply> => (await tenant.call('GET', `/flow_runs/${id}`)).body as FlowRunReply;

  describe('POST /flow_runs/bulk_set_state', () => {
    const state = { type: 'COMPLETED', message: 'all at once' };
    itIsShut(tenants, 'POST', '/flow_runs/bulk_set_state', { state });

    it('asks for the state of each run that matches, and tells what became of each', async () => {
      const [moved, ended, other] = [await newRun({ tags: ['mine'] }), await newRun({ tags: ['mine'], state: { type: 'CANCELLED' } }), await newRun()];
      const reply = await tenant.call('POST', '/flow_runs/bulk_set_state', { flow_runs: { tags: { all_: ['mine'] } }, state: { type: 'PENDING' }, odd: 1 });
      expect(reply.status).toBe(200);
      const { results } = reply.body as FlowRunSetStatesReply;
      expect(results.map(({ flow_run_id: id, status }) => [id, status]).sort()).toEqual(
        [
          [moved.id, 'ABORT'],
          [ended.id, 'ABORT'],
        ].sort(),
      );
      const forced = await tenant.call('POST', '/flow_runs/bulk_set_state', { flow_runs: { tags: { all_: ['mine'] } }, state, force: true });
      expect((forced.body as FlowRunSetStatesReply).results).toEqual(
        expect.arrayContaining([
          { flow_run_id: moved.id, status: 'ACCEPT', state: expect.objectContaining(state) as object, details: { type: 'accept_details' } },
          { flow_run_id: ended.id, status: 'ACCEPT', state: expect.objectContaining(state) as object, details: { type: 'accept_details' } },
        ]),
      );
      expect((await read(moved.id)).state).toMatchObject(state);
      expect((await read(other.id)).state_type).toBe('RUNNING');
    });

    it('moves as many as it is told to, and none of another workspace', async () => {
      for (let count = 0; count < 3; count++) await newRun({ tags: ['many'] });
      const body = { flow_runs: { tags: { all_: ['many'] } }, state };
      expect((await stranger.call('POST', '/flow_runs/bulk_set_state', body)).body).toEqual({ results: [] });
      expect(((await tenant.call('POST', '/flow_runs/bulk_set_state', { ...body, limit: 2 })).body as FlowRunSetStatesReply).results).toHaveLength(2);
      expect((await tenant.call('POST', '/flow_runs/count', { flow_runs: { tags: { all_: ['many'] }, state: { type: { any_: ['RUNNING'] } } } })).body).toBe(1);
    });

    it('goes on where one of them is gone meanwhile', async () => {
      const runs = app.app.get(FlowRunsService, { strict: false });
      const doomed = [await newRun({ tags: ['doomed'] }), await newRun({ tags: ['doomed'] })];
      const list: FlowRunsService['filter'] = async (ctx, body) => {
        const found = await runs.filter(ctx, body);
        await runs.delete(ctx, found[0]?.id ?? '');
        return found;
      };
      const moves = new FlowRunMovesService(Object.assign(Object.create(runs) as FlowRunsService, { filter: list }));
      const results = await moves.setStates(tenant.ctx, { flow_runs: { tags: { all_: ['doomed'] } }, state: { type: 'COMPLETED' } });
      expect(results.map(({ verdict }) => verdict.outcome)).toEqual(['abort', 'accept']);
      expect(results[0]?.verdict).toMatchObject({ state: null, reason: expect.stringMatching(/not found/) as string });
      expect(results.map(({ flowRunId }) => flowRunId).sort()).toEqual(doomed.map(({ id }) => id).sort());
    });

    it.each([
      ['no state', {}, ['body', 'state']],
      ['a limit of none', { state, limit: 0 }, ['body', 'limit']],
      ['a limit above 50', { state, limit: 51 }, ['body', 'limit']],
      ['a state that nobody knows', { state: { type: 'ODD' } }, ['body', 'state', 'type']],
      ['a filter that nobody knows', { state, flow_runs: { odd: 1 } }, ['body', 'flow_runs', 'odd']],
    ])('refuses %s', async (_, body, loc) => expect(await tenant.call('POST', '/flow_runs/bulk_set_state', body)).toMatchObject(invalidAt(...loc)));
  });

  describe('POST /flow_runs/{id}/resume', () => {
    const schema = {
      type: 'object',
      properties: { n: { type: 'integer' }, note: { type: 'string', default: 'x' } },
      required: ['n'],
      additionalProperties: false,
    };
    const keys = { schema: 'paused-1-schema', response: 'paused-1-response', description: 'paused-1-description' };
    const own = () => waiting.id;
    let waiting: FlowRunReply;

    beforeAll(async () => (waiting = await paused({ run_input_keyset: keys })));

    const paused = async (details: object = {}, body: object = {}): Promise<FlowRunReply> => {
      const run = await newRun(body);
      const state = { type: 'PAUSED', state_details: { pause_key: '1', pause_timeout: new Date(Date.now() + 60_000).toISOString(), ...details } };
      expect((await tenant.call('POST', `/flow_runs/${run.id}/set_state`, { state })).status).toBe(201);
      return run;
    };
    const send = async (id: string, key: string, value: unknown): Promise<void> => {
      const body = { key, value: typeof value === 'string' ? value : JSON.stringify(value) };
      expect((await tenant.call('POST', `/flow_runs/${id}/input`, body)).status).toBe(201);
    };
    const asking = async (asked: unknown = schema): Promise<FlowRunReply> => {
      const run = await paused({ run_input_keyset: keys });
      await send(run.id, keys.schema, asked);
      return run;
    };
    const resume = async (id: string, body?: object): Promise<Reply> => tenant.call('POST', `/flow_runs/${id}/resume`, body);
    const answerOf = async (id: string): Promise<Reply> => tenant.call('GET', `/flow_runs/${id}/input/${keys.response}`);
    const statesOf = async (id: string): Promise<string[]> =>
      ((await tenant.call('GET', `/flow_run_states/?flow_run_id=${id}`)).body as { name: string }[]).map(({ name }) => name);

    itIsShut(tenants, 'POST', () => `/flow_runs/${waiting.id}/resume`, {});
    itFindsOnlyItsOwn(tenants, 'POST', (id) => `/flow_runs/${id}/resume`, own, {}, 'Flow run not found');

    it('lets a paused run go on, without a body too', async () => {
      const { id } = await paused();
      expect(await resume(id)).toMatchObject({
        status: 201,
        body: { status: 'ACCEPT', state: { type: 'RUNNING', name: 'Running' }, details: { type: 'accept_details' } },
      });
      expect(await read(id)).toMatchObject({ state_type: 'RUNNING', run_count: 2 });
    });

    it('has a suspended run started anew, now', async () => {
      const { id } = await paused({ pause_reschedule: true }, { deployment_id: '0197f6f0-0000-4000-8000-00000000000d' });
      const reply = await resume(id, { run_input: { passed: 'over' } });
      expect(reply).toMatchObject({ status: 201, body: { status: 'ACCEPT', state: { type: 'SCHEDULED', name: 'Resuming' } } });
      const { state } = reply.body as SetStateReply;
      expect(Date.parse(state?.state_details.scheduled_time ?? '')).toBeLessThanOrEqual(Date.parse(state?.timestamp ?? ''));
    });

    it('keeps the answer, with what was left to the workspace to make, and its numbers as they were sent', async () => {
      const { id } = await asking({ ...schema, additionalProperties: true });
      await tenant.call('POST', '/variables/', { name: 'the_number', value: 7 });
      const input =
        '{"n":{"__prefect_kind":"workspace_variable","variable_name":"the_number"},"list":{"__prefect_kind":"json","value":"[1.0]"},"plain":{"__prefect_kind":"jinja","template":"text"},"made":{"__prefect_kind":"json","value":{"__prefect_kind":"jinja","template":"{{ [1.0, 7 // 2] | tojson }}"}},"large":123456789012345678901234567890}';
      const reply = await app.app.inject({
        method: 'POST',
        url: `${tenant.base}/flow_runs/${id}/resume`,
        headers: { authorization: `Bearer ${tenant.key}` },
        payload: `{"run_input":${input}}`,
      });
      expect(reply.statusCode).toBe(201);
      const answer = await app.app.inject({
        method: 'GET',
        url: `${tenant.base}/flow_runs/${id}/input/${keys.response}`,
        headers: { authorization: `Bearer ${tenant.key}` },
      });
      expect(answer.payload).toBe('{"n":7,"list":[1.0],"plain":"text","made":[1.0,3],"large":123456789012345678901234567890}');
    });

    it.each<[string, unknown, object, RegExp]>([
      ['what is of another type', schema, { n: 'x' }, /'n'.*'x' is not of type 'integer'/],
      ['nothing, where something is asked for', schema, {}, /'n' is a required property/],
      ['what nobody asked for', schema, { n: 1, odd: 2 }, /odd/],
      ['a variable that is not there', schema, { n: { __prefect_kind: 'workspace_variable', variable_name: 'missing' } }, /'missing' not found/],
      ['what is no JSON', schema, { n: { __prefect_kind: 'json', value: '{' } }, /Invalid JSON/],
      ['a template that is none', schema, { n: { __prefect_kind: 'jinja', template: '\n{{ 1 + }}' } }, /Invalid jinja: .*line 2/],
      ['a template, which makes a text', schema, { n: { __prefect_kind: 'jinja', template: '{{ 1 }}' } }, /'1' is not of type 'integer'/],
      ['a schema that is no JSON', '{nope', { n: 1 }, /no JSON Schema/],
      ['a schema that is no object', '[1]', { n: 1 }, /no JSON Schema/],
      ['a schema that is none', { type: 'odd' }, { n: 1 }, /Invalid schema/],
      ['a schema that leads back to itself', { $ref: '#' }, { n: 1 }, /circular/],
    ])('leaves the run waiting at %s', async (_, asked, input, reason) => {
      const { id } = await asking(asked);
      const { state } = await read(id);
      expect(await resume(id, { run_input: input })).toEqual({
        status: 200,
        headers: expect.anything() as object,
        body: { status: 'REJECT', state, details: { type: 'abort_details', reason: expect.stringMatching(reason) as string } },
      });
      expect(await answerOf(id)).toMatchObject({ status: 404 });
      expect(await resume(id, { run_input: { n: 1 } })).toMatchObject(asked === schema ? { status: 201 } : { status: 200 });
    });

    it('leaves a run waiting whose schema is not there yet', async () =>
      expect(await resume(waiting.id, { run_input: { n: 1 } })).toMatchObject({ status: 200, body: { status: 'REJECT', details: { type: 'abort_details' } } }));

    it('keeps no answer where none was given, or the run names no place for it', async () => {
      const silent = await asking({ type: 'object' });
      expect((await resume(silent.id, { run_input: null })).status).toBe(201);
      expect((await answerOf(silent.id)).status).toBe(404);
      const placeless = await paused({ run_input_keyset: { schema: keys.schema } });
      await send(placeless.id, keys.schema, {});
      expect((await resume(placeless.id, { run_input: { n: 1 } })).status).toBe(201);
      expect((await resume((await paused({ run_input_keyset: {} })).id, { run_input: { n: 1 } })).status).toBe(201);
    });

    it('puts the newer answer in the place of the older when a run that starts over waits again', async () => {
      const { id } = await asking();
      await resume(id, { run_input: { n: 1 } });
      for (const state of [{ type: 'FAILED' }, { type: 'RUNNING' }, { type: 'PAUSED', state_details: { pause_key: '1', run_input_keyset: keys } }])
        expect((await tenant.call('POST', `/flow_runs/${id}/set_state`, { state })).status).toBe(201);
      expect((await resume(id, { run_input: { n: 2 } })).status).toBe(201);
      expect((await answerOf(id)).body).toEqual({ n: 2 });
    });

    it('does nothing with a run that is not paused', async () => {
      const { id } = await newRun();
      expect(await resume(id, {})).toMatchObject({ status: 200, body: { status: 'ABORT', state: null, details: { type: 'abort_details' } } });
      expect(await statesOf(id)).toEqual(['Running']);
    });

    it('fails a run whose pause is over, and tells it nothing', async () => {
      const { id } = await paused({ pause_timeout: new Date(Date.now() - 1_000).toISOString(), run_input_keyset: keys });
      await send(id, keys.schema, schema);
      expect(await resume(id, { run_input: { n: 1 } })).toMatchObject({
        status: 201,
        body: { status: 'REJECT', state: { type: 'FAILED' }, details: { type: 'reject_details' } },
      });
      expect((await answerOf(id)).status).toBe(404);
    });

    it('lets one of many go first, with its answer, and tells the others that there is nothing to resume', async () => {
      const { id } = await asking();
      const replies = await Promise.all(Array.from({ length: 10 }, async (_, n) => resume(id, { run_input: { n } })));
      const accepted = replies.flatMap(({ status }, n) => (status === 201 ? [n] : []));
      expect(accepted).toHaveLength(1);
      expect((await answerOf(id)).body).toEqual({ n: accepted[0] });
      expect(await statesOf(id)).toEqual(['Running', 'Paused', 'Running']);
    });

    it.each([
      ['an input that is no object', { run_input: [1] }, ['body', 'run_input']],
      ['an input that is a text', { run_input: 'x' }, ['body', 'run_input']],
    ])('refuses %s', async (_, body, loc) => expect(await resume(waiting.id, body)).toMatchObject(invalidAt(...loc)));
  });
});
