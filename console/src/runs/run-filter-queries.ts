import { graphql } from '../gql';

export const FLOW_NAME = graphql(`
  query FlowName($workspaceId: ID!, $id: ID!) {
    workspace(id: $workspaceId) {
      id
      flow(id: $id) {
        id
        name
      }
    }
  }
`);

export const DEPLOYMENT_NAME = graphql(`
  query DeploymentName($workspaceId: ID!, $id: ID!) {
    workspace(id: $workspaceId) {
      id
      deployment(id: $id) {
        id
        name
      }
    }
  }
`);

export const QUEUE_NAME = graphql(`
  query QueueName($workspaceId: ID!, $id: ID!) {
    workspace(id: $workspaceId) {
      id
      workQueue(id: $id) {
        id
        name
        workPool {
          id
          name
        }
      }
    }
  }
`);

export const NARROWING = graphql(`
  query Narrowing($workspaceId: ID!, $flow: String, $deployment: String, $pool: String, $queue: String) {
    workspace(id: $workspaceId) {
      id
      flows(first: 20, filter: { search: $flow }) {
        edges {
          node {
            id
            name
          }
        }
      }
      deployments(first: 20, filter: { search: $deployment }) {
        edges {
          node {
            id
            name
            flow {
              id
              name
            }
          }
        }
      }
      workPools(first: 20, filter: { search: $pool }) {
        edges {
          node {
            id
            name
          }
        }
      }
      workQueues(first: 20, filter: { search: $queue }) {
        edges {
          node {
            id
            name
            workPool {
              id
              name
            }
          }
        }
      }
    }
  }
`);
