import { useMutation } from '@apollo/client/react';
import { useParams } from 'react-router';
import { refusalOf } from '../ui/answers';
import { tell } from '../ui/toasts';
import { DELETE_WEBHOOK, ROTATE_WEBHOOK, UPDATE_WEBHOOK, WEBHOOKS } from './webhook-queries';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What is done to a webhook at once, told with its way back where there is one. The last two answer why they were refused. */
export function useWebhookChanges() {
  const { workspaceId = '' } = useParams();
  const [update] = useMutation(UPDATE_WEBHOOK, { errorPolicy: 'all' });
  const [rotate] = useMutation(ROTATE_WEBHOOK, { errorPolicy: 'all' });
  const [remove] = useMutation(DELETE_WEBHOOK, { errorPolicy: 'all', refetchQueries: [WEBHOOKS], awaitRefetchQueries: true });

  async function setEnabled({ id, name }: Named, enabled: boolean): Promise<void> {
    const refused = refusalOf(await update({ variables: { input: { workspaceId, webhookId: id, enabled } } }));
    if (refused) return tell({ message: refused.message, bad: true });
    const message = enabled ? `${name} takes requests again.` : `${name} is off: its address answers as if it were not there.`;
    tell({ message, undo: () => void setEnabled({ id, name }, !enabled) });
  }

  async function rotateSlug({ id, name }: Named): Promise<string | null> {
    const refused = refusalOf(await rotate({ variables: { workspaceId, id } }));
    if (!refused) tell({ message: `${name} has a new address. The old one leads nowhere.` });
    return refused?.message ?? null;
  }

  async function deleteWebhook({ id, name }: Named): Promise<string | null> {
    const refused = refusalOf(await remove({ variables: { workspaceId, id } }));
    if (!refused) tell({ message: `${name} is deleted.` });
    return refused?.message ?? null;
  }

  return { setEnabled, rotateSlug, deleteWebhook };
}
