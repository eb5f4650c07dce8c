import { type Static, Type } from '@sinclair/typebox';
import { Labels, Maybe, PathName, Strict, Tags, Text } from './wire.js';

export const FlowCreateBody = Strict({ name: PathName, tags: Maybe(Tags), labels: Maybe(Labels) });
export type FlowCreateBody = Static<typeof FlowCreateBody>;

export const FlowUpdateBody = Strict({ tags: Maybe(Tags) });
export type FlowUpdateBody = Static<typeof FlowUpdateBody>;

export const FlowReply = Type.Object({ id: Text, created: Text, updated: Text, name: Text, tags: Tags, labels: Labels });
export type FlowReply = Static<typeof FlowReply>;
