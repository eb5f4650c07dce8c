/** The viewer's own. */
export const hereZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** All that the browser knows, the viewer's and UTC first. */
export const zones = (): string[] => [...new Set([hereZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])];

/** A time as clocks of that zone show it, without what goes without saying: this year, and whole minutes. */
export function timeIn(at: string, timeZone: string): string {
  const date = new Date(at);
  return date.toLocaleString(undefined, {
    timeZone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(date.getUTCSeconds() === 0 ? {} : { second: '2-digit' }),
    ...(date.getFullYear() === new Date().getFullYear() ? {} : { year: 'numeric' }),
  });
}

/** As it is, where it is no time yet: a year with six digits, while it is written. */
export function toInstant(local: string): string {
  const date = new Date(local);
  return Number.isNaN(date.getTime()) ? local : date.toISOString();
}

/** As the browser's field wants it; nothing for what is no time. */
export function toLocal(at: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '';
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
