import { type Static, Type } from '@sinclair/typebox';

export const TemplateCheckBody = Type.String();
export type TemplateCheckBody = Static<typeof TemplateCheckBody>;

/** What is wrong with a template, and on which of its lines. */
export const TemplateErrorReply = Type.Object({ error: Type.Object({ line: Type.Integer(), message: Type.String(), source: Type.String() }) });
export type TemplateErrorReply = Static<typeof TemplateErrorReply>;
