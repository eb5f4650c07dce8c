import { type Static, Type } from '@sinclair/typebox';
import { AllTags, AnyId, Combining, Name, page } from './filter-words.js';
import { Anything, Enum, Maybe, Strict, Tags, Text } from './wire.js';

const VariableName = Type.String({ pattern: '^[a-z0-9_-]*$', maxLength: 255 });

export const VariableCreateBody = Strict({ name: VariableName, value: Anything, tags: Maybe(Tags) });
export type VariableCreateBody = Static<typeof VariableCreateBody>;

/** What is left out stays; a value of null is one. */
export const VariableUpdateBody = Strict({ name: Maybe(VariableName), value: Type.Optional(Anything), tags: Maybe(Tags) });
export type VariableUpdateBody = Static<typeof VariableUpdateBody>;

export const VariableFilter = Combining({ id: AnyId, name: Name, tags: AllTags });
export type VariableFilter = Static<typeof VariableFilter>;

export const VariableCountBody = Type.Object({ variables: Maybe(VariableFilter) });
export type VariableCountBody = Static<typeof VariableCountBody>;

export const VARIABLE_SORTS = ['NAME_ASC', 'NAME_DESC', 'CREATED_DESC', 'UPDATED_DESC'] as const;
export type VariableSort = (typeof VARIABLE_SORTS)[number];

export const VariableListBody = Type.Object({ variables: Maybe(VariableFilter), ...page, sort: Maybe(Enum(VARIABLE_SORTS)) });
export type VariableListBody = Static<typeof VariableListBody>;

export const VariableReply = Type.Object({ id: Text, created: Text, updated: Text, name: Text, value: Anything, tags: Tags });
export type VariableReply = Static<typeof VariableReply>;
