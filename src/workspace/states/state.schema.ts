import { fromIso, toIso, toIsoOrNull, type StateBody, type StateDetailsBody, type StateDetailsReply, type StateReply, newId } from '@app/contract';
import { defaultStateName, isUnpersisted, type Instant, type State, type StateDetails, type StateType } from '@app/engine';

/** A state as its row has it: `state_details` in the wire's words, with the members that say nothing left out. */
export interface StateRow {
  readonly id: string;
  readonly type: StateType;
  readonly name: string;
  readonly timestamp: Instant;
  readonly message: string | null;
  readonly data: unknown;
  readonly state_details: StateDetailsBody;
}

/** The columns of the state that a run points at, beside the run's own in a join; all null when it has none. */
export interface JoinedState {
  readonly state_id: string | null;
  readonly state_type: StateType | null;
  readonly state_name: string | null;
  readonly state_timestamp: Instant | null;
  readonly state_message: string | null;
  readonly state_data: unknown;
  readonly state_details: StateDetailsBody | null;
}

/** `alias` is the state's table in a query whose rows are `JoinedState`. */
export const joinedStateColumns = (alias: string): string =>
  `${alias}.id as state_id, ${alias}.type as state_type, ${alias}.name as state_name, ${alias}.timestamp as state_timestamp, ` +
  `${alias}.message as state_message, ${alias}.data as state_data, ${alias}.state_details`;

export function fromJoined(row: JoinedState): State | null {
  const { state_id: id, state_type: type, state_name: name, state_timestamp: timestamp } = row;
  if (id === null || type === null || name === null || timestamp === null) return null;
  return { id, type, name, timestamp, message: row.state_message, data: row.state_data, details: detailsOf(row.state_details ?? {}) };
}

/** What the client asks for, at the given time. A scheduled state without a time is due now. */
export function toProposal(body: StateBody, now: Instant): State {
  const details = detailsOf(body.state_details ?? {});
  return {
    id: newId(),
    type: body.type,
    name: body.name || defaultStateName(body.type),
    timestamp: now,
    message: body.message ?? null,
    data: body.data ?? null,
    details: body.type === 'SCHEDULED' ? { ...details, scheduledTime: details.scheduledTime ?? now } : details,
  };
}

export const fromRow = (row: StateRow): State => ({
  id: row.id,
  type: row.type,
  name: row.name,
  timestamp: row.timestamp,
  message: row.message,
  data: row.data,
  details: detailsOf(row.state_details),
});

export const toStateReply = (state: State): StateReply => ({
  id: state.id,
  type: state.type,
  name: state.name,
  timestamp: toIso(state.timestamp),
  message: state.message,
  data: withoutWords(state.data) ?? null,
  state_details: toDetailsReply(state.details),
});

/** Results that the client did not persist are told back to it, and kept by nobody. Source: docs/contract/transitions.md#data */
export const storedData = (data: unknown): unknown => (isUnpersisted(data) ? null : withoutWords(data));

/** What data may say of the artifact that it becomes. It is no part of the data. Source: docs/contract/transitions.md#data */
const WORDS = ['artifact_key', 'artifact_type', 'artifact_description'] as const;

const hasWords = (data: unknown): data is Partial<Record<(typeof WORDS)[number], unknown>> =>
  typeof data === 'object' && data !== null && WORDS.some((word) => word in data);

const withoutWords = (data: unknown): unknown =>
  hasWords(data) ? Object.fromEntries(Object.entries(data).filter(([name]) => !WORDS.some((word) => word === name))) : data;

const wordsOf = (data: unknown) =>
  hasWords(data)
    ? { key: wordOf(data.artifact_key), type: wordOf(data.artifact_type), description: wordOf(data.artifact_description), event_id: newId() }
    : null;

const wordOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** A state as a JSON recordset carries it into a statement. */
export const toStateColumns = (state: State) => ({
  state_id: state.id,
  state_type: state.type,
  state_name: state.name,
  state_timestamp: toIso(state.timestamp),
  state_message: state.message,
  state_data: storedData(state.data),
  artifact: wordsOf(state.data),
  state_details: toStoredDetails(state.details),
});

/** Details as a row keeps them: what differs from the default, in the wire's words. */
export function toStoredDetails(details: StateDetails): StateDetailsBody {
  const reply = toDetailsReply(details);
  return Object.fromEntries(Object.entries(reply).filter(([name, value]) => value !== DEFAULT_DETAILS[name as keyof StateDetailsReply]));
}

function detailsOf(wire: StateDetailsBody): StateDetails {
  return {
    flowRunId: wire.flow_run_id ?? null,
    taskRunId: wire.task_run_id ?? null,
    childFlowRunId: wire.child_flow_run_id ?? null,
    scheduledTime: instantOf(wire.scheduled_time),
    cacheKey: wire.cache_key ?? null,
    cacheExpiration: instantOf(wire.cache_expiration),
    // Alone among them: leaving it out means false, and null stays null.
    deferred: wire.deferred === undefined ? false : wire.deferred,
    untrackableResult: wire.untrackable_result ?? false,
    pauseTimeout: instantOf(wire.pause_timeout),
    pauseReschedule: wire.pause_reschedule ?? false,
    pauseKey: wire.pause_key ?? null,
    runInputKeyset: wire.run_input_keyset ?? null,
    refreshCache: wire.refresh_cache ?? null,
    retriable: wire.retriable ?? null,
    transitionId: wire.transition_id ?? null,
    taskParametersId: wire.task_parameters_id ?? null,
    traceparent: wire.traceparent ?? null,
    deploymentConcurrencyLeaseId: wire.deployment_concurrency_lease_id ?? null,
  };
}

function toDetailsReply(details: StateDetails): StateDetailsReply {
  return {
    flow_run_id: details.flowRunId ?? null,
    task_run_id: details.taskRunId ?? null,
    child_flow_run_id: details.childFlowRunId ?? null,
    scheduled_time: toIsoOrNull(details.scheduledTime),
    cache_key: details.cacheKey ?? null,
    cache_expiration: toIsoOrNull(details.cacheExpiration),
    deferred: details.deferred === undefined ? false : details.deferred,
    untrackable_result: details.untrackableResult ?? false,
    pause_timeout: toIsoOrNull(details.pauseTimeout),
    pause_reschedule: details.pauseReschedule ?? false,
    pause_key: details.pauseKey ?? null,
    run_input_keyset: details.runInputKeyset ?? null,
    refresh_cache: details.refreshCache ?? null,
    retriable: details.retriable ?? null,
    transition_id: details.transitionId ?? null,
    task_parameters_id: details.taskParametersId ?? null,
    traceparent: details.traceparent ?? null,
    deployment_concurrency_lease_id: details.deploymentConcurrencyLeaseId ?? null,
  };
}

const DEFAULT_DETAILS = toDetailsReply(detailsOf({}));

function instantOf(text: string | null | undefined): Instant | null {
  return text ? fromIso(text) : null;
}
