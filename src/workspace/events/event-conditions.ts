import { toIso, type AnyResourceFilter, type EventFilter, type RelatedFilter } from '@app/contract';
import type { Instant } from '@app/engine';
import { Column, combine, whole, type Condition, type Scope } from '../filters/conditions.js';
import { textSearch } from '../filters/text-search.js';
import { listOf } from './event-matcher.js';
import { RESOURCE_ID, RESOURCE_ROLE } from './event.schema.js';

/** A filter whose times are fixed. */
export interface FixedFilter {
  readonly filter: EventFilter;
  /** Both inclusive. */
  readonly since: Instant;
  readonly until: Instant;
}

/** In the order of bytes, as its index is. */
const NAME = 'e.event collate "C"';
const RELATED_IDS = `jsonb_path_query_array(e.related, '$[*]."${RESOURCE_ID}"')`;

const SEARCHABLE = `e.event || ' ' || e.resource::text || ' ' || e.related::text || ' ' || e.payload::text`;

/** A filter as SQL on `event e`. Source: docs/contract/events.md#filters */
export function eventCondition(scope: Scope, { filter, since, until }: FixedFilter): string {
  return whole(
    combine([
      `e.occurred >= ${scope.bind(toIso(since), 'timestamptz')} and e.occurred <= ${scope.bind(toIso(until), 'timestamptz')}`,
      nameCondition(scope, filter.event),
      filter.resource ? resourceCondition(scope, 'e.resource', filter.resource) : null,
      ...listOf(filter.related).map((one) => {
        const ids = one.id?.length ? one.id : (one.resources_in_roles ?? []).map(([id]) => id);
        return someRelated(scope, ids, (resource) => relatedCondition(scope, resource, one));
      }),
      ...listOf(filter.any_resource).map((one) =>
        combine(
          [someRelated(scope, one.id ?? [], (resource) => resourceCondition(scope, resource, one)), whole(resourceCondition(scope, 'e.resource', one))],
          'or_',
        ),
      ),
      filter.id?.id?.length ? new Column(scope, 'e.id', 'uuid').anyOf(filter.id.id) : null,
      textCondition(scope, filter),
    ]),
  );
}

/** Null where no words are asked for. */
export const textCondition = (scope: Scope, { text }: EventFilter): Condition => textSearch(scope, SEARCHABLE, text?.query);

function nameCondition(scope: Scope, filter: EventFilter['event']): Condition {
  if (!filter) return null;
  const name = new Column(scope, NAME);
  return combine([
    filter.name?.length ? name.anyOf(filter.name) : null,
    combine(
      (filter.prefix ?? []).map((prefix) => `${NAME} like ${scope.bind(`${prefix.replaceAll(/[\\%_]/g, '\\$&')}%`, 'text')}`),
      'or_',
    ),
    name.noneOf(filter.exclude_name),
    not(startsWithAny(scope, NAME, filter.exclude_prefix)),
  ]);
}

/** The primary resource's id has a column, with an index. */
function resourceCondition(scope: Scope, resource: string, filter: AnyResourceFilter): Condition {
  const id = resource === 'e.resource' ? 'e.resource_id' : label(resource, RESOURCE_ID);
  return combine([
    filter.id?.length ? new Column(scope, id).anyOf(filter.id) : null,
    startsWithAny(scope, id, filter.id_prefix),
    labelsCondition(scope, resource, filter.labels),
  ]);
}

function relatedCondition(scope: Scope, resource: string, filter: RelatedFilter): Condition {
  const [id, role] = [label(resource, RESOURCE_ID), label(resource, RESOURCE_ROLE)];
  const pairs = filter.resources_in_roles ?? [];
  return combine([
    filter.id?.length ? new Column(scope, id).anyOf(filter.id) : null,
    filter.role?.length ? new Column(scope, role).anyOf(filter.role) : null,
    combine(
      pairs.map(([pairId, pairRole]) => `(${id} = ${scope.bind(pairId, 'text')} and ${role} = ${scope.bind(pairRole, 'text')})`),
      'or_',
    ),
    labelsCondition(scope, resource, filter.labels),
  ]);
}

/** `ids`: one of which it has to have, where that is asked; for these there is an index. */
function someRelated(scope: Scope, ids: readonly string[], condition: (resource: string) => Condition): Condition {
  const asked = condition('related.resource');
  if (asked === null) return null;
  const found = `exists (select from jsonb_array_elements(e.related) as related (resource) where ${asked})`;
  return ids.length > 0 ? `(${RELATED_IDS} ?| ${scope.bind(ids, 'text[]')} and ${found})` : found;
}

/** A label that is not there fits no pattern, not even a negated one; an empty list of patterns fits nothing. */
function labelsCondition(scope: Scope, resource: string, labels: AnyResourceFilter['labels']): Condition {
  return combine(
    Object.entries(labels ?? {}).map(([name, patterns]) => {
      const wanted = [patterns].flat();
      if (wanted.length === 0) return 'false';
      const value = `(${resource} ->> ${scope.bind(name, 'text')})`;
      return combine(
        wanted.map((pattern) => patternCondition(scope, value, pattern)),
        'or_',
      );
    }),
  );
}

function patternCondition(scope: Scope, value: string, pattern: string): string {
  const isNegated = pattern.startsWith('!');
  const like = (isNegated ? pattern.slice(1) : pattern)
    .replaceAll(/[\\%_]/g, '\\$&')
    .replaceAll('*', '%')
    .replaceAll('?', '_');
  return `${value} ${isNegated ? 'not ' : ''}like ${scope.bind(like, 'text')}`;
}

export function startsWithAny(scope: Scope, sql: string, prefixes: readonly string[] | null | undefined): Condition {
  return prefixes?.length ? `exists (select from unnest(${scope.bind(prefixes, 'text[]')}) prefix where starts_with(${sql}, prefix))` : null;
}

const not = (condition: Condition): Condition => condition && `not ${condition}`;
const label = (resource: string, name: string): string => `(${resource} ->> '${name}')`;
