/** What the dashboard looks back on, cut into stretches that a person thinks in. */
export const PERIODS = {
  hour: { label: 'Hour', range: 'hour', hours: 1, bucketSeconds: 120 },
  day: { label: 'Day', range: 'day', hours: 24, bucketSeconds: 1_800 },
  week: { label: 'Week', range: 'week', hours: 7 * 24, bucketSeconds: 4 * 3_600 },
  month: { label: '30 days', range: 'month', hours: 30 * 24, bucketSeconds: 24 * 3_600 },
} as const;
export type Period = keyof typeof PERIODS;

export const isPeriod = (text: string | null): text is Period => text !== null && text in PERIODS;

/** Up to now, beginning and ending where a stretch does, so that bars do not creep. */
export function spanOf(period: Period, now: number): { since: string; until: string; bucketSeconds: number } {
  const { hours, bucketSeconds } = PERIODS[period];
  const stretch = bucketSeconds * 1000;
  const until = Math.ceil(now / stretch) * stretch;
  return { since: new Date(until - hours * 3_600_000).toISOString(), until: new Date(until).toISOString(), bucketSeconds };
}
