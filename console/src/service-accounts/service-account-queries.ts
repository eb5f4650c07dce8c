import { graphql } from '../gql';

export const SERVICE_ACCOUNT_ROW = graphql(`
  fragment ServiceAccountRow on ServiceAccount {
    id
    name
    role
    apiKey {
      ...ServiceAccountKey
    }
    replacedKeys {
      ...ServiceAccountKey
    }
  }
  fragment ServiceAccountKey on ApiKey {
    id
    hint
    created
    expiration
    lastUsed
  }
`);

export const SERVICE_ACCOUNTS = graphql(`
  query ServiceAccounts($accountId: ID!, $first: Int!, $after: String, $filter: ServiceAccountFilter) {
    account(id: $accountId) {
      id
      name
      viewerRole
      serviceAccounts(first: $first, after: $after, filter: $filter) {
        totalCount
        edges {
          node {
            ...ServiceAccountRow
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

export const CREATE_SERVICE_ACCOUNT = graphql(`
  mutation CreateServiceAccount($input: CreateServiceAccountInput!) {
    createServiceAccount(input: $input) {
      __typename
      ... on ServiceAccountKeySuccess {
        key
        serviceAccount {
          ...ServiceAccountRow
        }
      }
      ...Refused
    }
  }
`);

export const UPDATE_SERVICE_ACCOUNT = graphql(`
  mutation UpdateServiceAccount($input: UpdateServiceAccountInput!) {
    updateServiceAccount(input: $input) {
      __typename
      ... on ServiceAccountSuccess {
        serviceAccount {
          ...ServiceAccountRow
        }
      }
      ...Refused
    }
  }
`);

export const ROTATE_SERVICE_ACCOUNT_KEY = graphql(`
  mutation RotateServiceAccountKey($input: RotateServiceAccountKeyInput!) {
    rotateServiceAccountKey(input: $input) {
      __typename
      ... on ServiceAccountKeySuccess {
        key
        serviceAccount {
          ...ServiceAccountRow
        }
      }
      ...Refused
    }
  }
`);

export const DELETE_SERVICE_ACCOUNT_KEY = graphql(`
  mutation DeleteServiceAccountKey($accountId: ID!, $id: ID!, $keyId: ID!) {
    deleteServiceAccountKey(accountId: $accountId, serviceAccountId: $id, keyId: $keyId) {
      __typename
      ... on ServiceAccountSuccess {
        serviceAccount {
          ...ServiceAccountRow
        }
      }
      ...Refused
    }
  }
`);

export const DELETE_SERVICE_ACCOUNT = graphql(`
  mutation DeleteServiceAccount($accountId: ID!, $id: ID!) {
    deleteServiceAccount(accountId: $accountId, serviceAccountId: $id) {
      __typename
      ... on DeleteSuccess {
        id
      }
      ...Refused
    }
  }
`);
