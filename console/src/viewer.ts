import { graphql } from './gql';

export const VIEWER = graphql(`
  query Viewer {
    viewer {
      id
      email
      handle
      firstName
      lastName
    }
    accounts {
      id
      name
      handle
      workspaces {
        id
        name
        handle
        accountId
        accountHandle
      }
    }
  }
`);
