import { MICROS_PER_SECOND } from '../instant.js';
import { pass, type Rule, wait } from '../rule.js';

/**
 * Holds a run back until its scheduled time, by the server's clock, so that a worker whose clock runs fast cannot start early.
 * `delaySeconds`: whole seconds, nearest, ties down (an integer on the wire). Source: docs/contract/transitions.md#scheduled-time
 */
export const waitForScheduledTime: Rule = {
  name: 'wait-for-scheduled-time',
  from: ['SCHEDULED', 'PENDING'],
  to: ['RUNNING'],
  decide({ current, now }) {
    const scheduledTime = current?.details.scheduledTime ?? null;
    if (scheduledTime === null) return pass;
    const delaySeconds = Math.ceil((scheduledTime - now) / MICROS_PER_SECOND - 0.5);
    return delaySeconds > 0 ? wait(delaySeconds, 'The scheduled time has not come yet.', { saw: { scheduledTime, now } }) : pass;
  },
};
