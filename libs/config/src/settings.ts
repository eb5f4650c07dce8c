import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';

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

/** Made absolute: PostgreSQL works in another folder than this process. */
export const folder: TextType<string> = { words: 'a folder', schema: { type: 'string' }, parse: (value) => resolve(value) };

export function wholeNumber(min: number, max: number): TextType<number> {
  const words = `a whole number from ${min} to ${max}`;
  return {
    words,
    schema: { type: 'integer', minimum: min, maximum: max },
    parse: (value) => {
      const number = /^\d+$/.test(value.trim()) ? Number(value) : NaN;
      if (!(number >= min && number <= max)) throw new Error(`must be ${words}, not ${value}`);
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
      if (!found) throw new Error(`must be ${words}, not ${value}`);
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
    throw new Error(`must be true or false, not ${value}`);
  },
};

/** http(s) address without a trailing slash. */
export const webAddress: TextType<string> = {
  words: 'an http:// or https:// address',
  schema: { type: 'string', pattern: '^https?://' },
  parse: (value) => {
    const url = URL.canParse(value) ? new URL(value) : null;
    if (!url || !/^https?:$/.test(url.protocol)) throw new Error(`must be an http:// or https:// address, not ${value}`);
    if (url.search || url.hash || url.username) throw new Error(`must be an address with a path at most, not ${value}`);
    return value.trim().replace(/\/+$/, '');
  },
};

/** Credentials may be in it. */
export const proxyAddress: TextType<string> = {
  words: 'an http:// or https:// address',
  schema: { type: 'string', pattern: '^https?://' },
  parse: (value) => {
    if (!/^https?:\/\//.test(value) || !URL.canParse(value)) throw new Error('must be an http:// or https:// address');
    return value;
  },
};

/** One address, with a name before it or without. */
export const mailAddress: TextType<string> = {
  words: 'an e-mail address, such as Eparch <eparch@example.com>',
  schema: { type: 'string', pattern: '@' },
  parse: (value) => {
    const written = value.trim();
    if (!/^([^<>\r\n]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/.test(written))
      throw new Error('must be an e-mail address, such as Eparch <eparch@example.com>');
    return written;
  },
};

/** IP addresses and networks. */
export const addressRanges: TextType<readonly string[]> = {
  words: 'IP addresses and networks, with commas between',
  schema: { type: 'string' },
  parse: (value) =>
    value.split(',').map((part) => {
      const one = part.trim();
      const [address = '', bits, more] = one.split('/');
      const bitsMax = isIP(address) === 6 ? 128 : 32;
      const isNetwork = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= bitsMax);
      if (!isIP(address) || !isNetwork || more !== undefined) throw new Error(`must be IP addresses and networks, not ${one}`);
      return one;
    }),
};

/** What the Python drivers take for `ssl`, in libpq's words. */
const SSL_MODES: Readonly<Record<string, string>> = { true: 'require', false: 'disable' };

/** A PostgreSQL address; the form with a Python driver in its scheme is understood. */
export const postgresAddress: TextType<string> = {
  words: 'an address such as postgresql://user:password@host:5432/database',
  schema: { type: 'string', pattern: '^postgres' },
  parse: (value) => {
    const plain = value.trim().replace(/^postgres(ql)?(\+[a-z0-9]+)?:\/\//, 'postgresql://');
    if (!plain.startsWith('postgresql://') || !URL.canParse(plain)) throw new Error('must look like postgresql://user:password@host:5432/database');
    const url = new URL(plain);
    const { searchParams } = url;
    const asked = searchParams.get('sslmode') ?? searchParams.get('ssl');
    const mode = asked === null ? null : (SSL_MODES[asked] ?? asked);
    if (mode === null) return plain;
    // Whether such a connection is encrypted depends on the server and on nothing that anyone would see.
    if (mode === 'prefer' || mode === 'allow') throw new Error(`says sslmode=${mode}, which leaves encryption to chance: say require or disable`);
    searchParams.delete('ssl');
    searchParams.set('sslmode', mode);
    // pg takes `require` for `verify-full` unless told to mean what PostgreSQL's own programs mean.
    if (mode !== 'no-verify') searchParams.set('uselibpqcompat', 'true');
    return url.href;
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

/** Where a setting's text is. `read` throws a sentence without its subject when there is none to be had. */
export interface Source {
  /** The variable or the flag that a mistake is blamed on. */
  readonly from: string;
  readonly read: () => string;
}

/** The setting's variable, that one's `_FILE` twin, or an alias; null when none is set. */
export function sourceOf(setting: Pick<Setting<unknown>, 'env' | 'aliases'>, env: NodeJS.ProcessEnv): Source | null {
  for (const name of [setting.env, ...(setting.aliases ?? [])]) {
    const value = env[name];
    if (value) return { from: name, read: () => value };
    const file = env[`${name}_FILE`];
    if (file) return { from: `${name}_FILE`, read: () => readSecret(file) };
  }
  return null;
}

/** The command line's word for a setting. */
export const flagOf = ({ env }: Pick<Setting<unknown>, 'env'>): string =>
  `--${env
    .replace(/^EPARCH_/, '')
    .toLowerCase()
    .replaceAll('_', '-')}`;

function readSecret(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new Error(`names ${file}, which cannot be read (${(error as Error).message})`);
  }
  if (text === '') throw new Error(`names ${file}, which is empty`);
  return text;
}
