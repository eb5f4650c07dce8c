import { graphql } from '../gql';

export const CREATE_API_KEY = graphql(`
  mutation CreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      __typename
      ... on CreateApiKeySuccess {
        key
        apiKey {
          id
          name
          hint
          created
          expiration
          lastUsed
        }
      }
      ...Refused
    }
  }
`);
