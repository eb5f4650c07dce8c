const BEATS_MISSED = 3;
const BEAT_SECONDS = 30;

/** For how long a worker that beats so often may be silent; null or 0: as often as they do by themselves. */
export const silenceSeconds = (beatSeconds: number | null): number => BEATS_MISSED * (beatSeconds || BEAT_SECONDS);
/** When the worker `w` counts as gone, unless it is heard of before: it may miss three beats. Source: docs/contract/resources.md#workers */
export const OFFLINE_AT = `w.last_heartbeat_time + make_interval(secs => ${BEATS_MISSED} * coalesce(nullif(w.heartbeat_interval_seconds, 0), ${BEAT_SECONDS}))`;
export const IS_ONLINE = `${OFFLINE_AT} > now()`;

/** How long a worker whose connection broke keeps what it has claimed: it may come back over another one. */
export const LOST_SECONDS = 60;
/** When the worker `w` is gone as far as the runs go that it has claimed. */
export const LEAVES_CLAIMS_AT = `least(w.lost_at + interval '${LOST_SECONDS} seconds', ${OFFLINE_AT})`;
