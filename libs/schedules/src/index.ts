export { CronError, parseCron, type Cron, type Field } from './cron.js';
export { occurrences } from './occurrences.js';
export { ScheduleError, toSchedule } from './schedule.js';
export { describeSchedule } from './sentence.js';
export { isTimeZone } from './time-zone.js';
export { zoneOf } from './zone.js';
