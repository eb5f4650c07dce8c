export { decide } from './decide.js';
export type { Decision, Outcome, RuleTrace } from './decision.js';
export { describeDecision } from './describe.js';
export type { Facts, FlowRunFacts, FlowRunPolicyFacts, From, RunTimes, TaskRunFacts, TaskRunPolicyFacts } from './facts.js';
export { MICROS_PER_SECOND, type Instant } from './instant.js';
export { mirrorToParentTask } from './mirror.js';
export { backgroundTaskRunPolicy, flowRunMinimalPolicy, flowRunPolicy, taskRunMinimalPolicy, taskRunPolicy } from './policies.js';
export { defaultStateName, isTerminal, isUnpersisted, type Rule } from './rule.js';
export { STATE_TYPES, TERMINAL_STATE_TYPES, type State, type StateDetails, type StateType } from './state.js';
