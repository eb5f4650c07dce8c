import { graphql } from '../gql';

export const MADE = graphql(`
  fragment Made on Materialization {
    eventId
    occurred
    status
    tools
    flowRun {
      id
      name
    }
    taskRun {
      id
      name
    }
  }
`);

export const ASSETS = graphql(`
  query Assets($workspaceId: ID!, $first: Int!, $after: String, $filter: AssetFilter) {
    workspace(id: $workspaceId) {
      id
      assets(first: $first, after: $after, filter: $filter) {
        totalCount
        edges {
          node {
            key
            name
            lastSeen
            owners
            latestMaterialization {
              ...Made
            }
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

export const ASSET = graphql(`
  query Asset($workspaceId: ID!, $key: String!, $levels: Int!) {
    workspace(id: $workspaceId) {
      id
      asset(key: $key) {
        key
        name
        url
        description
        owners
        lastSeen
        materializations(first: 50) {
          ...Made
          upstream
          metadata
        }
        lineage(upstream: $levels, downstream: $levels) {
          isCut
          assets {
            key
            name
            latestMaterialization {
              eventId
              occurred
              status
            }
          }
          dependencies {
            upstream
            downstream
          }
        }
      }
    }
  }
`);

export const DELETE_ASSET = graphql(`
  mutation DeleteAsset($workspaceId: ID!, $key: String!) {
    deleteAsset(workspaceId: $workspaceId, key: $key) {
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
