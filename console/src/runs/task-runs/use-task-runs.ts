import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import type { TaskRunFilter, TaskRunRowFragment } from '../../gql/graphql';
import { usePaced } from '../../ui/use-paced';
import { TASK_RUNS } from './task-run-queries';

const PAGE = 100;
const PAUSE_MS = 300;

interface TaskRunList {
  /** How many there are; null until it is known. */
  readonly total: number | null;
  /** The one at this place; undefined while it is on its way. */
  readonly at: (place: number) => TaskRunRowFragment | undefined;
  readonly failed: boolean;
  /** To be told what is on the screen. */
  readonly show: (first: number, last: number) => void;
  readonly readAgain: () => void;
}

interface Read {
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, readonly TaskRunRowFragment[]>;
  readonly failed: boolean;
}

const NOTHING: Read = { total: null, pages: new Map(), failed: false };
const newReading = () => ({ asked: new Set<number>(), shown: [0, 0] as [first: number, last: number] });

/** A run's task runs, of which only what is looked at is read, and read again as `news` counts up. */
export function useTaskRuns(filter: TaskRunFilter, news: number): TaskRunList {
  const { workspaceId = '', id = '' } = useParams();
  const client = useApolloClient();
  const [read, setRead] = useState(NOTHING);
  // What it says, and not the object that says it.
  const said = JSON.stringify(filter);
  const reading = useRef(newReading());

  const readPage = useCallback(
    async (page: number): Promise<void> => {
      const current = reading.current;
      current.asked.add(page);
      const variables = { workspaceId, id, first: PAGE, skip: page * PAGE, filter: JSON.parse(said) as TaskRunFilter };
      // Thousands of rows that only this list looks at would make the cache slow for all others.
      const answer = await client.query({ query: TASK_RUNS, variables, fetchPolicy: 'no-cache' }).catch(() => null);
      // Another filter was chosen meanwhile.
      if (reading.current !== current) return;
      const found = answer?.data?.workspace?.flowRun?.taskRuns;
      if (!found) {
        current.asked.delete(page);
        return setRead((old) => ({ ...old, failed: true }));
      }
      const rows = found.edges.map(({ node }) => node);
      setRead((old) => ({ total: found.totalCount, pages: new Map(old.pages).set(page, rows), failed: false }));
    },
    [client, workspaceId, id, said],
  );

  const show = useCallback(
    (first: number, last: number): void => {
      const { current } = reading;
      current.shown = [Math.floor(first / PAGE), Math.floor(last / PAGE)];
      for (const page of pagesOf(current.shown)) if (!current.asked.has(page)) void readPage(page);
    },
    [readPage],
  );

  const readAgain = usePaced(async () => {
    const { current } = reading;
    const shown = pagesOf(current.shown);
    // What is out of sight is read when it is looked at.
    current.asked = new Set(shown);
    setRead((old) => ({ ...old, pages: new Map([...old.pages].filter(([page]) => current.asked.has(page))) }));
    await Promise.all(shown.map(readPage));
  }, PAUSE_MS);

  useEffect(() => {
    reading.current = newReading();
    setRead(NOTHING);
    show(0, 0);
  }, [show]);
  useEffect(() => {
    if (news > 0) readAgain();
  }, [news, readAgain]);

  const at = (place: number) => read.pages.get(Math.floor(place / PAGE))?.[place % PAGE];
  return { total: read.total, at, failed: read.failed, show, readAgain };
}

const pagesOf = ([first, last]: readonly [number, number]): number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index);
