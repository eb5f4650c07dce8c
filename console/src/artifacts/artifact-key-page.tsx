import { Anchor, Breadcrumbs, Stack, Table, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import type { ArtifactHistoryQuery } from '../gql/graphql';
import { useLongList } from '../live/use-long-list';
import { useWorkspace } from '../shell/use-workspace';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { ShowMore } from '../ui/show-more';
import { Ago } from '../ui/time';
import { Trouble } from '../ui/trouble';
import { ArtifactCard } from './artifact-card';
import { artifactPath } from './artifact-paths';
import { ARTIFACT_HISTORY } from './artifact-queries';
import { TypeBadge } from './type-badge';

const PAGE = 50;

type Past = NonNullable<ArtifactHistoryQuery['workspace']>['artifacts']['edges'][number]['node'];

/** The newest artifact of a key, and those before it. */
export function ArtifactKeyPage() {
  const { key = '' } = useParams();
  return <OfKey key={key} name={key} />;
}

function OfKey({ name }: { name: string }) {
  const { workspaceId = '' } = useParams();
  const { base } = useWorkspace();
  const {
    page,
    list: past,
    error,
    readAgain,
    more,
  } = useLongList(ARTIFACT_HISTORY, {
    variables: { workspaceId, key: name, first: PAGE, after: null },
    listOf: ({ workspace }) => workspace?.artifacts,
    kinds: ['ARTIFACT'],
  });
  const latest = page?.workspace?.artifactCollection?.latest;
  if (error && !page) return <Trouble title="The artifacts cannot be page" error={error} onRetry={() => void readAgain()} />;
  if (!page) return <LoadingRows label="Loading the artifacts" />;
  if (!latest || !past) return <Trouble title="There are no artifacts of this key" detail="They may have been deleted." home />;
  return (
    <Stack gap="lg">
      <Stack gap="sm">
        <Breadcrumbs fz="sm" separatorMargin={6}>
          <Anchor component={Link} to={`${base}/artifacts`}>
            Artifacts
          </Anchor>
        </Breadcrumbs>
        <PageHeader title={name} about={past.totalCount === 1 ? 'One artifact so far.' : `The newest of ${past.totalCount}.`} />
      </Stack>
      <ArtifactCard artifact={latest} />
      <div>
        <Title order={2} size="h4" mb={4}>
          History
        </Title>
        <History artifacts={past.edges.map(({ node }) => node)} />
        <ShowMore more={more} total={past.totalCount} />
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
