import { useMutation } from '@apollo/client/react';
import { useParams } from 'react-router';
import { refusalOf } from '../ui/answers';
import { tell } from '../ui/toasts';
import { PAUSE_DEPLOYMENT } from './deployment-queries';

/** Pausing and going on, shown before the server has said so, with its way back. */
export function useDeploymentPausing(): (deployment: { id: string; name: string }, paused: boolean) => Promise<void> {
  const { workspaceId = '' } = useParams();
  const [pause] = useMutation(PAUSE_DEPLOYMENT, { errorPolicy: 'all' });

  return async function setPaused({ id, name }, paused): Promise<void> {
    const refused = refusalOf(
      await pause({
        variables: { workspaceId, id, paused },
        optimisticResponse: { setDeploymentPaused: { __typename: 'DeploymentSuccess', deployment: { __typename: 'Deployment', id, paused } } },
      }),
    );
    if (refused) return tell({ message: refused.message, bad: true });
    const message = paused ? `${name} is paused: its schedules make no runs.` : `${name} runs by its schedules again.`;
    tell({ message, undo: () => void setPaused({ id, name }, !paused) });
  };
}
