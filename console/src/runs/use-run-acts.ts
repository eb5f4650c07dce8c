import { useMutation } from '@apollo/client/react';
import { useParams } from 'react-router';
import type { StateType } from '../gql/graphql';
import { refusalOf } from '../ui/answers';
import { tell } from '../ui/toasts';
import { CANCEL, RESUME, RETRY, SUSPEND } from './run-queries';

interface Acted {
  readonly id: string;
  readonly name: string;
}
type Refused = ReturnType<typeof refusalOf>;

/** What can be done to a run, shown before the server has said so: what it refuses is taken back, and told why. */
export function useRunActs() {
  const { workspaceId = '' } = useParams();
  const [retryRun] = useMutation(RETRY, { errorPolicy: 'all' });
  const [cancelRun] = useMutation(CANCEL, { errorPolicy: 'all' });
  const [suspendRun] = useMutation(SUSPEND, { errorPolicy: 'all' });
  const [resumeRun] = useMutation(RESUME, { errorPolicy: 'all' });

  async function retry({ id, name }: Acted): Promise<void> {
    const optimisticResponse = { retryFlowRun: expected(id, 'SCHEDULED', 'AwaitingRetry') };
    const refused = refusalOf(await retryRun({ variables: { workspaceId, id }, optimisticResponse }));
    if (refused) return tell({ message: refused.message, bad: true });
    tell({ message: `${name} starts over.`, undo: () => void cancel({ id, name }) });
  }

  async function cancel({ id, name }: Acted): Promise<Refused> {
    const optimisticResponse = { cancelFlowRun: expected(id, 'CANCELLING', 'Cancelling') };
    const refused = refusalOf(await cancelRun({ variables: { workspaceId, id }, optimisticResponse }));
    tell(refused ? { message: refused.message, bad: true } : { message: `${name} is cancelled.` });
    return refused;
  }

  async function suspend({ id, name }: Acted, timeoutSeconds: number): Promise<Refused> {
    const optimisticResponse = { suspendFlowRun: expected(id, 'PAUSED', 'Suspended') };
    const refused = refusalOf(await suspendRun({ variables: { workspaceId, id, timeoutSeconds }, optimisticResponse }));
    if (!refused) tell({ message: `${name} is suspended.`, undo: () => void resume({ id, name }) });
    return refused;
  }

  /** Whether the answer fits is for the server to say: nothing is shown before. */
  async function resume({ id, name }: Acted, answerText: string | null = null): Promise<Refused> {
    const refused = refusalOf(await resumeRun({ variables: { workspaceId, id, answerText } }));
    if (!refused) tell({ message: `${name} goes on.` });
    else if (answerText === null) tell({ message: refused.message, bad: true });
    return refused;
  }

  return { retry, cancel, suspend, resume };
}

/** What the server will most likely answer. */
const expected = (id: string, type: StateType, name: string) => ({
  __typename: 'FlowRunSuccess' as const,
  flowRun: {
    __typename: 'FlowRun' as const,
    id,
    state: { __typename: 'State' as const, id: `expected ${id}`, type, name, timestamp: new Date().toISOString(), message: null },
  },
});
