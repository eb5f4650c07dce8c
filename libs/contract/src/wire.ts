import { type Static, type TObject, type TProperties, type TSchema, Type } from '@sinclair/typebox';

/**
 * The words that wire schemas are written in. `nullable` rather than a union with null: both of Fastify's compilers,
 * for requests and for replies, make far faster code of it.
 */

/** The schema's value or null. */
export function Nullable<T extends TSchema>(schema: T) {
  const choices = schema['enum'] as unknown[] | undefined;
  return Type.Unsafe<Static<T> | null>({ ...schema, nullable: true, ...(choices ? { enum: [...choices, null] } : {}) });
}

/** A member that clients may leave out or send as null, which means the same. Source: docs/contract/wire.md#null */
export const Maybe = <T extends TSchema>(schema: T) => Type.Optional(Nullable(schema));

export const Enum = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });

/** An object of a request that refuses members it does not know. */
export const Strict = <T extends TProperties>(properties: T): TObject<T> => Type.Object(properties, { additionalProperties: false });

export const Uuid = Type.String({ format: 'uuid' });
export const Text = Type.String();
export const Flag = Type.Boolean();
export const Count = Type.Integer();
export const Anything = Type.Unknown();
export const Tags = Type.Array(Text);
export const JsonObject = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true });

/** Times as clients write them; `fromIso` reads them. An offset is not required, and a blank may stand for T. */
export const Time = Type.String({
  pattern:
    '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])[Tt ]([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?([.,]\\d{1,9})?\\s*([Zz]|[+-]([01]\\d|2[0-3])(:?[0-5]\\d)?)?$',
});

export const LabelValue = Type.Unsafe<boolean | number | string>({ type: ['boolean', 'number', 'string'] });
export const Labels = Type.Unsafe<Record<string, boolean | number | string>>({ type: 'object', additionalProperties: LabelValue });

/** Characters that may not be in a name that is part of an address. Source: docs/contract/wire.md#names */
export const PathName = Type.String({ pattern: '^[^/%&><]+$' });
/** The same, or empty: then the server picks one. */
export const RunName = Type.String({ pattern: '^[^/%&><]*$' });
