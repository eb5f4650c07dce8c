import { setImmediate as breathe } from 'node:timers/promises';
import { toIso } from '@app/contract';
import type { Instant } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { EventQueriesService } from '../../events/event-queries.service.js';
import { RESOURCE_ID } from '../../events/event.schema.js';
import type { StoredEvent } from '../../events/stored-event.js';
import { FlowRunTimes, type RunTimes } from '../../flow-runs/flow-run-times.js';
import { compileCoverage } from '../triggers/coverage.js';
import { relatedSpecifications, type MetricName, type MetricTrigger } from '../triggers/trigger.js';

const RUN = 'prefect.flow-run.';
const LATE = 'prefect.flow-run.Late';

/** The states by which a run comes into a metric. */
const EVENTS: Readonly<Record<MetricName, readonly string[]>> = {
  successes: ['prefect.flow-run.Completed', 'prefect.flow-run.Failed', 'prefect.flow-run.Crashed'],
  duration: ['prefect.flow-run.Completed', 'prefect.flow-run.Failed', 'prefect.flow-run.Crashed', 'prefect.flow-run.Cancelled'],
  lateness: ['prefect.flow-run.Running', LATE],
};
/** Of a longer stretch with more of them these are taken, the last ones. */
const EVENTS_MAX = 5_000;
/** As many as are read for all looks at the past together. */
const PAST_EVENTS_MAX = 10_000;
/** For so long a run that is late counts although it became late before the stretch that is asked for. */
const WAITED_MAX_MICROS = 7 * 86_400 * 1_000_000;
/** After which others have their turn. */
const LOOKS_IN_A_ROW = 20;

export interface MetricLook {
  readonly at: Instant;
  /** The share of runs that succeeded, or seconds on the average. Null where there was no run. */
  readonly value: number | null;
}

interface Reading {
  readonly events: readonly SeenEvent[];
  /** That runs became late before these. */
  readonly late: readonly SeenEvent[];
  /** There were more before. */
  readonly isTruncated: boolean;
}

interface Stretch {
  readonly since: Instant;
  readonly until: Instant;
}

/** That a run entered a state. */
interface SeenEvent {
  readonly runId: string;
  readonly event: string;
  readonly at: Instant;
  /** Whether the metric is about the run. */
  readonly isCovered: boolean;
}

/** What metrics are, as the events of flow runs and their times say. */
@Injectable()
export class MetricValues {
  constructor(
    private readonly queries: EventQueriesService,
    private readonly times: FlowRunTimes,
  ) {}

  /** Of the stretch up to now: the share of runs that succeeded, or seconds on the average. Null where there was no run. */
  async of(ctx: WorkspaceContext, trigger: MetricTrigger, now: Instant): Promise<number | null> {
    return (await this.#looks(ctx, trigger, [now], EVENTS_MAX))[0]?.value ?? null;
  }

  /** What a look at each of the times, the earliest first, would have found. Those of which too little can be read are left out. */
  async history(ctx: WorkspaceContext, trigger: MetricTrigger, times: readonly Instant[]): Promise<MetricLook[]> {
    return this.#looks(ctx, trigger, times, PAST_EVENTS_MAX);
  }

  async #looks(ctx: WorkspaceContext, trigger: MetricTrigger, times: readonly Instant[], limit: number): Promise<MetricLook[]> {
    const [first, last] = [times[0], times.at(-1)];
    if (first === undefined || last === undefined) return [];
    const { name, range } = trigger.metric;
    const rangeMicros = Math.round(range * 1_000_000);
    const { events, late, isTruncated } = await this.#read(ctx, trigger, { since: first - rangeMicros, until: last }, limit);
    const covered = [...late, ...events].filter(({ isCovered }) => isCovered);
    const waiting = name === 'lateness' ? covered.filter(({ event }) => event === LATE) : [];
    const known = name === 'successes' ? new Map<string, RunTimes>() : await this.times.of(ctx, [...new Set(covered.map(({ runId }) => runId))]);
    const looks: MetricLook[] = [];
    let [from, to] = [0, 0];
    for (const [index, at] of times.entries()) {
      if (index % LOOKS_IN_A_ROW === LOOKS_IN_A_ROW - 1) await breathe();
      while ((events[to]?.at ?? Infinity) <= at) to++;
      while (from < to && (events[from]?.at ?? Infinity) < at - rangeMicros) from++;
      if (isTruncated && from === 0 && to < EVENTS_MAX) continue;
      const seen = events.slice(Math.max(from, to - EVENTS_MAX), to).filter(({ isCovered }) => isCovered);
      looks.push({ at, value: VALUES[name]([...waiting.filter((one) => isWaiting(one, known, at)), ...seen], known, at) });
    }
    return looks;
  }

  async #read(ctx: WorkspaceContext, { metric, match, match_related, id }: MetricTrigger, span: Stretch, limit: number): Promise<Reading> {
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
    const ids = relatedSpecifications({ match_related }).flatMap((specification) => literalIds(specification[RESOURCE_ID]));
    const related = ids.length > 0 ? { related: { id: ids } } : {};
    const list = async (names: readonly string[], { since, until }: Stretch): Promise<SeenEvent[]> => {
      const occurred = { since: toIso(since), until: toIso(until) };
      const events = await this.queries.list(ctx, { event: { name: [...names] }, ...related, occurred }, limit);
      return events.reverse().map((event) => seenOf(event, coverage.covers(event)));
    };
    const events = await list(expect, span);
    const late = metric.name === 'lateness' ? await list([LATE], { since: span.since - WAITED_MAX_MICROS, until: span.since - 1 }) : [];
    return { events, late, isTruncated: events.length === limit };
  }
}

function seenOf({ event, resource, occurred }: StoredEvent, isCovered: boolean): SeenEvent {
  const resourceId = resource[RESOURCE_ID] ?? '';
  return { runId: resourceId.slice(RUN.length), event, at: occurred, isCovered: isCovered && resourceId.startsWith(RUN) };
}

type Reckoning = (seen: readonly SeenEvent[], known: ReadonlyMap<string, RunTimes>, at: Instant) => number | null;

const VALUES: Readonly<Record<MetricName, Reckoning>> = {
  /** Each run by its last state: one that was tried again counts once. */
  successes: (seen) => {
    const last = new Map(seen.map(({ runId, event }) => [runId, event]));
    if (last.size === 0) return null;
    return [...last.values()].filter((event) => event === 'prefect.flow-run.Completed').length / last.size;
  },

  /** From the start to the end. One that was begun anew afterwards had ended when that was told. */
  duration: (seen, known, at) => {
    const told = new Map(seen.map((event) => [event.runId, event.at]));
    return averageOf(told, ([runId, toldAt]) => {
      const { started, ended } = known.get(runId) ?? NO_TIMES;
      return started === null ? null : (came(ended, at) ?? toldAt) - started;
    });
  },

  /** From the time that was expected to the start, or until it ended without any, or until then. */
  lateness: (seen, known, at) =>
    averageOf(new Set(seen.map(({ runId }) => runId)), (runId) => {
      const { expected, started, ended } = known.get(runId) ?? NO_TIMES;
      return expected === null ? null : Math.max(0, (came(started, at) ?? came(ended, at) ?? at) - expected);
    }),
};

/** Whether a run that had become late was still to start. */
function isWaiting({ runId, at: lateAt }: SeenEvent, known: ReadonlyMap<string, RunTimes>, at: Instant): boolean {
  const { expected, started, ended } = known.get(runId) ?? NO_TIMES;
  return lateAt <= at && expected !== null && expected <= at && came(started, at) === null && came(ended, at) === null;
}

const NO_TIMES: Omit<RunTimes, 'id'> = { expected: null, started: null, ended: null };

/** Null where it has not come by then. */
const came = (instant: Instant | null, by: Instant): Instant | null => (instant !== null && instant <= by ? instant : null);

/** In seconds. */
function averageOf<T>(items: Iterable<T>, microsOf: (item: T) => number | null): number | null {
  let [sum, count] = [0, 0];
  for (const item of items) {
    const micros = microsOf(item);
    if (micros === null) continue;
    sum += micros;
    count++;
  }
  return count === 0 ? null : sum / count / 1_000_000;
}

/** Ids that narrow down where to look; none where anything but ids is asked for. */
function literalIds(patterns: string | readonly string[] | undefined): string[] {
  const ids = patterns === undefined ? [] : [patterns].flat();
  return ids.every((id) => !/[*?[!]/.test(id)) ? [...ids] : [];
}
