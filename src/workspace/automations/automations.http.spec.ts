import { invalidAt, itFindsOnlyItsOwn, itIsShut, testApp, type Tenant, type TestApp } from '../../app.testing.js';

interface Automation {
  id: string;
  created: string;
  updated: string;
  name: string;
  enabled: boolean;
  trigger: { id: string; triggers?: { id: string }[] };
}

const REACTIVE = { type: 'event', posture: 'Reactive', expect: ['my.event'] };
const NOTHING = { type: 'do-nothing' };
const metric = (members: object = {}) => ({ type: 'metric', metric: { name: 'successes', threshold: 0.9, operator: '<', ...members } });
const DEPLOYMENT = 'a464f70f-971b-4508-9652-048565337b6a';

describe('automations over HTTP', () => {
  let app: TestApp;
  let tenant: Tenant;
  let stranger: Tenant;
  beforeAll(async () => {
    app = await testApp();
    [tenant, stranger] = [await app.newTenant(), await app.newTenant()];
  });
  afterAll(() => app.close());

  const tenants = () => ({ app, tenant, stranger });
  const draft = (members: object = {}) => ({ name: 'au', enabled: false, trigger: REACTIVE, actions: [NOTHING], ...members });
  const send = async (members: object, by = tenant) => by.call('POST', '/automations/', draft(members));
  const create = async (members: object = {}, by = tenant): Promise<Automation> => {
    const { status, body } = await send(members, by);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body as Automation;
  };
  const read = async (id: string) => (await tenant.call('GET', `/automations/${id}`)).body as Automation;
  const events = async (id: string): Promise<string[]> => {
    const filter = { filter: { resource: { id: [`prefect.automation.${id}`] }, order: 'ASC' } };
    const { body } = await tenant.call('POST', '/events/filter', filter);
    return (body as { events: { event: string }[] }).events.map(({ event }) => event);
  };
  const raw = async (method: 'POST' | 'GET', path: string, payload?: string) =>
    app.app.inject({ method, url: `${tenant.base}${path}`, headers: { authorization: `Bearer ${tenant.key}` }, ...(payload ? { payload } : {}) });

  describe('POST /automations/', () => {
    it('answers what was sent, with what was left out', async () => {
      const { status, body } = await send({ description: 'd', tags: ['t'], owner_resource: null });
      expect(status).toBe(201);
      const { id, created, trigger } = body as Automation;
      expect(body).toEqual({
        name: 'au',
        description: 'd',
        enabled: false,
        tags: ['t'],
        trigger: {
          type: 'event',
          id: trigger.id,
          match: {},
          match_related: {},
          after: [],
          expect: ['my.event'],
          for_each: [],
          posture: 'Reactive',
          threshold: 1,
          within: 0,
        },
        actions: [NOTHING],
        actions_on_trigger: [],
        actions_on_resolve: [],
        id,
        created,
        updated: created,
      });
      expect(await tenant.call('GET', `/automations/${id}`)).toMatchObject({ status: 200, body: body as object });
      expect(await events(id)).toEqual(['prefect.automation.created']);
    });

    it('keeps numbers as they are in Python', async () => {
      const payload = `{"name": "exact", "enabled": false, "trigger": {"type": "event", "posture": "Proactive", "threshold": 3, "within": 60},
        "actions": [{"type": "run-deployment", "deployment_id": "${DEPLOYMENT}", "parameters": {"a": 2.0, "b": 12345678901234567890}}]}`;
      const made = await raw('POST', '/automations/', payload);
      const { payload: answered } = await raw('GET', `/automations/${(JSON.parse(made.payload) as Automation).id}`);
      expect(answered).toContain('"threshold":3,"within":60.0');
      expect(answered).toContain(
        `"actions":[{"type":"run-deployment","source":"selected","deployment_id":"${DEPLOYMENT}","parameters":{"a":2.0,"b":12345678901234567890},"job_variables":null,"schedule_after":0.0}]`,
      );
    });

    it('names every trigger itself', async () => {
      const id = '00000000-0000-4000-8000-000000000000';
      const { trigger } = await create({
        trigger: {
          type: 'sequence',
          id,
          within: null,
          triggers: [
            { ...REACTIVE, id },
            { type: 'compound', id, require: 'any', within: 3, triggers: [{ ...REACTIVE, id }] },
          ],
        },
      });
      const ids = [trigger.id, ...(trigger.triggers ?? []).map((part) => part.id)];
      expect(new Set([...ids, id]).size).toBe(4);
    });

    it('gives a proactive trigger ten seconds unless it has more', async () => {
      expect(await create({ trigger: { ...REACTIVE, posture: 'Proactive' } })).toMatchObject({ trigger: { within: 10 } });
      expect(await create({ trigger: { ...REACTIVE, posture: 'Proactive', within: 10.5 } })).toMatchObject({ trigger: { within: 10.5 } });
    });

    it('takes a metric, with what was left out', async () => {
      const { trigger } = await create({ trigger: metric() });
      expect(trigger).toEqual({
        type: 'metric',
        id: trigger.id,
        match: {},
        match_related: {},
        posture: 'Metric',
        metric: { name: 'successes', threshold: 0.9, operator: '<', range: 300, firing_for: 300 },
      });
    });

    it.each<[string, object, (string | number)[]]>([
      ['no trigger', { trigger: undefined }, ['body', 'trigger']],
      ['no actions', { actions: undefined }, ['body', 'actions']],
      ['a member it does not know', { colour: 'red' }, ['body', 'colour']],
      ['a trigger of a kind it does not know', { trigger: { type: 'moon' } }, ['body', 'trigger', 'type']],
      ['no metric', { trigger: { type: 'metric' } }, ['body', 'trigger', 'metric']],
      ['a metric that it does not know', { trigger: metric({ name: 'volume' }) }, ['body', 'trigger', 'metric', 'name']],
      ['no threshold', { trigger: metric({ threshold: undefined }) }, ['body', 'trigger', 'metric', 'threshold']],
      ['a share of more than all', { trigger: metric({ threshold: 90 }) }, ['body', 'trigger', 'metric', 'threshold']],
      ['an operator that it does not know', { trigger: metric({ operator: '!=' }) }, ['body', 'trigger', 'metric', 'operator']],
      ['too short a range', { trigger: metric({ range: 299 }) }, ['body', 'trigger', 'metric', 'range']],
      ['too little time', { trigger: metric({ firing_for: 60 }) }, ['body', 'trigger', 'metric', 'firing_for']],
      ['a metric posture', { trigger: { type: 'event', posture: 'Metric' } }, ['body', 'trigger', 'posture']],
      ['no posture', { trigger: { type: 'event' } }, ['body', 'trigger', 'posture']],
      ['time before', { trigger: { ...REACTIVE, within: -1 } }, ['body', 'trigger', 'within']],
      ['no time', { trigger: { ...REACTIVE, within: null } }, ['body', 'trigger', 'within']],
      ['too little time for nothing to happen', { trigger: { ...REACTIVE, posture: 'Proactive', within: 9 } }, ['body', 'trigger', 'within']],
      ['half a threshold', { trigger: { ...REACTIVE, threshold: 1.5 } }, ['body', 'trigger', 'threshold']],
      ['a label that is a number', { trigger: { ...REACTIVE, match: { a: 1 } } }, ['body', 'trigger', 'match', 'a']],
      ['more than there are', { trigger: { type: 'compound', require: 2, within: 1, triggers: [REACTIVE] } }, ['body', 'trigger', 'require']],
      ['none of them', { trigger: { type: 'compound', require: 0, within: 1, triggers: [REACTIVE] } }, ['body', 'trigger', 'require']],
      ['a part it does not know', { trigger: { type: 'sequence', within: 1, triggers: [{ type: 'x' }] } }, ['body', 'trigger', 'triggers', 0, 'type']],
      ['a sequence that does not say how long it may take', { trigger: { type: 'sequence', triggers: [REACTIVE] } }, ['body', 'trigger', 'within']],
      ['an action it does not know', { actions: [{ type: 'x' }] }, ['body', 'actions', 0, 'type']],
      ['nothing selected', { actions: [{ type: 'run-deployment' }] }, ['body', 'actions', 0]],
      ['what is inferred and selected', { actions: [{ type: 'pause-work-pool', source: 'inferred', work_pool_id: DEPLOYMENT }] }, ['body', 'actions', 0]],
      ['a state that is none', { actions: [{ type: 'change-flow-run-state', state: 'DONE' }] }, ['body', 'actions', 0, 'state']],
      [
        'a start in the past',
        { actions: [{ type: 'run-deployment', deployment_id: DEPLOYMENT, schedule_after: -1 }] },
        ['body', 'actions', 0, 'schedule_after'],
      ],
      ['a call to nobody', { actions: [{ type: 'call-webhook' }] }, ['body', 'actions', 0, 'block_document_id']],
      [
        'what is no template',
        { actions: [{ type: 'run-deployment', deployment_id: DEPLOYMENT, parameters: { a: ['fine', '{{ event.id'] } }] },
        ['body', 'actions', 0, 'parameters', 'a', 1],
      ],
      [
        'a template that asks for too much',
        { actions_on_trigger: [{ type: 'run-deployment', deployment_id: DEPLOYMENT, parameters: { a: { b: '{{ range(101) }}' } } }] },
        ['body', 'actions_on_trigger', 0, 'parameters', 'a', 'b'],
      ],
      [
        'a value that cannot be made',
        { actions: [{ type: 'run-deployment', deployment_id: DEPLOYMENT, parameters: { a: { __prefect_kind: 'none' } } }] },
        ['body', 'actions', 0, 'parameters', 'a'],
      ],
    ])('refuses %s', async (_, members, loc) => expect(await send(members)).toMatchObject(invalidAt(...loc)));

    it.each([
      ['send-email-notification', 'Here send-notification with an email block does it'],
      ['prefect-notification', 'Here send-notification does it'],
      ['pause-schedule-for-flow-run', 'Here pause-deployment does it'],
      ['resume-schedule-for-flow-run', 'Here resume-deployment does it'],
      ['declare-incident', 'Must be one of do-nothing'],
      ['sla-violation', 'Must be one of do-nothing'],
    ])('refuses %s, which only hosted planes have, and says which are known', async (type, said) => {
      const refused = await send({ actions: [{ type, emails: ['a@b.example'], body: 'b', message: 'm', notification_type: 'n' }] });
      expect(refused).toMatchObject(invalidAt('body', 'actions', 0, 'type'));
      expect(JSON.stringify(refused.body)).toContain(said);
      expect(JSON.stringify(refused.body)).toContain('send-notification, call-webhook');
    });

    it('tells the line of what is no template, and keeps one as it was written', async () => {
      const run = (parameters: object) => ({ actions: [{ type: 'run-deployment', deployment_id: DEPLOYMENT, parameters }] });
      expect(await send(run({ a: 'one\ntwo {{ ) }}' }))).toMatchObject({
        status: 422,
        body: { detail: expect.stringMatching(/Invalid jinja: .*line 2/) as string },
      });
      const parameters = {
        a: '{{ event.payload.n }}',
        b: ['{% if x %}{{ x }}{% endif %}'],
        c: { __prefect_kind: 'workspace_variable', variable_name: 'later' },
      };
      expect(await send(run(parameters))).toMatchObject({ status: 201, body: { actions: [{ parameters }] } });
    });

    it.each<[string, object]>([
      ['the run’s own deployment', { source: 'inferred' }],
      ['a deployment at every run', { deployment_id: DEPLOYMENT }],
    ])('refuses to run %s for ever', async (_, action) => {
      const trigger = { ...REACTIVE, expect: ['prefect.flow-run.Running'], match: { 'prefect.resource.id': 'prefect.flow-run.*' } };
      expect(await send({ enabled: true, trigger, actions: [{ type: 'run-deployment', ...action }] })).toMatchObject({
        ...invalidAt('body'),
        body: { detail: expect.stringContaining('for ever') as string },
      });
    });

    itIsShut(tenants, 'POST', '/automations/', draft());
  });

  describe('PUT /automations/{id}', () => {
    it('replaces everything, and the triggers with it', async () => {
      const made = await create({ description: 'd', tags: ['t'] });
      expect(await tenant.call('PUT', `/automations/${made.id}`, draft({ name: 'other' }))).toMatchObject({ status: 204, body: null });
      const now = await read(made.id);
      expect(now).toMatchObject({ name: 'other', description: '', tags: [], created: made.created });
      expect(now.trigger.id).not.toBe(made.trigger.id);
      expect(await events(made.id)).toEqual(['prefect.automation.created', 'prefect.automation.updated']);
    });

    it('refuses an owner', async () => {
      const { id } = await create();
      expect(await tenant.call('PUT', `/automations/${id}`, draft({ owner_resource: 'x' }))).toMatchObject(invalidAt('body', 'owner_resource'));
    });

    let id: string;
    beforeAll(async () => ({ id } = await create()));
    itFindsOnlyItsOwn(
      tenants,
      'PUT',
      (automation) => `/automations/${automation}`,
      () => id,
      draft(),
      'Automation not found',
    );
    itIsShut(tenants, 'PUT', () => `/automations/${id}`, draft());
  });

  describe('PATCH /automations/{id}', () => {
    it('disables it', async () => {
      const { id } = await create();
      expect(await tenant.call('PATCH', `/automations/${id}`, { enabled: false })).toMatchObject({ status: 204, body: null });
      expect(await events(id)).toContain('prefect.automation.updated');
      expect(await tenant.call('PATCH', `/automations/${id}`, { name: 'x' })).toMatchObject(invalidAt('body', 'name'));
    });

    let id: string;
    beforeAll(async () => ({ id } = await create()));
    itFindsOnlyItsOwn(
      tenants,
      'PATCH',
      (automation) => `/automations/${automation}`,
      () => id,
      { enabled: false },
      'Automation not found',
    );
    itIsShut(tenants, 'PATCH', () => `/automations/${id}`, { enabled: false });
  });

  describe.each(['GET', 'DELETE'] as const)('%s /automations/{id}', (method) => {
    let id: string;
    beforeAll(async () => ({ id } = await create()));
    itFindsOnlyItsOwn(
      tenants,
      method,
      (automation) => `/automations/${automation}`,
      () => id,
      undefined,
      'Automation not found',
    );
    itIsShut(tenants, method, () => `/automations/${id}`);
  });

  it('is gone once it is deleted', async () => {
    const { id } = await create();
    expect(await tenant.call('DELETE', `/automations/${id}`)).toMatchObject({ status: 204, body: null });
    expect(await tenant.call('GET', `/automations/${id}`)).toMatchObject({ status: 404, body: { exception_message: 'Automation not found' } });
    expect(await events(id)).toEqual(['prefect.automation.created', 'prefect.automation.deleted']);
  });

  describe('POST /automations/filter and /count', () => {
    let by: Tenant;
    let made: Automation[];
    beforeAll(async () => {
      by = await app.newTenant();
      made = [];
      for (const [name, tags] of [
        ['b', ['x', 'y']],
        ['c', []],
        ['a', ['x']],
      ] as const)
        made.push(await create({ name, tags }, by));
    });
    const names = async (body: object): Promise<string> =>
      ((await by.call('POST', '/automations/filter', body)).body as Automation[]).map(({ name }) => name).join('');

    it('sorts them, and cuts the list', async () => {
      expect(await names({})).toBe('abc');
      expect(await names({ sort: 'NAME_DESC' })).toBe('cba');
      expect(await names({ sort: 'CREATED_DESC' })).toBe('acb');
      expect(await names({ sort: 'UPDATED_DESC' })).toBe('acb');
      expect(await names({ automations: null, sort: null, limit: 1, offset: 1 })).toBe('b');
    });

    it.each<[string, object]>([
      ['b', { name: { any_: ['b'] }, id: null, created: null, tags: null }],
      ['', { name: { any_: [] } }],
      ['ab', { tags: { all_: ['x'] } }],
      ['b', { tags: { all_: ['x', 'y'] } }],
      ['abc', { tags: { all_: [] } }],
      ['abc', { operator: 'or_', name: { any_: ['b'] }, tags: { all_: [] } }],
      ['b', { tags: { any_: ['y'] } }],
      ['c', { tags: { is_null_: true } }],
      ['ab', { operator: 'or_', name: { any_: ['b'] }, tags: { all_: ['x'] } }],
      ['', { created: { before_: '2020-01-01T00:00:00Z' } }],
      ['abc', { created: { before_: '2999-01-01T00:00:00Z' } }],
    ])('finds "%s"', async (found, automations) => {
      expect(await names({ automations })).toBe(found);
      expect((await by.call('POST', '/automations/count', { automations })).body).toBe(found.length);
    });

    it('finds by id', async () => expect(await names({ automations: { id: { any_: [made[0]?.id] } } })).toBe('b'));

    it('refuses filters and sorts it does not know', async () => {
      expect(await by.call('POST', '/automations/filter', { automations: { enabled: {} } })).toMatchObject(invalidAt('body', 'automations', 'enabled'));
      expect(await by.call('POST', '/automations/filter', { sort: 'ID_DESC' })).toMatchObject(invalidAt('body', 'sort'));
      expect((await by.call('POST', '/automations/filter', { limit: 201 })).status).toBe(422);
    });

    it('refuses to count by what it does not know', async () =>
      expect(await by.call('POST', '/automations/count', { automations: { enabled: {} } })).toMatchObject(invalidAt('body', 'automations', 'enabled')));

    itIsShut(tenants, 'POST', '/automations/filter', {});
    itIsShut(tenants, 'POST', '/automations/count', {});
  });

  describe('GET /automations/related-to/{resource}', () => {
    const related = async (deployment: string, by = tenant): Promise<string[]> =>
      ((await by.call('GET', `/automations/related-to/prefect.deployment.${deployment}`)).body as Automation[]).map(({ id }) => id);
    const run = (deployment: string) => ({ actions: [{ type: 'run-deployment', deployment_id: deployment }] });

    it('finds those that belong to it and those that run it, and no longer once they do not', async () => {
      const [first, second] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'];
      const owned = await create({ owner_resource: `prefect.deployment.${first}` });
      const running = await create(run(first));
      await create(run(second));
      expect(await related(first)).toEqual([owned.id, running.id]);
      expect(await related(first, stranger)).toEqual([]);
      await tenant.call('PUT', `/automations/${owned.id}`, draft());
      await tenant.call('PUT', `/automations/${running.id}`, draft(run(second)));
      expect(await related(first)).toEqual([owned.id]);
    });

    itIsShut(tenants, 'GET', '/automations/related-to/prefect.deployment.x');
  });

  describe('DELETE /automations/owned-by/{resource}', () => {
    it('deletes those that belong to it, and tells of each', async () => {
      const resource = 'prefect.deployment.00000000-0000-4000-8000-00000000000c';
      const owned = await create({ owner_resource: resource });
      const running = await create({ actions: [{ type: 'run-deployment', deployment_id: resource.slice(-36) }] });
      expect(await stranger.call('DELETE', `/automations/owned-by/${resource}`)).toMatchObject({ status: 202 });
      expect(await tenant.call('DELETE', `/automations/owned-by/${resource}`)).toMatchObject({ status: 202, body: null });
      expect((await tenant.call('GET', `/automations/${owned.id}`)).status).toBe(404);
      expect((await tenant.call('GET', `/automations/${running.id}`)).status).toBe(200);
      expect(await events(owned.id)).toContain('prefect.automation.deleted');
    });

    itIsShut(tenants, 'DELETE', '/automations/owned-by/prefect.deployment.x');
  });
});
