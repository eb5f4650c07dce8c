import { useMutation } from '@apollo/client/react';
import { useParams } from 'react-router';
import { refusalOf } from '../ui/answers';
import { tell } from '../ui/toasts';
import { UPDATE_POOL, UPDATE_QUEUE } from './pool-queries';

/** Pausing and going on, each with its way back. */
export function usePausing() {
  const { workspaceId = '' } = useParams();
  const [updatePool] = useMutation(UPDATE_POOL, { errorPolicy: 'all' });
  const [updateQueue] = useMutation(UPDATE_QUEUE, { errorPolicy: 'all' });

  async function pausePool(name: string, paused: boolean): Promise<void> {
    const refused = refusalOf(await updatePool({ variables: { input: { workspaceId, name, isPaused: paused } } }));
    toldOf(refused?.message, `The pool ${name}`, paused, () => void pausePool(name, !paused));
  }

  async function pauseQueue(queue: { id: string; name: string }, paused: boolean): Promise<void> {
    const refused = refusalOf(await updateQueue({ variables: { input: { workspaceId, workQueueId: queue.id, isPaused: paused } } }));
    toldOf(refused?.message, `The queue ${queue.name}`, paused, () => void pauseQueue(queue, !paused));
  }

  return { pausePool, pauseQueue };
}

function toldOf(refusal: string | undefined, what: string, paused: boolean, undo: () => void): void {
  if (refusal !== undefined) return tell({ message: refusal, bad: true });
  tell({ message: paused ? `${what} is paused: it hands out no runs.` : `${what} hands out runs again.`, undo });
}
