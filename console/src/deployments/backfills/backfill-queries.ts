import { graphql } from '../../gql';

export const BACKFILL_ROW = graphql(`
  fragment BackfillRow on Backfill {
    id
    origin
    status
    created
    from
    to
    maxConcurrent
    planned
    skipped
    made
    runs {
      waiting
      running
      completed
      failed
      crashed
      cancelled
      deleted
    }
  }
`);

export const BACKFILLS = graphql(`
  query Backfills($workspaceId: ID!, $id: ID!, $first: Int!) {
    workspace(id: $workspaceId) {
      id
      deployment(id: $id) {
        id
        catchUp
        backfills(first: $first) {
          ...BackfillRow
        }
      }
    }
  }
`);

export const PLAN_BACKFILL = graphql(`
  query PlanBackfill($workspaceId: ID!, $id: ID!, $window: BackfillWindow!) {
    workspace(id: $workspaceId) {
      id
      deployment(id: $id) {
        id
        backfillPlan(window: $window) {
          __typename
          ... on BackfillPlan {
            planned
            skipped
            first
            last
          }
          ...Refused
        }
      }
    }
  }
`);

export const CREATE_BACKFILL = graphql(`
  mutation CreateBackfill($workspaceId: ID!, $id: ID!, $window: BackfillWindow!) {
    createBackfill(workspaceId: $workspaceId, deploymentId: $id, window: $window) {
      __typename
      ... on BackfillSuccess {
        backfill {
          id
        }
      }
      ...Refused
    }
  }
`);

export const CANCEL_BACKFILL = graphql(`
  mutation CancelBackfill($workspaceId: ID!, $id: ID!, $backfillId: ID!, $running: Boolean!) {
    cancelBackfill(workspaceId: $workspaceId, deploymentId: $id, backfillId: $backfillId, running: $running) {
      __typename
      ... on BackfillSuccess {
        backfill {
          ...BackfillRow
        }
      }
      ... on InputError {
        message
      }
    }
  }
`);

export const SET_CATCH_UP = graphql(`
  mutation SetCatchUp($workspaceId: ID!, $id: ID!, $policy: CatchUpPolicy!) {
    setCatchUp(workspaceId: $workspaceId, deploymentId: $id, policy: $policy) {
      __typename
      ... on DeploymentSuccess {
        deployment {
          id
          catchUp
        }
      }
      ... on InputError {
        message
      }
    }
  }
`);
