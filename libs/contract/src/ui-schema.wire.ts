import { type Static, Type } from '@sinclair/typebox';
import { Anything, Flag, JsonObject } from './wire.js';

export const SchemaCheckBody = Type.Object({ schema: JsonObject, values: JsonObject });
export type SchemaCheckBody = Static<typeof SchemaCheckBody>;

/** Errors are laid out as the values are: a text, or what is wrong below a property or an index. */
export const SchemaCheckReply = Type.Object({ errors: Type.Array(Anything), valid: Flag });
export type SchemaCheckReply = Static<typeof SchemaCheckReply>;
