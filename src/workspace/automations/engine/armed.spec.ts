import fc from 'fast-check';
import { compileCoverage } from '../triggers/coverage.js';
import { anEvent, at, aTrigger } from '../triggers/triggers.testing.js';
import type { EventTrigger } from '../triggers/trigger.js';
import { Armed, type ArmedAutomation } from './armed.js';

const automation = (name: string, members: Partial<EventTrigger>): ArmedAutomation => ({
  id: name,
  name,
  created: at(0),
  updated: at(0),
  activeSince: at(-1),
  description: '',
  enabled: true,
  tags: [],
  trigger: JSON.stringify(aTrigger({ id: name, ...members })),
  actions: '[]',
  actionsOnTrigger: '[]',
  actionsOnResolve: '[]',
});

const DEPLOYMENT = { 'prefect.resource.id': 'prefect.deployment.1', 'prefect.resource.role': 'deployment' };
const event = anEvent({ resource: { 'prefect.resource.id': 'thing.1', color: 'red' }, related: [DEPLOYMENT, { ...DEPLOYMENT }] });

describe('armed automations', () => {
  it.each<[string, Partial<EventTrigger>, boolean]>([
    ['take any resource', {}, true],
    ['take a value of a label', { match: { color: 'red' } }, true],
    ['take one of several values', { match: { color: ['blue', 'red'] } }, true],
    ['take no other value', { match: { color: 'blue' } }, false],
    ['take no event without the label', { match: { size: 'big' } }, false],
    ['take what fits a pattern', { match: { 'prefect.resource.id': 'thing.*', color: 'red' } }, true],
    ['look at every label, also where one has the value', { match: { color: 'red', 'prefect.resource.id': 'other.*' } }, false],
    ['take what is related', { match_related: { 'prefect.resource.id': 'prefect.deployment.1' } }, true],
    ['take nothing that is related to another', { match_related: { 'prefect.resource.id': 'prefect.deployment.2' } }, false],
    ['take every of several relations', { match_related: [{ 'prefect.resource.role': 'deployment' }, { 'prefect.resource.role': 'flow' }] }, false],
    ['take names by pattern', { expect: ['it.*'] }, true],
    ['take no other name', { expect: ['that.*'] }, false],
    ['take what comes before', { expect: ['later'], after: ['it.happened'] }, true],
  ])('%s', (_, members, isInterested) => {
    const armed = new Armed([automation('a', members)]);
    expect(armed.interestedIn(event).map(({ trigger }) => trigger.id)).toEqual(isInterested ? ['a'] : []);
  });

  it('are found once each, however many values fit', () => {
    const armed = new Armed([
      automation('a', { match: { color: ['red', 'red'] } }),
      automation('b', { match_related: { 'prefect.resource.id': ['prefect.deployment.1', 'prefect.deployment.2'] } }),
    ]);
    expect(armed.interestedIn(event).map(({ trigger }) => trigger.id)).toEqual(['a', 'b']);
  });

  it('are found by the label that few others ask for', () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      automation(`${index}`, {
        expect: [`flow-${index}.*`],
        match: { 'prefect.resource.id': 'prefect.flow-run.*', kind: 'a' },
        match_related: [{ 'prefect.resource.role': 'flow', 'prefect.resource.name': `etl-${index}-*` }],
      }),
    );
    const [hole, ...others] = new Armed(many).sieve;
    expect(others).toEqual([]);
    expect(hole).toMatchObject({ names: { values: [], starts: many.map(({ id }) => `flow-${id}.`) } });
    expect(hole?.about).toEqual({ label: 'prefect.resource.name', isRelated: true, values: [], starts: many.map(({ id }) => `etl-${id}-`) });
  });

  it('are found as by asking each', () => {
    const pattern = fc.constantFrom('a', 'ab', 'abc', 'a*', 'ab*', 'b?', '*b', '!a', '[ab]*', '');
    const patterns = fc.oneof(pattern, fc.array(pattern, { maxLength: 3 }));
    const specification = fc.dictionary(fc.constantFrom('x', 'y', 'prefect.resource.role'), patterns, { maxKeys: 2 });
    const trigger = fc.record({ match: specification, match_related: fc.oneof(specification, fc.array(specification, { maxLength: 2 })) });
    const labels = fc.dictionary(fc.constantFrom('x', 'y', 'prefect.resource.role'), fc.constantFrom('a', 'ab', 'abc', 'b', 'bc', ''), { maxKeys: 3 });
    fc.assert(
      fc.property(fc.array(trigger, { maxLength: 6 }), labels, fc.array(labels, { maxLength: 3 }), (triggers, resource, related) => {
        const happened = anEvent({ resource, related });
        const automations = triggers.map((members, index) => automation(`${index}`, members));
        const covering = automations.filter((_, index) => compileCoverage(aTrigger(triggers[index])).covers(happened));
        const found = new Armed(automations).interestedIn(happened).map(({ trigger: { id } }) => id);
        expect(found.sort()).toEqual(covering.map(({ id }) => id));
      }),
    );
  });

  it('know nothing of what came in before them', () => {
    const armed = new Armed([{ ...automation('a', {}), activeSince: event.received }]);
    expect([armed.interestedIn(event), armed.missing(event, 0, 10)]).toEqual([[], []]);
  });

  it('answer those that an event misses, some at a time', () => {
    const armed = new Armed(['a', 'b', 'c'].map((name) => automation(name, { match: { color: name } })));
    const missing = (from: number, atMost: number): string[] => armed.missing(event, from, atMost).map(({ trigger }) => trigger.id);
    expect([missing(0, 10), missing(0, 2), missing(2, 2)]).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b'],
      ['c', 'a'],
    ]);
    expect(armed.missing({ ...event, event: 'something.else' }, 0, 10)).toEqual([]);
  });
});
