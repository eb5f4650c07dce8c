import { readFileSync } from 'node:fs';

/** How the text of a setting is read, and how that is said to people and to tools. */
export interface TextType<T> {
  /** Completes "must be …". */
  readonly words: string;
  /** JSON Schema of the value, for the chart. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Throws a sentence without its subject when the text is none of these. */
  readonly parse: (text: string) => T;
}

/** One setting: where it comes from, what it means, and how its text is read. */
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
  readonly type: TextType<T>;
}

export const text: TextType<string> = { words: 'a text', schema: { type: 'string' }, parse: (value) => value };

export function wholeNumber(min: number, max: number): TextType<number> {
  const words = `a whole number from ${min} to ${max}`;
  return {
    words,
    schema: { type: 'integer', minimum: min, maximum: max },
    parse: (value) => {
      const number = Number(value);
      if (!Number.isInteger(number) || number < min || number > max) throw new Error(`must be ${words}`);
      return number;
    },
  };
}

export function oneOf<const T extends string>(...choices: readonly T[]): TextType<T> {
  const words = `one of ${choices.join(', ')}`;
  return {
    words,
    schema: { type: 'string', enum: choices },
    parse: (value) => {
      const found = choices.find((choice) => choice === value);
      if (!found) throw new Error(`must be ${words}`);
      return found;
    },
  };
}

/** Several of them, with commas between. */
export function someOf<const T extends string>(...choices: readonly T[]): TextType<readonly T[]> {
  const one = oneOf(...choices);
  return {
    words: `one or more of ${choices.join(', ')}, with commas between`,
    schema: { type: 'string' },
    parse: (value) => value.split(',').map((part) => one.parse(part.trim())),
  };
}

export const yesOrNo: TextType<boolean> = {
  words: 'true or false',
  schema: { type: 'boolean' },
  parse: (value) => {
    if (/^(1|true|yes|on)$/i.test(value)) return true;
    if (/^(0|false|no|off)$/i.test(value)) return false;
    throw new Error('must be true or false');
  },
};

/** http(s) address without a trailing slash. */
export const webAddress: TextType<string> = {
  words: 'an http:// or https:// address',
  schema: { type: 'string', pattern: '^https?://' },
  parse: (value) => {
    const url = URL.canParse(value) ? new URL(value) : null;
    if (!url || !/^https?:$/.test(url.protocol)) throw new Error('must be an http:// or https:// address');
    return value.replace(/\/+$/, '');
  },
};

/** A PostgreSQL address; the form with a Python driver in its scheme is understood. */
export const postgresAddress: TextType<string> = {
  words: 'an address such as postgresql://user:password@host:5432/database',
  schema: { type: 'string', pattern: '^postgres' },
  parse: (value) => {
    const plain = value.replace(/^postgres(ql)?(\+[a-z0-9]+)?:\/\//, 'postgresql://');
    if (!plain.startsWith('postgresql://') || !URL.canParse(plain)) throw new Error('must look like postgresql://user:password@host:5432/database');
    // The Python drivers call it ssl, libpq and pg sslmode.
    return plain.replace(/([?&])ssl=/, '$1sslmode=');
  },
};

export const redisAddress: TextType<string> = {
  words: 'an address such as redis://host:6379/0',
  schema: { type: 'string', pattern: '^rediss?://' },
  parse: (value) => {
    if (!/^rediss?:\/\//.test(value) || !URL.canParse(value)) throw new Error('must look like redis://host:6379/0');
    return value;
  },
};

/** Random bytes in base64. */
export function keyOf(bytes: number): TextType<string> {
  return {
    words: `${bytes} bytes in base64`,
    schema: { type: 'string' },
    parse: (value) => {
      if (Buffer.from(value, 'base64').length !== bytes) throw new Error(`must be ${bytes} bytes in base64, such as \`openssl rand -base64 ${bytes}\` prints`);
      return value;
    },
  };
}

/** The setting's text from its variable, its `_FILE` twin, or an alias. Null when none is set. */
export function readText(setting: Pick<Setting<unknown>, 'env' | 'aliases'>, env: NodeJS.ProcessEnv): string | null {
  for (const name of [setting.env, ...(setting.aliases ?? [])]) {
    const value = env[name];
    if (value !== undefined && value !== '') return value;
    const file = env[`${name}_FILE`];
    if (file) return readFileSync(file, 'utf8').trim();
  }
  return null;
}
