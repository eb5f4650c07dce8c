import { useMutation } from '@apollo/client/react';
import { useParams } from 'react-router';
import type { LimitRowFragment } from '../gql/graphql';
import { refusalOf } from '../ui/answers';
import { tell } from '../ui/toasts';
import { nameOf } from './limit-names';
import { DELETE_LIMIT, LIMITS, RELEASE_SLOTS, RESET_LIMIT, UPDATE_LIMIT } from './limit-queries';

type Limit = Pick<LimitRowFragment, 'id' | 'name' | 'tag' | 'deployments'>;

/** What is done to a limit at once, told with its way back where there is one. The last three answer why they were refused. */
export function useLimitChanges() {
  const { workspaceId = '' } = useParams();
  const [update] = useMutation(UPDATE_LIMIT, { errorPolicy: 'all' });
  const [remove] = useMutation(DELETE_LIMIT, { errorPolicy: 'all', refetchQueries: [LIMITS] });
  const [release] = useMutation(RELEASE_SLOTS, { errorPolicy: 'all' });
  const [reset] = useMutation(RESET_LIMIT, { errorPolicy: 'all' });

  async function setActive(limit: Limit, active: boolean): Promise<void> {
    const refused = refusalOf(await update({ variables: { input: { workspaceId, concurrencyLimitId: limit.id, active } } }));
    if (refused) return tell({ message: refused.message, bad: true });
    const message = active ? `${nameOf(limit)} limits again.` : `${nameOf(limit)} is off: it lets everybody through.`;
    tell({ message, undo: () => void setActive(limit, !active) });
  }

  async function deleteLimit(limit: Limit): Promise<string | null> {
    const refused = refusalOf(await remove({ variables: { workspaceId, id: limit.id } }));
    if (!refused) tell({ message: `${nameOf(limit)} is deleted.` });
    return refused?.message ?? null;
  }

  async function releaseSlots(limit: Limit, leaseId: string): Promise<string | null> {
    const refused = refusalOf(await release({ variables: { workspaceId, id: limit.id, leaseId } }));
    if (!refused) tell({ message: 'The slots are free for whoever comes next.' });
    return refused?.message ?? null;
  }

  async function resetLimit(limit: Limit): Promise<string | null> {
    const refused = refusalOf(await reset({ variables: { workspaceId, id: limit.id } }));
    if (!refused) tell({ message: `All slots of ${nameOf(limit)} are free.` });
    return refused?.message ?? null;
  }

  return { setActive, deleteLimit, releaseSlots, resetLimit };
}
