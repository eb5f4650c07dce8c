import { toIso } from '@app/contract';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { EventQueriesService } from '../../events/event-queries.service.js';
import { RESOURCE_ID } from '../../events/event.schema.js';
import type { StoredEvent } from '../../events/stored-event.js';
import { FlowRunTimes } from '../../flow-runs/flow-run-times.js';
import { compileCoverage } from '../triggers/coverage.js';
import { relatedSpecifications, type MetricName, type MetricTrigger } from '../triggers/trigger.js';

/** The states by which a run comes into a metric. */
const EVENTS: Readonly<Record<MetricName, readonly string[]>> = {
  successes: ['prefect.flow-run.Completed', 'prefect.flow-run.Failed', 'prefect.flow-run.Crashed'],
  duration: ['prefect.flow-run.Completed', 'prefect.flow-run.Failed', 'prefect.flow-run.Crashed', 'prefect.flow-run.Cancelled'],
  lateness: ['prefect.flow-run.Running', 'prefect.flow-run.Late'],
};
/** Of a longer stretch with more of them these are taken, the last ones. */
const EVENTS_MAX = 5_000;
const RUN = 'prefect.flow-run.';

/** What metrics are, as the events of flow runs and their times say. */
@Injectable()
export class MetricValues {
  constructor(
    private readonly queries: EventQueriesService,
    private readonly times: FlowRunTimes,
  ) {}

  /** Of the stretch up to now: the share of runs that succeeded, or seconds on the average. Null where there was no run. */
  async of(ctx: WorkspaceContext, trigger: MetricTrigger, now: Instant): Promise<number | null> {
    const { name, range } = trigger.metric;
    const events = await this.#eventsOf(ctx, trigger, now - Math.round(range * 1_000_000), now);
    if (name === 'successes') return shareOf(events);
    const ids = events.flatMap(({ resource }) => (resource[RESOURCE_ID]?.startsWith(RUN) ? [resource[RESOURCE_ID].slice(RUN.length)] : []));
    return (await this.times.averages(ctx, [...new Set(ids)]))[name];
  }

  async #eventsOf(ctx: WorkspaceContext, { metric, match, match_related, id }: MetricTrigger, since: Instant, until: Instant): Promise<StoredEvent[]> {
    const expect = [...EVENTS[metric.name]];
    const coverage = compileCoverage({
      type: 'event',
      id,
      match,
      match_related,
      after: [],
      expect,
      for_each: [],
      posture: 'Reactive',
      threshold: 1,
      within: 0,
    });
    const related = relatedSpecifications({ match_related }).flatMap((specification) => literalIds(specification[RESOURCE_ID]));
    const filter = { event: { name: expect }, ...(related.length > 0 ? { related: { id: related } } : {}) };
    const occurred = { since: toIso(since), until: toIso(until) };
    const events = (await this.queries.list(ctx, { ...filter, occurred }, EVENTS_MAX)).reverse();
    return events.filter((event) => coverage.covers(event));
  }
}

/** Each run by its last state: one that was tried again counts once. */
function shareOf(events: readonly StoredEvent[]): number | null {
  const last = new Map(events.map(({ resource, event }) => [resource[RESOURCE_ID], event]));
  if (last.size === 0) return null;
  return [...last.values()].filter((event) => event === 'prefect.flow-run.Completed').length / last.size;
}

/** Ids that narrow down where to look; none where anything but ids is asked for. */
function literalIds(patterns: string | readonly string[] | undefined): string[] {
  const ids = patterns === undefined ? [] : [patterns].flat();
  return ids.every((id) => !/[*?[!]/.test(id)) ? [...ids] : [];
}
