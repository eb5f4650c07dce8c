import { fromIso, toIso, type EventFilter, type TimeUnit } from '@app/contract';
import type { Instant } from '@app/engine';
import { Fault } from '@app/faults';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isUuid } from '../../http/decorators.js';
import { RESOURCE_ID, RESOURCE_NAME, RESOURCE_ROLE } from '../../workspace/events/event.schema.js';
import { EventQueriesService } from '../../workspace/events/event-queries.service.js';
import { EventSearchService } from '../../workspace/events/event-search.service.js';
import type { StoredEvent } from '../../workspace/events/stored-event.js';
import { EVENTS } from '../../workspace/ranges/ranged.js';
import { readKeptSince } from '../../workspace/ranges/retention.js';
import { Clock } from '../../workspace/states/clock.js';
import { type Connection, type Page, requireFirst, timePositionOf, toConnection, toCursor } from '../connections.js';
import type { WorkspaceNode } from './account.resolvers.js';

export interface EventFilterInput {
  search?: string | null;
  since?: Instant | null;
  until?: Instant | null;
  names?: string[] | null;
  namePrefixes?: string[] | null;
  excludeNames?: string[] | null;
  excludeNamePrefixes?: string[] | null;
  resourceIds?: string[] | null;
  resourceIdPrefixes?: string[] | null;
  relatedIds?: string[] | null;
  relatedRoles?: string[] | null;
  anyResourceIds?: string[] | null;
  anyResourceIdPrefixes?: string[] | null;
}

type EventsPage = Page & { filter?: EventFilterInput | null };
type EventConnection = Connection<StoredEvent> & { searchedSince: Instant | null; keptSince: () => Promise<Instant | null> };

const DAY_MICROS = 86_400_000_000;
const SEARCH_MAX = 200;
const SPANS_MAX = 200;
/** Lengths that people read at a glance, in seconds. */
const STEPS = [1, 5, 10, 30, 60, 300, 600, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400, 604_800, 2_592_000] as const;

@Resolver('Workspace')
export class WorkspaceEvents {
  constructor(
    private readonly search: EventSearchService,
    private readonly queries: EventQueriesService,
    private readonly clock: Clock,
  ) {}

  @ResolveField('events')
  async events(@Parent() workspace: WorkspaceNode, @Args() { first, after, filter }: EventsPage): Promise<EventConnection> {
    const ctx = await workspace.open();
    const position = timePositionOf(after);
    const asked = toEventFilter(filter, this.#spanOf(filter));
    const found = await this.search.find(ctx, asked, { first: requireFirst(first, 50), after: position && { occurred: position.instant, id: position.id } });
    const connection = {
      ...toConnection(
        found,
        after,
        ({ occurred, id }) => [occurred, id],
        () => this.search.count(ctx, asked),
      ),
      keptSince: () => readKeptSince(ctx, EVENTS, this.clock.now()),
    };
    if (found.searchedTo === null) return { ...connection, searchedSince: null };
    const { occurred, id } = found.searchedTo;
    return { ...connection, pageInfo: { ...connection.pageInfo, endCursor: toCursor([occurred, id]) }, searchedSince: occurred };
  }

  @ResolveField('event')
  async event(@Parent() workspace: WorkspaceNode, @Args('id') id: string): Promise<StoredEvent | null> {
    return isUuid(id) ? this.search.get(await workspace.open(), id) : null;
  }

  @ResolveField('eventCounts')
  async eventCounts(@Parent() workspace: WorkspaceNode, @Args('filter') filter?: EventFilterInput | null, @Args('spans') spans?: number | null) {
    const wanted = spans ?? 60;
    if (wanted < 1 || wanted > SPANS_MAX) throw new Fault('request.invalid', `spans has to be from 1 to ${SPANS_MAX}.`);
    const { since, until } = this.#spanOf(filter);
    const seconds = (until - since) / 1_000_000 / wanted;
    const step = STEPS.find((length) => length >= seconds) ?? Math.ceil(seconds);
    const asked = { filter: toEventFilter(filter, this.#spanOf(filter)), time_unit: 'second' satisfies TimeUnit as TimeUnit, time_interval: step };
    const counts = await this.queries.count(await workspace.open(), 'time', asked);
    return counts.map(({ start_time, count }) => {
      const start = fromIso(start_time) ?? 0;
      return { start, end: start + step * 1_000_000, count };
    });
  }

  #spanOf(filter: EventFilterInput | null | undefined): { since: Instant; until: Instant } {
    const until = filter?.until ?? this.clock.now();
    return { since: filter?.since ?? until - DAY_MICROS, until };
  }
}

/** As REST spells it. Throws `request.invalid` for a search that is too long. */
export function toEventFilter(filter: EventFilterInput | null | undefined, { since, until }: { since: Instant; until: Instant }): EventFilter {
  const query = filter?.search ?? '';
  if (query.length > SEARCH_MAX) throw new Fault('request.invalid', `search has at most ${SEARCH_MAX} characters.`);
  return {
    occurred: { since: toIso(since), until: toIso(until) },
    event: {
      name: filter?.names ?? null,
      prefix: filter?.namePrefixes ?? null,
      exclude_name: filter?.excludeNames ?? null,
      exclude_prefix: filter?.excludeNamePrefixes ?? null,
    },
    resource: { id: filter?.resourceIds ?? null, id_prefix: filter?.resourceIdPrefixes ?? null },
    related: filter?.relatedIds?.length || filter?.relatedRoles?.length ? { id: filter.relatedIds ?? null, role: filter.relatedRoles ?? null } : null,
    any_resource:
      filter?.anyResourceIds?.length || filter?.anyResourceIdPrefixes?.length
        ? { id: filter.anyResourceIds ?? null, id_prefix: filter.anyResourceIdPrefixes ?? null }
        : null,
    text: query === '' ? null : { query },
  };
}

@Resolver('Event')
export class EventFields {
  @ResolveField('resource')
  resource(@Parent() { resource }: StoredEvent) {
    return toResource(resource);
  }
  @ResolveField('related')
  related(@Parent() { related }: StoredEvent) {
    return related.map(toResource);
  }
}

const toResource = (labels: Readonly<Record<string, string>>) => ({
  id: labels[RESOURCE_ID] ?? '',
  role: labels[RESOURCE_ROLE] ?? null,
  name: labels[RESOURCE_NAME] ?? labels['prefect.name'] ?? labels[RESOURCE_ID] ?? '',
  labels,
});
