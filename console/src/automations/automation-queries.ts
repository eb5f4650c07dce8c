import { graphql } from '../gql';

export const AUTOMATION_ROW = graphql(`
  fragment AutomationRow on Automation {
    id
    name
    description
    enabled
    tags
    sentence
    lastFired
  }
`);

export const AUTOMATIONS = graphql(`
  query Automations($workspaceId: ID!, $first: Int!, $after: String, $filter: AutomationFilter, $order: AutomationOrder!) {
    workspace(id: $workspaceId) {
      id
      automationCounts {
        enabled
        disabled
      }
      automations(first: $first, after: $after, filter: $filter, order: $order) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            ...AutomationRow
          }
        }
      }
    }
  }
`);

export const AUTOMATION = graphql(`
  query Automation($workspaceId: ID!, $id: ID!) {
    workspace(id: $workspaceId) {
      id
      automation(id: $id) {
        ...AutomationRow
        text
        owner
        fired
        created
        updated
        triggers {
          id
          type
          depth
          sentence
        }
        steps {
          moment
          index
          type
          sentence
          about
        }
      }
    }
  }
`);

export const AUTOMATION_TEXT = graphql(`
  query AutomationText($workspaceId: ID!, $id: ID!) {
    workspace(id: $workspaceId) {
      id
      automation(id: $id) {
        id
        name
        text
      }
    }
  }
`);

export const TRACED = graphql(`
  fragment Traced on TracedEvent {
    id
    event
    occurred
    resourceId
    resourceName
  }
`);

export const TRAIL = graphql(`
  query Trail($workspaceId: ID!, $id: ID!, $first: Int!, $after: String) {
    workspace(id: $workspaceId) {
      id
      automation(id: $id) {
        id
        trail(first: $first, after: $after) {
          evaluated
          matched
          fired
          missed
          lastMatched
          lastFired
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            cursor
            node {
              id
              at
              kind
              sentence
              labels
              count
              threshold
              replayed
              event {
                ...Traced
              }
              action {
                firing
                about
              }
            }
          }
          windows {
            triggerId
            labels
            opens
            closes
            count
            threshold
            posture
          }
          parts {
            triggerId
            fired
            needed
          }
          metrics {
            triggerId
            name
            operator
            threshold
            value
            breached
            firing
            turningSince
            lookedAt
          }
          misses {
            at
            triggerId
            reason
            sentence
            event {
              ...Traced
            }
          }
        }
      }
    }
  }
`);

export const TESTED = graphql(`
  fragment Tested on AutomationTest {
    sentence
    since
    until
    events
    truncated
    matched
    fired
    firings {
      at
      sentence
      labels
      event {
        ...Traced
      }
    }
    actions {
      index
      type
      about
      rendered
      error
    }
    windows {
      labels
      closes
      count
      threshold
    }
    nearest {
      at
      sentence
      event {
        ...Traced
      }
    }
    metrics {
      triggerId
      name
      operator
      threshold
      value
      lowest
      highest
      looks
      turns {
        at
        kind
        sentence
      }
    }
  }
`);

export const TEST = graphql(`
  query TestAutomation($workspaceId: ID!, $id: ID, $draft: AutomationInput, $since: DateTime) {
    workspace(id: $workspaceId) {
      id
      automationTest(id: $id, draft: $draft, since: $since) {
        __typename
        ...Tested
        ...Refused
      }
    }
  }
`);

export const CREATE_AUTOMATION = graphql(`
  mutation CreateAutomation($workspaceId: ID!, $automation: AutomationInput!) {
    createAutomation(workspaceId: $workspaceId, automation: $automation) {
      __typename
      ... on AutomationSuccess {
        automation {
          ...AutomationRow
        }
      }
      ...Refused
    }
  }
`);

export const UPDATE_AUTOMATION = graphql(`
  mutation UpdateAutomation($workspaceId: ID!, $id: ID!, $automation: AutomationInput!) {
    updateAutomation(workspaceId: $workspaceId, automationId: $id, automation: $automation) {
      __typename
      ... on AutomationSuccess {
        automation {
          ...AutomationRow
          text
        }
      }
      ...Refused
    }
  }
`);

export const ENABLE_AUTOMATION = graphql(`
  mutation EnableAutomation($workspaceId: ID!, $id: ID!, $enabled: Boolean!) {
    setAutomationEnabled(workspaceId: $workspaceId, automationId: $id, enabled: $enabled) {
      __typename
      ... on AutomationSuccess {
        automation {
          id
          enabled
        }
      }
      ...Refused
    }
  }
`);

export const DUPLICATE_AUTOMATION = graphql(`
  mutation DuplicateAutomation($workspaceId: ID!, $id: ID!) {
    duplicateAutomation(workspaceId: $workspaceId, automationId: $id) {
      __typename
      ... on AutomationSuccess {
        automation {
          ...AutomationRow
        }
      }
      ...Refused
    }
  }
`);

export const DELETE_AUTOMATION = graphql(`
  mutation DeleteAutomation($workspaceId: ID!, $id: ID!) {
    deleteAutomation(workspaceId: $workspaceId, automationId: $id) {
      __typename
      ... on DeleteSuccess {
        id
      }
      ...Refused
    }
  }
`);

export const REPLAY_AUTOMATION = graphql(`
  mutation ReplayAutomation($workspaceId: ID!, $id: ID!, $since: DateTime) {
    replayAutomation(workspaceId: $workspaceId, automationId: $id, since: $since) {
      __typename
      ... on AutomationReplay {
        events
        truncated
        fired
        alreadyFired
        left
      }
      ...Refused
    }
  }
`);

/** Things of the workspace to choose from, of the kinds that are asked for. */
export const PICK = graphql(`
  query Pick(
    $workspaceId: ID!
    $search: String
    $flows: Boolean!
    $deployments: Boolean!
    $workPools: Boolean!
    $workQueues: Boolean!
    $automations: Boolean!
    $notifiers: Boolean!
    $webhooks: Boolean!
  ) {
    workspace(id: $workspaceId) {
      id
      flows(first: 50, filter: { search: $search }) @include(if: $flows) {
        edges {
          node {
            id
            name
          }
        }
      }
      deployments(first: 50, filter: { search: $search }) @include(if: $deployments) {
        edges {
          node {
            id
            name
            flow {
              id
              name
            }
          }
        }
      }
      workPools(first: 50, filter: { search: $search }) @include(if: $workPools) {
        edges {
          node {
            id
            name
          }
        }
      }
      workQueues(first: 50, filter: { search: $search }) @include(if: $workQueues) {
        edges {
          node {
            id
            name
            workPool {
              id
              name
            }
          }
        }
      }
      automations(first: 50, filter: { search: $search }) @include(if: $automations) {
        edges {
          node {
            id
            name
          }
        }
      }
      notifiers: blockDocuments(first: 50, filter: { search: $search, capabilities: ["notify"] }) @include(if: $notifiers) {
        edges {
          node {
            id
            name
            blockType {
              id
              name
            }
          }
        }
      }
      webhooks: blockDocuments(first: 50, filter: { search: $search, types: ["webhook"] }) @include(if: $webhooks) {
        edges {
          node {
            id
            name
            blockType {
              id
              name
            }
          }
        }
      }
    }
  }
`);

export const RESOURCE_NAMES = graphql(`
  query ResourceNames($workspaceId: ID!, $ids: [String!]!) {
    workspace(id: $workspaceId) {
      id
      resourceNames(ids: $ids) {
        id
        name
      }
    }
  }
`);
