import { graphql } from '../../gql';

export const VERSIONS = graphql(`
  query DeploymentVersions($workspaceId: ID!, $id: ID!, $first: Int!, $after: String) {
    workspace(id: $workspaceId) {
      id
      deployment(id: $id) {
        id
        versions(first: $first, after: $after) {
          totalCount
          edges {
            node {
              id
              number
              version
              info
              created
              lastActive
              isCurrent
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`);

export const VERSION_CHANGES = graphql(`
  query VersionChanges($workspaceId: ID!, $id: ID!, $from: ID!, $to: ID!) {
    workspace(id: $workspaceId) {
      id
      deployment(id: $id) {
        id
        versionChanges(from: $from, to: $to) {
          field
          from
          to
        }
      }
    }
  }
`);

export const DELETE_VERSION = graphql(`
  mutation DeleteVersion($workspaceId: ID!, $id: ID!, $versionId: ID!) {
    deleteDeploymentVersion(workspaceId: $workspaceId, deploymentId: $id, versionId: $versionId) {
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

export const CREATE_BRANCH = graphql(`
  mutation CreateBranch($input: CreateDeploymentBranchInput!) {
    createDeploymentBranch(input: $input) {
      __typename
      ... on DeploymentSuccess {
        deployment {
          id
          name
        }
      }
      ... on InputError {
        message
        fields {
          field
          message
        }
      }
    }
  }
`);

export const PROMOTE_VERSION = graphql(`
  mutation PromoteVersion($workspaceId: ID!, $id: ID!, $versionId: ID!) {
    promoteDeploymentVersion(workspaceId: $workspaceId, deploymentId: $id, versionId: $versionId) {
      __typename
      ... on DeploymentSuccess {
        deployment {
          id
          currentVersion {
            id
            number
          }
        }
      }
      ... on InputError {
        message
      }
    }
  }
`);
