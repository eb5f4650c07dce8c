import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { VIEWER } from '../viewer';

const LAST_WORKSPACE = 'eparch:workspace';

/** The one that was open last in this browser, whoever it was. */
export const lastWorkspaceId = (): string | null => localStorage.getItem(LAST_WORKSPACE);

/**
 * The workspace of the address, and the beginning of its pages' addresses. Undefined: there is none, or none of the viewer's.
 * `last`: the one that was open last, else the first.
 */
export function useWorkspace() {
  const { accountId, workspaceId } = useParams();
  const { data } = useQuery(VIEWER, { fetchPolicy: 'cache-first' });
  const workspaces = data?.accounts.flatMap((account) => account.workspaces.map((workspace) => ({ ...workspace, accountName: account.name }))) ?? [];
  const workspace = workspaces.find(({ id }) => id === workspaceId);
  const openId = workspace?.id;
  useEffect(() => {
    if (openId) localStorage.setItem(LAST_WORKSPACE, openId);
  }, [openId]);
  return {
    workspace,
    last: workspaces.find(({ id }) => id === lastWorkspaceId()) ?? workspaces[0],
    accounts: data?.accounts ?? [],
    viewer: data?.viewer ?? null,
    base: `/account/${accountId ?? ''}/workspace/${workspaceId ?? ''}`,
  };
}
