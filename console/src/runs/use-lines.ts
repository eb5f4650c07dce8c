import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import type { LogFilter, LogsQuery } from '../gql/graphql';
import { usePaced } from '../ui/use-paced';
import { LOGS } from './run-queries';

type Edge = NonNullable<NonNullable<LogsQuery['workspace']>['flowRun']>['logs']['edges'][number];
export type Line = Edge['node'];

interface Lines {
  readonly lines: readonly Line[];
  /** Whether there are more than were asked for. */
  readonly more: boolean;
  readonly loading: boolean;
  readonly failed: boolean;
}

const PAGE = 200;
const PAUSE_MS = 300;
/** Read without being asked; the browser draws as many without effort. */
const LINES_AT_ONCE = 2_000;
/** Programs send their lines in batches, so that one may come after others that were written later. */
const LATE_MS = 10_000;
const LATE_LINES = 100;
const NONE: Lines = { lines: [], more: false, loading: true, failed: false };

/**
 * The lines read so far under one filter. Another filter starts over. As `news` counts up, what is new at the end is read;
 * one read at a time, and once more where news came meanwhile.
 */
export function useLines(news: number, filter: LogFilter): Lines & { readOn: () => void } {
  const { workspaceId = '', id = '' } = useParams();
  const client = useApolloClient();
  const [shown, show] = useState(NONE);
  // What it says, and not the object that says it.
  const said = JSON.stringify(filter);
  const reading = useRef(newReading());

  const read = useCallback(
    async (after: (edges: readonly Edge[]) => string | null): Promise<void> => {
      const current = reading.current;
      if (current.busy) return void (current.again = true);
      Object.assign(current, { busy: true, again: false });
      show((old) => ({ ...old, loading: true }));
      const variables = { workspaceId, id, first: PAGE, after: after(current.edges), filter: JSON.parse(said) as LogFilter };
      const answer = await client.query({ query: LOGS, variables, fetchPolicy: 'no-cache' }).catch(() => null);
      // Another filter was chosen meanwhile.
      if (reading.current !== current) return;
      current.busy = false;
      const page = answer?.data?.workspace?.flowRun?.logs;
      if (!page) return show((old) => ({ ...old, loading: false, failed: true }));
      const known = current.edges.length;
      current.edges = joined(current.edges, page.edges);
      show({ lines: current.edges.map(({ node }) => node), more: page.pageInfo.hasNextPage, loading: false, failed: false });
      const readsOn = page.pageInfo.hasNextPage && current.edges.length < LINES_AT_ONCE && current.edges.length > known;
      if (readsOn) await read(atEnd);
      else if (current.again) await read(beforeLate);
    },
    [client, workspaceId, id, said],
  );

  useEffect(() => {
    reading.current = newReading();
    show(NONE);
    void read(atEnd);
  }, [read]);
  const readNews = usePaced(() => read(beforeLate), PAUSE_MS);
  useEffect(() => {
    if (news > 0) readNews();
  }, [news, readNews]);

  return { ...shown, readOn: () => void read(atEnd) };
}

const newReading = () => ({ edges: [] as readonly Edge[], busy: false, again: false });

const atEnd = (edges: readonly Edge[]): string | null => edges.at(-1)?.cursor ?? null;

/** Where the lines begin among which late ones may still come. */
function beforeLate(edges: readonly Edge[]): string | null {
  const last = edges.at(-1);
  if (!last) return null;
  const begin = Date.parse(last.node.timestamp) - LATE_MS;
  const recent = edges.slice(-LATE_LINES).findIndex(({ node }) => Date.parse(node.timestamp) >= begin);
  return edges[Math.max(0, edges.length - LATE_LINES) + recent - 1]?.cursor ?? null;
}

function joined(old: readonly Edge[], fresh: readonly Edge[]): readonly Edge[] {
  const known = new Set(old.map(({ node }) => node.id));
  return [...old, ...fresh.filter(({ node }) => !known.has(node.id))].sort(
    (a, b) => compare(a.node.timestamp, b.node.timestamp) || compare(a.node.id, b.node.id),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
