import { type Static, Type } from '@sinclair/typebox';
import { AnyId, page } from './filter-words.js';
import { Anything, Count, Enum, Flag, JsonObject, Maybe, Nullable, Strict, Text, Time, Uuid } from './wire.js';

/** Beyond what clients of the reference know. Source: docs/schedules.md */
export const BackfillStatus = Enum(['PLANNING', 'MAKING', 'MADE', 'CANCELLING', 'CANCELLED']);
export type BackfillStatus = Static<typeof BackfillStatus>;
export const BackfillOrigin = Enum(['REQUEST', 'CATCH_UP']);
export type BackfillOrigin = Static<typeof BackfillOrigin>;

/** What is made of the times that a deployment's schedules missed while nothing ran. */
export const CatchUpPolicy = Enum(['none', 'latest', 'all']);
export type CatchUpPolicy = Static<typeof CatchUpPolicy>;
export const CatchUpBody = Strict({ policy: CatchUpPolicy });
export type CatchUpBody = Static<typeof CatchUpBody>;
export const CatchUpReply = Type.Object({ policy: CatchUpPolicy });
export type CatchUpReply = Static<typeof CatchUpReply>;

/** The window has its beginning and not its end, which is now unless it is said. Schedules that are not named are those that are active. */
export const BackfillCreateBody = Strict({
  from: Time,
  to: Maybe(Time),
  schedule_ids: Maybe(Type.Array(Uuid, { minItems: 1 })),
  parameters: Maybe(JsonObject),
  max_concurrent: Maybe(Type.Integer({ minimum: 1, maximum: 10_000 })),
  repeat: Maybe(Flag),
  dry_run: Maybe(Flag),
});
export type BackfillCreateBody = Static<typeof BackfillCreateBody>;

export const BackfillCancelBody = Strict({ running: Maybe(Flag) });
export type BackfillCancelBody = Static<typeof BackfillCancelBody>;

export const BackfillListBody = Strict({
  deployments: Maybe(Strict({ id: AnyId })),
  status: Maybe(Strict({ any_: Maybe(Type.Array(BackfillStatus)) })),
  origin: Maybe(Strict({ any_: Maybe(Type.Array(BackfillOrigin)) })),
  ...page,
});
export type BackfillListBody = Static<typeof BackfillListBody>;

/** What a backfill would come to. */
export const BackfillPlanReply = Type.Object({ planned: Count, skipped: Count, first: Nullable(Text), last: Nullable(Text) });
export type BackfillPlanReply = Static<typeof BackfillPlanReply>;

const CreatedBy = Type.Object({ id: Nullable(Text), type: Nullable(Text), display_value: Nullable(Text) });
const backfill = {
  id: Text,
  created: Text,
  updated: Text,
  deployment_id: Text,
  origin: BackfillOrigin,
  status: BackfillStatus,
  from: Text,
  to: Text,
  schedules: Type.Array(Type.Object({ id: Text, slug: Nullable(Text), schedule: Anything, parameters: Anything })),
  parameters: Anything,
  max_concurrent: Nullable(Count),
  repeat: Flag,
  created_by: Nullable(CreatedBy),
  planned: Count,
  skipped: Count,
  made: Count,
};
export const BackfillReply = Type.Object(backfill);
export type BackfillReply = Static<typeof BackfillReply>;

/** The same with how its runs fare. */
export const BackfillProgressReply = Type.Object({
  ...backfill,
  runs: Type.Object({ waiting: Count, running: Count, completed: Count, failed: Count, crashed: Count, cancelled: Count, deleted: Count }),
});
export type BackfillProgressReply = Static<typeof BackfillProgressReply>;
