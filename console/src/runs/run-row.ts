import { graphql } from '../gql';

/** What the table shows of a run. */
export const RUN_ROW = graphql(`
  fragment RunRow on FlowRun {
    id
    name
    tags
    expectedStartTime
    startTime
    estimatedRunTime
    flow {
      id
      name
    }
    state {
      id
      type
      name
    }
  }
`);
