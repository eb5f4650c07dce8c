/**
 * A point in time: whole microseconds since 1970-01-01T00:00:00Z.
 * A number and not a Date because clients send, and PostgreSQL keeps, microseconds; exact until the year 2255.
 */
export type Instant = number;

export const MICROS_PER_SECOND = 1_000_000;
