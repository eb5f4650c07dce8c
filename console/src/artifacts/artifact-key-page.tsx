import { useQuery } from '@apollo/client/react';
import { Anchor, Breadcrumbs, Button, Group, Stack, Table, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import type { ArtifactHistoryQuery } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { Ago } from '../ui/time';
import { Trouble } from '../ui/trouble';
import { ArtifactCard } from './artifact-card';
import { artifactPath } from './artifact-paths';
import { ARTIFACT_HISTORY } from './artifact-queries';
import { TypeBadge } from './type-badge';

const PAGE = 50;
const LOOK_AGAIN_MS = 5_000;

type Past = NonNullable<ArtifactHistoryQuery['workspace']>['artifacts']['edges'][number]['node'];

/** The newest artifact of a key, and those before it. */
export function ArtifactKeyPage() {
  const { workspaceId = '', key = '' } = useParams();
  const { base } = useWorkspace();
  const { data, error, refetch, fetchMore } = useQuery(ARTIFACT_HISTORY, {
    variables: { workspaceId, key, first: PAGE, after: null },
    pollInterval: LOOK_AGAIN_MS,
    skipPollAttempt: () => document.hidden,
  });
  const more = (after: string | null | undefined): Promise<unknown> =>
    fetchMore({
      variables: { after: after ?? null },
      updateQuery: (old, { fetchMoreResult: next }) => {
        if (!old.workspace || !next.workspace) return old;
        const edges = [...old.workspace.artifacts.edges, ...next.workspace.artifacts.edges];
        return { ...old, workspace: { ...old.workspace, artifacts: { ...next.workspace.artifacts, edges } } };
      },
    });
  const latest = data?.workspace?.artifactCollection?.latest;
  const past = data?.workspace?.artifacts;
  if (error && !data) return <Trouble title="The artifacts cannot be shown" error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows label="Loading the artifacts" />;
  if (!latest || !past) return <Trouble title="There are no artifacts of this key" detail="They may have been deleted." home />;
  return (
    <Stack gap="lg">
      <Stack gap="sm">
        <Breadcrumbs fz="sm" separatorMargin={6}>
          <Anchor component={Link} to={`${base}/artifacts`}>
            Artifacts
          </Anchor>
        </Breadcrumbs>
        <PageHeader title={key} about={past.totalCount === 1 ? 'One artifact so far.' : `The newest of ${past.totalCount}.`} />
      </Stack>
      <ArtifactCard artifact={latest} />
      <div>
        <Title order={2} size="h4" mb={4}>
          History
        </Title>
        <History artifacts={past.edges.map(({ node }) => node)} />
        {past.pageInfo.hasNextPage && (
          <Group justify="center" mt="sm">
            <Button variant="default" onClick={() => void more(past.pageInfo.endCursor)}>
              Show more of {past.totalCount}
            </Button>
          </Group>
        )}
      </div>
    </Stack>
  );
}

function History({ artifacts }: { artifacts: readonly Past[] }) {
  const { base } = useWorkspace();
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Made</Table.Th>
          <Table.Th>Type</Table.Th>
          <Table.Th>Run</Table.Th>
          <Table.Th visibleFrom="sm">Description</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {artifacts.map(({ id, created, type, flowRun, description }) => (
          <Table.Tr key={id}>
            <Table.Td>
              <Anchor component={Link} to={artifactPath(base, id)}>
                <Ago at={created} />
              </Anchor>
            </Table.Td>
            <Table.Td>
              <TypeBadge type={type} />
            </Table.Td>
            <Table.Td>
              {flowRun && (
                <Anchor component={Link} to={`${base}/runs/flow-run/${flowRun.id}?tab=artifacts`} c="var(--mantine-color-text)" className="word">
                  {flowRun.name}
                </Anchor>
              )}
            </Table.Td>
            <Table.Td visibleFrom="sm">{description}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
