import { graphql } from '../gql';

export const EVENTS = graphql(`
  query Events($workspaceId: ID!, $first: Int!, $after: String, $filter: EventFilter) {
    workspace(id: $workspaceId) {
      id
      events(first: $first, after: $after, filter: $filter) {
        edges {
          node {
            ...EventRow
          }
        }
        searchedSince
        keptSince
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }

  fragment EventRow on Event {
    id
    event
    occurred
    resource {
      id
      name
      labels
    }
  }
`);

/** That there are new ones; they are read in their order with those that are there. */
export const EVENTS_HAPPENED = graphql(`
  subscription EventsHappened($workspaceId: ID!, $filter: EventFilter) {
    eventsHappened(workspaceId: $workspaceId, filter: $filter) {
      id
    }
  }
`);

export const EVENT_COUNTS = graphql(`
  query EventCounts($workspaceId: ID!, $filter: EventFilter) {
    workspace(id: $workspaceId) {
      id
      eventCounts(filter: $filter, spans: 60) {
        start
        end
        count
      }
    }
  }
`);

export const EVENT = graphql(`
  query Event($workspaceId: ID!, $id: ID!) {
    workspace(id: $workspaceId) {
      id
      event(id: $id) {
        ...EventRow
        received
        follows
        payload
        related {
          id
          role
          name
          labels
        }
      }
    }
  }
`);
