import { type Members, writeExact } from '../../deployments/parameters/exact';
import { ACTION_KINDS, newAction } from './actions';
import { type Draft, moved, readDraft, withMember } from './draft';
import { faultInWords, inFormWords } from './fault-words';
import { kindOf, newTrigger, scopeOf, TRIGGER_KINDS, withChosen, withScope } from './triggers';

const FLOW = { 'prefect.resource.id': ['prefect.flow.1', 'prefect.flow.2'], 'prefect.resource.role': 'flow' };

describe('the builder of automations', () => {
  it('knows each kind of trigger that it makes', () => {
    for (const { value } of TRIGGER_KINDS) expect(kindOf(newTrigger(value))).toBe(value);
  });

  it.each<[string, Members]>([
    ['what else than a run enters a state', withMember(newTrigger('run'), 'expect', ['prefect.flow-run.Failed', 'my.event'])],
    ['a run after something', withMember(newTrigger('run'), 'after', ['prefect.flow-run.Running'])],
    ['runs of which one is told by another label', withMember(newTrigger('run'), 'match_related', { ...FLOW, color: 'red' })],
    ['runs that have to do with two flows', withMember(newTrigger('run'), 'match_related', [FLOW, FLOW])],
    ['less than so many runs in time', withMember(newTrigger('run-absent'), 'threshold', newTrigger('run')['within'])],
    ['a status that does not come', withMember(newTrigger('work-pool'), 'posture', 'Proactive')],
  ])('leaves to the form for all events what no other can say: %s', (_, trigger) => expect(kindOf(trigger)).toBe('event'));

  it('reads which runs it is about as it writes it', () => {
    const scope = { flow: ['1', '2'], deployment: [], tag: ['prod'] };
    for (const one of [scope, { ...scope, tag: [] }, { flow: [], deployment: [], tag: [] }]) expect(scopeOf(withScope(newTrigger('run'), one))).toEqual(one);
    expect(withScope(newTrigger('run'), { ...scope, tag: [] })['match_related']).toEqual(FLOW);
    expect(scopeOf(withMember(newTrigger('metric'), 'match', { color: 'red' }))).toBeNull();
  });

  it('is about any pool again once none is chosen', () => {
    const one = withChosen(newTrigger('work-pool'), 'work-pool', ['7']);
    expect([kindOf(one), one['match']]).toEqual(['work-pool', { 'prefect.resource.id': ['prefect.work-pool.7'] }]);
    expect(withChosen(one, 'work-pool', [])['match']).toEqual(newTrigger('work-pool')['match']);
  });

  it('keeps members that it does not know, and drops those that only answers have', () => {
    const text = '{"name":"a","trigger":{"within":60,"colour":["red"]},"shape":null}';
    expect(writeExact(readDraft(text))).toBe(text);
    expect(writeExact(readDraft('{"id":"1","created":"now","name":"a"}'))).toBe('{"name":"a"}');
    expect(() => readDraft('[]')).toThrow('It has to be a JSON object.');
  });

  it('keeps the order of what it changes', () => {
    expect(Object.keys(withMember({ a: null, b: null }, 'a', true))).toEqual(['a', 'b']);
    expect(withMember({ a: null, b: null }, 'a', undefined)).toEqual({ b: null });
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  });

  it.each<[string | null, string]>([
    [null, 'is wrong'],
    ['name', 'Name: is wrong'],
    ['trigger.within', 'When, within: is wrong'],
    ['trigger.triggers.1.for_each', 'When, part 2, counted for each: is wrong'],
    ['trigger.metric.threshold', 'When, compared with: is wrong'],
    ['actions.0', 'Action 1: is wrong'],
    ['actions.0.deployment_id', 'Action 1, which deployment: is wrong'],
    ['actions.2.parameters.a.1', 'Action 3, parameters, a, 1: is wrong'],
    ['actions_on_resolve.0.type', 'Action 1 when that is over, type: is wrong'],
  ])('says where %s is', (field, words) => expect(faultInWords({ field, message: 'is wrong' })).toBe(words));

  const drafted = (type: string): Draft => ({ trigger: newTrigger('run'), actions: [newAction('do-nothing'), newAction(type)] });
  const TARGETS = [
    ['deployment', 'a deployment'],
    ['work-pool', 'a work pool'],
    ['work-queue', 'a work queue'],
    ['automation', 'an automation'],
  ] as const;
  it.each(TARGETS)('asks at its field to choose what an action is for: %s', (target, words) => {
    const member = `${target.replace('-', '_')}_id`;
    const fault = { field: `actions.1.${member}`, message: `Choose ${words}, or take that which the event is about.` };
    for (const type of ACTION_KINDS.flatMap(({ items }) => items.map(({ value }) => value)).filter((one) => one.endsWith(`-${target}`))) {
      expect(inFormWords(drafted(type), { field: 'actions.1', message: `${member} is required` })).toEqual(fault);
      expect(inFormWords(drafted(type), { field: `actions.1.${member}`, message: 'Must be a UUID' })).toEqual(fault);
    }
  });

  it.each([
    ['send-notification', 'Choose the block that it is sent by.'],
    ['call-webhook', 'Choose a webhook block.'],
  ])('asks at its field to choose the block of a %s', (type, message) =>
    expect(inFormWords(drafted(type), { field: 'actions.1.block_document_id', message: 'Must be a string' })).toEqual({
      field: 'actions.1.block_document_id',
      message,
    }),
  );

  it.each([
    ['trigger.within', '`within` for Proactive triggers must be greater than or equal to 10 seconds', 'At least 10 seconds.'],
    ['trigger.triggers.0.threshold', 'Must be a whole number', 'A whole number.'],
    ['trigger.require', 'require must be at least 1', 'At least one of them.'],
    ['trigger.require', 'require must be less than or equal to the number of triggers', 'There are not as many parts.'],
    ['trigger.metric.range', 'Must be at least 300', 'At least 5 minutes.'],
    ['trigger.metric.threshold', 'Successes are a share of the runs, from 0 to 1', 'At most 100 %.'],
    ['trigger.metric.name', 'Must be one of successes, duration, lateness', 'Choose one of those that are offered.'],
    ['actions.1.state', 'Must be one of SCHEDULED, PENDING', 'Choose a state.'],
    ['actions.1.schedule_after', 'Must be at least 0', 'At least 0.'],
    ['actions.1.body', 'Field required', 'Fill this in.'],
    ['actions.1.body', 'Line 1: there is no end to {{', 'Line 1: there is no end to {{'],
  ])('says what is wrong at %s as its field does: %s', (field, message, words) =>
    expect(inFormWords(drafted('change-flow-run-state'), { field, message })).toEqual({ field, message: words }),
  );

  it('says at the field that can end it what would go on for ever', () => {
    const message = 'Running a deployment whenever any flow run changes its state starts runs for ever. Narrow down by match or match_related.';
    expect(inFormWords(drafted('run-deployment'), { field: null, message }).field).toBe('trigger.match_related');
    const inferred: Draft = { ...drafted('run-deployment'), actions: [{ ...newAction('run-deployment'), source: 'inferred' }] };
    expect(inFormWords(inferred, { field: null, message }).field).toBe('actions.0.deployment_id');
  });
});
