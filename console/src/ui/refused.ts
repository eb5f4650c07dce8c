import { graphql } from '../gql';

/** What a form can show of a mutation that was refused. */
graphql(`
  fragment Refused on InputError {
    message
    fields {
      field
      message
    }
  }
`);
