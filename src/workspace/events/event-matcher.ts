import { type AnyResourceFilter, type EventFilter, type RelatedFilter } from '@app/contract';
import type { Instant } from '@app/engine';
import { instantOf } from '../filters/conditions.js';
import { textMatcher } from '../filters/text-search.js';
import { RESOURCE_ID, RESOURCE_ROLE } from './event.schema.js';
import { specified } from './label-patterns.js';
import type { StoredEvent } from './stored-event.js';

type Labels = StoredEvent['resource'];
type Test<T> = (value: T) => boolean;

export interface EventMatcher {
  /** What it was made of. */
  readonly filter: EventFilter;
  /** Both inclusive. */
  readonly since: Instant;
  readonly until: Instant;
  readonly matches: Test<StoredEvent>;
  /** What `matches` leaves out: the reference looks at related resources only where it reads from its store. */
  readonly matchesRelated: Test<StoredEvent>;
}

const DAY_MICROS = 24 * 60 * 60 * 1_000_000;
const SINCE_DAYS = 180;

/** From when to when, both inclusive: the day 180 days ago, and now, where the filter does not say. Faults with `request.invalid` for what is no time. */
export const spanOf = ({ occurred }: EventFilter, now: Instant): { since: Instant; until: Instant } => ({
  since: occurred?.since ? instantOf(['filter', 'occurred', 'since'], occurred.since) : Math.floor(now / DAY_MICROS) * DAY_MICROS - SINCE_DAYS * DAY_MICROS,
  until: occurred?.until ? instantOf(['filter', 'occurred', 'until'], occurred.until) : now,
});

/** A filter as a question to one event. Source: docs/contract/events.md#filters */
export function compileEventFilter(filter: EventFilter, now: Instant): EventMatcher {
  const { since, until } = spanOf(filter, now);
  const ids = given(filter.id?.id)?.map((id) => id.toLowerCase());
  const resource = resourceTest(filter.resource);
  const search = textMatcher(filter.text?.query);
  const tests: Test<StoredEvent>[] = [
    ({ occurred }) => occurred >= since && occurred <= until,
    ({ id }) => !ids || ids.includes(id),
    nameTest(filter.event),
    (event) => resource(event.resource),
    ...listOf(filter.any_resource).map((one): Test<StoredEvent> => {
      const test = resourceTest(one);
      return ({ resource, related }) => test(resource) || related.some(test);
    }),
  ];
  if (search) tests.push((event) => search(searchable(event)));
  const related = listOf(filter.related).map(relatedTest);
  return {
    filter,
    since,
    until,
    matches: (event) => tests.every((test) => test(event)),
    matchesRelated: (event) => related.every((test) => test(event)),
  };
}

function nameTest(filter: EventFilter['event']): Test<StoredEvent> {
  const [names, prefixes] = [given(filter?.name), given(filter?.prefix)];
  const [notNames, notPrefixes] = [given(filter?.exclude_name) ?? [], given(filter?.exclude_prefix) ?? []];
  return ({ event }) =>
    (!names || names.includes(event)) &&
    (!prefixes || prefixes.some((prefix) => event.startsWith(prefix))) &&
    !notNames.includes(event) &&
    !notPrefixes.some((prefix) => event.startsWith(prefix));
}

function resourceTest(filter: AnyResourceFilter | null | undefined): Test<Labels> {
  const [ids, prefixes, labels] = [given(filter?.id), given(filter?.id_prefix), specified(filter?.labels)];
  return (resource) => {
    const id = resource[RESOURCE_ID] ?? '';
    return (!ids || ids.includes(id)) && (!prefixes || prefixes.some((prefix) => id.startsWith(prefix))) && labels(resource);
  };
}

/** All that is asked, of one and the same resource, where anything is. The event's own has no role. */
function relatedTest(filter: RelatedFilter): Test<StoredEvent> {
  const [ids, roles, pairs, labels] = [given(filter.id), given(filter.role), given(filter.resources_in_roles), specified(filter.labels)];
  if (!ids && !roles && !pairs && Object.keys(filter.labels ?? {}).length === 0) return () => true;
  const test: Test<Labels> = (resource) => {
    const [id, role] = [resource[RESOURCE_ID] ?? '', resource[RESOURCE_ROLE] ?? ''];
    return (
      (!ids || ids.includes(id)) &&
      (!roles || roles.includes(role)) &&
      (!pairs || pairs.some(([pairId, pairRole]) => pairId === id && pairRole === role)) &&
      labels(resource)
    );
  };
  return ({ related }) => related.some(test);
}

const searchable = ({ event, resource, related, payload }: StoredEvent): string =>
  [event, ...[resource, related, payload].map((part) => JSON.stringify(part))].join(' ');

/** An empty list asks for nothing. */
const given = <T>(values: readonly T[] | null | undefined): readonly T[] | null => (values?.length ? values : null);

export const listOf = <T>(filter: T | T[] | null | undefined): T[] => (filter === null || filter === undefined ? [] : ([filter].flat() as T[]));
