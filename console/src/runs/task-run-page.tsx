import { useQuery } from '@apollo/client/react';
import { Navigate, useParams } from 'react-router';
import { graphql } from '../gql';
import { useWorkspace } from '../shell/use-workspace';
import { LoadingRows } from '../ui/loading-rows';
import { Trouble } from '../ui/trouble';

const TASK_RUN = graphql(`
  query TaskRun($workspaceId: ID!, $id: ID!) {
    workspace(id: $workspaceId) {
      id
      taskRun(id: $id) {
        id
        flowRunId
      }
    }
  }
`);

/** Links to a task run lead to it within its flow run. */
export function TaskRunPage() {
  const { workspaceId = '', id = '' } = useParams();
  const { base } = useWorkspace();
  const { data, error, refetch } = useQuery(TASK_RUN, { variables: { workspaceId, id } });
  const flowRunId = data?.workspace?.taskRun?.flowRunId;
  if (error && !data) return <Trouble title="The task run cannot be shown" error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows label="Loading the task run" />;
  if (!flowRunId) return <Trouble title="There is no such task run in a flow of this workspace" home />;
  return <Navigate to={`${base}/runs/flow-run/${flowRunId}?task=${id}`} replace />;
}
