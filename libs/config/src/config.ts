import { homedir } from 'node:os';
import { join } from 'node:path';
import {
  addressRanges,
  flagOf,
  folder,
  keyOf,
  mailAddress,
  oneOf,
  postgresAddress,
  proxyAddress,
  redisAddress,
  someOf,
  sourceOf,
  text,
  webAddress,
  wholeNumber,
  yesOrNo,
  type Setting,
  type Source,
} from './settings.js';

const setting = <T>(spec: Setting<T>): Setting<T> => spec;

/** Every setting there is. docs/configuration.md and .env.example are generated from this list. */
export const SETTINGS = {
  host: setting<string>({
    env: 'EPARCH_HOST',
    about: 'Address to listen on. 0.0.0.0 lets other machines in.',
    fallback: '127.0.0.1',
    type: text,
  }),
  port: setting<number>({ env: 'EPARCH_PORT', about: 'Port to listen on; 0 picks a free one.', fallback: 4200, type: wholeNumber(0, 65_535) }),
  dataDir: setting<string>({
    env: 'EPARCH_DATA_DIR',
    about: 'Folder for the embedded PostgreSQL and the installation’s key.',
    fallback: defaultDataDir(),
    fallbackNote: '/var/lib/eparch for root, else $XDG_DATA_HOME/eparch or ~/.local/share/eparch',
    type: folder,
  }),
  databaseUrl: setting<string | null>({
    env: 'EPARCH_DATABASE_URL',
    aliases: ['PREFECT_API_DATABASE_CONNECTION_URL'],
    about: 'PostgreSQL 14 or newer to use in place of the embedded one.',
    fallback: null,
    fallbackNote: 'embedded PostgreSQL in the data folder',
    secret: true,
    type: postgresAddress,
  }),
  databasePoolMax: setting<number>({
    env: 'EPARCH_DATABASE_POOL_MAX',
    about: 'Connections for workspace data, per process.',
    fallback: 12,
    type: wholeNumber(2, 500),
  }),
  databaseNamedStatements: setting<boolean>({
    env: 'EPARCH_DATABASE_NAMED_STATEMENTS',
    about: 'Prepare hot statements by name. Set to false behind a pooler in transaction mode that does not track them.',
    fallback: true,
    type: yesOrNo,
  }),
  redisUrl: setting<string | null>({
    env: 'EPARCH_REDIS_URL',
    about: 'Redis for the queue and for news between replicas.',
    fallback: null,
    fallbackNote: 'both run on PostgreSQL',
    secret: true,
    type: redisAddress,
  }),
  publicUrl: setting<string | null>({
    env: 'EPARCH_PUBLIC_URL',
    about: 'Address under which people and clients reach this installation, with its path if a proxy adds one.',
    fallback: null,
    fallbackNote: 'taken from each request',
    type: webAddress,
  }),
  roles: setting<readonly Role[]>({
    env: 'EPARCH_ROLES',
    about: 'What this process does: api, streams, loops, or all; several with commas.',
    fallback: ['all'],
    type: someOf('api', 'streams', 'loops', 'all'),
  }),
  secretKey: setting<string | null>({
    env: 'EPARCH_SECRET_KEY',
    about: 'The installation’s key, 32 bytes in base64. It wraps the keys that encrypt each workspace’s secrets.',
    fallback: null,
    fallbackNote: 'made once and kept in the data folder',
    secret: true,
    type: keyOf(32),
  }),
  sessionDays: setting<number>({
    env: 'EPARCH_SESSION_DAYS',
    about: 'How long a browser stays signed in without being used.',
    unit: 'days',
    fallback: 14,
    type: wholeNumber(1, 365),
  }),
  trustProxy: setting<boolean>({
    env: 'EPARCH_TRUST_PROXY',
    about: 'Believe X-Forwarded-* headers. Only behind a proxy that sets them.',
    fallback: false,
    type: yesOrNo,
  }),
  egressAllow: setting<readonly string[]>({
    env: 'EPARCH_EGRESS_ALLOW',
    about: 'Addresses and networks beside the public internet that webhooks and notifications may reach, such as 10.1.0.0/16,fd00::/8.',
    fallback: [],
    fallbackNote: 'none: private, loopback and link-local addresses are refused',
    type: addressRanges,
  }),
  egressProxy: setting<string | null>({
    env: 'EPARCH_EGRESS_PROXY',
    aliases: ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'],
    about: 'HTTP proxy through which webhooks and notifications leave.',
    fallback: null,
    fallbackNote: 'they leave directly',
    secret: true,
    type: proxyAddress,
  }),
  egressNoProxy: setting<string>({
    env: 'EPARCH_EGRESS_NO_PROXY',
    aliases: ['NO_PROXY', 'no_proxy'],
    about: 'Hosts that are reached without the proxy, with commas between; .example.com means all below.',
    fallback: '',
    type: text,
  }),
  smtpHost: setting<string | null>({
    env: 'EPARCH_SMTP_HOST',
    about: 'Mail server by which notifications leave as e-mail. One that is not on the public internet has to be in EPARCH_EGRESS_ALLOW.',
    fallback: null,
    fallbackNote: 'none: nothing is sent as e-mail',
    type: text,
  }),
  smtpPort: setting<number | null>({
    env: 'EPARCH_SMTP_PORT',
    about: 'Port of the mail server.',
    fallback: null,
    fallbackNote: '587 with starttls, 465 with tls, 25 with none',
    type: wholeNumber(1, 65_535),
  }),
  smtpTls: setting<'starttls' | 'tls' | 'none'>({
    env: 'EPARCH_SMTP_TLS',
    about: 'How the way to the mail server is encrypted: after a plain greeting, from the first byte, or not at all. Nothing is sent where it cannot be.',
    fallback: 'starttls',
    type: oneOf('starttls', 'tls', 'none'),
  }),
  smtpVerify: setting<boolean>({
    env: 'EPARCH_SMTP_VERIFY',
    about: 'Whether the mail server has to prove by its certificate who it is.',
    fallback: true,
    type: yesOrNo,
  }),
  smtpUser: setting<string | null>({
    env: 'EPARCH_SMTP_USER',
    about: 'Name to sign in to the mail server with.',
    fallback: null,
    fallbackNote: 'nobody signs in',
    type: text,
  }),
  smtpPassword: setting<string | null>({
    env: 'EPARCH_SMTP_PASSWORD',
    about: 'Password of that name.',
    fallback: null,
    fallbackNote: 'none',
    secret: true,
    type: text,
  }),
  smtpSender: setting<string | null>({
    env: 'EPARCH_SMTP_SENDER',
    about: 'Whom e-mail is from, such as Eparch <eparch@example.com>.',
    fallback: null,
    fallbackNote: 'none: nothing is sent as e-mail',
    type: mailAddress,
  }),
  hookRequestsPerMinute: setting<number>({
    env: 'EPARCH_HOOK_REQUESTS_PER_MINUTE',
    about: 'How many requests a minute one webhook takes, over all replicas.',
    fallback: 1_200,
    type: wholeNumber(1, 1_000_000),
  }),
  graphqlPointsPerMinute: setting<number>({
    env: 'EPARCH_GRAPHQL_POINTS_PER_MINUTE',
    about:
      'What one API key, or one browser that is signed in, may ask of GraphQL, over all replicas where there is Redis. docs/graphql.md says what costs how much.',
    unit: 'points a minute',
    fallback: 60_000,
    type: wholeNumber(100, 1_000_000_000),
  }),
  cancellingTimeoutSeconds: setting<number>({
    env: 'EPARCH_CANCELLING_TIMEOUT_SECONDS',
    about: 'How long whoever runs a flow has to end it when it is cancelled, before it is taken for ended and for workers to clean up.',
    unit: 'seconds',
    fallback: 300,
    type: wholeNumber(1, 86_400),
  }),
  signUp: setting<'open' | 'closed'>({
    env: 'EPARCH_SIGN_UP',
    about: 'Whether anyone who reaches the console may make an account there. Closed: only the command line makes them.',
    fallback: 'open',
    type: oneOf('open', 'closed'),
  }),
  logLevel: setting<LogLevel>({
    env: 'EPARCH_LOG_LEVEL',
    about: 'Least important level logged.',
    fallback: 'info',
    type: oneOf('trace', 'debug', 'info', 'warn', 'error', 'silent'),
  }),
  logFormat: setting<'text' | 'json'>({
    env: 'EPARCH_LOG_FORMAT',
    about: 'One readable line, or one JSON object, per record.',
    fallback: 'text',
    type: oneOf('text', 'json'),
  }),
} as const;

export type Role = 'api' | 'streams' | 'loops' | 'all';
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';

type SettingName = keyof typeof SETTINGS;
type Values = { readonly [K in SettingName]: (typeof SETTINGS)[K] extends Setting<infer T> ? T : never };

/** The whole configuration, read once at start and injected. A class so that Nest can name it. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- the interface below is its fields
export class Config {
  constructor(values: Values) {
    Object.assign(this, values);
  }

  plays(role: Exclude<Role, 'all'>): boolean {
    return this.roles.includes('all') || this.roles.includes(role);
  }

  /** The same with some values replaced, as flags of the command line do. */
  with(values: Partial<Values>): Config {
    return new Config({ ...(this as Values), ...values });
  }
}
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- the constructor assigns every value
export interface Config extends Values {}

/** Every mistake at once, each in a sentence that names its variable. */
export class ConfigError extends Error {
  constructor(readonly mistakes: readonly string[]) {
    super(mistakes.join('\n'));
    this.name = 'ConfigError';
  }
}

/** Texts that the command line gave for settings; they win over variables. */
export type Flags = { readonly [K in SettingName]?: string | undefined };

/** Reads the flags and the environment. Throws ConfigError with all that is wrong with them. */
export function loadConfig(env: NodeJS.ProcessEnv = process.env, flags: Flags = {}): Config {
  const mistakes: string[] = [];
  const entries = Object.entries(SETTINGS).map(([name, spec]) => {
    const source = sourceFromFlags(spec, flags[name as SettingName]) ?? sourceOf(spec, env);
    try {
      return [name, source ? spec.type.parse(source.read()) : spec.fallback];
    } catch (error) {
      mistakes.push(`${source?.from ?? spec.env}: ${(error as Error).message}.`);
      return [name, spec.fallback];
    }
  });
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return new Config(Object.fromEntries(entries) as Values);
}

/** What a shell makes of an unset variable is a mistake, not a wish for the default. */
function sourceFromFlags(spec: Pick<Setting<unknown>, 'env'>, value: string | undefined): Source | null {
  if (value === undefined) return null;
  const read = (): string => {
    if (value === '') throw new Error('is empty');
    return value;
  };
  return { from: flagOf(spec), read };
}

function defaultDataDir(): string {
  if (process.getuid?.() === 0) return '/var/lib/eparch';
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'eparch');
}
