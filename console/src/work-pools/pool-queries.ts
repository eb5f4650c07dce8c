import { graphql } from '../gql';

export const POOL_ROW = graphql(`
  fragment PoolRow on WorkPool {
    id
    name
    type
    description
    isPaused
    status
    concurrencyLimit
    slotsTaken
    dueRuns
    workersOnline
  }
`);

export const QUEUE_ROW = graphql(`
  fragment QueueRow on WorkQueue {
    id
    name
    description
    isPaused
    isDefault
    status
    priority
    concurrencyLimit
    slotsTaken
    dueRuns
    lastPolled
  }
`);

export const POOLS = graphql(`
  query WorkPools($workspaceId: ID!, $first: Int!, $after: String, $filter: WorkPoolFilter) {
    workspace(id: $workspaceId) {
      id
      workPools(first: $first, after: $after, filter: $filter) {
        totalCount
        edges {
          node {
            ...PoolRow
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

export const POOL = graphql(`
  query WorkPool($workspaceId: ID!, $name: String!) {
    workspace(id: $workspaceId) {
      id
      workPool(name: $name) {
        ...PoolRow
        created
        queues(first: 200) {
          totalCount
          edges {
            node {
              ...QueueRow
            }
          }
        }
        workers(first: 200) {
          totalCount
          edges {
            node {
              id
              name
              status
              lostAt
              lastHeartbeat
              heartbeatIntervalSeconds
            }
          }
        }
        upcomingRuns(first: 50) {
          ...RunRow
        }
        deployments(first: 1) {
          totalCount
        }
      }
    }
  }
`);

export const POOL_TEMPLATE = graphql(`
  query WorkPoolTemplate($workspaceId: ID!, $name: String!) {
    workspace(id: $workspaceId) {
      id
      workPool(name: $name) {
        id
        baseJobTemplate
      }
    }
  }
`);

export const POOL_RUNS = graphql(`
  query WorkPoolRuns($workspaceId: ID!, $name: String!) {
    workspace(id: $workspaceId) {
      id
      workPool(name: $name) {
        id
        runs(first: 50) {
          edges {
            node {
              ...RunRow
            }
          }
        }
      }
    }
  }
`);

export const QUEUE = graphql(`
  query WorkQueue($workspaceId: ID!, $id: ID!) {
    workspace(id: $workspaceId) {
      id
      workQueue(id: $id) {
        ...QueueRow
        workPool {
          id
          name
          isPaused
          workersOnline
        }
        upcomingRuns(first: 50) {
          ...RunRow
        }
        runs(first: 50) {
          edges {
            node {
              ...RunRow
            }
          }
        }
      }
    }
  }
`);

export const UPDATE_POOL = graphql(`
  mutation UpdateWorkPool($input: UpdateWorkPoolInput!) {
    updateWorkPool(input: $input) {
      __typename
      ... on WorkPoolSuccess {
        workPool {
          ...PoolRow
        }
      }
      ...Refused
    }
  }
`);

export const DELETE_POOL = graphql(`
  mutation DeleteWorkPool($workspaceId: ID!, $name: String!) {
    deleteWorkPool(workspaceId: $workspaceId, name: $name) {
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

export const CREATE_QUEUE = graphql(`
  mutation CreateWorkQueue($input: CreateWorkQueueInput!) {
    createWorkQueue(input: $input) {
      __typename
      ... on WorkQueueSuccess {
        workQueue {
          id
          workPool {
            id
            queues(first: 200) {
              totalCount
              edges {
                node {
                  ...QueueRow
                }
              }
            }
          }
        }
      }
      ...Refused
    }
  }
`);

export const UPDATE_QUEUE = graphql(`
  mutation UpdateWorkQueue($input: UpdateWorkQueueInput!) {
    updateWorkQueue(input: $input) {
      __typename
      ... on WorkQueueSuccess {
        workQueue {
          ...QueueRow
          workPool {
            id
            queues(first: 200) {
              totalCount
              edges {
                node {
                  ...QueueRow
                }
              }
            }
          }
        }
      }
      ...Refused
    }
  }
`);

export const DELETE_QUEUE = graphql(`
  mutation DeleteWorkQueue($workspaceId: ID!, $workQueueId: ID!) {
    deleteWorkQueue(workspaceId: $workspaceId, workQueueId: $workQueueId) {
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

export const DELETE_WORKER = graphql(`
  mutation DeleteWorker($workspaceId: ID!, $workPool: String!, $name: String!) {
    deleteWorker(workspaceId: $workspaceId, workPool: $workPool, name: $name) {
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
