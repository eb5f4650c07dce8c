import { parseJson, toIso, writeJson, type Json, type JsonMap } from '@app/contract';
import type { Instant } from '@app/engine';
import type { Static, TSchema } from '@sinclair/typebox';
import { messageParser } from '../http/messages.js';
import { invalid } from '../http/validation.js';

/** A mutation's input as REST would have sent it: its members, and the same with exact numbers. */
export interface Sent<Body> {
  readonly body: Body;
  readonly exact: JsonMap;
}

/** Checks inputs by the very schema of the REST route, and faults with `request.invalid`. Members that are undefined are left out. */
export function senderOf<T extends TSchema>(schema: T): (members: Readonly<Record<string, Json | undefined>>) => Sent<Static<T>> {
  const parse = messageParser(schema);
  return (members) => {
    const exact: JsonMap = new Map(Object.entries(members).filter((member): member is [string, Json] => member[1] !== undefined));
    return { body: parse(JSON.parse(writeJson(exact))), exact };
  };
}

/** An argument that was a JavaScript value. */
export const toJson = (value: unknown): Json | undefined => (value === undefined ? undefined : parseJson(JSON.stringify(value)));

export const isoOf = (instant: Instant | null | undefined): string | undefined => (typeof instant === 'number' ? toIso(instant) : undefined);

/** An object that may come as JSON or, for its numbers' sake, as text. Faults with `request.invalid`. */
export function objectFrom(name: string, value: unknown, text: string | null | undefined): Json | undefined {
  if (text === null || text === undefined) return toJson(value);
  try {
    // The reader below takes it for granted that this is JSON.
    JSON.parse(text);
  } catch (error) {
    throw invalid([name], `This is no JSON: ${error instanceof Error ? error.message : ''}`);
  }
  return parseJson(text);
}
