import { pass, rewrite, type Rule } from '../rule.js';

/** A claimed run still knows when it is due: who claims early has to wait. */
export const copyScheduledTime: Rule = {
  name: 'copy-scheduled-time',
  from: ['SCHEDULED'],
  to: ['PENDING'],
  decide({ current, proposed }) {
    const scheduledTime = current?.details.scheduledTime ?? null;
    if (scheduledTime === null || (proposed.details.scheduledTime ?? null) !== null) return pass;
    return rewrite({ ...proposed, details: { ...proposed.details, scheduledTime } }, { saw: { scheduledTime } });
  },
};
