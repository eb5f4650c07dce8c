import type { FlowReply, FlowRunReply, FlowRunSetStatesReply } from '@app/contract';
import { invalidAt, itIsShut, testApp, type Tenant, type TestApp } from '../../app.testing.js';
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
});
