import type { Json, JsonMap } from '@app/contract';

/** What stands for a secret. */
export const MASK = '********';

/** The names that lead to a secret; `*` is everything below. A list on the way is gone through item by item. */
export type SecretPath = readonly string[];

/** From the `secret_fields` of a block schema, such as `password`, `proxy.password` or `headers.*`. */
export const toSecretPaths = (secretFields: unknown): SecretPath[] =>
  Array.isArray(secretFields) ? secretFields.filter((path) => typeof path === 'string').map((path) => path.split('.')) : [];

/** A copy without secrets. Null and an object without members hide none, and stay as they are. */
export function masked(value: JsonMap, paths: readonly SecretPath[]): JsonMap {
  return mapSecrets(value, undefined, paths, (secret) => (isNothing(secret) ? secret : MASK)) as JsonMap;
}

/** What was sent, with the stored secret wherever the mask came back: someone saves what they were shown. */
export function unmasked(sent: JsonMap, stored: JsonMap, paths: readonly SecretPath[]): JsonMap {
  return mapSecrets(sent, stored, paths, (secret, known) => (secret === MASK && known !== undefined && !isNothing(known) ? known : secret)) as JsonMap;
}

const isNothing = (value: Json): boolean => value === null || (value instanceof Map && value.size === 0);

type Replace = (secret: Json, known: Json | undefined) => Json;

/** `known`: what stands at the same place of another value. */
function mapSecrets(value: Json, known: Json | undefined, paths: readonly SecretPath[], replace: Replace): Json {
  if (paths.length === 0) return value;
  if (paths.some((path) => path.length === 0)) return replace(value, known);
  if (paths.some(([name]) => name === '*')) return mapLeaves(value, known, replace);
  if (Array.isArray(value)) return value.map((item, index) => mapSecrets(item, Array.isArray(known) ? known[index] : undefined, paths, replace));
  if (!(value instanceof Map)) return value;
  return mapMembers(value, known, (member, name, knownMember) =>
    mapSecrets(
      member,
      knownMember,
      paths.filter(([first]) => first === name).map((path) => path.slice(1)),
      replace,
    ),
  );
}

function mapLeaves(value: Json, known: Json | undefined, replace: Replace): Json {
  if (!(value instanceof Map)) return replace(value, known);
  return mapMembers(value, known, (member, _, knownMember) => mapLeaves(member, knownMember, replace));
}

function mapMembers(map: JsonMap, known: Json | undefined, change: (member: Json, name: string, known: Json | undefined) => Json): JsonMap {
  return new Map([...map].map(([name, member]) => [name, change(member, name, known instanceof Map ? known.get(name) : undefined)]));
}
