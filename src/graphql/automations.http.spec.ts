import { randomUUID } from 'node:crypto';
import { testApp, type Tenants } from '../app.testing.js';
import { Upkeep } from '../loops/upkeep.js';
import { TAKE_ACTIONS } from '../workspace/automations/actions/actions.duty.js';
import { EVALUATE_AUTOMATIONS } from '../workspace/automations/engine/evaluations.service.js';
import { asker, withKey, type Answer } from './graphql.testing.js';

const ERROR = '... on InputError { message fields { field message } }';
const SHOWN = `__typename ... on AutomationSuccess { automation { id name description enabled tags sentence trigger actions text owner } } ${ERROR}`;
const NOTHING = { type: 'do-nothing' };

interface Shown {
  id: string;
  name: string;
  text: string;
}
type Made = { automation: Shown };
interface Edges<T> {
  edges: { node: T }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount: number;
}

describe('automations in GraphQL', () => {
  let on: Tenants;
  let deploymentId: string;
  beforeAll(async () => {
    // Nothing happens here unless a test has it done.
    const app = await testApp({ roles: ['api', 'streams'] });
    on = { app, tenant: await app.newTenant(), stranger: await app.newTenant() };
    const { id: flowId } = (await on.tenant.call('POST', '/flows/', { name: 'etl' })).body as { id: string };
    deploymentId = ((await on.tenant.call('POST', '/deployments/', { name: 'nightly', flow_id: flowId })).body as { id: string }).id;
  });
  afterAll(() => on.app.close());

  const ask = async (query: string, variables: object = {}, tenant = on.tenant): Promise<Answer> =>
    asker(on.app, withKey(tenant))(query, { w: on.tenant.workspace.id, ...variables });
  const answer = async <T>(asked: Promise<Answer>): Promise<T> => {
    const { data, errors } = await asked;
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0] as T;
  };
  const inWorkspace = async <T>(fields: string, variables: object = {}, head = ''): Promise<T> =>
    Object.values(await answer<object>(ask(`query($w: ID!${head}) { workspace(id: $w) { ${fields} } }`, variables)))[0] as T;

  const onEvent = (name: string, members: object = {}) => ({ type: 'event', posture: 'Reactive', expect: [name], ...members });
  const draft = (members: object = {}) => ({ name: 'au', trigger: onEvent('my.event'), actions: [NOTHING], ...members });
  const create = async (members: object = {}, owner: string | null = null) =>
    answer<Made>(
      ask(`mutation($w: ID!, $a: AutomationInput!, $o: String) { createAutomation(workspaceId: $w, automation: $a, owner: $o) { ${SHOWN} } }`, {
        a: draft(members),
        o: owner,
      }),
    );
  const update = async (id: string, a: object, tenant = on.tenant) =>
    ask(
      `mutation($w: ID!, $id: ID!, $a: AutomationInput!) { updateAutomation(workspaceId: $w, automationId: $id, automation: $a) { ${SHOWN} } }`,
      { id, a },
      tenant,
    );
  const act = async (name: string, id: string, shown = SHOWN, tenant = on.tenant, more = '') =>
    ask(`mutation($w: ID!, $id: ID!) { ${name}(workspaceId: $w, automationId: $id${more}) { ${shown} } }`, { id }, tenant);
  const DELETED = `__typename ... on DeleteSuccess { id } ${ERROR}`;

  const happen = async (event: string, members: object = {}): Promise<string> => {
    const one = { id: randomUUID(), occurred: new Date(Date.now() - 1_000).toISOString(), event, resource: { 'prefect.resource.id': 'thing.1' }, ...members };
    await on.tenant.call('POST', '/events', [one]);
    return one.id;
  };
  const perform = async (duty: string) => on.app.app.get(Upkeep, { strict: false }).perform({ workspaceId: on.tenant.workspace.id, duty });

  it('are made, shown with what they do in words, and found', async () => {
    const trigger = onEvent('prefect.flow-run.Failed', {
      match: { 'prefect.resource.id': 'prefect.flow-run.*' },
      match_related: { 'prefect.resource.id': [`prefect.deployment.${deploymentId}`], 'prefect.resource.role': 'deployment' },
    });
    const { automation } = await create({
      name: 'again',
      description: 'd',
      tags: ['t'],
      trigger,
      actions: [{ type: 'run-deployment', deployment_id: deploymentId }],
    });
    expect(automation).toMatchObject({
      name: 'again',
      description: 'd',
      enabled: true,
      tags: ['t'],
      sentence: 'When a flow run of the deployment etl/nightly becomes Failed, run the deployment etl/nightly.',
      trigger: { ...trigger, threshold: 1 },
      actions: [{ type: 'run-deployment', deployment_id: deploymentId }],
      owner: null,
    });
    const one = async (id: string) =>
      inWorkspace('automation(id: $id) { name steps { moment index sentence about } triggers { type depth } }', { id }, ', $id: ID!');
    expect(await one(automation.id)).toEqual({
      name: 'again',
      steps: [{ moment: 'FIRED', index: 0, sentence: 'run the deployment etl/nightly', about: `prefect.deployment.${deploymentId}` }],
      triggers: [{ type: 'event', depth: 0 }],
    });
    expect([await one(randomUUID()), await one('nothing')]).toEqual([null, null]);
  });

  it('tell of each part of a trigger', async () => {
    const trigger = {
      type: 'sequence',
      within: 60,
      triggers: [onEvent('a'), { type: 'compound', require: 'any', within: null, triggers: [onEvent('b'), onEvent('c')] }],
    };
    const { automation } = await create({ trigger });
    const { triggers } = await inWorkspace<{ triggers: object[] }>(
      'automation(id: $id) { triggers { type depth sentence } }',
      { id: automation.id },
      ', $id: ID!',
    );
    expect(triggers).toMatchObject([
      { type: 'sequence', depth: 0 },
      { type: 'event', depth: 1, sentence: 'an event called a happens' },
      { type: 'compound', depth: 1 },
      { type: 'event', depth: 2 },
      { type: 'event', depth: 2 },
    ]);
  });

  it('are listed by page, by what they are called, are, and belong to', async () => {
    const word = randomUUID();
    for (const [name, members] of Object.entries({ b: { enabled: false }, a: { tags: ['x', 'y'] }, c: { tags: ['x'] } }))
      await create({ name: `${word} ${name}`, ...members });
    const owner = `prefect.deployment.${randomUUID()}`;
    await create({ name: `${word} owned`, actions: [{ type: 'run-deployment', deployment_id: deploymentId }] }, owner);
    const list = async (filter: object, more = '') =>
      inWorkspace<Edges<{ name: string; owner: string | null }>>(
        `automations(filter: $f${more}) { edges { node { name owner lastFired fired } } pageInfo { hasNextPage endCursor } totalCount }`,
        { f: { search: word.toUpperCase(), ...filter } },
        ', $f: AutomationFilter',
      );
    const names = async (filter: object, more = ''): Promise<string[]> => (await list(filter, more)).edges.map(({ node }) => node.name.replace(`${word} `, ''));
    expect(await names({})).toEqual(['a', 'b', 'c', 'owned']);
    expect(await names({}, ', order: NEWEST_FIRST')).toEqual(['owned', 'c', 'a', 'b']);
    expect(await names({ enabled: false })).toEqual(['b']);
    expect(await names({ tags: ['x', 'y'] })).toEqual(['a']);
    expect(await names({ owner })).toEqual(['owned']);
    expect(await names({ resource: `prefect.deployment.${deploymentId}` })).toEqual(['owned']);
    expect(await names({ owner: `prefect.deployment.${deploymentId}` })).toEqual([]);
    const first = await list({}, ', first: 3');
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    const rest = await list({}, `, first: 3, after: "${first.pageInfo.endCursor ?? ''}"`);
    expect(rest).toMatchObject({ edges: [{ node: { owner } }], pageInfo: { hasNextPage: false } });
    const counts = async (filter: object) =>
      inWorkspace('automationCounts(filter: $f) { enabled disabled }', { f: { search: word, ...filter } }, ', $f: AutomationFilter');
    expect(await counts({})).toEqual({ enabled: 3, disabled: 1 });
    expect(await counts({ enabled: true })).toEqual({ enabled: 3, disabled: 0 });
  });

  it('are changed in what is named, with the numbers as they were written', async () => {
    const text = `{"name": "exact", "trigger": {"type": "event", "posture": "Reactive", "expect": ["x"]},
      "actions": [{"type": "run-deployment", "deployment_id": "${deploymentId}", "parameters": {"a": 2.0, "b": 12345678901234567890}}]}`;
    const { automation } = await create({ name: undefined, trigger: undefined, actions: undefined, text });
    expect(automation).toMatchObject({ name: 'exact', text: expect.stringContaining('"parameters":{"a":2.0,"b":12345678901234567890}') });
    const updated = await answer<Made>(update(automation.id, { name: 'renamed', enabled: false }));
    expect(updated.automation).toMatchObject({
      id: automation.id,
      name: 'renamed',
      enabled: false,
      text: expect.stringContaining('{"a":2.0,"b":12345678901234567890}'),
    });
  });

  it('say which member is wrong, all the way down', async () => {
    const { automation } = await create();
    const wrong: [object, string | null][] = [
      [{ text: '{"name": 5, "trigger": {}, "actions": []}' }, 'name'],
      [{ text: '[]' }, 'text'],
      [{ text: '{' }, 'text'],
      [{ text: '{"colour": 1}' }, 'colour'],
      [{ trigger: { type: 'moon' } }, 'trigger.type'],
      [{ trigger: { type: 'sequence', within: 1, triggers: [onEvent('a'), onEvent('b', { within: -1 })] } }, 'trigger.triggers.1.within'],
      [{ actions: [NOTHING, { type: 'send-notification', block_document_id: deploymentId, body: '{{' }] }, 'actions.1.body'],
      [{ actions: [{ type: 'run-deployment' }] }, 'actions.0'],
      [{ actions: [{ type: 'run-deployment', source: 'inferred' }], trigger: onEvent('prefect.flow-run.Running') }, null],
    ];
    for (const [members, field] of wrong) {
      expect(await answer(update(automation.id, members))).toMatchObject({ __typename: 'InputError', fields: [{ field }] });
    }
    expect(await create({ trigger: null })).toMatchObject({ __typename: 'InputError', fields: [{ field: 'trigger', message: 'Field required' }] });
    expect(await answer(update(randomUUID(), {}))).toMatchObject({ __typename: 'InputError', message: 'Automation not found' });
  });

  it('are switched off and on, copied, and deleted', async () => {
    const { automation } = await create({ name: 'one' });
    const set = async (enabled: boolean) => answer(act('setAutomationEnabled', automation.id, SHOWN, on.tenant, `, enabled: ${enabled}`));
    expect(await set(false)).toMatchObject({ automation: { enabled: false } });
    expect(await set(true)).toMatchObject({ automation: { enabled: true } });
    const copy = await answer<Made>(act('duplicateAutomation', automation.id));
    expect(copy.automation).toMatchObject({ id: expect.not.stringMatching(automation.id), name: 'one (copy)', enabled: false, actions: [NOTHING] });
    expect(await answer(act('duplicateAutomation', automation.id, SHOWN, on.tenant, ', name: "two"'))).toMatchObject({ automation: { name: 'two' } });
    expect(await answer(act('deleteAutomation', automation.id, DELETED))).toEqual({ __typename: 'DeleteSuccess', id: automation.id });
    for (const id of [automation.id, 'nothing']) {
      expect(await answer(act('deleteAutomation', id, DELETED))).toMatchObject({ __typename: 'InputError', message: 'Automation not found' });
    }
  });

  it('tell what the things are called that they speak of', async () => {
    const { automation } = await create({ name: 'called' });
    const names = async (ids: string[]) => inWorkspace('resourceNames(ids: $ids) { id name }', { ids }, ', $ids: [String!]!');
    const ids = [`prefect.deployment.${deploymentId}`, `prefect.automation.${automation.id}`];
    expect(await names([...ids, `prefect.flow.${randomUUID()}`, 'prefect.flow-run.*', 'order.7'])).toEqual([
      { id: ids[0], name: 'etl/nightly' },
      { id: ids[1], name: 'called' },
    ]);
    const tooMany = Array<string>(201).fill('x');
    expect((await ask('query($w: ID!, $ids: [String!]!) { workspace(id: $w) { resourceNames(ids: $ids) { id } } }', { ids: tooMany })).errors).toMatchObject([
      { extensions: { code: 'request.invalid' } },
    ]);
  });

  it('are nobody’s from elsewhere', async () => {
    const { automation } = await create();
    const shut = { errors: [{ extensions: { code: 'workspace.not_found' } }] };
    expect(await update(automation.id, {}, on.stranger)).toMatchObject(shut);
    expect(await act('deleteAutomation', automation.id, DELETED, on.stranger)).toMatchObject(shut);
    expect(await act('duplicateAutomation', automation.id, SHOWN, on.stranger)).toMatchObject(shut);
    expect(await act('replayAutomation', automation.id, '__typename', on.stranger)).toMatchObject(shut);
    expect((await ask('query($w: ID!) { workspace(id: $w) { automations { totalCount } } }', {}, on.stranger)).data).toEqual({ workspace: null });
    const elsewhere = await asker(on.app, withKey(on.stranger))('query($w: ID!, $id: ID!) { workspace(id: $w) { automation(id: $id) { id } } }', {
      w: on.stranger.workspace.id,
      id: automation.id,
    });
    expect(elsewhere.data).toEqual({ workspace: { automation: null } });
  });

  const TEST = `__typename ... on AutomationTest { sentence events matched fired truncated firings { at sentence event { id resourceId } } actions { type rendered error }
    windows { count threshold } nearest { reason sentence } metrics { name value lowest looks turns { at kind value sentence } } } ${ERROR}`;
  const test = async (variables: object) =>
    inWorkspace(`automationTest(id: $id, draft: $d, since: $s) { ${TEST} }`, variables, ', $id: ID, $d: AutomationInput, $s: DateTime');

  it('are tested on what is past, as they are and before they are kept', async () => {
    const name = `${randomUUID()}.happened`;
    const id = await happen(name, { occurred: new Date(Date.now() - 60_000).toISOString() });
    const actions = [{ type: 'run-deployment', deployment_id: deploymentId, parameters: { who: '{{ event.resource.id }}' } }];
    const { automation } = await create({ trigger: onEvent(name), actions });
    const found = {
      __typename: 'AutomationTest',
      sentence: `When an event called ${name} happens, run the deployment etl/nightly.`,
      events: 1,
      matched: 1,
      fired: 1,
      firings: [{ event: { id, resourceId: 'thing.1' } }],
      actions: [{ type: 'run-deployment', rendered: { parameters: { who: 'thing.1' } }, error: null }],
    };
    expect(await test({ id: automation.id })).toMatchObject(found);
    expect(await test({ d: draft({ trigger: onEvent(name), actions }) })).toMatchObject(found);
    expect(await test({ d: draft({ trigger: onEvent(name, { match: { color: 'red' } }) }) })).toMatchObject({ fired: 0, nearest: [{ reason: 'condition' }] });
    const resource = { 'prefect.resource.id': `prefect.flow-run.${randomUUID()}` };
    await happen('prefect.flow-run.Failed', { occurred: new Date(Date.now() - 1_200_000).toISOString(), resource });
    const metric = { name: 'successes', threshold: 0.5, operator: '<', range: 900 };
    expect(await test({ d: draft({ trigger: { type: 'metric', match: resource, metric } }) })).toMatchObject({
      fired: 1,
      metrics: [{ name: 'successes', lowest: 0, value: null, turns: [{ kind: 'breached' }, { kind: 'fired', value: 0, at: expect.any(String) as string }] }],
    });
    expect(await test({ d: draft({ trigger: {} }) })).toMatchObject({ __typename: 'InputError', fields: [{ field: 'trigger.posture' }] });
    expect(await test({ id: automation.id, s: '2020-01-01T00:00:00Z' })).toMatchObject({ __typename: 'InputError', fields: [{ field: 'since' }] });
    expect(await test({})).toMatchObject({ __typename: 'InputError' });
    expect(await test({ id: randomUUID() })).toMatchObject({ __typename: 'InputError', message: 'Automation not found' });
  });

  it('replay what they missed, once', async () => {
    const name = `${randomUUID()}.happened`;
    await happen(name);
    const { automation } = await create({ trigger: onEvent(name) });
    const REPLAY = `__typename ... on AutomationReplay { fired alreadyFired left firings { sentence } } ${ERROR}`;
    expect(await answer(act('replayAutomation', automation.id, REPLAY))).toMatchObject({ fired: 1, alreadyFired: 0, left: 0, firings: [{}] });
    expect(await answer(act('replayAutomation', automation.id, REPLAY))).toMatchObject({ fired: 0, alreadyFired: 1 });
    expect(await answer(act('replayAutomation', 'nothing', REPLAY))).toMatchObject({ __typename: 'InputError', message: 'Automation not found' });
  });

  it('show their trail, page by page, how far they have counted, and by what events missed', async () => {
    const name = `${randomUUID()}.happened`;
    const { automation } = await create({ trigger: onEvent(name, { threshold: 2, within: 600, match: { 'prefect.resource.id': 'thing.*' } }) });
    const trail = async (page: string) =>
      (
        await inWorkspace<{ trail: Edges<{ kind: string }> & Record<string, unknown> }>(
          `automation(id: $id) { lastFired fired trail(${page}) { evaluated matched fired missed lastMatched
            edges { node { kind at sentence count threshold event { event } action { type reason about } } } pageInfo { hasNextPage endCursor }
            windows { count threshold closes labels lastEvent { event } } misses { reason sentence event { resourceId } } parts { needed } metrics { name } } }`,
          { id: automation.id },
          ', $id: ID!',
        )
      ).trail;
    await happen(name);
    await happen(name, { resource: { 'prefect.resource.id': 'other.1' } });
    await perform(EVALUATE_AUTOMATIONS);
    expect(await trail('first: 5')).toMatchObject({
      matched: 1,
      fired: 0,
      missed: 1,
      windows: [{ count: 1, threshold: 2, labels: {}, lastEvent: { event: name } }],
      misses: [{ reason: 'condition', event: { resourceId: 'other.1' } }],
      parts: [],
      metrics: [],
    });
    await happen(name);
    await perform(EVALUATE_AUTOMATIONS);
    await perform(TAKE_ACTIONS);
    const whole = await trail('first: 50');
    expect(whole.edges[0]?.node).toMatchObject({ kind: 'action-executed', action: { type: 'do-nothing', reason: null, about: [] } });
    expect(whole.edges.map(({ node }) => node.kind)).toContain('fired');
    const first = await trail('first: 1');
    expect(first).toMatchObject({ edges: whole.edges.slice(0, 1), pageInfo: { hasNextPage: true } });
    expect(await trail(`first: 50, after: "${first.pageInfo.endCursor ?? ''}"`)).toMatchObject({
      edges: whole.edges.slice(1),
      pageInfo: { hasNextPage: false },
    });
    expect(
      (await ask('query($w: ID!, $id: ID!) { workspace(id: $w) { automation(id: $id) { trail(first: 201) { fired } } } }', { id: automation.id })).errors,
    ).toMatchObject([{ extensions: { code: 'request.invalid' } }]);
  });
});
