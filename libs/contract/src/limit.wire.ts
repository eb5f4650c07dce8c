import { type Static, Type } from '@sinclair/typebox';
import { page } from './filter-words.js';
import { Count, Enum, Flag, Maybe, Nullable, PathName, Strict, Text, Uuid } from './wire.js';

const NotNegative = Type.Integer({ minimum: 0 });
const Decay = Type.Number({ minimum: 0 });

export const LimitCreateBody = Strict({
  name: PathName,
  limit: NotNegative,
  active: Maybe(Flag),
  active_slots: Maybe(NotNegative),
  denied_slots: Maybe(NotNegative),
  slot_decay_per_second: Maybe(Decay),
});
export type LimitCreateBody = Static<typeof LimitCreateBody>;

/** What is left out stays. */
export const LimitUpdateBody = Strict({
  name: Maybe(PathName),
  limit: Maybe(NotNegative),
  active: Maybe(Flag),
  active_slots: Maybe(NotNegative),
  denied_slots: Maybe(NotNegative),
  slot_decay_per_second: Maybe(Decay),
});
export type LimitUpdateBody = Static<typeof LimitUpdateBody>;

export const LimitListBody = Type.Object(page);
export type LimitListBody = Static<typeof LimitListBody>;

/** What is told of a limit that is read. */
export const LimitReply = Type.Object({
  id: Text,
  created: Text,
  updated: Text,
  active: Flag,
  name: Text,
  limit: Count,
  active_slots: Count,
  slot_decay_per_second: Type.Number(),
});
export type LimitReply = Static<typeof LimitReply>;

/** What is told of one that was just made. */
export const LimitMadeReply = Type.Object({ ...LimitReply.properties, denied_slots: Count, avg_slot_occupancy_seconds: Type.Number() });
export type LimitMadeReply = Static<typeof LimitMadeReply>;

/** Bodies about slots drop members that they do not know, as those of the reference do: clients of all ages send them. */
const Slots = { names: Type.Array(Text), slots: Type.Integer({ minimum: 1 }) };
const Mode = Maybe(Enum(['concurrency', 'rate_limit']));
const LeaseSeconds = Maybe(Type.Number({ minimum: 60, maximum: 86_400 }));

export const LeaseHolderBody = Strict({ type: Enum(['flow_run', 'task_run', 'deployment']), id: Uuid });
export type LeaseHolderBody = Static<typeof LeaseHolderBody>;

export const IncrementBody = Type.Object({ ...Slots, mode: Mode });
export type IncrementBody = Static<typeof IncrementBody>;

export const IncrementWithLeaseBody = Type.Object({ ...Slots, mode: Mode, lease_duration: LeaseSeconds, holder: Maybe(LeaseHolderBody) });
export type IncrementWithLeaseBody = Static<typeof IncrementWithLeaseBody>;

export const DecrementBody = Type.Object({ ...Slots, occupancy_seconds: Maybe(Type.Number({ exclusiveMinimum: 0 })) });
export type DecrementBody = Static<typeof DecrementBody>;

export const DecrementWithLeaseBody = Type.Object({ lease_id: Uuid });
export type DecrementWithLeaseBody = Static<typeof DecrementWithLeaseBody>;

export const RenewBody = Nullable(Type.Object({ lease_duration: LeaseSeconds }));
export type RenewBody = Static<typeof RenewBody>;

/** Whose slots were asked for. */
export const AskedLimitReply = Type.Object({ id: Text, name: Text, limit: Count });
export type AskedLimitReply = Static<typeof AskedLimitReply>;

export const LeaseReply = Type.Object({ lease_id: Text, limits: Type.Array(AskedLimitReply) });
export type LeaseReply = Static<typeof LeaseReply>;

/** Limits of tags, as they were known before limits had names. */
export const TagLimitCreateBody = Strict({ tag: PathName, concurrency_limit: NotNegative });
export type TagLimitCreateBody = Static<typeof TagLimitCreateBody>;

export const TagLimitReply = Type.Object({
  id: Text,
  created: Text,
  updated: Text,
  tag: Text,
  concurrency_limit: Count,
  /** Ids of the task runs that hold a slot. */
  active_slots: Type.Array(Text),
});
export type TagLimitReply = Static<typeof TagLimitReply>;

export const TagLimitResetBody = Nullable(Type.Object({ slot_override: Maybe(Type.Array(Uuid)) }));
export type TagLimitResetBody = Static<typeof TagLimitResetBody>;

export const TagSlotsBody = Type.Object({ names: Type.Array(Text), task_run_id: Uuid });
export type TagSlotsBody = Static<typeof TagSlotsBody>;
