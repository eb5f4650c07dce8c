import { Anchor, Button, Group, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { RunTable } from '../runs/run-table';
import { useLiveQuery } from '../live/use-live-query';
import { useWorkspace } from '../shell/use-workspace';
import { Empty } from '../ui/empty';
import { PlayIcon } from '../ui/icons';
import { LoadingRows } from '../ui/loading-rows';
import { Trouble } from '../ui/trouble';
import type { ShownDeployment } from './deployment-page';
import { DEPLOYMENT_RUNS } from './deployment-queries';
import { deploymentPath } from './deployment-table';

const PAGE = 30;

/** What comes next, then what was, newest first. */
export function DeploymentRuns({ deployment }: { deployment: ShownDeployment }) {
  const { workspaceId = '' } = useParams();
  const { base } = useWorkspace();
  const [after, setAfter] = useState<string | null>(null);
  const variables = { workspaceId, id: deployment.id, first: PAGE, after };
  const { data, previousData, error, readAgain } = useLiveQuery(DEPLOYMENT_RUNS, {
    variables,
    kinds: ['FLOW_RUN'],
  });
  const shown = (data ?? previousData)?.workspace?.deployment;
  if (error && !shown) return <Trouble title="The runs cannot be shown" error={error} onRetry={() => void readAgain()} />;
  if (!shown) return <LoadingRows label="Loading the runs" />;
  const { upcomingRuns: upcoming, runs } = shown;
  if (upcoming.length === 0 && runs.edges.length === 0 && after === null)
    return (
      <Empty
        title="It has not run yet"
        about="Run it from here, or from the command line:"
        command={`prefect deployment run '${deployment.flow.name}/${deployment.name}' --watch`}
      >
        <Button component={Link} to={`${deploymentPath(base, deployment.id)}/run`} leftSection={<PlayIcon size={16} />} w="fit-content">
          Run
        </Button>
      </Empty>
    );
  return (
    <Stack>
      {upcoming.length > 0 && after === null && (
        <section aria-label="Next runs">
          <Title order={2} mb="xs">
            Next
          </Title>
          <RunTable runs={upcoming} showFlow={false} upcoming />
        </section>
      )}
      {runs.edges.length > 0 && (
        <section aria-label="Runs until now">
          {upcoming.length > 0 && (
            <Title order={2} mb="xs">
              Until now
            </Title>
          )}
          <RunTable runs={runs.edges.map(({ node }) => node)} showFlow={false} />
        </section>
      )}
      {(after !== null || runs.pageInfo.hasNextPage) && (
        <Group justify="center">
          <Button variant="default" disabled={after === null} onClick={() => setAfter(null)}>
            Newest
          </Button>
          <Button variant="default" disabled={!runs.pageInfo.hasNextPage} onClick={() => setAfter(runs.pageInfo.endCursor ?? null)}>
            Older
          </Button>
        </Group>
      )}
      <Anchor component={Link} to={`${base}/runs?deployment=${deployment.id}`}>
        All runs of this deployment, to search and to act on
      </Anchor>
    </Stack>
  );
}
