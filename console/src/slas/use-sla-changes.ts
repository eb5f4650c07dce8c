import { useMutation } from '@apollo/client/react';
import { useParams } from 'react-router';
import { refusalOf } from '../ui/answers';
import { tell } from '../ui/toasts';
import { DELETE_SLA, DEPLOYMENT_SLAS, ENABLE_SLA, SLAS } from './sla-queries';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What is done to an SLA at once, told with its way back where there is one. The last answers why it was refused. */
export function useSlaChanges() {
  const { workspaceId = '' } = useParams();
  const [enable] = useMutation(ENABLE_SLA, { errorPolicy: 'all' });
  const [remove] = useMutation(DELETE_SLA, { errorPolicy: 'all', refetchQueries: [SLAS, DEPLOYMENT_SLAS], awaitRefetchQueries: true });

  async function setEnabled({ id, name }: Named, enabled: boolean): Promise<void> {
    const refused = refusalOf(await enable({ variables: { workspaceId, slaId: id, enabled } }));
    if (refused) return tell({ message: refused.message, bad: true });
    tell({
      message: enabled ? `${name} is looked at again, from now on.` : `${name} is off: nobody looks whether it is kept.`,
      undo: () => void setEnabled({ id, name }, !enabled),
    });
  }

  async function deleteSla({ id, name }: Named): Promise<string | null> {
    const refused = refusalOf(await remove({ variables: { workspaceId, slaId: id } }));
    if (!refused) tell({ message: `${name} is deleted.` });
    return refused?.message ?? null;
  }

  return { setEnabled, deleteSla };
}
