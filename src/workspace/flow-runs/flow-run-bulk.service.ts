import type { StateType } from '@app/engine';
import { Fault } from '@app/faults';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { ENDED, FlowRunActs, UNENDED } from './flow-run-acts.service.js';
import type { FlowRunSearch } from './flow-run-search.js';
import type { FlowRunCursor } from './flow-run-lists.repository.js';
import type { FlowRun } from './flow-runs.schema.js';
import { FlowRunsService } from './flow-runs.service.js';

export type BulkAct = 'cancel' | 'retry' | 'delete';
export interface BulkOutcome {
  readonly done: readonly string[];
  readonly refused: readonly { readonly flowRunId: string; readonly name: string; readonly reason: string }[];
}

export const BULK_ACT_MAX = 200;
/** Each takes a database connection for a moment: others want some, too. */
const AT_ONCE = 4;

/** What can be done to runs in any of these states. Null: in every one, and in none. */
const STATES: Readonly<Record<BulkAct, readonly StateType[] | null>> = { cancel: UNENDED.filter((type) => type !== 'CANCELLING'), retry: ENDED, delete: null };

/** The same act for many runs, each for itself. */
@Injectable()
export class FlowRunBulk {
  constructor(
    private readonly flowRuns: FlowRunsService,
    private readonly acts: FlowRunActs,
  ) {}

  /** Those that are gone are refused. */
  async toIds(ctx: WorkspaceContext, act: BulkAct, ids: readonly string[]): Promise<BulkOutcome> {
    const known = new Map((await this.flowRuns.byIds(ctx, ids)).map((run) => [run.id, run]));
    const gone = ids.filter((id) => !known.has(id)).map((id) => ({ flowRunId: id, name: id, reason: 'There is no such run any more.' }));
    const { done, refused } = await this.#toRuns(ctx, act, [...known.values()]);
    return { done, refused: [...refused, ...gone] };
  }

  /** The next of those that match, and where the ones after them begin; null after the last. What comes meanwhile is newer than all of them. */
  async toMatching(
    ctx: WorkspaceContext,
    act: BulkAct,
    filter: FlowRunSearch,
    after: FlowRunCursor | null,
  ): Promise<BulkOutcome & { readonly last: FlowRun | null }> {
    const possible = STATES[act];
    const stateTypes = possible && filter.stateTypes ? possible.filter((type) => filter.stateTypes?.includes(type)) : (possible ?? filter.stateTypes ?? null);
    if (stateTypes?.length === 0) return { done: [], refused: [], last: null };
    const { items, hasNextPage } = await this.flowRuns.list(ctx, { first: BULK_ACT_MAX, after, filter: { ...filter, stateTypes } });
    return { ...(await this.#toRuns(ctx, act, items)), last: hasNextPage ? (items.at(-1) ?? null) : null };
  }

  async #toRuns(ctx: WorkspaceContext, act: BulkAct, runs: readonly FlowRun[]): Promise<BulkOutcome> {
    const names = new Map(runs.map(({ id, name }) => [id, name]));
    const ids = [...names.keys()];
    const reasons = act === 'delete' ? await this.#delete(ctx, ids) : await this.#each(ids, (id) => this.acts[act](ctx, id).then((refusal) => refusal?.reason));
    const refused = [...reasons].map(([flowRunId, reason]) => ({ flowRunId, name: names.get(flowRunId) ?? flowRunId, reason }));
    return { done: ids.filter((id) => !reasons.has(id)), refused };
  }

  async #delete(ctx: WorkspaceContext, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const deleted = ids.length === 0 ? [] : await this.flowRuns.deleteMatching(ctx, { flow_runs: { id: { any_: [...ids] } }, limit: ids.length });
    return new Map(ids.filter((id) => !deleted.includes(id)).map((id) => [id, 'There is no such run any more.']));
  }

  /** Answers the reasons of those that were refused. A database that is away is everyone's trouble and thrown. */
  async #each(ids: readonly string[], act: (id: string) => Promise<string | undefined>): Promise<ReadonlyMap<string, string>> {
    const reasons = new Map<string, string>();
    const waiting = [...ids];
    const work = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        const reason = await act(id).catch(reasonOf);
        if (reason !== undefined) reasons.set(id, reason);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return reasons;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Fault) || error.kind === 'unavailable') throw error;
  return error.detail;
}
