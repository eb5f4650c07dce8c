import type { StoredEvent } from '../../events/stored-event.js';
import { compileCoverage } from './coverage.js';
import type { EventTrigger } from './trigger.js';
import { anEvent, aTrigger } from './triggers.testing.js';

const RUN = { 'prefect.resource.id': 'prefect.flow-run.1', 'prefect.resource.name': 'one' };
const FLOW = { 'prefect.resource.id': 'prefect.flow.a', 'prefect.resource.role': 'flow', name: 'first' };
const TAG = { 'prefect.resource.id': 'prefect.tag.x', 'prefect.resource.role': 'tag' };
const event = (members: Partial<StoredEvent> = {}) => anEvent({ resource: RUN, related: [FLOW, TAG], ...members });

describe('what a trigger covers', () => {
  it.each<[boolean, Partial<EventTrigger>]>([
    [true, {}],
    [true, { match: { 'prefect.resource.id': 'prefect.flow-run.*' } }],
    [false, { match: { 'prefect.resource.id': 'prefect.flow.*' } }],
    [true, { match: { 'prefect.resource.name': ['two', 'o?e'] } }],
    [false, { match: { 'prefect.resource.name': '!one' } }],
    [true, { match: { 'prefect.resource.name': ['!one', '!two'] } }],
    [false, { match: { missing: '!x' } }],
    [false, { match: { 'prefect.resource.id': '*', 'prefect.resource.name': 'two' } }],
    [true, { match_related: { 'prefect.resource.role': 'flow', name: 'first' } }],
    [false, { match_related: { 'prefect.resource.role': 'tag', name: 'first' } }],
    [true, { match_related: [{ name: 'first' }, { 'prefect.resource.role': 'tag' }] }],
    [false, { match_related: [{ name: 'first' }, { 'prefect.resource.role': 'worker' }] }],
    [true, { match_related: [] }],
  ])('is %s for %j', (covered, members) => expect(compileCoverage(aTrigger(members)).covers(event())).toBe(covered));

  it('is anything without related resources where it asks for none', () => {
    expect(compileCoverage(aTrigger()).covers(event({ related: [] }))).toBe(true);
    expect(compileCoverage(aTrigger({ match_related: { a: '*' } })).covers(event({ related: [] }))).toBe(false);
  });

  it.each<[string, Partial<EventTrigger>, [covers: boolean, starts: boolean, expects: boolean]]>([
    ['a.b', { expect: ['a.b'] }, [true, false, true]],
    ['a.b.c', { expect: ['a.b'] }, [true, false, false]],
    ['x.a.b', { expect: ['a.b'] }, [false, false, false]],
    ['a.b', { expect: ['a.*'] }, [true, false, true]],
    ['a.', { expect: ['a.*'] }, [false, false, true]],
    ['ab', { expect: ['a*b'] }, [false, false, true]],
    ['aabb.c', { expect: ['a*b*.'] }, [true, false, false]],
    ['a'.repeat(60), { expect: ['*a'.repeat(20) + 'b'] }, [false, false, false]],
    ['start', { expect: ['a'], after: ['st?rt'] }, [false, true, false]],
    ['start', { expect: ['a'], after: ['start'] }, [true, true, false]],
    ['anything', { expect: [], after: ['start'] }, [true, false, true]],
  ])('%s is to %j covered, a start, expected: %j', (name, members, answer) => {
    const coverage = compileCoverage(aTrigger(members));
    expect([coverage.covers(event({ event: name })), coverage.starts(name), coverage.expects(name)]).toEqual(answer);
  });

  it('counts apart by labels, its own and those of the first in a role', () => {
    const keyOf = (labels: string[]) => compileCoverage(aTrigger({ for_each: labels })).keyOf(event({ related: [FLOW, { ...FLOW, name: 'second' }, TAG] }));
    expect(keyOf([])).toEqual([]);
    expect(keyOf(['related:flow:name', 'prefect.resource.name'])).toEqual(['one', 'first']);
    expect(keyOf(['missing', 'related:worker:name', 'related:tag:name'])).toEqual(['', '', '']);
  });

  it('takes what is before the last colon for the role, and where nothing is in it a label of its own by the whole name', () => {
    const coverage = compileCoverage(aTrigger({ for_each: ['related:a:b:name', 'related:flow:name', 'related:x:y'] }));
    const resource = { ...RUN, 'related:flow:name': 'own', 'related:x:y': 'own' };
    expect(coverage.keyOf(event({ resource, related: [{ ...FLOW, 'prefect.resource.role': 'a:b' }] }))).toEqual(['first', 'own', 'own']);
    expect(coverage.keyOf(event({ resource, related: [{ ...TAG, 'prefect.resource.role': 'flow' }] }))).toEqual(['', '', 'own']);
  });
});
