import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useConnection } from '../connection';
import type { ObjectKind } from '../gql/graphql';
import { LOOK_AGAIN_MS, useReadWith } from './use-read-with';

interface Options<Variables> {
  variables: Variables;
  /** Read again with news of these; never without. */
  kinds: readonly ObjectKind[];
  /** For what changes without anybody telling, such as what a clock decides. */
  lookAgainMs?: number;
  context?: object;
}

/** A query that is read again with the news, and now and then while news cannot reach this page. */
export function useLiveQuery<Data, Variables extends OperationVariables>(
  query: TypedDocumentNode<Data, Variables>,
  { variables, kinds, lookAgainMs = 0, context }: Options<Variables>,
) {
  const isDeaf = useConnection() === 'down';
  const { data, previousData, error, loading, refetch } = useQuery(query, {
    variables,
    ...(context ? { context } : {}),
    pollInterval: lookAgainMs || (isDeaf && kinds.length > 0 ? LOOK_AGAIN_MS : 0),
    skipPollAttempt: () => document.hidden,
  });
  // What went wrong is in `error`.
  const readAgain = (): Promise<unknown> => refetch().catch(() => undefined);
  useReadWith(kinds, readAgain, loading);
  return { data, previousData, error, loading, readAgain };
}
