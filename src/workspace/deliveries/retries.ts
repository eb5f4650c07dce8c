/** After the first try, and then after each: some three quarters of an hour in all. */
const PAUSES_SECONDS = [5, 30, 120, 600, 1_800];
/** So many senders that failed together do not come back together. */
const SPREAD = 0.2;
const ASKED_PAUSE_SECONDS_MAX = 3_600;
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);

/** Whether another try may fare better. `status`: null where nobody answered. */
export const mayPass = (status: number | null): boolean => status === null || status >= 500 || PASSING.has(status);

/** The same of SMTP, where a refusal for good begins with a five. */
export const mayBeTakenLater = (status: number | null): boolean => status === null || status < 500;

/** What a receiver asks for by its `Retry-After`: seconds, or a time. 0 where it asks for nothing that can be read. */
export function secondsAsked(retryAfter: string | undefined, nowMs: number): number {
  if (retryAfter === undefined) return 0;
  const seconds = /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - nowMs) / 1_000;
  return Math.min(Math.max(seconds || 0, 0), ASKED_PAUSE_SECONDS_MAX);
}

/** Seconds until the next try; null when there were enough. `random` is from 0 to 1, `asked` what the receiver wants at least. */
export function pauseAfter(tries: number, { asked, random }: { asked: number; random: number }): number | null {
  const pause = PAUSES_SECONDS[tries - 1];
  return pause === undefined ? null : Math.max(asked, pause * (1 - SPREAD + 2 * SPREAD * random));
}
