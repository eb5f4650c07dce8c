import { graphql } from '../gql';

export const MEMBER_ROW = graphql(`
  fragment MemberRow on Member {
    id
    role
    since
    lastLogin
    user {
      id
      email
      handle
      firstName
      lastName
    }
  }
`);

export const MEMBERS = graphql(`
  query Members($accountId: ID!, $first: Int!, $after: String, $filter: MemberFilter) {
    account(id: $accountId) {
      id
      name
      viewerRole
      members(first: $first, after: $after, filter: $filter) {
        totalCount
        edges {
          node {
            ...MemberRow
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

export const ADD_MEMBER = graphql(`
  mutation AddMember($input: AddMemberInput!) {
    addMember(input: $input) {
      __typename
      ... on MemberSuccess {
        member {
          ...MemberRow
        }
      }
      ...Refused
    }
  }
`);

export const SET_MEMBER_ROLE = graphql(`
  mutation SetMemberRole($accountId: ID!, $memberId: ID!, $role: AccountRole!) {
    setMemberRole(accountId: $accountId, memberId: $memberId, role: $role) {
      __typename
      ... on MemberSuccess {
        member {
          ...MemberRow
        }
      }
      ... on InputError {
        message
      }
    }
  }
`);

export const REMOVE_MEMBER = graphql(`
  mutation RemoveMember($accountId: ID!, $memberId: ID!) {
    removeMember(accountId: $accountId, memberId: $memberId) {
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
