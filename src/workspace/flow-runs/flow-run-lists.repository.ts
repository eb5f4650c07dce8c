import { toIso, type FlowRunSort, type HistoryReply } from '@app/contract';
import { inTransaction } from '@app/database';
import type { Instant, StateType } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { Scope } from '../filters/conditions.js';
import { branchesOf, halvesOf, type Half } from '../filters/halves.js';
import { countRows, listAndCount, listRows, listRowsOf, type Sources } from '../filters/lists.js';
import { FLOW_RUN_ORDERS } from '../filters/orders.js';
import type { Counted, Stretch } from '../filters/page.js';
import type { Filters } from '../filters/related.js';
import { endedStartDelaySql, microsSql, startDelaySql } from '../states/estimates.sql.js';
import { readHistory, type Span } from '../states/history.js';
import { toFlowRun, type FlowRun, type FlowRunRow } from './flow-runs.schema.js';
import { FLOW_RUNS } from './flow-runs.repository.js';
import { flowsNamed, searchHalves, type FlowRunSearch } from './flow-run-search.js';
import { EndedSumsRepository } from './sums/ended-sums.repository.js';
import { sourcesOf, summableOf, summableSearch, summedHours, withoutRange, type Summable, type Summed } from './sums/summable.js';

/** Beyond so many, counting first, to go on from the nearer end, is soon worth it. */
const FAR = 10_000;

/** Where a list goes on: the last run of the page before. */
export interface FlowRunCursor {
  readonly expectedStartTime: Instant;
  readonly id: string;
}

/** Flow runs by the many: lists, counts and histories, of those that have ended by sums where these know what is asked. */
@Injectable()
export class FlowRunListsRepository {
  constructor(private readonly sums: EndedSumsRepository) {}

  async filter(ctx: WorkspaceContext, filters: Filters, sort: FlowRunSort, stretch: Stretch): Promise<FlowRun[]> {
    const branches = branchesOf(halvesOf(filters));
    if (stretch.offset > FAR && summableOf(filters)) return [...(await this.#paginateFar(ctx, filters, sort, stretch)).items];
    return (await listRows<FlowRunRow>(ctx, FLOW_RUNS, branches, FLOW_RUN_ORDERS[sort], stretch)).map(toFlowRun);
  }

  async countMatching(ctx: WorkspaceContext, filters: Filters): Promise<number> {
    const halves = halvesOf(filters);
    return countRows(ctx, FLOW_RUNS, branchesOf(halves), await this.#sourcesOf(ctx, filters, halves));
  }

  async paginate(ctx: WorkspaceContext, filters: Filters, sort: FlowRunSort, stretch: Stretch): Promise<Counted<FlowRun>> {
    if (stretch.offset > FAR) return this.#paginateFar(ctx, filters, sort, stretch);
    const halves = halvesOf(filters);
    const sources = await this.#sourcesOf(ctx, filters, halves);
    const { items, count } = await listAndCount<FlowRunRow>(ctx, FLOW_RUNS, branchesOf(halves), FLOW_RUN_ORDERS[sort], stretch, sources);
    return { items: items.map(toFlowRun), count };
  }

  async history(ctx: WorkspaceContext, filters: Filters, span: Span, now: Instant): Promise<HistoryReply> {
    const summable = summableOf(filters);
    const summed = summable?.grain === 'hour' && !summable.range ? await this.#whereCounted(ctx, summable, () => []) : null;
    const parts = halvesOf(filters).map(({ hasEnded, where }) => ({
      where,
      endedAs: hasEnded ? 'r.ended_as' : null,
      hours: hasEnded && summed ? summedHours : null,
    }));
    return readHistory(ctx, FLOW_RUNS, parts, span, now);
  }

  /** Microseconds, those of runs on time being none. Null when no run matches. */
  async averageStartDelay(ctx: WorkspaceContext, filters: Filters, now: Instant): Promise<number | null> {
    const scope = new Scope(ctx.schema);
    const at = scope.bind(toIso(now), 'timestamptz');
    const delays = halvesOf(filters).map(
      ({ hasEnded, where }) =>
        `select ${hasEnded ? endedStartDelaySql('r') : startDelaySql('r', at)} as delay from ${ctx.schema}.flow_run r where ${where(scope)}`,
    );
    const text = `select ${microsSql('avg(delay)')} as delay from (${delays.join(' union all ')}) delayed`;
    return (await ctx.cell.query<{ delay: number | null }>({ text, values: scope.values }))[0]?.delay ?? null;
  }

  /** Newest expected start first. */
  async search(ctx: WorkspaceContext, search: FlowRunSearch, after: FlowRunCursor | null, count: number): Promise<FlowRun[]> {
    const goesOn = (scope: Scope): string =>
      after ? `(r.expected_start_time, r.id) < (${scope.bind(toIso(after.expectedStartTime), 'timestamptz')}, ${scope.bind(after.id, 'uuid')})` : 'true';
    const halves = branchesOf(searchHalves(search, await this.#flowsNamed(ctx, search)));
    const branches = halves.map((where) => (scope: Scope) => `${where(scope)} and ${goesOn(scope)}`);
    return (await listRows<FlowRunRow>(ctx, FLOW_RUNS, branches, FLOW_RUN_ORDERS.EXPECTED_START_TIME_DESC, { limit: count, offset: 0 })).map(toFlowRun);
  }

  async countsByState(ctx: WorkspaceContext, search: FlowRunSearch): Promise<{ stateType: StateType; count: number }[]> {
    const scope = new Scope(ctx.schema);
    const summed = await this.#whereCounted(ctx, summableSearch(search), () => searchHalves({ ...search, since: null, until: null }, []));
    const counts = searchHalves(search, await this.#flowsNamed(ctx, search)).flatMap((half) => {
      const state = half.hasEnded ? 'r.ended_as' : 'r.state_type';
      return sourcesOf(scope, half, summed).map(
        ({ from, count, where }) => `select ${state} as state, ${count} as count from ${from} where ${where} and ${state} is not null group by 1`,
      );
    });
    const text = `select state as "stateType", sum(count)::bigint as count from (${counts.join(' union all ')}) source group by 1 having sum(count) > 0 order by 1`;
    return ctx.cell.query({ text, values: scope.values });
  }

  /** Count and page of one snapshot, so that the page may be looked for from the end. */
  async #paginateFar(ctx: WorkspaceContext, filters: Filters, sort: FlowRunSort, stretch: Stretch): Promise<Counted<FlowRun>> {
    const halves = halvesOf(filters);
    const sources = await this.#sourcesOf(ctx, filters, halves);
    return inTransaction(ctx, async (within) => {
      await within.cell.query({ text: 'set transaction isolation level repeatable read, read only' });
      const count = await countRows(within, FLOW_RUNS, branchesOf(halves), sources);
      const rows = await listRowsOf<FlowRunRow>(within, FLOW_RUNS, branchesOf(halves), FLOW_RUN_ORDERS[sort], stretch, count);
      return { items: rows.map(toFlowRun), count };
    });
  }

  async #sourcesOf(ctx: WorkspaceContext, filters: Filters, halves: readonly Half[]): Promise<Sources> {
    const summed = await this.#whereCounted(ctx, summableOf(filters), () => halvesOf(withoutRange(filters)));
    return (scope) => halves.flatMap((half) => sourcesOf(scope, half, summed));
  }

  async #whereCounted(ctx: WorkspaceContext, summable: Summable | null, atAnyTime: () => readonly Half[]): Promise<Summed | null> {
    return summable && (await this.sums.areCounted(ctx)) ? { ...summable, atAnyTime: atAnyTime() } : null;
  }

  async #flowsNamed(ctx: WorkspaceContext, { search }: FlowRunSearch): Promise<string[]> {
    return search ? (await ctx.cell.query<{ id: string }>(flowsNamed(ctx.schema, search))).map(({ id }) => id) : [];
  }
}
