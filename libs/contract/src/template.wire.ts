import { type Static, Type } from '@sinclair/typebox';

export const TemplateCheckBody = Type.String();
export type TemplateCheckBody = Static<typeof TemplateCheckBody>;
