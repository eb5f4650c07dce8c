import { graphql } from '../gql';

export const BLOCK_ROW = graphql(`
  fragment BlockRow on BlockDocument {
    id
    name
    updated
    blockType {
      id
      name
      slug
    }
    blockSchema {
      id
      capabilities
    }
  }
`);

export const BLOCKS = graphql(`
  query Blocks($workspaceId: ID!, $first: Int!, $after: String, $filter: BlockDocumentFilter) {
    workspace(id: $workspaceId) {
      id
      blockDocuments(first: $first, after: $after, filter: $filter) {
        edges {
          node {
            ...BlockRow
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

export const BLOCK_FILTERS = graphql(`
  query BlockFilters($workspaceId: ID!) {
    workspace(id: $workspaceId) {
      id
      blockTypes(first: 200) {
        edges {
          node {
            id
            name
            slug
          }
        }
      }
      blockCapabilities
    }
  }
`);

export const BLOCK = graphql(`
  query Block($workspaceId: ID!, $id: ID!) {
    workspace(id: $workspaceId) {
      id
      blockDocument(id: $id) {
        ...BlockRow
        isAnonymous
        created
        dataText
        references {
          property
          blockDocumentId
          name
          typeName
        }
        blockType {
          id
          description
          codeExample
        }
        blockSchema {
          id
          fieldsText
        }
      }
    }
  }
`);

export const BLOCK_TYPE_CARD = graphql(`
  fragment BlockTypeCard on BlockType {
    id
    name
    slug
    description
    documentCount
    newestSchema {
      id
      capabilities
    }
  }
`);

export const CATALOG = graphql(`
  query Catalog($workspaceId: ID!, $filter: BlockTypeFilter) {
    workspace(id: $workspaceId) {
      id
      blockTypes(first: 200, filter: $filter) {
        edges {
          node {
            ...BlockTypeCard
          }
        }
      }
    }
  }
`);

export const BLOCK_TYPE = graphql(`
  query BlockType($workspaceId: ID!, $slug: String!) {
    workspace(id: $workspaceId) {
      id
      blockType(slug: $slug) {
        ...BlockTypeCard
        documentationUrl
        codeExample
        newestSchema {
          id
          fieldsText
        }
      }
    }
  }
`);

export const CREATE_BLOCK = graphql(`
  mutation CreateBlock($input: CreateBlockDocumentInput!) {
    createBlockDocument(input: $input) {
      __typename
      ... on BlockDocumentSuccess {
        blockDocument {
          id
        }
      }
      ...Refused
    }
  }
`);

export const UPDATE_BLOCK = graphql(`
  mutation UpdateBlock($input: UpdateBlockDocumentInput!) {
    updateBlockDocument(input: $input) {
      __typename
      ... on BlockDocumentSuccess {
        blockDocument {
          id
          updated
          dataText
        }
      }
      ...Refused
    }
  }
`);

export const DELETE_BLOCK = graphql(`
  mutation DeleteBlock($workspaceId: ID!, $id: ID!) {
    deleteBlockDocument(workspaceId: $workspaceId, blockDocumentId: $id) {
      __typename
      ... on DeleteSuccess {
        id
      }
      ...Refused
    }
  }
`);
