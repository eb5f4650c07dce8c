const BEATS_MISSED = 3;
const BEAT_SECONDS = 30;

/** For how long a worker that beats so often may be silent; null or 0: as often as they do by themselves. */
export const silenceSeconds = (beatSeconds: number | null): number => BEATS_MISSED * (beatSeconds || BEAT_SECONDS);
/** When the worker `w` counts as gone, unless it is heard of before: it may miss three beats. Source: docs/contract/resources.md#workers */
export const OFFLINE_AT = `w.last_heartbeat_time + make_interval(secs => ${BEATS_MISSED} * coalesce(nullif(w.heartbeat_interval_seconds, 0), ${BEAT_SECONDS}))`;
export const IS_ONLINE = `${OFFLINE_AT} > now()`;
