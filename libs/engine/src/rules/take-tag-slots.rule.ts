import type { TaskRunFacts } from '../facts.js';
import { abort, ANY_FROM, pass, passWith, type Rule, wait } from '../rule.js';
import { spread } from '../spread.js';

/** Longest wait before chance has its say: a worker waits with its task. */
const WAIT_SECONDS_MAX = 10;
const SPREAD = 0.3;

/** A task run holds a slot of each of its limited tags while it runs. Source: docs/contract/transitions.md#tag-limits */
export const takeTagSlots: Rule<TaskRunFacts> = {
  name: 'take-tag-slots',
  from: ANY_FROM,
  to: ['RUNNING'],
  decide({ tagSlots, random }) {
    if (tagSlots === null) return pass;
    const { kind, tags } = tagSlots;
    switch (kind) {
      case 'taken':
        return passWith({ saw: { tags }, heldLeaseId: tagSlots.leaseId });
      case 'never':
        return abort(`The limit of ${tags.join(', ')} is 0, so the task could never run.`, { saw: { tags } });
      case 'full': {
        const seconds = Math.round(spread(Math.min(tagSlots.occupancySeconds, WAIT_SECONDS_MAX), SPREAD, random));
        return wait(seconds, `All slots of ${tags.join(', ')} are taken.`, { saw: { tags } });
      }
    }
  },
};
