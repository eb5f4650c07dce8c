import {
  defaultStateName,
  packTrail,
  unpackTrail,
  type Decision,
  type Outcome,
  type PackedTrace,
  type StateType,
  type ToldDecision,
  type ToldState,
} from '@app/engine';
import type { Asker } from '@app/tenancy';

/** A decision, who asked for it and what it took, as it is kept and read again. */
export interface RecordedDecision extends ToldDecision {
  /** Null: the server itself, or a release that did not note it. */
  readonly asker: Asker | null;
  /** Microseconds that the rules took. */
  readonly decidingMicros: number;
  /** Microseconds from the request's arrival to the moment the record was written out, lost attempts and waiting in line included. */
  readonly wholeMicros: number;
  /** How often the run moved while its next state was decided, so that it was decided again. */
  readonly attemptsLost: number;
}

/** What a record is made of. */
export interface ToRecord {
  readonly from: ToldState | null;
  readonly asked: ToldState;
  readonly forced: boolean;
  readonly decision: Pick<Decision, 'outcome' | 'next' | 'delaySeconds' | 'trail'>;
  readonly asker: Asker | null;
  readonly decidingMicros: number;
  readonly wholeMicros: number;
  readonly attemptsLost: number;
}

/** The first number of a record. Another order of the parts, or another meaning of one, needs another number. */
const FORM = 1;
/** Positions in these are written in records: only ever add at the end. */
const OUTCOMES: readonly Outcome[] = ['accept', 'reject', 'wait', 'abort'];
const TYPES: readonly StateType[] = ['SCHEDULED', 'PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED', 'PAUSED', 'CANCELLING'];

/** -1: none; a type's position where the name is that of the type. */
type PackedState = number | readonly [type: number, name: string];
const NONE = -1;
/** Stored was what had been asked for. */
const AS_ASKED = -2;

type PackedAsker = 0 | readonly [service: string] | readonly [actorId: string, keyId: string | 0, agent: string | 0, worker: string | 0];

type Packed = readonly [
  form: number,
  outcome: number,
  from: PackedState,
  asked: PackedState,
  became: PackedState,
  delaySeconds: number,
  forced: 0 | 1,
  trail: readonly PackedTrace[],
  asker: PackedAsker,
  decidingMicros: number,
  wholeMicros: number,
  attemptsLost: number,
];

/** Short JSON: some 150 bytes, most of them of who asked. */
export function toRecord({ from, asked, forced, decision, asker, decidingMicros, wholeMicros, attemptsLost }: ToRecord): string {
  const packed: Packed = [
    FORM,
    OUTCOMES.indexOf(decision.outcome),
    packState(from),
    packState(asked),
    decision.next && decision.next.type === asked.type && decision.next.name === asked.name ? AS_ASKED : packState(decision.next),
    decision.delaySeconds ?? 0,
    forced ? 1 : 0,
    packTrail(decision.trail),
    packAsker(asker),
    decidingMicros,
    wholeMicros,
    attemptsLost,
  ];
  return JSON.stringify(packed);
}

/** Throws at a form that this release does not know, since anything read from it would be a guess. */
export function fromRecord(text: string): RecordedDecision {
  const packed = JSON.parse(text) as Packed;
  if (packed[0] !== FORM) throw new Error(`A record of a decision is of a form that this release does not know: ${text.slice(0, 200)}`);
  const [, outcome, from, asked, became, delaySeconds, forced, trail, asker, decidingMicros, wholeMicros, attemptsLost] = packed;
  const askedState = unpackState(asked);
  return {
    outcome: OUTCOMES[outcome] ?? 'abort',
    from: unpackStateOrNone(from),
    asked: askedState,
    became: became === AS_ASKED ? askedState : unpackStateOrNone(became),
    delaySeconds: OUTCOMES[outcome] === 'wait' ? delaySeconds : null,
    forced: forced === 1,
    trail: unpackTrail(trail),
    asker: unpackAsker(asker),
    decidingMicros,
    wholeMicros,
    attemptsLost,
  };
}

function packState(state: ToldState | null): PackedState {
  if (!state) return NONE;
  const type = TYPES.indexOf(state.type);
  return state.name === defaultStateName(state.type) ? type : [type, state.name];
}

const unpackStateOrNone = (packed: PackedState): ToldState | null => (packed === NONE ? null : unpackState(packed));

function unpackState(packed: PackedState): ToldState {
  const type = TYPES[typeof packed === 'number' ? packed : packed[0]];
  if (!type) throw new Error(`A record of a decision names a type of states that this release does not know: ${JSON.stringify(packed)}`);
  return { type, name: typeof packed === 'number' ? defaultStateName(type) : packed[1] };
}

function packAsker(asker: Asker | null): PackedAsker {
  if (!asker) return 0;
  return asker.kind === 'service' ? [asker.name] : [asker.actorId, asker.keyId ?? 0, asker.agent ?? 0, asker.worker ?? 0];
}

function unpackAsker(packed: PackedAsker): Asker | null {
  if (packed === 0) return null;
  if (packed.length === 1) return { kind: 'service', name: packed[0] };
  const [actorId, keyId, agent, worker] = packed;
  return { kind: 'actor', actorId, keyId: keyId || null, agent: agent || null, worker: worker || null };
}
