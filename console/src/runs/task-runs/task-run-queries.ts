import { graphql } from '../../gql';

export const TASK_RUNS = graphql(`
  query TaskRuns($workspaceId: ID!, $id: ID!, $first: Int!, $skip: Int!, $filter: TaskRunFilter) {
    workspace(id: $workspaceId) {
      id
      flowRun(id: $id) {
        id
        taskRuns(first: $first, skip: $skip, filter: $filter) {
          totalCount
          edges {
            node {
              ...TaskRunRow
            }
          }
        }
      }
    }
  }

  fragment TaskRunRow on TaskRun {
    id
    name
    runCount
    startTime
    endTime
    estimatedRunTime
    childFlowRunId
    state {
      id
      type
      name
      message
    }
  }
`);

export const TASK_RUN_COUNTS = graphql(`
  query TaskRunCounts($workspaceId: ID!, $id: ID!, $filter: TaskRunFilter) {
    workspace(id: $workspaceId) {
      id
      flowRun(id: $id) {
        id
        taskRunCounts(filter: $filter) {
          stateType
          count
        }
      }
    }
  }
`);

export const ONE_TASK_RUN = graphql(`
  query OneTaskRun($workspaceId: ID!, $id: ID!) {
    workspace(id: $workspaceId) {
      id
      taskRun(id: $id) {
        ...TaskRunRow
      }
    }
  }
`);
