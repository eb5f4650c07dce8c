import { until } from '@app/testing';
import { randomUUID } from 'node:crypto';
import { testApp, type Tenant, type TestApp } from '../../../app.testing.js';
import { Upkeep } from '../../../loops/upkeep.js';
import { Deployments } from '../../deployments/deployments.testing.js';
import { ActionsRepository } from '../actions/actions.repository.js';
import { EvaluationsRepository } from './evaluations.repository.js';
import { EVALUATE_AUTOMATIONS } from './evaluations.service.js';

interface Told {
  id: string;
  event: string;
  occurred: string;
  resource: Record<string, string>;
  related: Record<string, string>[];
  payload: Record<string, unknown>;
  follows: string | null;
}

const TRIGGERED = 'prefect.automation.triggered';
const EXECUTED = 'prefect.automation.action.executed';
const FAILED = 'prefect.automation.action.failed';

describe('automations that fire', () => {
  let on: Deployments;
  let tenant: Tenant;
  beforeAll(async () => {
    // Nothing happens here unless a test has it done.
    on = await Deployments.open({ roles: ['api', 'streams'] });
    ({ tenant } = on);
  });
  afterAll(async () => on.close());

  let names = 0;
  /** An event of a name of its own, so that tests do not hear of each other. */
  const aName = (): string => `event-${++names}.happened`;
  const reactive = (expect: string, members: object = {}) => ({ type: 'event', posture: 'Reactive', expect: [expect], ...members });
  const create = async (trigger: object, members: object = {}): Promise<string> => {
    const { status, body } = await tenant.call('POST', '/automations/', { name: 'au', trigger, actions: [{ type: 'do-nothing' }], ...members });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return (body as { id: string }).id;
  };
  const anEvent = (event: string, members: object = {}) => ({
    id: randomUUID(),
    occurred: new Date().toISOString(),
    event,
    resource: { 'prefect.resource.id': 'thing.1' },
    ...members,
  });
  const happen = async (event: string, members: object = {}): Promise<string> => {
    const one = anEvent(event, members);
    await tenant.call('POST', '/events', [one]);
    return one.id;
  };
  const look = async () => on.app.app.get(Upkeep, { strict: false }).perform({ workspaceId: tenant.workspace.id, duty: EVALUATE_AUTOMATIONS });
  const told = async (id: string): Promise<Told[]> => {
    const { body } = await tenant.call('POST', '/events/filter', { filter: { resource: { id: [`prefect.automation.${id}`] }, order: 'ASC' }, limit: 50 });
    return (body as { events: Told[] }).events.filter(({ event }) => event === TRIGGERED || event.startsWith('prefect.automation.action'));
  };
  const count = async (id: string, name = TRIGGERED): Promise<number> => (await told(id)).filter(({ event }) => event === name).length;
  const sql = async (text: string, values: unknown[] = []) => tenant.ctx.cell.query({ text: text.replaceAll('$schema', tenant.ctx.schema), values });
  /** As if all windows had ended by now. */
  const runOut = async () =>
    sql(
      `update $schema.automation_bucket set opens = opens - interval '1 hour', closes = now() - interval '5 seconds', due = now() - interval '5 seconds' where due is not null`,
    );

  it('fires once at each event, and tells so', async () => {
    const name = aName();
    const id = await create(reactive(name));
    const eventId = await happen(name);
    await look();
    await look();
    const [triggered, taken, executed] = await told(id);
    expect(await count(id)).toBe(1);
    const resource = { 'prefect.resource.id': `prefect.automation.${id}`, 'prefect.resource.name': 'au', 'prefect.posture': 'Reactive' };
    expect(triggered).toMatchObject({
      event: TRIGGERED,
      resource,
      related: [{ 'prefect.resource.id': `prefect.event.${eventId}`, 'prefect.resource.role': 'triggering-event' }],
      payload: { triggering_labels: {}, triggering_event: { id: eventId, event: name } },
    });
    const payload = { action_index: 0, action_type: 'do-nothing', invocation: taken?.payload['invocation'] };
    const related = [
      { 'prefect.resource.id': `prefect.event.${triggered?.id}`, 'prefect.resource.role': 'automation-triggered-event' },
      { 'prefect.resource.id': `prefect.event.${eventId}`, 'prefect.resource.role': 'triggering-event' },
    ];
    const actor = { ...resource, 'prefect.trigger-type': 'event' };
    expect(taken).toMatchObject({
      event: 'prefect.automation.action.triggered',
      resource: actor,
      related,
      payload,
      follows: eventId,
      occurred: triggered?.occurred,
    });
    expect(executed).toMatchObject({ event: EXECUTED, resource: actor, related, payload, follows: taken?.id });
  });

  it('knows nothing of what was before it, nor while it is disabled, nor once it is gone', async () => {
    const name = aName();
    await happen(name);
    const id = await create(reactive(name, { threshold: 2 }));
    await happen(name);
    await look();
    await tenant.call('PATCH', `/automations/${id}`, { enabled: false });
    await happen(name);
    await tenant.call('PATCH', `/automations/${id}`, { enabled: true });
    await happen(name);
    await look();
    expect(await count(id)).toBe(0);
    await happen(name);
    await look();
    expect(await count(id)).toBe(1);
    await tenant.call('DELETE', `/automations/${id}`);
    await happen(name);
    await look();
    expect(await count(id)).toBe(1);
  });

  it('counts by label from one look to the next, and tells by which', async () => {
    const name = aName();
    const id = await create(reactive(name, { threshold: 2, within: 60, for_each: ['prefect.resource.id'] }));
    for (const thing of ['a', 'b', 'a']) {
      await happen(name, { resource: { 'prefect.resource.id': thing } });
      await look();
    }
    const triggered = (await told(id)).filter(({ event }) => event === TRIGGERED);
    expect(triggered.map(({ payload }) => payload['triggering_labels'])).toEqual([{ 'prefect.resource.id': 'a' }]);
  });

  it('takes an event that comes twice for one', async () => {
    const name = aName();
    const id = await create(reactive(name));
    const event = anEvent(name);
    await tenant.call('POST', '/events', [event]);
    await look();
    await tenant.call('POST', '/events', [event]);
    await look();
    expect(await count(id)).toBe(1);
  });

  it('hears of the firing of others where it asks for that, and else of none', async () => {
    const name = aName();
    const first = await create(reactive(name));
    const second = await create(reactive('prefect.automation.triggered', { match: { 'prefect.resource.id': `prefect.automation.${first}` } }));
    const any = await create({ type: 'event', posture: 'Reactive' });
    await look();
    const before = await count(any);
    await happen(name);
    for (let turn = 0; turn < 3; turn++) await look();
    expect([await count(first), await count(second), (await count(any)) - before]).toEqual([1, 1, 1]);
    for (const id of [second, any]) await tenant.call('DELETE', `/automations/${id}`);
  });

  it('counts each event once, however many look at the same time', async () => {
    const name = aName();
    const id = await create(reactive(name, { threshold: 10 }));
    for (let round = 0; round < 4; round++) {
      await tenant.call(
        'POST',
        '/events',
        Array.from({ length: 10 }, () => anEvent(name)),
      );
      await Promise.all(Array.from({ length: 6 }, look));
    }
    await look();
    expect(await count(id)).toBe(4);
    expect(await count(id, EXECUTED)).toBe(4);
  });

  it('reads on where a long log had to be cut', async () => {
    const name = aName();
    const id = await create(reactive(name, { threshold: 1_100 }));
    for (let batch = 0; batch < 3; batch++)
      await tenant.call(
        'POST',
        '/events',
        Array.from({ length: 370 }, () => anEvent(name)),
      );
    await look();
    expect(await count(id)).toBe(1);
  });

  it('counts in the order in which they came what came together', async () => {
    const [start, end] = [aName(), aName()];
    const ids = await Promise.all([
      create(reactive(end, { after: [start], within: 60, for_each: ['prefect.resource.id'] })),
      create(reactive(start, { after: [end], within: 60, for_each: ['prefect.resource.id'] })),
    ]);
    const about = (index: number) => ({ resource: { 'prefect.resource.id': `thing.${index}` } });
    const pairs = Array.from({ length: 20 }, (_, index) => [anEvent(start, about(index)), anEvent(end, about(index))]);
    await tenant.call('POST', '/events', pairs.flat());
    await look();
    expect(await Promise.all(ids.map(async (id) => count(id)))).toEqual([20, 0]);
  });

  describe('at events that follow others', () => {
    let [start, end] = ['', ''];
    let id: string;
    beforeEach(async () => {
      [start, end] = [aName(), aName()];
      id = await create(reactive(end, { after: [start], within: 600 }));
    });
    const waiting = async () => (await sql('select event_id from $schema.automation_waiting')).length;

    it('wait for those, and for what these follow', async () => {
      const between = aName();
      await create(reactive(between));
      const [first, second, third] = [anEvent(start), anEvent(between), anEvent(end)];
      for (const event of [
        { ...third, follows: second.id },
        { ...second, follows: first.id },
      ]) {
        await tenant.call('POST', '/events', [event]);
        await look();
      }
      expect([await count(id), await waiting()]).toEqual([0, 2]);
      await tenant.call('POST', '/events', [first]);
      await look();
      expect([await count(id), await waiting()]).toEqual([1, 0]);
    });

    it('come behind those that came with them', async () => {
      const first = anEvent(start);
      await tenant.call('POST', '/events', [{ ...anEvent(end), follows: first.id }, first]);
      await look();
      expect(await count(id)).toBe(1);
    });

    it('do not wait for ever', async () => {
      const alone = await create(reactive(end));
      await happen(end, { follows: randomUUID(), occurred: new Date(Date.now() - 16 * 60_000).toISOString() });
      await happen(end, { follows: randomUUID() });
      await look();
      expect([await count(alone), await waiting()]).toEqual([1, 1]);
      await sql(`update $schema.event e set occurred = e.occurred - interval '15 minutes' from $schema.automation_waiting w where w.event_id = e.id`);
      await sql(`update $schema.automation_waiting set occurred = occurred - interval '15 minutes'`);
      await look();
      expect([await count(alone), await waiting()]).toEqual([2, 0]);
    });
  });

  it('does all of it or nothing when it dies in between, and then does it once', async () => {
    const name = aName();
    const id = await create(reactive(name, { threshold: 2 }));
    await happen(name);
    await happen(name);
    dieOnce(on.app.app.get(EvaluationsRepository, { strict: false }), 'moveProgress');
    await expect(look()).rejects.toThrow('died');
    expect(await told(id)).toEqual([]);
    await look();
    expect(await count(id)).toBe(1);
    expect(await count(id, EXECUTED)).toBe(1);
  });

  describe('that wait for something not to happen', () => {
    it('fire when it did not, and go on waiting', async () => {
      const name = aName();
      const id = await create(reactive(name, { posture: 'Proactive', within: 30 }));
      await look();
      expect(await count(id)).toBe(0);
      await runOut();
      await look();
      const [triggered] = await told(id);
      expect(triggered).toMatchObject({ event: TRIGGERED, related: [], payload: { triggering_event: null }, resource: { 'prefect.posture': 'Proactive' } });
      await look();
      await runOut();
      await look();
      expect(await count(id)).toBe(2);
      await tenant.call('DELETE', `/automations/${id}`);
    });

    it('do not when it did, also where the end comes first to be looked at', async () => {
      const [start, end] = [aName(), aName()];
      const id = await create(reactive(end, { posture: 'Proactive', within: 30, after: [start], for_each: ['prefect.resource.id'] }));
      await happen(start, { resource: { 'prefect.resource.id': 'a' } });
      await happen(start, { resource: { 'prefect.resource.id': 'b' } });
      await look();
      await happen(end, { resource: { 'prefect.resource.id': 'b' } });
      await look();
      await runOut();
      await look();
      const triggered = (await told(id)).filter(({ event }) => event === TRIGGERED);
      expect(triggered.map(({ payload }) => payload)).toEqual([
        { triggering_labels: { 'prefect.resource.id': 'a' }, triggering_event: expect.objectContaining({ event: start }) as unknown },
      ]);
    });
  });

  describe('of several triggers', () => {
    const [a, b] = [aName(), aName()];
    it('fire when all of a compound have', async () => {
      const id = await create({ type: 'compound', require: 'all', within: null, triggers: [reactive(a), reactive(b)] });
      for (const name of [a, a]) await happen(name);
      await look();
      expect(await count(id)).toBe(0);
      const last = await happen(b);
      await look();
      const [triggered] = await told(id);
      expect(triggered).toMatchObject({ payload: { triggering_labels: {}, triggering_event: { id: last } } });
      expect(triggered?.resource).not.toHaveProperty('prefect.posture');
      expect((await told(id)).at(-1)).toMatchObject({ event: EXECUTED, resource: { 'prefect.trigger-type': 'compound' } });
    });

    it('fire when a sequence came in its order, nested too', async () => {
      const any = { type: 'compound', require: 'any', within: 60, triggers: [reactive(b), reactive('never')] };
      const id = await create({ type: 'sequence', within: 60, triggers: [reactive(a), any] });
      for (const name of [b, a]) await happen(name);
      await look();
      expect(await count(id)).toBe(0);
      await happen(b);
      await look();
      expect(await count(id)).toBe(1);
    });

    it('tell templates of every firing that was a part of it', async () => {
      const deployment = await on.deploy({});
      const any = { type: 'compound', require: 'any', within: 60, triggers: [reactive(b)] };
      const parameters = {
        events: "{{ events | map(attribute='event') | list }}",
        firings: '{{ firings | length }}',
        label: '{{ firing.triggering_firings[0].triggering_labels["prefect.resource.id"] }}',
        cause: '{{ firing.triggering_event.event }}',
      };
      const run = { type: 'run-deployment', deployment_id: deployment.id, parameters };
      const trigger = { type: 'sequence', within: 60, triggers: [reactive(a, { for_each: ['prefect.resource.id'] }), any] };
      const id = await create(trigger, { actions: [run], actions_on_trigger: [run] });
      await happen(a);
      await happen(b);
      await look();
      const executed = (await told(id)).filter(({ event }) => event === EXECUTED);
      const runs = executed.flatMap(({ related }) => related.filter((one) => one['prefect.resource.role'] === 'flow-run'));
      const made = await Promise.all(
        runs.map(async (one) => (await tenant.call('GET', `/flow_runs/${one['prefect.resource.id']?.split('.')[2]}`)).body as { parameters: object }),
      );
      const expected = { events: [b, a, b, b], firings: 4, label: 'thing.1', cause: b };
      expect(made.map((one) => one.parameters)).toEqual([expected, expected]);
    });
  });

  describe('and act', () => {
    /** Fires at an event of the resources, and answers what came of the only action. */
    const act = async (action: object, members: object = {}, trigger: object = {}): Promise<Told> => {
      const name = aName();
      const id = await create(reactive(name, trigger), { actions: [action] });
      await happen(name, members);
      await look();
      return (await told(id)).at(-1) as Told;
    };
    const about = (kind: string, id: string) => ({ related: [{ 'prefect.resource.id': `prefect.${kind}.${id}`, 'prefect.resource.role': kind }] });
    const newRun = async (state: object): Promise<string> =>
      ((await tenant.call('POST', '/flow_runs/', { flow_id: on.flow.id, state })).body as { id: string }).id;
    const stateOf = async (id: string) =>
      ((await tenant.call('GET', `/flow_runs/${id}`)).body as { state: { type: string; name: string; message: string } }).state;
    const read = async (path: string) => (await tenant.call('GET', path)).body as Record<string, unknown>;

    it('run a deployment in their name, with its parameters', async () => {
      const { id } = await on.deploy({ parameters: { a: 1, b: 2 } });
      const executed = await act({ type: 'run-deployment', deployment_id: id, parameters: { b: 3 }, schedule_after: 60 });
      const [runId] = await on.runsOf(id);
      const run = await read(`/flow_runs/${runId}`);
      expect(run).toMatchObject({ parameters: { a: 1, b: 3 }, created_by: { type: 'AUTOMATION', display_value: 'au' }, state_type: 'SCHEDULED' });
      expect(Date.parse(run['expected_start_time'] as string)).toBeGreaterThan(Date.now() + 50_000);
      expect(executed).toMatchObject({
        event: EXECUTED,
        related: expect.arrayContaining([
          { 'prefect.resource.id': `prefect.deployment.${id}`, 'prefect.resource.role': 'target' },
          expect.objectContaining({ 'prefect.resource.id': `prefect.flow-run.${runId}`, 'prefect.resource.role': 'flow-run' }),
        ]) as unknown,
      });
    });

    it('keep the numbers of what happened as they were sent', async () => {
      const { id } = await on.deploy({});
      const name = aName();
      const parameters = { ns: '{{ event.payload.ns }}', share: '{{ event.payload.share }}' };
      const automation = await create(reactive(name), { actions: [{ type: 'run-deployment', deployment_id: id, parameters }] });
      const body = JSON.stringify([anEvent(name)]).replace('}]', ',"payload":{"ns":1795699626123456789,"share":1.0}}]');
      const headers = { authorization: `Bearer ${tenant.key}` };
      await on.app.inject({ method: 'POST', url: `${tenant.base}/events`, headers, payload: body });
      await look();
      const run = (await told(automation))
        .at(-1)
        ?.related.find((one) => one['prefect.resource.role'] === 'flow-run')
        ?.['prefect.resource.id']?.split('.')[2];
      const { payload } = await on.app.app.inject({ method: 'GET', url: `${tenant.base}/flow_runs/${run}`, headers });
      expect(payload).toContain('"parameters":{"ns":1795699626123456789,"share":1.0}');
    });

    it('make its parameters of what happened, and of what that is about', async () => {
      const runId = await newRun({ type: 'RUNNING', name: 'Running' });
      const { name } = await read(`/flow_runs/${runId}`);
      const pool = await on.pools.pool();
      const variable = `v${++names}`;
      await tenant.call('POST', '/variables/', { name: variable, value: { deep: [1.0] } });
      const { id } = await on.deploy();
      const parameters = {
        n: '{{ event.payload.n }}',
        list: '{{ event.payload.list }}',
        id: '{{ flow_run.id }}',
        text: 'Run {{ flow_run.name }} of {{ flow.name }} in {{ work_pool.name }} is {{ flow_run.state.name }}, by {{ automation.name }}.',
        nothing: '{{ task_run.name }}|{{ deployment }}|{{ work_queue.name }}',
        nested: { deep: ['{{ variables.VARIABLE.deep }}', { label: '{{ labels.prefect.resource.id }}' }] },
        urls: ['{{ flow_run|ui_url }}', '{{ event.resource|ui_url }}', '{{ work_pool|ui_url }}', '{{ event.resource|ui_resource_events_url }}'],
        role: '{{ event.resource_in_role["flow"].name }}',
        at: '{{ event.occurred }}',
        loop: '{% for one in event.related %}{{ loop.index }}:{{ one.role }} {% endfor %}',
        plain: 'text',
        json: { __prefect_kind: 'json', value: { __prefect_kind: 'jinja', template: '[{{ event.payload.n + 1 }}]' } },
      };
      const flow = { 'prefect.resource.id': `prefect.flow.${on.flow.id}`, 'prefect.resource.role': 'flow', 'prefect.resource.name': 'by role' };
      const occurred = '2026-01-02T03:04:05.678000Z';
      const executed = await act(
        { type: 'run-deployment', deployment_id: id, parameters: JSON.parse(JSON.stringify(parameters).replace('VARIABLE', variable)) as object },
        {
          occurred,
          payload: { n: 7, list: [1, 'x', null] },
          resource: { 'prefect.resource.id': `prefect.flow-run.${runId}` },
          related: [flow, { 'prefect.resource.id': `prefect.work-pool.${pool.id}`, 'prefect.resource.role': 'work-pool' }],
        },
        { for_each: ['prefect.resource.id'] },
      );
      expect([executed.event, executed.payload['reason']]).toEqual([EXECUTED, undefined]);
      const [started] = await on.runsOf(id);
      const { parameters: made } = await read(`/flow_runs/${started}`);
      const page = (path: string) => expect.stringMatching(new RegExp(`/account/${tenant.account.id}/workspace/${tenant.workspace.id}/${path}$`)) as string;
      expect(made).toEqual({
        n: 7,
        list: [1, 'x', null],
        id: runId,
        text: `Run ${String(name)} of ${on.flow.name} in ${pool.name} is Running, by au.`,
        nothing: '|None|',
        nested: { deep: [[1], { label: `prefect.flow-run.${runId}` }] },
        urls: [
          page(`runs/flow-run/${runId}`),
          page(`runs/flow-run/${runId}`),
          page(`work-pools/work-pool/${pool.name}`),
          page(`events\\?resource=prefect.flow-run.${runId}`),
        ],
        role: 'by role',
        at: '2026-01-02T03:04:05.678000Z',
        loop: '1:flow 2:work-pool ',
        plain: 'text',
        json: [8],
      });
    });

    it('speak of a run as the event tells it, whatever has become of it', async () => {
      const runId = await newRun({ type: 'RUNNING', name: 'Running' });
      const { id } = await on.deploy();
      const labels = {
        'prefect.state-type': 'FAILED',
        'prefect.state-name': 'Broken',
        'prefect.state-message': 'm',
        'prefect.state-timestamp': '2026-01-02T03:04:05Z',
      };
      const text = '{{ flow_run.state.name }} {{ flow_run.state.type == "FAILED" }} {{ flow_run.state.timestamp.year }}';
      await act(
        { type: 'run-deployment', deployment_id: id, parameters: { text } },
        { resource: { 'prefect.resource.id': `prefect.flow-run.${runId}`, ...labels } },
      );
      const [started] = await on.runsOf(id);
      expect(await read(`/flow_runs/${started}`)).toMatchObject({ parameters: { text: 'Broken True 2026' } });
    });

    it('know nothing of another workspace’s things', async () => {
      const other = await on.app.newTenant();
      const flow = (await other.call('POST', '/flows/', { name: 'secret' })).body as { id: string };
      const { id } = await on.deploy();
      await act({ type: 'run-deployment', deployment_id: id, parameters: { a: '{{ flow.name }}!' } }, about('flow', flow.id));
      const [runId] = await on.runsOf(id);
      expect(await read(`/flow_runs/${runId}`)).toMatchObject({ parameters: { a: '!' } });
    });

    it('run it once though they die before they can say so', async () => {
      const { id } = await on.deploy();
      const name = aName();
      const automation = await create(reactive(name), { actions: [{ type: 'run-deployment', deployment_id: id }] });
      dieOnce(on.app.app.get(ActionsRepository, { strict: false }), 'finish');
      await happen(name);
      await look();
      expect(await count(automation, EXECUTED)).toBe(0);
      await sql(`update $schema.automation_action set due = now()`);
      await on.app.app.get(Upkeep, { strict: false }).perform({ workspaceId: tenant.workspace.id, duty: 'take-automation-actions' });
      expect(await count(automation, EXECUTED)).toBe(1);
      expect(await on.runsOf(id)).toHaveLength(1);
    });

    it('pause what the event is about, and let it go on', async () => {
      const { id } = await on.deploy();
      await act({ type: 'pause-deployment', source: 'inferred' }, about('deployment', id));
      expect(await on.read(id)).toMatchObject({ paused: true });
      await act({ type: 'resume-deployment', deployment_id: id });
      expect(await on.read(id)).toMatchObject({ paused: false });
    });

    it('pause pools, queues and automations', async () => {
      const pool = await on.pools.pool();
      const queue = await on.pools.queue(pool.name);
      const other = await create(reactive(aName()));
      await act({ type: 'pause-work-pool', work_pool_id: pool.id });
      await act({ type: 'pause-work-queue', source: 'inferred' }, about('work-queue', queue.id));
      await act({ type: 'pause-automation', automation_id: other });
      expect(await read(`/work_pools/${pool.name}`)).toMatchObject({ is_paused: true });
      expect(await read(`/work_queues/${queue.id}`)).toMatchObject({ is_paused: true });
      expect(await read(`/automations/${other}`)).toMatchObject({ enabled: false });
    });

    it('move the run that the event is about', async () => {
      const { id: deployment } = await on.deploy();
      const run = await on.scheduleRun(deployment, 0);
      await tenant.call('POST', `/flow_runs/${run}/set_state`, { state: { type: 'RUNNING' }, force: true });
      const resource = { resource: { 'prefect.resource.id': `prefect.flow-run.${run}` } };
      expect(await act({ type: 'suspend-flow-run' }, resource)).toMatchObject({ event: EXECUTED });
      expect(await stateOf(run)).toMatchObject({ type: 'PAUSED', name: 'Suspended' });
      expect(await act({ type: 'resume-flow-run' }, resource)).toMatchObject({ event: EXECUTED });
      expect(await stateOf(run)).toMatchObject({ type: 'SCHEDULED', name: 'Resuming' });
      await act({ type: 'change-flow-run-state', state: 'FAILED', name: 'Broken' }, resource);
      expect(await stateOf(run)).toMatchObject({ type: 'FAILED', name: 'Broken', message: expect.stringContaining('Automation') as string });
      await act({ type: 'delete-flow-run' }, resource);
      expect((await tenant.call('GET', `/flow_runs/${run}`)).status).toBe(404);
    });

    it('cancel a run that runs', async () => {
      const run = await newRun({ type: 'RUNNING' });
      expect(await act({ type: 'cancel-flow-run' }, about('flow-run', run))).toMatchObject({ event: EXECUTED });
      expect(await stateOf(run)).toMatchObject({ type: 'CANCELLING' });
    });

    it.each<[string, object, object, RegExp]>([
      ['nothing is there to be inferred', { type: 'cancel-flow-run' }, {}, /No flow run could be inferred/],
      ['the run has ended', { type: 'suspend-flow-run' }, { ended: true }, /not accepted/],
      ['the deployment is gone', { type: 'run-deployment', deployment_id: randomUUID() }, {}, /not found/],
      [
        'a template fails',
        { type: 'run-deployment', deployment_id: randomUUID(), parameters: { a: 'x\n{{ 1 / 0 }}' } },
        {},
        /Unable to create flow run from deployment: Invalid jinja: division by zero \(line 2\)/,
      ],
    ])('tell why they failed when %s', async (_, action, { ended }: { ended?: boolean }, reason) => {
      const members = ended ? about('flow-run', await newRun({ type: 'COMPLETED' })) : {};
      expect(await act(action, members)).toMatchObject({ event: FAILED, payload: { reason: expect.stringMatching(reason) as string } });
    });

    it('act on their own firing', async () => {
      const name = aName();
      const id = await create(reactive(name), { actions_on_trigger: [{ type: 'pause-automation', source: 'inferred' }] });
      await happen(name);
      await look();
      expect((await told(id)).filter(({ event }) => event === EXECUTED).map(({ payload }) => payload['action_index'])).toEqual([0, 1]);
      expect(await read(`/automations/${id}`)).toMatchObject({ enabled: false });
    });
  });
});

describe('automations of a server that does everything', () => {
  let app: TestApp;
  let tenant: Tenant;
  beforeAll(async () => {
    app = await testApp();
    tenant = await app.newTenant();
  });
  afterAll(async () => app.close());

  const told = async (): Promise<string[]> => {
    const { body } = await tenant.call('POST', '/events/filter', { filter: { event: { prefix: ['prefect.automation.'] } }, limit: 50 });
    return (body as { events: Told[] }).events.map(({ event }) => event);
  };
  const create = async (trigger: object) => tenant.call('POST', '/automations/', { name: 'au', trigger, actions: [{ type: 'do-nothing' }] });

  it('fire by themselves, at events and at their absence', async () => {
    await create({ type: 'event', posture: 'Reactive', expect: ['prefect.flow-run.Running'] });
    const { body: flow } = await tenant.call('POST', '/flows/', { name: 'f' });
    await tenant.call('POST', '/flow_runs/', { flow_id: (flow as { id: string }).id, state: { type: 'RUNNING' } });
    await until(async () => (await told()).includes(EXECUTED));
    await create({ type: 'event', posture: 'Proactive', expect: ['never'], within: 30 });
    const { cell, schema } = tenant.ctx;
    await cell.query({
      text: `update ${schema}.automation_bucket set closes = now() - interval '5 seconds', due = now() - interval '5 seconds' where due is not null`,
    });
    const upkeep = app.app.get(Upkeep, { strict: false });
    for (let slice = 0; slice < 12; slice++) await upkeep.look(slice);
    await until(async () => (await told()).filter((event) => event === EXECUTED).length === 2);
  });
});

/** The next call of the method fails, as if the process had died there. */
function dieOnce(target: object, method: string): void {
  const value = async (): Promise<never> => {
    Reflect.deleteProperty(target, method);
    throw new Error('died');
  };
  Object.defineProperty(target, method, { configurable: true, value });
}
