import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { VIEWER } from '../viewer';

/** The workspace of the address, and the beginning of its pages' addresses. Undefined: there is none, or none of the viewer's. */
export function useWorkspace() {
  const { accountId, workspaceId } = useParams();
  const { data } = useQuery(VIEWER, { fetchPolicy: 'cache-first' });
  const workspaces = data?.accounts.flatMap((account) => account.workspaces.map((workspace) => ({ ...workspace, accountName: account.name }))) ?? [];
  const workspace = workspaces.find(({ id }) => id === workspaceId);
  return {
    workspace,
    workspaces,
    accounts: data?.accounts ?? [],
    viewer: data?.viewer ?? null,
    base: `/account/${accountId ?? ''}/workspace/${workspaceId ?? ''}`,
  };
}
