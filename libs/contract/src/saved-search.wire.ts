import { type Static, Type } from '@sinclair/typebox';
import { page } from './filter-words.js';
import { Anything, Maybe, Strict, Text } from './wire.js';

/** One criterion, in the words of whoever saved it: no route goes by it. */
const Criterion = Type.Object({ object: Text, property: Text, type: Text, operation: Text, value: Anything });

export const SavedSearchBody = Strict({ name: Text, filters: Maybe(Type.Array(Criterion)) });
export type SavedSearchBody = Static<typeof SavedSearchBody>;

export const SavedSearchListBody = Type.Object(page);
export type SavedSearchListBody = Static<typeof SavedSearchListBody>;

export const SavedSearchReply = Type.Object({ id: Text, created: Text, updated: Text, name: Text, filters: Type.Array(Criterion) });
export type SavedSearchReply = Static<typeof SavedSearchReply>;
