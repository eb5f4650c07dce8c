import { useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { useParams } from 'react-router';
import type { FlowRunFilter, RunAct, StateType } from '../gql/graphql';
import { refusalOf } from '../ui/answers';
import { isTerminal } from '../ui/state-badge';
import { tell } from '../ui/toasts';
import { ACT_ON_RUNS } from './bulk-queries';

/** Runs by their ids, or all that a filter finds. */
export type Meant = { readonly ids: readonly string[] } | { readonly filter: FlowRunFilter };

/** More than this is not taken back in one go. */
const UNDO_MAX = 200;
const DONE: Readonly<Record<RunAct, string>> = { CANCEL: 'cancelled', RETRY: 'started over', DELETE: 'deleted' };

export const runs = (count: number): string => `${count.toLocaleString()} ${count === 1 ? 'run' : 'runs'}`;

/** Whether an act can be done to a run in the state. */
export const canBe = (act: RunAct, type: StateType | undefined): boolean =>
  act === 'DELETE' || (act === 'RETRY' ? isTerminal(type) : !isTerminal(type) && type !== 'CANCELLING');

interface Outcome {
  readonly done: string[];
  readonly refused: { readonly name: string; readonly reason: string }[];
}

/** The same act for many runs, 200 at a time; told at the end what became of it. `busy`: how many are done so far. */
export function useBulk(): { busy: number | null; act: (act: RunAct, meant: Meant) => Promise<string | null>; stop: () => void } {
  const { workspaceId = '' } = useParams();
  const [mutate] = useMutation(ACT_ON_RUNS, { errorPolicy: 'all' });
  const [busy, setBusy] = useState<number | null>(null);
  const stopped = useRef(false);

  async function act(kind: RunAct, meant: Meant): Promise<string | null> {
    stopped.current = false;
    const outcome: Outcome = { done: [], refused: [] };
    const part = 'ids' in meant ? { flowRunIds: [...meant.ids] } : { filter: meant.filter };
    let after: string | null = null;
    try {
      do {
        setBusy(outcome.done.length);
        const result: Awaited<ReturnType<typeof mutate>> = await mutate({ variables: { input: { workspaceId, act: kind, ...part, after } } });
        const refused = refusalOf(result);
        if (refused) return refused.message;
        const answer = result.data?.actOnFlowRuns;
        if (answer?.__typename !== 'FlowRunsSuccess') break;
        outcome.done.push(...answer.done);
        outcome.refused.push(...answer.refused);
        after = answer.endCursor ?? null;
      } while (after !== null && !stopped.current);
    } finally {
      setBusy(null);
    }
    report(kind, outcome);
    return null;
  }

  function report(kind: RunAct, { done, refused }: Outcome): void {
    const [first] = refused;
    const without = first ? ` ${runs(refused.length)} not: ${first.reason}` : '';
    const canUndo = kind === 'RETRY' && done.length > 0 && done.length <= UNDO_MAX;
    tell({
      message: `${runs(done.length)} ${DONE[kind]}.${without}`,
      ...(done.length === 0 ? { bad: true } : {}),
      ...(canUndo ? { undo: () => void act('CANCEL', { ids: done }) } : {}),
    });
  }

  return { busy, act, stop: () => (stopped.current = true) };
}
