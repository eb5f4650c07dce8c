import { randomUUID } from 'node:crypto';
import type { RehearsalReply, ReplayReply, TrailReply } from '@app/contract';
import { invalidAt, itFindsOnlyItsOwn, itIsShut, type Tenant } from '../../../app.testing.js';
import { Upkeep } from '../../../loops/upkeep.js';
import { Deployments } from '../../deployments/deployments.testing.js';
import { TAKE_ACTIONS } from '../actions/actions.duty.js';
import { EVALUATE_AUTOMATIONS } from '../engine/evaluations.service.js';

describe('rehearsals of automations', () => {
  let on: Deployments;
  let tenant: Tenant;
  let stranger: Tenant;
  beforeAll(async () => {
    // Nothing happens here unless a test has it done.
    on = await Deployments.open({ roles: ['api', 'streams'] });
    ({ tenant } = on);
    stranger = await on.app.newTenant();
  });
  afterAll(async () => on.close());

  let names = 0;
  const aName = (): string => `rehearsed-${++names}.happened`;
  const reactive = (expect: string, members: object = {}) => ({ type: 'event', posture: 'Reactive', expect: [expect], ...members });
  const draft = (trigger: object, members: object = {}) => ({ name: 'au', trigger, actions: [{ type: 'do-nothing' }], ...members });
  const create = async (trigger: object, members: object = {}): Promise<string> => {
    const { status, body } = await tenant.call('POST', '/automations/', draft(trigger, members));
    if (status !== 201) throw new Error(JSON.stringify(body));
    return (body as { id: string }).id;
  };
  const ago = (seconds: number): string => new Date(Date.now() - seconds * 1_000).toISOString();
  const happen = async (event: string, members: object = {}): Promise<string> => {
    const one = { id: randomUUID(), occurred: ago(0), event, resource: { 'prefect.resource.id': 'thing.1' }, ...members };
    await tenant.call('POST', '/events', [one]);
    return one.id;
  };
  const perform = async (duty: string) => on.app.app.get(Upkeep, { strict: false }).perform({ workspaceId: tenant.workspace.id, duty });
  const test = async (id: string, body: object = {}) => (await tenant.call('POST', `/automations/${id}/test`, body)).body as RehearsalReply;
  const testDraft = async (trigger: object, members: object = {}) =>
    (await tenant.call('POST', '/automations/test', draft(trigger, members))).body as RehearsalReply;
  const replay = async (id: string, body: object = {}) => (await tenant.call('POST', `/automations/${id}/replay`, body)).body as ReplayReply;
  const trail = async (id: string) => (await tenant.call('GET', `/automations/${id}/trail`)).body as TrailReply;
  const tenants = () => ({ app: on.app, tenant, stranger });
  let own = '';
  beforeAll(async () => void (own = await create(reactive(aName()))));

  describe('POST /automations/{id}/test', () => {
    itIsShut(tenants, 'POST', () => `/automations/${own}/test`, {});
    itFindsOnlyItsOwn(
      tenants,
      'POST',
      (id) => `/automations/${id}/test`,
      () => own,
      {},
      'Automation not found',
    );

    it('refuses a window of more than a day, one that ends before it begins, and what it does not know', async () => {
      const path = `/automations/${own}/test`;
      expect(await tenant.call('POST', path, { since: ago(90_000) })).toMatchObject(invalidAt('body', 'since'));
      expect(await tenant.call('POST', path, { since: ago(10), until: ago(20) })).toMatchObject(invalidAt('body', 'since'));
      expect(await tenant.call('POST', path, { since: 'yesterday' })).toMatchObject(invalidAt('body', 'since'));
      expect(await tenant.call('POST', path, { dry: true })).toMatchObject(invalidAt('body', 'dry'));
    });

    it('answers at which events of the last hour it would have fired, and changes nothing', async () => {
      const name = aName();
      const early = await happen(name, { occurred: ago(7_200) });
      const ids = [];
      for (const seconds of [3_000, 2_000, 1_000]) ids.push(await happen(name, { occurred: ago(seconds) }));
      const id = await create(reactive(name, { threshold: 2, within: 86_400 }), { enabled: false });
      const tested = await test(id);
      expect(tested).toMatchObject({ events: 3, truncated: false, matched: 2, fired: 1 });
      expect(tested.firings).toMatchObject([{ event: { id: ids[1] }, labels: {} }]);
      // As the reference reckons, it counts again once the time in which it fired is over.
      expect(tested.nearest).toMatchObject([{ reason: 'before-window', event: { id: ids[2] } }]);
      expect(tested.windows).toMatchObject([{ count: 0, threshold: 2 }]);
      expect(await test(id, { since: ago(7_900), until: ago(1_500) })).toMatchObject({
        events: 3,
        firings: [{ event: { id: expect.not.stringMatching(early) as string } }],
      });
      expect(await trail(id)).toMatchObject({ fired: 0, matched: 0, results: [], windows: [] });
    });

    it('renders what the actions of the first would be given, or says why they would fail', async () => {
      const name = aName();
      await happen(name, { payload: { n: 7 } });
      const { id } = await on.deploy();
      const automation = await create(reactive(name), {
        enabled: false,
        actions: [
          { type: 'run-deployment', deployment_id: id, parameters: { a: '{{ event.payload.n }}', b: 'by {{ automation.name }}', c: 2.0 } },
          { type: 'cancel-flow-run' },
          { type: 'run-deployment', deployment_id: id, parameters: { a: '{{ 1 / 0 }}' } },
        ],
        actions_on_trigger: [{ type: 'pause-automation', source: 'inferred' }],
      });
      const { actions } = await test(automation);
      expect(actions).toEqual([
        { index: 0, type: 'run-deployment', about: `prefect.deployment.${id}`, rendered: { parameters: { a: 7, b: 'by au', c: 2 } }, error: null },
        { index: 1, type: 'cancel-flow-run', about: null, rendered: null, error: 'No flow run could be inferred' },
        expect.objectContaining({ index: 2, rendered: null, error: expect.stringContaining('division by zero') as string }),
        { index: 3, type: 'pause-automation', about: `prefect.automation.${automation}`, rendered: null, error: null },
      ]);
      expect(await on.runsOf(id)).toEqual([]);
    });

    it('says why the nearest others did not count, the nearest first', async () => {
      const name = aName();
      await happen(name, { resource: { 'prefect.resource.id': 'other.1', color: 'red' } });
      await happen(name, { resource: { 'prefect.resource.id': 'thing.1', color: 'green' } });
      const { nearest, fired } = await testDraft(reactive(name, { match: { 'prefect.resource.id': 'thing.*', color: 'red' } }));
      expect(fired).toBe(0);
      expect(nearest.map(({ sentence }) => sentence)).toEqual([
        'Its color is green, and color red is asked for.',
        'Its prefect.resource.id is other.1, and prefect.resource.id thing.* is asked for.',
      ]);
    });

    it('tells of what did not come in time', async () => {
      const [start, end] = [aName(), aName()];
      await happen(start, { occurred: ago(1_000), resource: { 'prefect.resource.id': 'a' } });
      await happen(start, { occurred: ago(1_000), resource: { 'prefect.resource.id': 'b' } });
      await happen(end, { occurred: ago(900), resource: { 'prefect.resource.id': 'a' } });
      const tested = await testDraft(reactive(end, { posture: 'Proactive', after: [start], within: 300, for_each: ['prefect.resource.id'] }));
      expect(tested.firings).toMatchObject([{ labels: { 'prefect.resource.id': 'b' }, event: { event: start } }]);
      const steady = await testDraft(reactive('never', { posture: 'Proactive', within: 1_200 }));
      expect([steady.fired, steady.firings[0]?.event]).toEqual([3, null]);
    });
  });

  /** That a run entered states, each so many seconds ago. */
  const history = async (states: Readonly<Record<string, number>>, runId: string = randomUUID()) => {
    const resource = { 'prefect.resource.id': `prefect.flow-run.${runId}` };
    for (const [state, seconds] of Object.entries(states)) await happen(`prefect.flow-run.${state}`, { occurred: ago(seconds), resource });
    const metric = (members: object) => ({
      type: 'metric',
      match: resource,
      metric: { threshold: 0.9, operator: '<', range: 600, firing_for: 300, ...members },
    });
    return { metric, successes: metric({ name: 'successes' }) };
  };

  describe('metrics in tests of the past', () => {
    it('are looked at as often as they would have been, and fire once they were beyond their threshold for long enough', async () => {
      const { successes } = await history({ Failed: 3_000, Completed: 1_000 });
      const tested = await testDraft(successes);
      expect(tested).toMatchObject({ events: 0, fired: 1, truncated: false, firings: [{ sentence: 'It fired: successes < 0.9 (0).', event: null }] });
      expect(tested.metrics).toMatchObject([{ name: 'successes', looks: 121, value: null, lowest: 0, highest: 1, firing: false, breached: false }]);
      expect(tested.metrics[0]?.turns.map(({ kind, value }) => [kind, value])).toEqual([
        ['breached', 0],
        ['fired', 0],
        ['resolved', 1],
      ]);
      const [breached, fired] = tested.metrics[0]?.turns.map(({ at }) => Date.parse(at)) ?? [];
      expect((fired ?? 0) - (breached ?? 0)).toBe(300_000);
    });

    it('do not fire for what did not last, nor without any run', async () => {
      const { metric } = await history({ Failed: 3_000, Completed: 2_800 });
      const tested = await testDraft(metric({ name: 'successes' }));
      expect(tested).toMatchObject({ fired: 0, metrics: [{ turns: [{ kind: 'breached' }, { kind: 'calmed', value: 1 }] }] });
      const none = await testDraft((await history({})).successes);
      expect(none).toMatchObject({ fired: 0, metrics: [{ value: null, lowest: null, highest: null, looks: 121, turns: [] }] });
    });

    it('are reckoned from what had happened by then', async () => {
      const { id: flowId } = (await tenant.call('POST', '/flows/', { name: aName() })).body as { id: string };
      const { id } = (await tenant.call('POST', '/flow_runs/', { flow_id: flowId })).body as { id: string };
      const { metric } = await history({ Late: 1_990, Running: 1_900, Completed: 1_700 }, id);
      await tenant.ctx.cell.query({
        text: `update ${tenant.ctx.schema}.flow_run set expected_start_time = $2, start_time = $3, end_time = $4 where id = $1`,
        values: [id, ago(2_000), ago(1_900), ago(1_700)],
      });
      const { metrics } = await testDraft(metric({ name: 'duration' }));
      expect(metrics[0]?.lowest).toBeCloseTo(200, 0);
      expect(metrics[0]?.highest).toBeCloseTo(200, 0);
      const lateness = (await testDraft(metric({ name: 'lateness' }))).metrics[0];
      expect(lateness?.highest).toBeCloseTo(100, 0);
      expect(lateness?.lowest).toBeLessThan(70);
    });

    it('count as parts of several, in their place', async () => {
      const { successes } = await history({ Failed: 3_000 });
      const name = aName();
      const last = await happen(name, { occurred: ago(500) });
      const parts = [successes, reactive(name)];
      expect(await testDraft({ type: 'sequence', within: null, triggers: parts })).toMatchObject({ fired: 1, firings: [{ event: { id: last } }] });
      expect(await testDraft({ type: 'sequence', within: null, triggers: parts.toReversed() })).toMatchObject({ fired: 0 });
      expect(await testDraft({ type: 'compound', require: 'all', within: 60, triggers: parts })).toMatchObject({ fired: 0 });
    });
  });

  describe('POST /automations/test', () => {
    itIsShut(tenants, 'POST', '/automations/test', draft(reactive('x')));

    it('says what is wrong with the draft, where', async () => {
      const refused = await tenant.call('POST', '/automations/test', draft({ type: 'event', posture: 'Sometimes' }));
      expect(refused).toMatchObject(invalidAt('body', 'trigger', 'posture'));
      expect(await tenant.call('POST', '/automations/test', draft(reactive('x'), { since: ago(90_000) }))).toMatchObject(invalidAt('body', 'since'));
    });

    it('answers of parts of several, and keeps nothing', async () => {
      const [a, b] = [aName(), aName()];
      await happen(a, { occurred: ago(20) });
      const last = await happen(b, { occurred: ago(10) });
      const before = (await tenant.call('POST', '/automations/count', {})).body;
      const { firings } = await testDraft({ type: 'sequence', within: 600, triggers: [reactive(a), reactive(b)] });
      expect(firings).toMatchObject([{ event: { id: last } }]);
      expect(await testDraft({ type: 'sequence', within: 600, triggers: [reactive(b), reactive(a)] })).toMatchObject({ fired: 0 });
      expect((await tenant.call('POST', '/automations/count', {})).body).toBe(before);
    });
  });

  describe('POST /automations/{id}/replay', () => {
    itIsShut(tenants, 'POST', () => `/automations/${own}/replay`, {});
    itFindsOnlyItsOwn(
      tenants,
      'POST',
      (id) => `/automations/${id}/replay`,
      () => own,
      {},
      'Automation not found',
    );

    it('fires for what came before it was made, once', async () => {
      const name = aName();
      const ids = [await happen(name, { occurred: ago(20) }), await happen(name, { occurred: ago(10) })];
      const id = await create(reactive(name));
      const first = await replay(id);
      expect(first).toMatchObject({ fired: 2, already_fired: 0, left: 0 });
      expect(first.firings.map(({ event }) => event?.id)).toEqual(ids);
      expect(await replay(id)).toMatchObject({ fired: 0, already_fired: 2 });
      await perform(EVALUATE_AUTOMATIONS);
      await perform(TAKE_ACTIONS);
      const { results, fired } = await trail(id);
      expect(fired).toBe(2);
      expect(results.map(({ kind, replayed }) => [kind, replayed]).toSorted()).toEqual([
        ['action-executed', false],
        ['action-executed', false],
        ['fired', true],
        ['fired', true],
      ]);
    });

    it('fires for what it missed while it was disabled, and for nothing that it saw', async () => {
      const name = aName();
      const id = await create(reactive(name, { threshold: 2 }));
      for (let times = 0; times < 3; times++) await happen(name);
      await perform(EVALUATE_AUTOMATIONS);
      await tenant.call('PATCH', `/automations/${id}`, { enabled: false });
      const missed = await happen(name);
      await happen(name);
      await tenant.call('PATCH', `/automations/${id}`, { enabled: true });
      for (let times = 0; times < 3; times++) await happen(name);
      await perform(EVALUATE_AUTOMATIONS);
      // It had counted the third event, so that the first that it missed is enough.
      expect(await replay(id)).toMatchObject({ already_fired: 1, fired: 1, firings: [{ event: { id: missed } }] });
      expect((await trail(id)).results.filter(({ kind }) => kind === 'fired')).toHaveLength(3);
      expect(await replay(id)).toMatchObject({ fired: 0 });
    });

    it('fires once for a metric that was beyond its threshold, whichever stretch of that time it is asked for', async () => {
      const { metric } = await history({ Failed: 3_000 });
      const id = await create(metric({ name: 'successes', range: 1_500 }), { enabled: false });
      expect(await replay(id, { since: ago(3_500), until: ago(2_400) })).toMatchObject({ fired: 1, firings: [{ event: null }] });
      expect(await replay(id, { since: ago(3_450), until: ago(2_400) })).toMatchObject({ fired: 0, already_fired: 1 });
      expect(await replay(id, { since: ago(2_400) })).toMatchObject({ fired: 0, already_fired: 0 });
      expect((await trail(id)).results).toMatchObject([{ kind: 'fired', replayed: true, metric: { name: 'successes', value: 0 } }]);
    });

    it('fires for a later time in which a metric was beyond its threshold', async () => {
      const { metric } = await history({ Failed: 3_400, Completed: 2_800, Crashed: 1_500 });
      const id = await create(metric({ name: 'successes', range: 500 }), { enabled: false });
      expect(await replay(id, { until: ago(2_000) })).toMatchObject({ fired: 1 });
      expect(await replay(id)).toMatchObject({ fired: 1, already_fired: 1 });
    });

    it('fires once for the same, however many ask at once', async () => {
      const name = aName();
      for (let times = 0; times < 5; times++) await happen(name);
      const id = await create(reactive(name), { enabled: false });
      const replays = await Promise.all(Array.from({ length: 4 }, async () => replay(id)));
      expect(replays.map(({ fired }) => fired).toSorted()).toEqual([0, 0, 0, 5]);
    });
  });
});
