import { graphql } from '../gql';

export const SHOWN_ARTIFACT = graphql(`
  fragment ShownArtifact on Artifact {
    id
    key
    type
    description
    dataText
    created
    updated
    flowRun {
      id
      name
    }
    taskRun {
      id
      name
      flowRunId
    }
  }
`);

export const COLLECTIONS = graphql(`
  query Collections($workspaceId: ID!, $first: Int!, $after: String, $filter: ArtifactCollectionFilter) {
    workspace(id: $workspaceId) {
      id
      artifactCollections(first: $first, after: $after, filter: $filter) {
        edges {
          node {
            id
            key
            artifactCount
            updated
            latest {
              id
              type
              description
              flowRun {
                id
                name
              }
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
`);

export const ARTIFACT_HISTORY = graphql(`
  query ArtifactHistory($workspaceId: ID!, $key: String!, $first: Int!, $after: String) {
    workspace(id: $workspaceId) {
      id
      artifactCollection(key: $key) {
        id
        latest {
          ...ShownArtifact
        }
      }
      artifacts(first: $first, after: $after, filter: { keys: [$key] }) {
        edges {
          node {
            id
            type
            description
            created
            flowRun {
              id
              name
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
`);

export const ARTIFACT = graphql(`
  query Artifact($workspaceId: ID!, $id: ID!) {
    workspace(id: $workspaceId) {
      id
      artifact(id: $id) {
        ...ShownArtifact
      }
    }
  }
`);

export const RUN_ARTIFACTS = graphql(`
  query RunArtifacts($workspaceId: ID!, $id: ID!) {
    workspace(id: $workspaceId) {
      id
      flowRun(id: $id) {
        id
        artifacts(first: 100) {
          ...ShownArtifact
        }
      }
    }
  }
`);

export const DELETE_ARTIFACT = graphql(`
  mutation DeleteArtifact($workspaceId: ID!, $id: ID!) {
    deleteArtifact(workspaceId: $workspaceId, artifactId: $id) {
      __typename
      ... on DeleteSuccess {
        id
      }
      ...Refused
    }
  }
`);
