import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useState } from 'react';
import type { ObjectKind } from '../gql/graphql';
import type { Listed, ListOf } from './joined-pages';
import { useLiveQuery } from './use-live-query';

interface Options<Data, Variables, List extends Listed> {
  /** `first`: how many there are at first, and how many more each time. */
  variables: Variables;
  listOf: ListOf<Data, List>;
  kinds: readonly ObjectKind[];
  lookAgainMs?: number;
}

/** What there is beyond the rows that are shown. */
export interface More {
  readonly shown: number;
  readonly hasMore: boolean;
  /** More than the first page was asked for. */
  readonly asked: boolean;
  readonly reading: boolean;
  readonly error: Error | null;
  readonly read: () => void;
}

/**
 * A list that grows when it is asked to, and that stays as long as it was when it is read again. Another list begins at its
 * first page; until that has come, the one before is shown.
 */
export function useLongList<Data, Variables extends OperationVariables & { first: number }, List extends Listed>(
  query: TypedDocumentNode<Data, Variables>,
  { variables, listOf, kinds, ...options }: Options<Data, Variables, List>,
) {
  const which = JSON.stringify(variables);
  const [grown, grow] = useState({ which, pages: 1 });
  const pages = grown.which === which ? grown.pages : 1;
  const first = variables.first * pages;
  const live = useLiveQuery(query, { ...options, variables: { ...variables, first }, kinds, context: { listOf } });
  const page = live.data ?? live.previousData;
  const list = page && listOf(page);
  const { hasNextPage: hasMore = false } = list?.pageInfo ?? {};
  const shown = list?.edges.length ?? 0;
  const isBehind = hasMore && shown < first;
  const more: More = {
    shown,
    hasMore,
    asked: pages > 1,
    reading: isBehind && live.loading,
    error: isBehind && !live.loading ? (live.error ?? null) : null,
    read: () => (isBehind ? void live.readAgain() : grow({ which, pages: pages + 1 })),
  };
  return { page, list, error: live.error, readAgain: live.readAgain, more };
}
