import { graphql } from '../gql';

export const RUN = graphql(`
  query Run($workspaceId: ID!, $id: ID!) {
    workspace(id: $workspaceId) {
      id
      flowRun(id: $id) {
        id
        name
        tags
        parameters
        runCount
        created
        expectedStartTime
        startTime
        endTime
        estimatedRunTime
        flow {
          id
          name
        }
        deployment {
          id
          name
        }
        deploymentVersion {
          id
          number
          isCurrent
        }
        workPool {
          id
          name
        }
        parentFlowRun {
          id
          name
        }
        question {
          description
          schemaText
        }
        state {
          id
          type
          name
          timestamp
          message
        }
        states {
          id
          type
          name
          timestamp
          message
        }
      }
    }
  }
`);

/** What an act changes of the run. */
export const ACTED = graphql(`
  fragment Acted on FlowRunSuccess {
    flowRun {
      id
      state {
        id
        type
        name
        timestamp
        message
      }
    }
  }
`);

export const RETRY = graphql(`
  mutation Retry($workspaceId: ID!, $id: ID!) {
    retryFlowRun(workspaceId: $workspaceId, flowRunId: $id) {
      ...Acted
      ...Refused
    }
  }
`);

export const CANCEL = graphql(`
  mutation Cancel($workspaceId: ID!, $id: ID!) {
    cancelFlowRun(workspaceId: $workspaceId, flowRunId: $id) {
      ...Acted
      ...Refused
    }
  }
`);

export const SUSPEND = graphql(`
  mutation Suspend($workspaceId: ID!, $id: ID!, $timeoutSeconds: Int!) {
    suspendFlowRun(workspaceId: $workspaceId, flowRunId: $id, timeoutSeconds: $timeoutSeconds) {
      ...Acted
      ...Refused
    }
  }
`);

export const RESUME = graphql(`
  mutation Resume($workspaceId: ID!, $id: ID!, $answerText: String) {
    resumeFlowRun(workspaceId: $workspaceId, flowRunId: $id, answerText: $answerText) {
      ...Acted
      ...Refused
    }
  }
`);

export const DELETE_RUN = graphql(`
  mutation DeleteRun($workspaceId: ID!, $id: ID!) {
    deleteFlowRun(workspaceId: $workspaceId, flowRunId: $id) {
      ... on DeleteSuccess {
        id
      }
      ...Refused
    }
  }
`);

export const WHY = graphql(`
  query Why($workspaceId: ID!, $id: ID!) {
    workspace(id: $workspaceId) {
      id
      flowRun(id: $id) {
        id
        why {
          sentence
          evidence {
            kind
            sentence
            since
            subject {
              kind
              id
              name
            }
            holders {
              kind
              id
              name
            }
          }
        }
      }
    }
  }
`);

export const DECISIONS = graphql(`
  query Decisions($workspaceId: ID!, $id: ID!, $first: Int!, $after: String) {
    workspace(id: $workspaceId) {
      id
      flowRun(id: $id) {
        id
        decisions(first: $first, after: $after) {
          edges {
            cursor
            node {
              decided
              status
              sentence
              rules {
                rule
                said
                sentence
              }
              askedBy {
                sentence
                agent
              }
              decidingMicros
              wholeMicros
              attemptsLost
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`);

export const LOGS = graphql(`
  query Logs($workspaceId: ID!, $id: ID!, $first: Int!, $after: String, $filter: LogFilter) {
    workspace(id: $workspaceId) {
      id
      flowRun(id: $id) {
        id
        logs(first: $first, after: $after, filter: $filter) {
          edges {
            cursor
            node {
              id
              timestamp
              level
              name
              message
              taskRunId
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`);

export const RUN_MOVED = graphql(`
  subscription RunMoved($workspaceId: ID!, $flowRunId: ID!) {
    flowRunChanged(workspaceId: $workspaceId, flowRunId: $flowRunId) {
      flowRunId
      parts
    }
  }
`);
