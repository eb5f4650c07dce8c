import { graphql } from '../gql';

export const SLA_ROW = graphql(`
  fragment SlaRow on Sla {
    id
    name
    kind
    seconds
    expectedEvent
    resourceMatch
    severity
    enabled
    state
    violatedSince
  }
`);

export const SLAS = graphql(`
  query Slas($workspaceId: ID!, $first: Int!, $after: String, $filter: SlaFilter) {
    workspace(id: $workspaceId) {
      id
      slas(first: $first, after: $after, filter: $filter) {
        totalCount
        edges {
          node {
            ...SlaRow
            deployment {
              id
              name
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

export const DEPLOYMENT_SLAS = graphql(`
  query DeploymentSlas($workspaceId: ID!, $id: ID!) {
    workspace(id: $workspaceId) {
      id
      deployment(id: $id) {
        id
        slas {
          ...SlaRow
          violations(first: 20) {
            id
            occurred
            ended
            flowRun {
              id
              name
              state {
                id
                type
                name
              }
            }
          }
        }
      }
    }
  }
`);

export const CREATE_SLA = graphql(`
  mutation CreateSla($input: CreateSlaInput!) {
    createSla(input: $input) {
      __typename
      ... on SlaSuccess {
        sla {
          ...SlaRow
          deployment {
            id
            slas {
              id
            }
          }
        }
      }
      ...Refused
    }
  }
`);

export const UPDATE_SLA = graphql(`
  mutation UpdateSla($input: UpdateSlaInput!) {
    updateSla(input: $input) {
      __typename
      ... on SlaSuccess {
        sla {
          ...SlaRow
        }
      }
      ...Refused
    }
  }
`);

export const ENABLE_SLA = graphql(`
  mutation EnableSla($workspaceId: ID!, $slaId: ID!, $enabled: Boolean!) {
    setSlaEnabled(workspaceId: $workspaceId, slaId: $slaId, enabled: $enabled) {
      __typename
      ... on SlaSuccess {
        sla {
          ...SlaRow
        }
      }
      ... on InputError {
        message
      }
    }
  }
`);

export const DELETE_SLA = graphql(`
  mutation DeleteSla($workspaceId: ID!, $slaId: ID!) {
    deleteSla(workspaceId: $workspaceId, slaId: $slaId) {
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
