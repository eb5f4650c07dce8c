// Everything that is derived from the list of settings.
import * as prettier from 'prettier';

const NOTE = 'Generated from libs/config/src/config.ts: change it there, then run `npm run gen`.';

export function renderConfiguration(settings) {
  return [
    '# Configuration',
    '',
    `<!-- ${NOTE} -->`,
    '',
    'Eparch needs no settings to start. Each one is an environment variable; an empty variable counts as not set.',
    '`<NAME>_FILE` names a file to read the value from, which suits secrets. `--host`, `--port` and `--data-dir` of the command',
    'line win over their variables. Every mistake is reported at start, all of them together.',
    '',
    '| Setting | Value | Default |',
    '|---|---|---|',
    ...Object.values(settings).map((setting) => `| [\`${setting.env}\`](#${anchorOf(setting.env)}) | ${setting.type.words} | ${fallbackOf(setting)} |`),
    ...Object.values(settings).flatMap(section),
    '',
  ].join('\n');
}

function section(setting) {
  const notes = [
    ...(setting.unit ? [`Unit: ${setting.unit}.`] : []),
    ...(setting.aliases ? [`Also understood as ${setting.aliases.map((name) => `\`${name}\``).join(', ')}.`] : []),
    ...(setting.secret ? [`A secret: \`${setting.env}_FILE\` keeps it out of the environment.`] : []),
  ];
  return [
    '',
    `## ${setting.env}`,
    '',
    setting.about,
    '',
    `- Value: ${setting.type.words}`,
    `- Default: ${fallbackOf(setting)}`,
    ...notes.map((note) => `- ${note}`),
  ];
}

const anchorOf = (heading) => heading.toLowerCase();

/** A note stands where the default is no constant. */
const fallbackOf = ({ fallback, fallbackNote }) => fallbackNote ?? `\`${Array.isArray(fallback) ? fallback.join(',') : String(fallback)}\``;

export function renderEnvExample(settings) {
  const lines = Object.values(settings).flatMap((setting) => {
    const { fallback, fallbackNote } = setting;
    const words = `Value: ${setting.type.words}.${fallbackNote ? ` Default: ${fallbackNote}.` : ''}`;
    return ['', `# ${setting.about}`, `# ${words}`, `#${setting.env}=${fallbackNote ? '' : [fallback].flat().join(',')}`];
  });
  return [
    `# ${NOTE}`,
    '# None of these is needed; what stands here is the default. Eparch reads the environment, not this file: give a copy of it to',
    '# `docker run --env-file`, to `node --env-file`, or to a systemd unit as EnvironmentFile.',
    ...lines,
    '',
  ].join('\n');
}

/** Settings that the chart sets by itself, from its own values or from the secret. */
const CHART_OWNS = ['host', 'port', 'dataDir', 'databaseUrl', 'redisUrl', 'roles', 'secretKey'];

/** The chart's values, with one member of `config` for each setting that is left to its user. */
export async function renderValuesSchema(settings) {
  const config = Object.fromEntries(
    Object.entries(settings)
      .filter(([name]) => !CHART_OWNS.includes(name))
      .map(([name, { about, type, fallback, fallbackNote }]) => [name, describe(type.schema, `${about} Default: ${fallbackNote ?? String(fallback)}.`)]),
  );
  const text = JSON.stringify({
    ...VALUES,
    properties: { ...VALUES.properties, config: object(config, 'Settings of Eparch; see docs/configuration.md. Null: the default.') },
  });
  return prettier.format(text, { parser: 'json', printWidth: 160 });
}

const describe = (schema, description) => ({ ...schema, ...(schema.enum ? { enum: [...schema.enum, null] } : {}), type: [schema.type, 'null'], description });
const object = (properties, description) => ({ type: 'object', ...(description ? { description } : {}), additionalProperties: false, properties });
const any = { type: 'object' };
const text = (description) => ({ type: 'string', ...(description ? { description } : {}) });
const count = { type: 'integer', minimum: 0 };
const flag = { type: 'boolean' };
const list = { type: 'array', items: { type: 'object' } };

const pods = {
  resources: any,
  nodeSelector: any,
  tolerations: list,
  affinity: any,
  topologySpreadConstraints: list,
  podAnnotations: any,
  podLabels: any,
  extraEnv: list,
};

const VALUES = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $comment: NOTE.replace('libs/config/src/config.ts: change it there', 'libs/config/src/config.ts and scripts/generate/configuration.mjs: change it there'),
  type: 'object',
  additionalProperties: false,
  properties: {
    global: any,
    nameOverride: text(),
    fullnameOverride: text(),
    image: object({
      repository: text('Where the image was pushed to.'),
      tag: text('Default: the version of the chart’s application.'),
      digest: text('Wins over the tag.'),
      pullPolicy: { enum: ['Always', 'IfNotPresent', 'Never'] },
      pullSecrets: list,
    }),
    serviceAccountName: text('Eparch never asks the Kubernetes API anything; no token is mounted.'),
    secret: object(
      {
        existing: text('Name of a secret with the keys secret-key, database-url and, where there is a Redis, redis-url. The chart then makes none.'),
        secretKey: text('The installation’s key: 32 bytes in base64.'),
        databaseUrl: text('postgresql://user:password@host:5432/database'),
        redisUrl: text('redis://host:6379/0; empty: the queue and the news between replicas run on PostgreSQL.'),
      },
      'What pods may not do without. It stays when the release is uninstalled, since a lost key makes every stored secret unreadable.',
    ),
    config: any,
    api: object({
      ...pods,
      replicas: count,
      autoscaling: object({
        enabled: flag,
        minReplicas: { type: 'integer', minimum: 1 },
        maxReplicas: { type: 'integer', minimum: 1 },
        targetCPUUtilizationPercentage: { type: 'integer', minimum: 1 },
      }),
      podDisruptionBudget: object({ enabled: flag, maxUnavailable: { type: ['integer', 'string'] } }),
    }),
    loops: object({ ...pods, replicas: count, podDisruptionBudget: object({ enabled: flag, maxUnavailable: { type: ['integer', 'string'] } }) }),
    migration: object({ enabled: flag, resources: any, activeDeadlineSeconds: { type: 'integer', minimum: 1 }, backoffLimit: count }),
    service: object({ type: { enum: ['ClusterIP', 'NodePort', 'LoadBalancer'] }, port: { type: 'integer', minimum: 1, maximum: 65_535 }, annotations: any }),
    ingress: object({ enabled: flag, className: text(), annotations: any, host: text(), tls: list }),
    networkPolicy: object({ enabled: flag, from: list, egress: list }),
  },
};
