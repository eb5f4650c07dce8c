import { graphql } from '../gql';

export const PROFILE = graphql(`
  query Profile {
    viewer {
      id
      email
      handle
      firstName
      lastName
    }
    sessions {
      id
      created
      lastSeen
      isCurrent
    }
  }
`);

export const UPDATE_VIEWER = graphql(`
  mutation UpdateViewer($input: UpdateViewerInput!) {
    updateViewer(input: $input) {
      __typename
      ... on ViewerSuccess {
        viewer {
          id
          email
          handle
          firstName
          lastName
        }
      }
      ...Refused
    }
  }
`);

export const CHANGE_PASSWORD = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      __typename
      ... on ViewerSuccess {
        viewer {
          id
        }
      }
      ...Refused
    }
  }
`);

export const END_SESSION = graphql(`
  mutation EndSession($id: ID!) {
    endSession(id: $id) {
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

export const ACCOUNT = graphql(`
  query AccountSettings($id: ID!) {
    account(id: $id) {
      id
      name
      handle
      created
      viewerRole
    }
  }
`);

export const UPDATE_ACCOUNT = graphql(`
  mutation UpdateAccount($input: UpdateAccountInput!) {
    updateAccount(input: $input) {
      __typename
      ... on AccountSuccess {
        account {
          id
          name
          handle
        }
      }
      ...Refused
    }
  }
`);

export const WORKSPACE_SETTINGS = graphql(`
  query WorkspaceSettings($accountId: ID!, $workspaceId: ID!) {
    account(id: $accountId) {
      id
      viewerRole
    }
    workspace(id: $workspaceId) {
      id
      name
      handle
      accountHandle
      description
      created
      apiUrl
      retention {
        events
        decisions
        logs
      }
    }
  }
`);

export const UPDATE_WORKSPACE = graphql(`
  mutation UpdateWorkspace($input: UpdateWorkspaceInput!) {
    updateWorkspace(input: $input) {
      __typename
      ... on WorkspaceSuccess {
        workspace {
          id
          name
          handle
          description
        }
      }
      ...Refused
    }
  }
`);

export const UPDATE_RETENTION = graphql(`
  mutation UpdateRetention($input: UpdateRetentionInput!) {
    updateRetention(input: $input) {
      __typename
      ... on WorkspaceSuccess {
        workspace {
          id
          retention {
            events
            decisions
            logs
          }
        }
      }
      ...Refused
    }
  }
`);

export const DELETE_WORKSPACE = graphql(`
  mutation DeleteWorkspace($workspaceId: ID!) {
    deleteWorkspace(workspaceId: $workspaceId) {
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
