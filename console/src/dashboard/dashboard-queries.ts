import { graphql } from '../gql';

export const HISTORY = graphql(`
  query History($workspaceId: ID!, $since: DateTime!, $until: DateTime!, $bucketSeconds: Int!) {
    workspace(id: $workspaceId) {
      id
      lateRuns
      flowRunHistory(since: $since, until: $until, bucketSeconds: $bucketSeconds) {
        start
        end
        counts {
          stateType
          count
        }
        runSeconds
      }
    }
  }
`);

export const AT_A_GLANCE = graphql(`
  query AtAGlance($workspaceId: ID!, $since: DateTime!) {
    workspace(id: $workspaceId) {
      id
      upcomingRuns(first: 6) {
        ...RunRow
      }
      flowRuns(first: 6, filter: { stateTypes: [FAILED, CRASHED], since: $since }) {
        edges {
          node {
            ...RunRow
          }
        }
      }
      workPools(first: 8) {
        totalCount
        edges {
          node {
            ...PoolRow
          }
        }
      }
    }
  }
`);
