import { useSubscription } from '@apollo/client/react';
import { useParams } from 'react-router';
import { graphql } from '../gql';
import { usePaced } from '../ui/use-paced';

const RUNS_MOVED = graphql(`
  subscription RunsMoved($workspaceId: ID!) {
    flowRunsChanged(workspaceId: $workspaceId)
  }
`);

/** Reads again when runs of the workspace have moved, each of these at its own pace. */
export function useRunsMoved(...reads: readonly (() => void)[]): void {
  const { workspaceId = '' } = useParams();
  useSubscription(RUNS_MOVED, { variables: { workspaceId }, onData: () => reads.forEach((read) => read()) });
}

const RUNS_PAUSE_MS = 1_000;

/** The same for one read of a page. */
export function useReadWithRuns(read: () => Promise<unknown>): void {
  useRunsMoved(usePaced(read, RUNS_PAUSE_MS));
}
