import type { JsonObject } from '@app/contract';
import type { Static } from '@sinclair/typebox';

type Schema = Static<typeof JsonObject>;

/** A kind of infrastructure that work pools can be of. Source: docs/contract/resources.md#collections */
export interface WorkerType {
  /** The Python package that brings the worker. */
  readonly collection: string;
  readonly type: string;
  readonly displayName: string;
  readonly description: string;
  /** What a job is made of, with placeholders for variables. */
  readonly configuration: Schema;
  readonly variables: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** A member for each variable, which stands for it by its name. */
export const placeholders = (...names: string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, `{{ ${name} }}`]));

export const text = (description: string, more: Schema = {}): Schema => ({ type: 'string', description, ...more });
export const count = (description: string, more: Schema = {}): Schema => ({ type: 'integer', description, ...more });
export const amount = (description: string, more: Schema = {}): Schema => ({ type: 'number', description, ...more });
export const flag = (description: string, initially?: boolean): Schema => ({
  type: 'boolean',
  description,
  ...(initially === undefined ? {} : { default: initially }),
});
export const choice = (description: string, choices: readonly string[], initially?: string): Schema =>
  text(description, { enum: choices, ...(initially === undefined ? {} : { default: initially }) });
export const texts = (description: string): Schema => ({ type: 'array', items: { type: 'string' }, description });
export const textMap = (description: string): Schema => ({ type: 'object', additionalProperties: { type: 'string' }, description });
export const secret = (description: string): Schema => text(description, { format: 'password', writeOnly: true });
/** A value that a definition lays out, or one of several. */
export const defined = (description: string, ...names: string[]): Schema => ({
  ...(names.length === 1 ? { allOf: references(names) } : { anyOf: references(names) }),
  description,
});

const references = (names: readonly string[]): Schema[] => names.map((name) => ({ $ref: `#/definitions/${name}` }));

/** What every kind of job has. */
export const COMMON = {
  name: text('What the job is called. Made up when left out.'),
  env: textMap('Environment variables of the job.'),
  labels: textMap('Labels that the job carries.'),
  command: text('What runs in the job, in place of the flow run engine.'),
};

/** A definition of what a block of the type holds. */
export const block = (slug: string, secrets: readonly string[], properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema => ({
  ...object(properties, required),
  block_type_slug: slug,
  secret_fields: secrets,
  block_schema_references: {},
});

export const object = (properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema => ({
  type: 'object',
  properties: titled(properties),
  ...(required.length > 0 ? { required } : {}),
});

export const toVariables = ({ variables, required, definitions = {} }: WorkerType): Schema => ({
  ...object(variables, required),
  definitions: Object.fromEntries(Object.entries(definitions).map(([name, definition]) => [name, { title: name, ...definition }])),
});

const titled = (properties: Readonly<Record<string, Schema>>): Schema =>
  Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, { title: titleOf(name), ...schema }]));

const SPELLED: Readonly<Record<string, string>> = { env: 'Environment Variables', mem: 'Memory', memswap: 'Memory Swap', cloudwatch: 'CloudWatch' };
const INITIALS = new Set(['aci', 'api', 'arn', 'aws', 'cpu', 'dns', 'gb', 'gpu', 'id', 'sku', 'ssl', 'ttl', 'url', 'vpc']);

const titleOf = (name: string): string =>
  name
    .split('_')
    .map((word) => SPELLED[word] ?? (INITIALS.has(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
