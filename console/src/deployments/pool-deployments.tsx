import { Anchor, Stack } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useLiveQuery } from '../live/use-live-query';
import { useWorkspace } from '../shell/use-workspace';
import { Empty } from '../ui/empty';
import { LoadingRows } from '../ui/loading-rows';
import { Trouble } from '../ui/trouble';
import { quoted } from '../work-pools/pool-path';
import { DEPLOYMENTS } from './deployment-queries';
import { DeploymentTable } from './deployment-table';

const SHOWN = 50;

/** Those whose runs go to the pool. */
export function PoolDeployments({ pool }: { pool: string }) {
  const { workspaceId = '' } = useParams();
  const { base } = useWorkspace();
  const variables = { workspaceId, first: SHOWN, after: null, filter: { workPools: [pool] }, order: 'NAME' as const };
  const { data, error, readAgain } = useLiveQuery(DEPLOYMENTS, {
    variables,
    kinds: ['DEPLOYMENT', 'FLOW_RUN'],
  });
  const shown = data?.workspace?.deployments;
  if (error && !shown) return <Trouble title="The deployments cannot be shown" error={error} onRetry={() => void readAgain()} />;
  if (!shown) return <LoadingRows label="Loading the deployments" />;
  if (shown.edges.length === 0)
    return (
      <Empty
        title="No deployment uses this pool"
        about="Deploy a flow to it, and its runs wait here for a worker:"
        command={`prefect deploy your_flow.py:your_flow --name first --pool ${quoted(pool)}`}
      />
    );
  return (
    <Stack>
      <DeploymentTable deployments={shown.edges.map(({ node }) => node)} showPool={false} />
      {shown.pageInfo.hasNextPage && (
        <Anchor component={Link} to={`${base}/deployments?pool=${encodeURIComponent(pool)}`}>
          All {shown.totalCount} deployments
        </Anchor>
      )}
    </Stack>
  );
}
