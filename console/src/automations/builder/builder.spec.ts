import { type Members, writeExact } from '../../deployments/parameters/exact';
import { moved, readDraft, withMember } from './draft';
import { faultInWords } from './fault-words';
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
    ['trigger.within', 'Trigger, within: is wrong'],
    ['trigger.triggers.1.for_each', 'Trigger, part 2, for each: is wrong'],
    ['actions.0', 'Action 1: is wrong'],
    ['actions.2.parameters.a.1', 'Action 3, parameters, a, 1: is wrong'],
  ])('says where %s is', (field, words) => expect(faultInWords({ field, message: 'is wrong' })).toBe(words));
});
