import { useSubscription } from '@apollo/client/react';
import { useParams } from 'react-router';
import { graphql } from '../gql';
import type { ObjectKind } from '../gql/graphql';
import { usePaced } from '../ui/use-paced';

const OBJECTS_CHANGED = graphql(`
  subscription ObjectsChanged($workspaceId: ID!, $kinds: [ObjectKind!]!) {
    objectsChanged(workspaceId: $workspaceId, kinds: $kinds) {
      kind
    }
  }
`);

const PAUSE_MS = 1_000;

/** For what nobody tells of, such as a worker that is silent for too long or the value of a metric, and while news do not reach this page. */
export const LOOK_AGAIN_MS = 15_000;

/** Calls all of them when objects of these kinds have changed anywhere in the workspace; each has its own pace. */
export function useNewsOf(kinds: readonly ObjectKind[], ...reads: readonly (() => void)[]): void {
  const { workspaceId = '' } = useParams();
  useSubscription(OBJECTS_CHANGED, {
    variables: { workspaceId, kinds: [...kinds] },
    skip: kinds.length === 0,
    onData: () => reads.forEach((read) => read()),
  });
}

/** The same for the one read of a page. */
export function useReadWith(kinds: readonly ObjectKind[], read: () => Promise<unknown>, isUnderWay = false): void {
  useNewsOf(kinds, usePaced(read, PAUSE_MS, isUnderWay));
}
