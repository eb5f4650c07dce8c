import { graphql } from '../gql';

export const DEPLOYMENT_ROW = graphql(`
  fragment DeploymentRow on Deployment {
    id
    name
    tags
    paused
    status
    flow {
      id
      name
    }
    workPool {
      id
      name
    }
    schedules {
      id
      sentence
      active
      nextTimes(count: 1)
    }
    recentRuns(first: 10) {
      id
      name
      state {
        id
        type
        name
      }
    }
  }
`);

export const SCHEDULE_ROW = graphql(`
  fragment ScheduleRow on DeploymentSchedule {
    id
    slug
    sentence
    cron
    dayOr
    interval
    anchorDate
    rrule
    timezone
    active
    parametersText
    nextTimes(count: 10)
  }
`);

export const DEPLOYMENTS = graphql(`
  query Deployments($workspaceId: ID!, $first: Int!, $after: String, $filter: DeploymentFilter, $order: DeploymentOrder) {
    workspace(id: $workspaceId) {
      id
      deployments(first: $first, after: $after, filter: $filter, order: $order) {
        totalCount
        edges {
          node {
            ...DeploymentRow
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

export const DEPLOYMENT = graphql(`
  query Deployment($workspaceId: ID!, $id: ID!) {
    workspace(id: $workspaceId) {
      id
      deployment(id: $id) {
        id
        name
        description
        version
        tags
        paused
        status
        lastPolled
        created
        updated
        entrypoint
        path
        branch
        base {
          id
          name
        }
        currentVersion {
          id
          number
        }
        parametersText
        jobVariables
        enforceParameterSchema
        concurrencyLimit
        slotsTaken
        globalConcurrencyLimit {
          id
        }
        collisionStrategy
        flow {
          id
          name
        }
        workPool {
          id
          name
          isPaused
          workersOnline
          type
        }
        workQueue {
          id
          name
          isPaused
        }
        slas {
          id
          state
        }
        schedules {
          ...ScheduleRow
        }
        recentRuns(first: 30) {
          id
          name
          state {
            id
            type
            name
          }
        }
      }
    }
  }
`);

export const DEPLOYMENT_RUNS = graphql(`
  query DeploymentRuns($workspaceId: ID!, $id: ID!, $first: Int!, $after: String) {
    workspace(id: $workspaceId) {
      id
      deployment(id: $id) {
        id
        upcomingRuns(first: 5) {
          ...RunRow
        }
        runs(first: $first, after: $after, filter: { stateTypes: [PENDING, RUNNING, COMPLETED, FAILED, CANCELLED, CRASHED, PAUSED, CANCELLING] }) {
          edges {
            node {
              ...RunRow
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

/** What a run of it can be made of. */
export const RUN_OPTIONS = graphql(`
  query RunOptions($workspaceId: ID!, $id: ID!) {
    workspace(id: $workspaceId) {
      id
      deployment(id: $id) {
        id
        name
        tags
        paused
        parametersText
        parameterSchemaText
        flow {
          id
          name
        }
        workPool {
          id
          name
          isPaused
          type
          workersOnline
        }
        workQueue {
          id
          name
        }
      }
    }
  }
`);

export const RUN_DEPLOYMENT = graphql(`
  mutation RunDeployment($input: RunDeploymentInput!) {
    runDeployment(input: $input) {
      __typename
      ... on RunDeploymentSuccess {
        flowRun {
          id
          name
        }
      }
      ...Refused
    }
  }
`);

export const PAUSE_DEPLOYMENT = graphql(`
  mutation PauseDeployment($workspaceId: ID!, $id: ID!, $paused: Boolean!) {
    setDeploymentPaused(workspaceId: $workspaceId, deploymentId: $id, paused: $paused) {
      __typename
      ... on DeploymentSuccess {
        deployment {
          id
          paused
        }
      }
      ... on InputError {
        message
      }
    }
  }
`);

export const UPDATE_DEPLOYMENT = graphql(`
  mutation UpdateDeployment($input: UpdateDeploymentInput!) {
    updateDeployment(input: $input) {
      __typename
      ... on DeploymentSuccess {
        deployment {
          id
          description
          tags
          concurrencyLimit
          slotsTaken
          collisionStrategy
        }
      }
      ...Refused
    }
  }
`);

export const DELETE_DEPLOYMENT = graphql(`
  mutation DeleteDeployment($workspaceId: ID!, $id: ID!) {
    deleteDeployment(workspaceId: $workspaceId, deploymentId: $id) {
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

export const CREATE_SCHEDULE = graphql(`
  mutation CreateSchedule($input: CreateScheduleInput!) {
    createSchedule(input: $input) {
      __typename
      ... on DeploymentSuccess {
        deployment {
          id
          schedules {
            ...ScheduleRow
          }
        }
      }
      ...Refused
    }
  }
`);

export const UPDATE_SCHEDULE = graphql(`
  mutation UpdateSchedule($input: UpdateScheduleInput!) {
    updateSchedule(input: $input) {
      __typename
      ... on DeploymentSuccess {
        deployment {
          id
          schedules {
            ...ScheduleRow
          }
        }
      }
      ...Refused
    }
  }
`);

export const DELETE_SCHEDULE = graphql(`
  mutation DeleteSchedule($workspaceId: ID!, $deploymentId: ID!, $scheduleId: ID!) {
    deleteSchedule(workspaceId: $workspaceId, deploymentId: $deploymentId, scheduleId: $scheduleId) {
      __typename
      ... on DeploymentSuccess {
        deployment {
          id
          schedules {
            ...ScheduleRow
          }
        }
      }
      ... on InputError {
        message
      }
    }
  }
`);

export const PREVIEW_SCHEDULE = graphql(`
  query PreviewSchedule($workspaceId: ID!, $schedule: ScheduleInput!) {
    workspace(id: $workspaceId) {
      id
      schedulePreview(schedule: $schedule) {
        __typename
        ... on SchedulePreview {
          sentence
          nextTimes
        }
        ...Refused
      }
    }
  }
`);
