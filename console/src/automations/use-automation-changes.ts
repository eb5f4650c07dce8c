import { useMutation } from '@apollo/client/react';
import { useParams } from 'react-router';
import { refusalOf } from '../ui/answers';
import { tell } from '../ui/toasts';
import { AUTOMATIONS, DELETE_AUTOMATION, DUPLICATE_AUTOMATION, ENABLE_AUTOMATION } from './automation-queries';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What is done to an automation at once, told with its way back where there is one. */
export function useAutomationChanges() {
  const { workspaceId = '' } = useParams();
  const [enable] = useMutation(ENABLE_AUTOMATION, { errorPolicy: 'all', refetchQueries: [AUTOMATIONS] });
  const [duplicate] = useMutation(DUPLICATE_AUTOMATION, { errorPolicy: 'all', refetchQueries: [AUTOMATIONS], awaitRefetchQueries: true });
  const [remove] = useMutation(DELETE_AUTOMATION, { errorPolicy: 'all', refetchQueries: [AUTOMATIONS], awaitRefetchQueries: true });

  async function setEnabled({ id, name }: Named, enabled: boolean): Promise<void> {
    const refused = refusalOf(
      await enable({
        variables: { workspaceId, id, enabled },
        optimisticResponse: { setAutomationEnabled: { __typename: 'AutomationSuccess', automation: { __typename: 'Automation', id, enabled } } },
      }),
    );
    if (refused) return tell({ message: refused.message, bad: true });
    const message = enabled ? `${name} is on: it takes what comes from now on.` : `${name} is off: nothing fires it.`;
    tell({ message, undo: () => void setEnabled({ id, name }, !enabled) });
  }

  /** The id of the copy; null where it was refused, which is told. */
  async function copy({ id, name }: Named): Promise<string | null> {
    const result = await duplicate({ variables: { workspaceId, id } });
    const refused = refusalOf(result);
    if (refused) tell({ message: refused.message, bad: true });
    const made = result.data?.duplicateAutomation;
    if (made?.__typename !== 'AutomationSuccess') return null;
    tell({ message: `${name} is copied. The copy is off until you switch it on.` });
    return made.automation.id;
  }

  /** Why it was refused; null once it is gone. */
  async function deleteAutomation({ id, name }: Named): Promise<string | null> {
    const refused = refusalOf(await remove({ variables: { workspaceId, id } }));
    if (!refused) tell({ message: `${name} is deleted.` });
    return refused?.message ?? null;
  }

  return { setEnabled, copy, deleteAutomation };
}
