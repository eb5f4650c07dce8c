import { graphql } from '../gql';

export const LIMIT_ROW = graphql(`
  fragment LimitRow on ConcurrencyLimit {
    id
    name
    tag
    active
    limit
    slotsTaken
    slotDecayPerSecond
    waiting
    deployments {
      id
      name
      flow {
        id
        name
      }
    }
  }
`);

export const LIMITS = graphql(`
  query ConcurrencyLimits($workspaceId: ID!, $first: Int!, $after: String, $filter: ConcurrencyLimitFilter) {
    workspace(id: $workspaceId) {
      id
      concurrencyLimits(first: $first, after: $after, filter: $filter) {
        totalCount
        edges {
          node {
            ...LimitRow
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const SEEKER = graphql(`
  fragment Seeker on SlotSeeker {
    kind
    resourceId
    worker
    flowRun {
      id
      name
      state {
        id
        type
        name
      }
    }
    taskRun {
      id
      name
      state {
        id
        type
        name
      }
    }
    deployment {
      id
      name
    }
    flow {
      id
      name
    }
  }
`);

export const LIMIT_HELD = graphql(`
  fragment LimitHeld on ConcurrencyLimit {
    ...LimitRow
    slotsUnleased
    slotsDenied
    averageSeconds
    holders(first: 200) {
      id
      slots
      since
      expires
      by {
        ...Seeker
      }
    }
    waiters(first: 200) {
      id
      slots
      names
      since
      asksAgain
      by {
        ...Seeker
      }
    }
  }
`);

export const LIMIT = graphql(`
  query ConcurrencyLimit($workspaceId: ID!, $id: ID!) {
    workspace(id: $workspaceId) {
      id
      concurrencyLimit(id: $id) {
        ...LimitHeld
        created
        updated
      }
    }
  }
`);

export const CREATE_LIMIT = graphql(`
  mutation CreateConcurrencyLimit($input: CreateConcurrencyLimitInput!) {
    createConcurrencyLimit(input: $input) {
      __typename
      ... on ConcurrencyLimitSuccess {
        concurrencyLimit {
          ...LimitRow
        }
      }
      ...Refused
    }
  }
`);

export const UPDATE_LIMIT = graphql(`
  mutation UpdateConcurrencyLimit($input: UpdateConcurrencyLimitInput!) {
    updateConcurrencyLimit(input: $input) {
      __typename
      ... on ConcurrencyLimitSuccess {
        concurrencyLimit {
          ...LimitRow
        }
      }
      ...Refused
    }
  }
`);

export const SET_TAG_LIMIT = graphql(`
  mutation SetTagLimit($workspaceId: ID!, $tag: String!, $concurrencyLimit: Int!) {
    setTagLimit(workspaceId: $workspaceId, tag: $tag, concurrencyLimit: $concurrencyLimit) {
      __typename
      ... on ConcurrencyLimitSuccess {
        concurrencyLimit {
          ...LimitRow
        }
      }
      ...Refused
    }
  }
`);

export const DELETE_LIMIT = graphql(`
  mutation DeleteConcurrencyLimit($workspaceId: ID!, $id: ID!) {
    deleteConcurrencyLimit(workspaceId: $workspaceId, concurrencyLimitId: $id) {
      __typename
      ... on DeleteSuccess {
        id
      }
      ... on InputError {
        message
      }
    }
  }
`);

export const RELEASE_SLOTS = graphql(`
  mutation ReleaseSlots($workspaceId: ID!, $id: ID!, $leaseId: ID!) {
    releaseSlots(workspaceId: $workspaceId, concurrencyLimitId: $id, leaseId: $leaseId) {
      __typename
      ... on ConcurrencyLimitSuccess {
        concurrencyLimit {
          ...LimitHeld
        }
      }
      ... on InputError {
        message
      }
    }
  }
`);

export const RESET_LIMIT = graphql(`
  mutation ResetConcurrencyLimit($workspaceId: ID!, $id: ID!) {
    resetConcurrencyLimit(workspaceId: $workspaceId, concurrencyLimitId: $id) {
      __typename
      ... on ConcurrencyLimitSuccess {
        concurrencyLimit {
          ...LimitHeld
        }
      }
      ... on InputError {
        message
      }
    }
  }
`);
