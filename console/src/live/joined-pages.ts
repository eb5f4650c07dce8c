import { ApolloLink, type Observable } from '@apollo/client';
import { concatMap, of } from 'rxjs';

/** The most that the server gives of a list at once. */
const FIRST_MAX = 200;

/** A page of a list, or several that are joined. */
export interface Listed {
  readonly edges: readonly { readonly node: object }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/** Where a query's answer has its list. */
export type ListOf<Data, List extends Listed = Listed> = (data: Data) => List | null | undefined;

/**
 * Lists of any length: a query with `listOf` in its context may ask for more than the server gives at once, and is answered as if
 * it were one page. So whatever reads a list again reads all that is shown of it. No row is twice in it, also where rows move
 * between one page's answer and the next.
 */
export const joinedPages = new ApolloLink((operation, forward) => {
  const { listOf } = operation.getContext() as { listOf?: ListOf<Record<string, unknown>> };
  const { first, ...asked } = operation.variables;
  if (!listOf || typeof first !== 'number' || first <= FIRST_MAX) return forward(operation);
  const wanted = first;
  return readOn(null);

  function readOn(before: { answer: ApolloLink.Result; list: Listed } | null): Observable<ApolloLink.Result> {
    const after = before ? { after: before.list.pageInfo.endCursor } : {};
    operation.variables = { ...asked, ...after, first: Math.min(wanted - (before?.list.edges.length ?? 0), FIRST_MAX) };
    return forward(operation).pipe(
      concatMap((answer) => {
        const page = answer.data && !('errors' in answer && answer.errors) ? listOf?.(answer.data) : null;
        if (!page) return of(answer);
        const whole = before ?? { answer, list: page };
        if (before) Object.assign(before.list, { edges: joined(before.list.edges, page.edges), pageInfo: page.pageInfo });
        const isWhole = !page.pageInfo.hasNextPage || page.edges.length === 0 || whole.list.edges.length >= wanted;
        return isWhole ? of(whole.answer) : readOn(whole);
      }),
    );
  }
});

function joined(before: Listed['edges'], next: Listed['edges']): Listed['edges'] {
  const known = new Set(before.map(identityOf));
  return [...before, ...next.filter((edge) => !known.has(identityOf(edge)))];
}

/** What tells a row from all others: its id or its key, and what it says where it has neither. */
function identityOf({ node }: Listed['edges'][number]): string {
  const { id, key } = node as { id?: string; key?: string };
  return id ?? key ?? JSON.stringify(node);
}
