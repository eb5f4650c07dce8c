import { isTerminal, type StateType } from '@app/engine';
import type { Scope } from './conditions.js';
import { statesOf } from './filters.js';
import type { Where } from './lists.js';
import { flowRunsWhere, type Filters } from './related.js';

/** Some of the flow runs `r` that have ended, or of those that have not: each half has indexes of its own. */
export interface Half {
  readonly hasEnded: boolean;
  readonly where: Where;
}

/** Both halves of the flow runs that match, or the one that has any. */
export function halvesOf(filters: Filters): readonly Half[] {
  const { flow_runs: runs } = filters;
  const types = runs?.operator === 'or_' || runs?.state?.operator === 'or_' ? null : statesOf(runs?.state?.type);
  return inHalves(types, (scope, left) => {
    const narrowed = left ? { ...filters, flow_runs: { ...runs, state: { ...runs?.state, type: { any_: [...left] } } } } : filters;
    return flowRunsWhere(scope, narrowed);
  });
}

/** The same of runs in these states, null being all of them. `whereOf` is told which of them a half may be in. */
export function inHalves(types: readonly StateType[] | null, whereOf: (scope: Scope, types: readonly StateType[] | null) => string): readonly Half[] {
  const halves = [true, false].flatMap((hasEnded): Half[] => {
    const left = types?.filter((type) => isTerminal(type) === hasEnded) ?? null;
    if (left?.length === 0) return [];
    return [{ hasEnded, where: (scope) => `r.ended_as is ${hasEnded ? 'not ' : ''}null and ${whereOf(scope, left)}` }];
  });
  return halves.length > 0 ? halves : [{ hasEnded: true, where: () => 'false' }];
}

export const branchesOf = (halves: readonly Half[]): readonly Where[] => halves.map(({ where }) => where);
