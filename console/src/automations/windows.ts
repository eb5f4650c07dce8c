/** Stretches of the past, up to now, that an automation may be shown. The server takes a day at most. */
export const WINDOWS = [
  { value: '3600', label: 'the last hour', when: 'in the last hour' },
  { value: '21600', label: 'the last 6 hours', when: 'in the last 6 hours' },
  { value: '86390', label: 'the last day', when: 'in the last day' },
] as const;

export const since = (seconds: string): string => new Date(Date.now() - Number(seconds) * 1_000).toISOString();
