import { useMutation } from '@apollo/client/react';
import type { AccountRole, ServiceAccountKeyFragment, ServiceAccountRowFragment } from '../gql/graphql';
import { ROLES } from '../members/roles';
import { refusalOf } from '../ui/answers';
import { tell } from '../ui/toasts';
import { DELETE_SERVICE_ACCOUNT, DELETE_SERVICE_ACCOUNT_KEY, SERVICE_ACCOUNTS, UPDATE_SERVICE_ACCOUNT } from './service-account-queries';

/** What is done to a service account at once, told with the way back where there is one. The last two answer why they were refused. */
export function useServiceAccountChanges(accountId: string) {
  const [update] = useMutation(UPDATE_SERVICE_ACCOUNT, { errorPolicy: 'all' });
  const [removeKey] = useMutation(DELETE_SERVICE_ACCOUNT_KEY, { errorPolicy: 'all' });
  const [remove] = useMutation(DELETE_SERVICE_ACCOUNT, { errorPolicy: 'all', refetchQueries: [SERVICE_ACCOUNTS], awaitRefetchQueries: true });

  async function setRole({ id, name, role: before }: ServiceAccountRowFragment, role: AccountRole): Promise<void> {
    const refused = refusalOf(await update({ variables: { input: { accountId, serviceAccountId: id, role } } }));
    if (refused) return tell({ message: refused.message, bad: true });
    const undo = (): void =>
      void update({ variables: { input: { accountId, serviceAccountId: id, role: before } } }).then((result) => {
        const again = refusalOf(result);
        if (again) tell({ message: again.message, bad: true });
      });
    tell({ message: `${name} is ${ROLES[role].label.toLowerCase()} now.`, undo });
  }

  async function deleteKey({ id }: ServiceAccountRowFragment, key: ServiceAccountKeyFragment): Promise<string | null> {
    return refusalOf(await removeKey({ variables: { accountId, id, keyId: key.id } }))?.message ?? null;
  }

  async function deleteServiceAccount({ id, name }: ServiceAccountRowFragment): Promise<string | null> {
    const refused = refusalOf(await remove({ variables: { accountId, id } }));
    if (!refused) tell({ message: `${name} is deleted, and so are its keys.` });
    return refused?.message ?? null;
  }

  return { setRole, deleteKey, deleteServiceAccount };
}
