import { graphql } from '../gql';

export const ACT_ON_RUNS = graphql(`
  mutation ActOnRuns($input: FlowRunsInput!) {
    actOnFlowRuns(input: $input) {
      ... on FlowRunsSuccess {
        done
        refused {
          flowRunId
          name
          reason
        }
        endCursor
      }
      ...Refused
    }
  }
`);

export const SAVED_SEARCHES = graphql(`
  query SavedSearches($workspaceId: ID!) {
    workspace(id: $workspaceId) {
      id
      savedSearches {
        id
        name
        filters
      }
    }
  }
`);

export const SAVE_SEARCH = graphql(`
  mutation SaveSearch($input: SaveSearchInput!) {
    saveSearch(input: $input) {
      ... on SavedSearchSuccess {
        search {
          id
          name
          filters
        }
      }
      ...Refused
    }
  }
`);

export const DELETE_SEARCH = graphql(`
  mutation DeleteSearch($workspaceId: ID!, $id: ID!) {
    deleteSearch(workspaceId: $workspaceId, searchId: $id) {
      ... on DeleteSuccess {
        id
      }
      ...Refused
    }
  }
`);
