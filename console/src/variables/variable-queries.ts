import { graphql } from '../gql';

export const VARIABLE_ROW = graphql(`
  fragment VariableRow on Variable {
    id
    name
    valueText
    tags
    updated
  }
`);

export const VARIABLES = graphql(`
  query Variables($workspaceId: ID!, $first: Int!, $after: String, $filter: VariableFilter) {
    workspace(id: $workspaceId) {
      id
      variables(first: $first, after: $after, filter: $filter) {
        edges {
          node {
            ...VariableRow
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

export const CREATE_VARIABLE = graphql(`
  mutation CreateVariable($input: CreateVariableInput!) {
    createVariable(input: $input) {
      __typename
      ... on VariableSuccess {
        variable {
          ...VariableRow
        }
      }
      ...Refused
    }
  }
`);

export const UPDATE_VARIABLE = graphql(`
  mutation UpdateVariable($input: UpdateVariableInput!) {
    updateVariable(input: $input) {
      __typename
      ... on VariableSuccess {
        variable {
          ...VariableRow
        }
      }
      ...Refused
    }
  }
`);

export const DELETE_VARIABLE = graphql(`
  mutation DeleteVariable($workspaceId: ID!, $id: ID!) {
    deleteVariable(workspaceId: $workspaceId, variableId: $id) {
      __typename
      ... on DeleteSuccess {
        id
      }
      ...Refused
    }
  }
`);
