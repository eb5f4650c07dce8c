import { decide } from './decide.js';
import type { Decision, RuleTrace } from './decision.js';
import type { FlowRunFacts, TaskRunFacts } from './facts.js';
import { MICROS_PER_SECOND, type Instant } from './instant.js';
import { defaultStateName, isTerminal, type Rule } from './rule.js';
import { STATE_TYPES, type State, type StateType } from './state.js';

/** Words for specs of the engine. */
export const NOW: Instant = 1_800_000_000 * MICROS_PER_SECOND;
export const secondsFromNow = (seconds: number): Instant => NOW + Math.round(seconds * MICROS_PER_SECOND);

let count = 0;
export const uuid = (): string => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`;

export const aState = (type: StateType, rest: Partial<State> = {}): State => ({
  id: uuid(),
  type,
  name: defaultStateName(type),
  timestamp: NOW - MICROS_PER_SECOND,
  message: null,
  data: null,
  details: {},
  ...rest,
});

const REQUEST = {
  runId: uuid(),
  runCount: 0,
  expectedStartTime: null,
  nextScheduledStartTime: null,
  startTime: null,
  endTime: null,
  totalRunTimeMicros: 0,
  now: NOW,
  random: 0.5,
};

export const flowFacts = (current: State | null, proposed: State, rest: Partial<FlowRunFacts> = {}): FlowRunFacts => ({
  ...REQUEST,
  kind: 'flow-run',
  current,
  proposed,
  freshIds: [uuid(), uuid()],
  policy: { retries: null, retryDelaySeconds: null, pauseKeys: [], resuming: false, retryType: null },
  deploymentId: null,
  parentTaskRunId: null,
  infrastructurePid: null,
  deploymentSlot: null,
  clientVersion: null,
  asWorker: false,
  // A run that has ended has times that say so.
  endTime: isTerminal(current?.type) ? NOW - MICROS_PER_SECOND : null,
  ...rest,
});

export const taskFacts = (current: State | null, proposed: State, rest: Partial<TaskRunFacts> = {}): TaskRunFacts => ({
  ...REQUEST,
  kind: 'task-run',
  current,
  proposed,
  freshIds: [uuid(), uuid()],
  policy: { retries: null, retryDelaySeconds: null, retryJitterFactor: null },
  flowRunRunCount: 0,
  flowRun: null,
  cached: null,
  tagSlots: null,
  ...rest,
});

/** One rule alone, but through the engine, so that its from and to are tested too. */
export const flowDecision = (rule: Rule<FlowRunFacts>, from: State | StateType | null, to: State | StateType, rest: Partial<FlowRunFacts> = {}): Decision =>
  decide([rule], flowFacts(toState(from), toState(to), rest));

export const taskDecision = (rule: Rule<TaskRunFacts>, from: State | StateType | null, to: State | StateType, rest: Partial<TaskRunFacts> = {}): Decision =>
  decide([rule], taskFacts(toState(from), toState(to), rest));

type Transition = `${StateType | 'none'} → ${StateType}`;
const transition = (from: StateType | null, to: StateType): Transition => `${from ?? 'none'} → ${to}`;

/** The transitions from one of `from` to one of `to`. */
export const across = (from: readonly (StateType | null)[], to: readonly StateType[]): Transition[] =>
  from.flatMap((one) => to.map((other) => transition(one, other))).sort();

/** In which transitions a rule has a say, found out by proposing every one of them. */
export const askedAbout = (decideWith: (from: StateType | null, to: StateType) => Decision): Transition[] =>
  [null, ...STATE_TYPES].flatMap((from) => STATE_TYPES.filter((to) => decideWith(from, to).trail.length > 0).map((to) => transition(from, to))).sort();

/** What the only rule of a decision said, and what it saw. */
export const wordOf = ({ trail }: Decision): Pick<RuleTrace, 'said' | 'saw'> => ({ said: trail[0]?.said ?? 'not-asked', saw: trail[0]?.saw ?? {} });

function toState<T extends State | StateType | null>(state: T): T extends null ? null : State;
function toState(state: State | StateType | null): State | null {
  return typeof state === 'string' ? aState(state, { timestamp: NOW }) : state;
}
