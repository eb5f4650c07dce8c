import { fromIso, toIso, type StateDetailsBody, type TaskRunPolicyBody } from '@app/contract';
import { isObject } from './event.schema.js';

/**
 * Reads of what clients report, which no schema has seen. A member that is not what it should be counts as left out: the rest
 * of the report is worth more, and what is kept must be readable for ever after.
 */

type Read<T> = (value: unknown) => T | null;

export const text: Read<string> = (value) => (typeof value === 'string' ? value : null);

/** What fits a column of whole numbers. */
export const count: Read<number> = (value) => (Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 31 ? Number(value) : null);

export const time: Read<string> = (value) => {
  const instant = typeof value === 'string' ? fromIso(value) : null;
  return instant === null ? null : toIso(instant);
};

export const microsOfSeconds: Read<number> = (value) => (isDuration(value) ? Math.round(value * 1_000_000) : null);

export const texts: Read<string[]> = (value) => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : null);

export const labels: Read<Record<string, boolean | number | string>> = (value) => {
  if (!isObject(value)) return null;
  const scalars = Object.entries(value).filter((entry): entry is [string, boolean | number | string] =>
    ['boolean', 'number', 'string'].includes(typeof entry[1]),
  );
  return Object.fromEntries(scalars);
};

/** Lists of objects; what they say of themselves is the client's business. */
export const taskInputs: Read<Record<string, object[]>> = (value) => {
  if (!isObject(value)) return null;
  return Object.fromEntries(Object.entries(value).flatMap(([name, list]) => (Array.isArray(list) ? [[name, list.filter(isObject)]] : [])));
};

export const policy: Read<TaskRunPolicyBody> = (value) => {
  if (!isObject(value)) return null;
  const delay = value['retry_delay'];
  return {
    max_retries: count(value['max_retries']),
    retry_delay_seconds: duration(value['retry_delay_seconds']),
    retries: count(value['retries']),
    retry_delay: Array.isArray(delay) ? delay.filter(isDuration) : duration(delay),
    retry_jitter_factor: duration(value['retry_jitter_factor']),
  };
};

/** As a row keeps them: without the members that say nothing. */
export function details(value: unknown): StateDetailsBody {
  if (!isObject(value)) return {};
  const known = Object.entries(DETAILS).map(([name, read]) => [name, read(value[name])] as const);
  const telling = Object.fromEntries(known.filter(([, said]) => said !== null && said !== false));
  // Alone among them: null and left out differ.
  return value['deferred'] === null ? { ...telling, deferred: null } : telling;
}

const flag: Read<boolean> = (value) => (typeof value === 'boolean' ? value : null);
const keyset: Read<Record<string, string>> = (value) =>
  isObject(value) && Object.values(value).every((one) => typeof one === 'string') ? (value as Record<string, string>) : null;

const DETAILS: { readonly [Name in Exclude<keyof StateDetailsBody, 'flow_run_id' | 'task_run_id'>]-?: Read<NonNullable<StateDetailsBody[Name]>> } = {
  child_flow_run_id: text,
  scheduled_time: time,
  cache_key: text,
  cache_expiration: time,
  deferred: flag,
  untrackable_result: flag,
  pause_timeout: time,
  pause_reschedule: flag,
  pause_key: text,
  run_input_keyset: keyset,
  refresh_cache: flag,
  retriable: flag,
  transition_id: text,
  task_parameters_id: text,
  traceparent: text,
  deployment_concurrency_lease_id: text,
};

/** Seconds, in microseconds still a whole number. */
const isDuration = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value * 1_000_000 <= Number.MAX_SAFE_INTEGER;
const duration: Read<number> = (value) => (isDuration(value) ? value : null);
