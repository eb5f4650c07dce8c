import { JsonNumber, writeJson, type Json, type JsonMap } from '@app/contract';

/** Thrown for a block that nothing can be sent by, with the reason for people. */
export class UnfitBlock extends Error {}

/** The values of a block, read as a channel needs them. Null and absent are the same. */
export class Settings {
  constructor(private readonly values: JsonMap) {}

  text(name: string): string {
    return this.textOrNull(name) ?? refuse(`The block has no ${name}`);
  }

  textOrNull(name: string): string | null {
    const value = this.values.get(name) ?? null;
    if (value === null || typeof value === 'string') return value === '' ? null : value;
    return refuse(`${name} of the block is no text`);
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.values.get(name);
    return typeof value === 'boolean' ? value : otherwise;
  }

  number(name: string, otherwise: number): number {
    const value = this.values.get(name);
    return value instanceof JsonNumber ? Number(value.text) : otherwise;
  }

  texts(name: string): string[] {
    const value = this.values.get(name) ?? [];
    const items = Array.isArray(value) ? value : refuse(`${name} of the block is no list`);
    return items.flatMap((item) => (typeof item === 'string' ? [item] : []));
  }

  /** Of a member that holds texts by name. */
  textsByName(name: string): Record<string, string> {
    return Object.fromEntries([...this.map(name)].flatMap(([key, value]) => (value === null ? [] : [[key, plainText(value)] as const])));
  }

  map(name: string): JsonMap {
    const value = this.values.get(name) ?? null;
    if (value === null) return new Map();
    return value instanceof Map ? value : refuse(`${name} of the block is no object`);
  }

  value(name: string): Json {
    return this.values.get(name) ?? null;
  }
}

/** A value as part of a text. */
export const plainText = (value: Json): string => (typeof value === 'string' ? value : writeJson(value));

export function refuse(reason: string): never {
  throw new UnfitBlock(reason);
}
