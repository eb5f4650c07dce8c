import { useApolloClient } from '@apollo/client/react';
import { useDebouncedCallback } from '@mantine/hooks';
import { useRef } from 'react';
import { graphql } from '../gql';

const SUGGEST_HANDLE = graphql(`
  query SuggestHandle($name: String!, $accountId: ID) {
    suggestHandle(name: $name, accountId: $accountId)
  }
`);

interface HandleSuggestion {
  /** To be told the name while it is typed. */
  readonly suggest: (name: string) => void;
  /** The handle for it, for one who does not wait until it is shown. Whatever happens there is one, unless there is no name. */
  readonly handleFor: (name: string) => Promise<string>;
}

/** Asks the server, once typing pauses, for a free handle that reads like the name. */
export function useHandleSuggestion(use: (handle: string) => void, accountId: string | null = null): HandleSuggestion {
  const client = useApolloClient();
  const last = useRef<{ readonly name: string; readonly accountId: string | null; readonly handle: Promise<string> }>(null);

  async function ask(name: string): Promise<string> {
    if (name.trim() === '') return '';
    const asked = client.query({ query: SUGGEST_HANDLE, variables: { name, accountId }, fetchPolicy: 'network-only' });
    const { data } = await asked.catch(() => ({ data: undefined }));
    return data?.suggestHandle ?? handleLike(name);
  }

  function handleFor(name: string): Promise<string> {
    if (last.current?.name !== name || last.current.accountId !== accountId) last.current = { name, accountId, handle: ask(name) };
    return last.current.handle;
  }

  const suggest = useDebouncedCallback(async (name: string) => {
    const handle = await handleFor(name);
    if (last.current?.name === name) use(handle);
  }, 250);
  return { suggest, handleFor };
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
