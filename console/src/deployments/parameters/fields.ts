import { isIntegerText, isList, isMembers, isNumberText, type Members, Num, Raw, type Value, writeExact } from './exact';

/** JSON Schema, as far as pydantic writes it. */
export interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema | boolean;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly position?: number;
  readonly $ref?: string;
  readonly [keyword: string]: unknown;
}

export type Kind =
  | { readonly kind: 'text' | 'integer' | 'number' | 'flag' | 'date-time' | 'date' | 'json' }
  | { readonly kind: 'choice'; readonly options: readonly Value[] }
  /** Another block, of one of these types. */
  | { readonly kind: 'block'; readonly slugs: readonly string[] }
  | { readonly kind: 'list'; readonly item: Schema }
  | { readonly kind: 'object'; readonly members: readonly Member[] }
  | { readonly kind: 'either'; readonly variants: readonly Field[] };

/** How a value of the schema is asked for. */
export type Field = Kind & {
  readonly label: string;
  readonly description: string | null;
  readonly nullable: boolean;
  /** Not to be read over the shoulder, and kept where `MASK` stands for it. */
  readonly secret: boolean;
  /** What it becomes where it is left out. Undefined: there is nothing that it would become. */
  readonly fallback: Value | undefined;
};

export interface Member {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
}

/** What the server shows in the place of a secret. Sent back, it stands for the secret that is there. */
export const MASK = '********';

/** References within references, as of a schema that leads back to itself. */
const DEPTH_MAX = 20;
const DEPTH_BEGUN_MAX = 6;

/** The members that the schema names, in the order of the flow's signature. A block's schema tells by itself which of them are secret. */
export function membersOf(schema: Schema): Member[] {
  const required = schema.required ?? [];
  const secret = Array.isArray(schema['secret_fields']) ? schema['secret_fields'] : [];
  return Object.entries(schema.properties ?? {})
    .sort(([, one], [, other]) => (one.position ?? 0) - (other.position ?? 0))
    .map(([name, member]) => ({ name, schema: secret.includes(name) ? { ...member, writeOnly: true } : member, required: required.includes(name) }));
}

export function fieldOf(schema: Schema, root: Schema, name: string): Field {
  const whole = followed(schema, root);
  const variants = whole.anyOf ?? whole.oneOf;
  const others = variants?.filter((variant) => variant.type !== 'null');
  const [only, ...more] = others ?? [];
  const about = {
    label: schema.title ?? (whole === schema ? name : titled(name)),
    description: [whole.description, HINTS[whole.format ?? '']].filter(Boolean).join(' ') || null,
    nullable: variants !== undefined && others?.length !== variants.length,
    secret: whole['writeOnly'] === true || whole.format === 'password',
    fallback: defaultOf(whole),
  };
  if (only && more.length === 0) {
    const field = fieldOf(only, root, name);
    return {
      ...field,
      ...about,
      description: about.description ?? field.description,
      secret: about.secret || field.secret,
    };
  }
  if (others && others.length > 1) {
    const fields = others.map((variant) => fieldOf(variant, root, labelOf(variant, root)));
    return { ...about, ...eitherOf(about.secret ? fields.map((field) => ({ ...field, secret: true })) : fields) };
  }
  return { ...about, ...kindOf(whole) };
}

/** What is written as text, as it has to be written. */
const HINTS: Readonly<Record<string, string>> = {
  duration: 'A span of time, such as PT5M for five minutes or P1DT2H.',
  time: 'A time of day, such as 12:30:00.',
};

/** As pydantic titles what has no title of its own. A type that several members share has one, which would not tell them apart. */
const titled = (name: string): string => name.replaceAll('_', ' ').replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());

/** Several types of blocks are one question, and so are a secret text and a text. */
function eitherOf(fields: readonly Field[]): Kind {
  const slugs = fields.flatMap((field) => (field.kind === 'block' ? field.slugs : []));
  const firstOfKind = (field: Field): boolean => fields.find(({ kind }) => kind === field.kind) === field;
  const variants = fields
    .filter((field) => (field.kind !== 'block' && !(field.kind === 'text' && field.secret)) || firstOfKind(field))
    .map((field) => (field.kind === 'block' ? { ...field, slugs } : field));
  const [only] = variants;
  return only?.kind === 'block' && variants.length === 1 ? { kind: 'block', slugs } : { kind: 'either', variants };
}

function kindOf(schema: Schema): Kind {
  const { type, format, block_type_slug: slug } = schema;
  if (typeof slug === 'string') return { kind: 'block', slugs: [slug] };
  if (schema.enum) return { kind: 'choice', options: schema.enum.map(toValue) };
  if ('const' in schema) return { kind: 'choice', options: [toValue(schema.const)] };
  if (type === 'string') return { kind: format === 'date-time' || format === 'date' ? format : 'text' };
  if (type === 'integer' || type === 'number') return { kind: type };
  if (type === 'boolean') return { kind: 'flag' };
  if (type === 'array' && typeof schema.items === 'object' && !schema.prefixItems) return { kind: 'list', item: schema.items };
  if (type === 'object' && schema.properties) return { kind: 'object', members: membersOf(schema) };
  return { kind: 'json' };
}

const labelOf = (schema: Schema, root: Schema): string => {
  const { title, type, format } = followed(schema, root);
  return title ?? format ?? (typeof type === 'string' ? type : 'anything');
};

/** Without references, what stands beside one winning over what it leads to. */
function followed(schema: Schema, root: Schema, depth = 0): Schema {
  const [only, ...more] = schema.allOf ?? [];
  const target = schema.$ref ? at(root, schema.$ref) : only && more.length === 0 ? only : null;
  if (!target || depth > DEPTH_MAX) return schema;
  const { $ref, allOf, ...beside } = schema;
  return { ...followed(target, root, depth + 1), ...beside };
}

function at(root: Schema, reference: string): Schema | null {
  const parts = reference.replace(/^#\/?/, '').split('/');
  return parts.reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[decodeURIComponent(part)], root) as Schema | null;
}

/** A schema from its text, with the numbers that JavaScript would write otherwise as they are written. Throws a SyntaxError. */
export const readSchema = (text: string): Schema =>
  JSON.parse(text, (_: string, value: unknown, context?: { source?: string }): unknown =>
    typeof value === 'number' && context?.source !== undefined && context.source !== String(value) ? new Num(context.source) : value,
  ) as Schema;

/** A value of the schema's. */
export function toValue(value: unknown): Value {
  if (value instanceof Num) return value;
  if (typeof value === 'number') return new Num(String(value));
  if (Array.isArray(value)) return value.map(toValue);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toValue(member)]));
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

/** What a value becomes where it is left out. Pydantic writes an empty text for secrets of which there are none, whatever they are. */
export function defaultOf(schema: Schema): Value | undefined {
  if (!('default' in schema)) return undefined;
  const value = toValue(schema.default);
  return value === '' && schema.type === 'object' ? {} : value;
}

/** Whether the value can be shown in a field of the kind; others are shown as JSON. Nothing fits everywhere. */
export function fits(field: Field, value: Value | undefined): boolean {
  if (value === undefined || (value === null && field.nullable)) return true;
  switch (field.kind) {
    case 'text':
    case 'date-time':
    case 'date':
      return typeof value === 'string';
    case 'integer':
    case 'number':
      return value instanceof Num;
    case 'flag':
      return typeof value === 'boolean';
    case 'choice':
      return true;
    case 'list':
      return isList(value);
    case 'object':
      return isMembers(value) && !('__prefect_kind' in value) && field.members.every((member) => isAsItHasToBe(member, value[member.name]));
    case 'block':
      return isMembers(value) && '$ref' in value;
    case 'either':
      return field.variants.some((variant) => fits(variant, value));
    case 'json':
      return value instanceof Raw;
  }
}

/** A member that can be one thing only tells models apart. */
const isAsItHasToBe = ({ schema }: Member, value: Value | undefined): boolean =>
  value === undefined || !('const' in schema) || writeExact(value) === writeExact(toValue(schema.const));

/** Which of the variants a value is: the first that takes it whole, else the first that can show it; -1: none. */
export function variantOf(variants: readonly Field[], value: Value): number {
  const fitting = variants.findIndex((variant) => fits(variant, value) && takesWhole(variant, value));
  return fitting >= 0 ? fitting : variants.findIndex((variant) => fits(variant, value));
}

function takesWhole(field: Field, value: Value): boolean {
  if (field.kind === 'object' && isMembers(value)) {
    const { members } = field;
    return (
      members.every(({ name, required }) => !required || name in value) && Object.keys(value).every((name) => members.some((member) => member.name === name))
    );
  }
  if (field.kind === 'choice') return field.options.some((option) => writeExact(option) === writeExact(value));
  if (field.kind === 'integer') return value instanceof Num && isIntegerText(value.text);
  if (field.kind === 'date') return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
  if (field.kind === 'date-time') return typeof value === 'string' && /\dT\d/.test(value) && !Number.isNaN(Date.parse(value));
  return true;
}

/** What a field begins with that was left out until now. */
export function beginning(field: Field, root: Schema, depth = 0): Value {
  switch (field.kind) {
    case 'integer':
    case 'number':
      return new Num('');
    case 'flag':
      return false;
    case 'choice':
      return field.options[0] ?? null;
    case 'list':
      return [];
    case 'object':
      return beginningsOf(field.members, root, depth + 1);
    case 'block':
      return toReference('');
    case 'either':
      return field.variants[0] ? beginning(field.variants[0], root, depth) : null;
    case 'json':
      return new Raw('{}');
    case 'text':
    case 'date-time':
    case 'date':
      return '';
  }
}

/** Members as they are where they are left out; of those that may not be, the ones that hold others, and those that can be one thing only. */
export function beginningsOf(members: readonly Member[], root: Schema, depth = 0): Members {
  const begun = members.flatMap(({ name, schema, required }): [string, Value][] => {
    const field = fieldOf(schema, root, name);
    if (field.fallback !== undefined) return [[name, field.fallback]];
    const isBegun = field.kind === 'object' || field.kind === 'list' || (field.kind === 'choice' && field.options.length === 1);
    // A model that has to hold itself has no end.
    return required && isBegun && !field.nullable && depth < DEPTH_BEGUN_MAX ? [[name, beginning(field, root, depth)]] : [];
  });
  return Object.fromEntries(begun);
}

/** What stands for another block. */
export const toReference = (blockDocumentId: string): Value => ({ $ref: { block_document_id: blockDocumentId } });

/** The id of the block that a value stands for; null where it stands for none, or names it otherwise. */
export function referredId(value: Value | undefined): string | null {
  const reference = isMembers(value) ? value['$ref'] : undefined;
  const id = isMembers(reference) ? reference['block_document_id'] : reference;
  return typeof id === 'string' && id !== '' ? id : null;
}

/** What is wrong with what is written in a field; null: nothing that could be seen from here. */
export function writtenFault(kind: Kind['kind'], value: Value | undefined): string | null {
  if (!(value instanceof Num)) return null;
  const text = value.text.trim();
  if (text === '') return null;
  if (kind === 'integer' && !isIntegerText(text)) return 'A whole number, such as 42';
  return isNumberText(text) ? null : 'A number, such as 4.2';
}
