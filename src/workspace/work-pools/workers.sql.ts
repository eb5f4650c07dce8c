/** When the worker `w` counts as gone, unless it is heard of before: it may miss three beats. Source: docs/contract/resources.md#workers */
export const OFFLINE_AT = `w.last_heartbeat_time + make_interval(secs => 3 * coalesce(nullif(w.heartbeat_interval_seconds, 0), 30))`;
export const IS_ONLINE = `${OFFLINE_AT} > now()`;
