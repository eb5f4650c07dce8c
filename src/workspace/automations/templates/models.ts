import { fromIso, parseJson, writeJson, type Json, type JsonMap } from '@app/contract';
import { DateTime, Dict, Duration, EnumMember, fromJson, Labels, Model, Uuid, type Value } from '@app/templates';
import type { Instant } from '@app/engine';
import { isUuid } from '../../../http/decorators.js';
import { toEventReply } from '../../events/stored-event.js';
import type { ToldEvent } from '../engine/firings.js';
import type { Firing } from '../triggers/combine.js';

type Resource = Readonly<Record<string, string>>;

/** What a reply of the API is to a template: ids, times, spans and states are more than texts and numbers there. */
export function modelOf(type: string, kind: string, reply: unknown): Model {
  return new Model(type, membersOf(parseJson(writeJson(reply)) as JsonMap), kind);
}

const membersOf = (members: JsonMap): [string, Value][] => [...members].map(([name, json]) => [name, memberOf(name, json)]);

const SPANS: ReadonlySet<string> = new Set(['total_run_time', 'estimated_run_time', 'estimated_start_time_delta']);
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

function memberOf(name: string, json: Json): Value {
  if (name === 'state' && json instanceof Map) return stateOf(json);
  if (name === 'state_type' && typeof json === 'string') return new EnumMember('StateType', json);
  if (SPANS.has(name)) return new Duration(Math.round(Number(fromJson(json)) * 1_000_000));
  if (typeof json !== 'string') return fromJson(json);
  if (/(^|_)id$/.test(name) && isUuid(json)) return new Uuid(json);
  return /(_time|^created|^updated|^last_polled|^timestamp)$/.test(name) && TIME.test(json) ? timeOf(json) : json;
}

const timeOf = (text: string): Value => {
  const instant = fromIso(text);
  return instant === null ? text : new DateTime(instant);
};

function stateOf(state: JsonMap): Model {
  const type = state.get('type');
  return new Model('State', [...membersOf(state), ['type', typeof type === 'string' ? new EnumMember('StateType', type) : null]]);
}

const STATE_LABELS = { type: 'prefect.state-type', name: 'prefect.state-name', timestamp: 'prefect.state-timestamp', message: 'prefect.state-message' };

/** A run with the state that it was in when the event told of it, where the event says so; it may have moved on since. */
export function asTold(run: Model, reply: object, resource: Resource): Model {
  const told = Object.entries(STATE_LABELS).map(([name, label]) => [name, resource[label]] as const);
  if (told.some(([, value]) => value === undefined)) return run;
  return modelOf(run.type, run.kind ?? '', { ...reply, state: Object.fromEntries(told) });
}

/** An event, with the ways to look for a resource in it. */
export function eventModel(event: ToldEvent): Model {
  const resource = new Labels('Resource', event.resource);
  const related = event.related.map((one) => new Labels('RelatedResource', one));
  const members: [string, Value][] = [
    ['occurred', timeOf(event.occurred)],
    ['event', event.event],
    ['resource', resource],
    ['related', related],
    ['payload', fromJson(parseJson(writeJson(event.payload)))],
    ['id', new Uuid(event.id)],
    ['follows', event.follows === null ? null : new Uuid(event.follows)],
    ['received', timeOf(event.received)],
  ];
  const roles = [...new Set(event.related.map((one) => one['prefect.resource.role'] ?? ''))];
  const ofRole = (role: string): Labels[] => related.filter((one) => one.labels['prefect.resource.role'] === role);
  const also = new Map<string, Value>([
    ['involved_resources', [resource, ...related]],
    ['resource_in_role', new Dict(roles.map((role) => [role, ofRole(role)[0] ?? null] as const))],
    ['resources_in_role', new Dict(roles.map((role) => [role, ofRole(role)] as const))],
  ]);
  return new Model('ReceivedEvent', members, 'received-event', also);
}

interface FiringOf {
  readonly at: Instant;
  readonly labels: Resource;
  readonly event: ToldEvent | null;
  readonly parts: readonly Firing[];
}

/** A firing; with it those of its parts, down to the last, and the events of all of them, one that fired for several as often. */
export function firingModel({ at, labels, event, parts }: FiringOf): { model: Model; firings: Model[]; events: Model[] } {
  const below = parts.map((part) =>
    firingModel({ at: part.at, labels: part.labels ?? {}, event: part.event && toEventReply(part.event), parts: part.parts ?? [] }),
  );
  const cause = event && eventModel(event);
  const model = new Model('Firing', [
    ['triggered', new DateTime(at)],
    ['triggering_labels', Dict.ofNames(Object.entries(labels))],
    ['triggering_firings', below.map((part) => part.model)],
    ['triggering_event', cause],
  ]);
  return {
    model,
    firings: [model, ...below.flatMap(({ firings }) => firings)],
    events: [...(cause ? [cause] : []), ...below.flatMap(({ events }) => events)],
  };
}
