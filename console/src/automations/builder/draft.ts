import { isList, isMembers, type Members, Num, parseExact, type Value, writeExact } from '../../deployments/parameters/exact';

/** An automation as the REST API takes it, with its numbers as they are written. What forms do not know stays in it as it is. */
export type Draft = Members;

/** The same JSON, laid out. */
export const pretty = (text: string): string => writeExact(parseExact(text), 2);

/** A copy in which the member is this; undefined: is not. */
export function withMember(members: Members, name: string, value: Value | undefined): Members {
  const { [name]: _, ...others } = members;
  if (value === undefined) return others;
  return name in members ? Object.fromEntries(Object.entries(members).map(([key, old]) => [key, key === name ? value : old])) : { ...members, [name]: value };
}

export const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
export const numberOf = (value: Value | undefined): number | null => (value instanceof Num ? Number(value.text) : null);
export const numOf = (value: number | string): Num => new Num(String(value));
/** One text stands for a list of one. */
export const textsOf = (value: Value | undefined): string[] => {
  if (typeof value === 'string') return [value];
  return isList(value) ? value.filter((one) => typeof one === 'string') : [];
};
export const membersOf = (value: Value | undefined): Members => (isMembers(value) ? value : {});
export const listOf = (value: Value | undefined): readonly Members[] => (isList(value) ? value.filter(isMembers) : []);

/** What an answer of the API has and a request may not. */
const ONLY_ANSWERED = ['id', 'created', 'updated', 'account', 'workspace', 'owner_resource'];

/** Throws a SyntaxError, and with a sentence what is no automation. */
export function readDraft(text: string): Draft {
  const value = parseExact(text);
  if (!isMembers(value)) throw new SyntaxError('It has to be a JSON object.');
  return Object.fromEntries(Object.entries(value).filter(([name]) => !ONLY_ANSWERED.includes(name)));
}

/** `parts` of a list without one of them, or with two of them exchanged. */
export const without = <T>(parts: readonly T[], index: number): T[] => parts.filter((_, at) => at !== index);
export function moved<T>(parts: readonly T[], from: number, to: number): T[] {
  const next = [...parts];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
export const replaced = <T>(parts: readonly T[], index: number, part: T): T[] => parts.map((old, at) => (at === index ? part : old));
