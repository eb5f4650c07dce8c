import { useApolloClient } from '@apollo/client/react';
import { useDebouncedCallback } from '@mantine/hooks';
import { graphql } from '../gql';

const SUGGEST_HANDLE = graphql(`
  query SuggestHandle($name: String!, $accountId: ID) {
    suggestHandle(name: $name, accountId: $accountId)
  }
`);

/** Asks the server, once typing pauses, for a free handle that reads like the name. */
export function useHandleSuggestion(use: (handle: string) => void, accountId?: string): (name: string) => void {
  const client = useApolloClient();
  return useDebouncedCallback(async (name: string) => {
    if (name.trim() === '') return use('');
    const { data } = await client
      .query({ query: SUGGEST_HANDLE, variables: { name, accountId: accountId ?? null }, fetchPolicy: 'network-only' })
      .catch(() => ({ data: undefined }));
    if (data) use(data.suggestHandle);
  }, 250);
}

/** The first handle of its account needs no asking: nothing can be taken. */
export const handleLike = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 63);
