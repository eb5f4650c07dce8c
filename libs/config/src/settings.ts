import { readFileSync } from 'node:fs';

/** One setting: where it comes from, what it means, and how its text is read. `parse` throws a sentence when it cannot. */
export interface Setting<T> {
  readonly env: string;
  /** Other names understood, in order; the first that is set wins after `env` itself. */
  readonly aliases?: readonly string[];
  readonly about: string;
  readonly unit?: string;
  /** Shown in docs; the value used when nothing is set. */
  readonly fallback: T;
  readonly fallbackNote?: string;
  readonly secret?: boolean;
  readonly parse: (text: string) => T;
}

export const text = (value: string): string => value;

export function wholeNumber(min: number, max: number) {
  return (value: string): number => {
    const number = Number(value);
    if (!Number.isInteger(number) || number < min || number > max) throw new Error(`must be a whole number from ${min} to ${max}`);
    return number;
  };
}

export function oneOf<const T extends string>(...choices: readonly T[]) {
  return (value: string): T => {
    const found = choices.find((choice) => choice === value);
    if (!found) throw new Error(`must be one of ${choices.join(', ')}`);
    return found;
  };
}

export function yesOrNo(value: string): boolean {
  if (/^(1|true|yes|on)$/i.test(value)) return true;
  if (/^(0|false|no|off)$/i.test(value)) return false;
  throw new Error('must be true or false');
}

/** http(s) address without a trailing slash. */
export function webAddress(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw new Error('must be an http:// or https:// address');
  return value.replace(/\/+$/, '');
}

/** A PostgreSQL address; the form with a Python driver in its scheme is understood. */
export function postgresAddress(value: string): string {
  const plain = value.replace(/^postgres(ql)?(\+[a-z0-9]+)?:\/\//, 'postgresql://');
  if (!plain.startsWith('postgresql://') || !URL.canParse(plain)) throw new Error('must look like postgresql://user:password@host:5432/database');
  // The Python drivers call it ssl, libpq and pg sslmode.
  return plain.replace(/([?&])ssl=/, '$1sslmode=');
}

export function redisAddress(value: string): string {
  if (!/^rediss?:\/\//.test(value) || !URL.canParse(value)) throw new Error('must look like redis://host:6379/0');
  return value;
}

/** The setting's text from its variable, its `_FILE` twin, or an alias. Null when none is set. */
export function readText(setting: Setting<unknown>, env: NodeJS.ProcessEnv): string | null {
  for (const name of [setting.env, ...(setting.aliases ?? [])]) {
    const value = env[name];
    if (value !== undefined && value !== '') return value;
    const file = env[`${name}_FILE`];
    if (file) return readFileSync(file, 'utf8').trim();
  }
  return null;
}
