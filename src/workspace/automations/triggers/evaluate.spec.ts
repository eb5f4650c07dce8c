import fc from 'fast-check';
import { compileCoverage } from './coverage.js';
import { begin, look, take, type Bucket } from './evaluate.js';
import type { EventTrigger } from './trigger.js';
import { anEvent, at, aTrigger } from './triggers.testing.js';

/** One trigger under one key. Events are written as `name@second`, and looks at the clock as `@second`; answers the seconds at which it fired. */
function firings(members: Partial<EventTrigger>, story: string, first: Bucket | null = null): number[] {
  const trigger = aTrigger(members);
  const coverage = compileCoverage(trigger);
  let bucket = first;
  return story.split(' ').flatMap((step) => {
    const [name = '', second] = step.split('@');
    const moment = at(Number(second));
    if (name === '' && !bucket) return [];
    const outcome = name === '' ? look(trigger, bucket as Bucket, moment) : take(trigger, coverage, bucket, anEvent({ event: name, occurred: moment }));
    bucket = outcome.bucket;
    return outcome.fired ? [Number(second)] : [];
  });
}

describe('a reactive trigger', () => {
  it.each<[string, Partial<EventTrigger>, string, number[]]>([
    ['fires at every event', {}, 'it.happened@0 it.happened@1 it.happened@1', [0, 1, 1]],
    ['fires at events that come out of order', {}, 'it.happened@5 it.happened@1', [5, 1]],
    ['counts without a time', { threshold: 3 }, 'it.happened@0 it.happened@20 it.happened@40 it.happened@41', [40]],
    ['forgets after a minute', { threshold: 2 }, 'it.happened@0 it.happened@60 it.happened@61', [61]],
    ['counts within its time', { threshold: 2, within: 10 }, 'it.happened@0 it.happened@9', [9]],
    ['starts over after its time', { threshold: 2, within: 10 }, 'it.happened@0 it.happened@10 it.happened@19', [19]],
    ['fires once in its time', { within: 10 }, 'it.happened@0 it.happened@5 it.happened@9 it.happened@10', [0, 10]],
    ['counts what occurred before the first that came', { threshold: 2, within: 10 }, 'it.happened@100 it.happened@95', [95]],
    ['waits for what has to come first', { after: ['start'], within: 10 }, 'it.happened@0 start@1 it.happened@2 it.happened@3', [2]],
    ['waits no longer than its time', { after: ['start'], within: 10 }, 'start@0 it.happened@10 it.happened@11', []],
    ['has no time to count in after a start where it has none at all', { after: ['start'], threshold: 2 }, 'start@0 it.happened@0 it.happened@1', []],
    ['does not count the start itself', { after: ['it.happened'], within: 10 }, 'it.happened@0 it.happened@5', [5]],
    ['expects anything where it says nothing', { expect: [] }, 'x@0', [0]],
  ])('%s', (_, members, story, expected) => expect(firings(members, story)).toEqual(expected));
});

describe('a proactive trigger', () => {
  const always = { posture: 'Proactive', within: 10 } as const;
  it.each<[string, Partial<EventTrigger>, string, number[]]>([
    ['fires each time that nothing happened', {}, '@9 @10 @19 @20', [10, 20]],
    ['does not while it happens in time', {}, 'it.happened@9 @10 it.happened@18 @19 @27 @28', [28]],
    ['wants as many as it says', { threshold: 2 }, 'it.happened@1 @10', [10]],
    ['fires when nobody looked at the end in time', {}, 'it.happened@15 @24 @25', [15, 25]],
  ])('%s', (_, members, story, expected) => expect(firings({ ...always, ...members }, story, begin(aTrigger(always), at(0)))).toEqual(expected));

  it.each<[string, Partial<EventTrigger>, string, number[]]>([
    ['waits from what has to come first', { after: ['start'] }, '@0 start@5 @14 @15 @30', [15]],
    ['is content when the expected comes', { after: ['start'] }, 'start@0 it.happened@9 @10 @20', []],
    ['begins anew with a start that comes after the end', { after: ['start'] }, 'start@0 start@12 @21 @22', [12, 22]],
    ['expects each beat within its time of the one before', { after: ['it.happened'] }, 'it.happened@0 it.happened@9 it.happened@18 @27 @28', [28]],
    ['knows only keys that it has seen', { for_each: ['prefect.resource.id'], threshold: 2 }, '@20 it.happened@30 @39 @40', [40]],
    ['wants no more of a key whose time has enough in it', { for_each: ['x'], threshold: 2 }, 'it.happened@0 it.happened@1 it.happened@2 @10 @20', []],
    ['wants as many again from the next of a key', { for_each: ['x'], threshold: 2 }, 'it.happened@0 it.happened@1 it.happened@12 @21 @22', [22]],
  ])('%s', (_, members, story, expected) => expect(firings({ ...always, ...members }, story)).toEqual(expected));

  it('begins by itself only where nothing has to come first', () => {
    expect(begin(aTrigger({ ...always, after: ['start'] }), at(0))).toBeNull();
    expect(begin(aTrigger({ ...always, for_each: ['x'] }), at(0))).toBeNull();
    expect(begin(aTrigger(), at(0))).toBeNull();
  });
});

describe('any trigger', () => {
  const posture = fc.constantFrom('Reactive' as const, 'Proactive' as const);
  const members = fc.record({
    posture,
    threshold: fc.integer({ min: 1, max: 4 }),
    within: fc.integer({ min: 10, max: 60 }),
    after: fc.constantFrom([], ['start'], ['it.happened']),
  });
  const steps = fc.array(fc.tuple(fc.constantFrom('start', 'it.happened', ''), fc.nat(30)), { maxLength: 40 });

  it('fires no more often than its threshold and its events allow, and never at what it is not asked for', () =>
    fc.assert(
      fc.property(members, steps, (trigger, walk) => {
        let second = 0;
        const story = walk.map(([name, pause]) => `${name}@${(second += pause)}`).join(' ');
        if (story === '') return;
        const fired = firings(trigger, story).length;
        const expected = walk.filter(([name]) => name === 'it.happened').length;
        if (trigger.posture === 'Reactive') expect(fired).toBeLessThanOrEqual(Math.floor(expected / trigger.threshold));
        else expect(fired).toBeLessThanOrEqual(walk.length);
      }),
    ));

  it('fires once for every so many events where there is no time', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.nat(40), (threshold, events) => {
        const story = Array.from({ length: events }, (_, index) => `it.happened@${index}`).join(' ');
        expect(events === 0 ? 0 : firings({ threshold }, story).length).toBe(Math.floor(events / threshold));
      }),
    ));
});
