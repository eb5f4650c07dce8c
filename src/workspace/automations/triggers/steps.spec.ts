import { compileCoverage } from './coverage.js';
import { look, take, type Bucket } from './evaluate.js';
import { stepsAtEnd, stepsOf } from './steps.js';
import type { EventTrigger } from './trigger.js';
import { anEvent, at, aTrigger } from './triggers.testing.js';

/** What each step of a story did, written as in the spec of the evaluation; the count follows the kind. */
function told(members: Partial<EventTrigger>, story: string): string[] {
  const trigger = aTrigger(members);
  const coverage = compileCoverage(trigger);
  let bucket: Bucket | null = null;
  return story.split(' ').map((step) => {
    const [name = '', second] = step.split('@');
    const moment = at(Number(second));
    const known: Bucket | null = bucket;
    const event = anEvent({ event: name, occurred: moment });
    const outcome = name === '' && known ? look(trigger, known, moment) : take(trigger, coverage, known, event);
    const steps = name === '' && known ? stepsAtEnd(known, outcome) : stepsOf(trigger, coverage, known, event, outcome);
    bucket = outcome.bucket;
    return typeof steps === 'string' ? steps : steps.map(({ kind, count }) => `${kind} ${count}`).join(', ');
  });
}

describe('the steps of a trigger', () => {
  it.each<[string, Partial<EventTrigger>, string, string[]]>([
    ['fires at once', {}, 'it.happened@0', ['fired 1']],
    ['counts on', { threshold: 3, within: 10 }, 'it.happened@0 it.happened@1 it.happened@2', ['counted 1', 'counted 2', 'fired 3']],
    ['begins anew', { threshold: 2, within: 10 }, 'it.happened@0 it.happened@10', ['counted 1', 'ended 1, counted 1']],
    ['had not been started', { after: ['start'], within: 10 }, 'it.happened@0', ['not-started']],
    ['is started', { after: ['start'], within: 10 }, 'start@0 start@1 it.happened@2', ['opened 0', 'started-already', 'fired 1']],
    ['came before it was started', { after: ['start'], within: 10 }, 'start@5 it.happened@4', ['opened 0', 'before-window']],
    ['came too late', { after: ['start'], within: 10 }, 'start@0 it.happened@10', ['opened 0', 'ended 0']],
    ['waits for what does not come', { posture: 'Proactive', after: ['start'], within: 10 }, 'start@0 @10', ['opened 0', 'fired 0']],
    ['waits for what comes', { posture: 'Proactive', after: ['start'], within: 10 }, 'start@0 it.happened@5', ['opened 0', 'satisfied 1']],
    ['waits for several', { posture: 'Proactive', after: ['start'], within: 10, threshold: 2 }, 'start@0 it.happened@5', ['opened 0', 'counted 1']],
    ['looks too early', { posture: 'Proactive', after: ['start'], within: 10 }, 'start@0 @5', ['opened 0', '']],
  ])('%s', (_, members, story, expected) => expect(told(members, story)).toEqual(expected));
});
