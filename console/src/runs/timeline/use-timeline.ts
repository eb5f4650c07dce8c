import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { graphql } from '../../gql';
import type { StateType, TimelineQuery } from '../../gql/graphql';
import { isTerminal } from '../../ui/state-badge';
import { usePaced } from '../../ui/use-paced';
import type { Part } from './layout';

const TIMELINE = graphql(`
  query Timeline($workspaceId: ID!, $id: ID!, $since: DateTime) {
    workspace(id: $workspaceId) {
      id
      flowRun(id: $id) {
        id
        timeline(since: $since) {
          read
          ids
          labels
          areFlowRuns
          states
          starts
          ends
          isCut
        }
      }
    }
  }
`);

type Columns = NonNullable<NonNullable<TimelineQuery['workspace']>['flowRun']>['timeline'];

interface Timeline {
  /** By start. */
  readonly parts: readonly Part[];
  readonly isCut: boolean;
}

const PAUSE_MS = 300;
/** The SDK tells of task runs a little after they moved. */
const LATE_MS = 60_000;

/** When the parts of the run ran; read whole at first and once the run is over, and in between what may have changed as `news` counts up. */
export function useTimeline(news: number, runIsOver: boolean): Timeline | null {
  const { workspaceId = '', id = '' } = useParams();
  const client = useApolloClient();
  const [shown, show] = useState<Timeline | null>(null);
  const known = useRef({ parts: new Map<string, Part>(), since: null as string | null, of: '' });

  async function read(): Promise<void> {
    // Thousands of values that only this page looks at: the cache would take longer than all the rest.
    const variables = { workspaceId, id, since: known.current.since };
    const { data } = await client.query({ query: TIMELINE, variables, fetchPolicy: 'no-cache' });
    const timeline = data?.workspace?.flowRun?.timeline;
    if (!timeline || known.current.of !== id) return;
    const { parts } = known.current;
    for (const part of toParts(timeline)) parts.set(part.id, part);
    known.current.since = new Date(Date.parse(timeline.read) - LATE_MS).toISOString();
    show({ parts: [...parts.values()].sort((a, b) => a.start - b.start), isCut: timeline.isCut });
  }

  const readNews = usePaced(read, PAUSE_MS);
  useEffect(() => {
    known.current = { parts: new Map(), since: null, of: id };
    readNews();
  }, [id, runIsOver, readNews]);
  useEffect(() => {
    if (news > 0) readNews();
  }, [news, readNews]);
  return shown;
}

/** What is over and whose end nobody told of was over at once. */
function endOf(state: StateType | null, start: number, end: string | null | undefined): number | null {
  if (typeof end === 'string') return Date.parse(end);
  return state && isTerminal(state) ? start : null;
}

const toParts = ({ ids, labels, areFlowRuns, states, starts, ends }: Columns): Part[] =>
  ids.map((id, at) => {
    const [state, start] = [states[at] ?? null, Date.parse(starts[at] ?? '')];
    return { id, label: labels[at] ?? '', isFlowRun: areFlowRuns[at] ?? false, state, start, end: endOf(state, start, ends[at]) };
  });
