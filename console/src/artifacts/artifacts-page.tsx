import { Anchor, Group, Select, Stack, Table, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link, useParams, useSearchParams } from 'react-router';
import type { CollectionsQuery } from '../gql/graphql';
import { useLongList } from '../live/use-long-list';
import { useWorkspace } from '../shell/use-workspace';
import { CopyLine } from '../ui/copy-line';
import { Empty, NothingFits } from '../ui/empty';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { SearchField } from '../ui/search-field';
import { ShowMore } from '../ui/show-more';
import { Ago } from '../ui/time';
import { Trouble } from '../ui/trouble';
import { useTextInAddress, withParam } from '../ui/use-addressed';
import { keyPath } from './artifact-paths';
import { COLLECTIONS } from './artifact-queries';
import { TypeBadge } from './type-badge';

const PAGE = 50;
const TYPES = ['markdown', 'table', 'progress', 'image', 'link'];

type Collection = NonNullable<CollectionsQuery['workspace']>['artifactCollections']['edges'][number]['node'];

/** What runs leave for people to see, by key; what changed last comes first. */
export function ArtifactsPage() {
  const { workspaceId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useTextInAddress();
  const [search] = useDebouncedValue(text, 200);
  const type = params.get('type');
  const { list, error, readAgain, more } = useLongList(COLLECTIONS, {
    variables: { workspaceId, first: PAGE, after: null, filter: { search: search || null, types: type ? [type] : null } },
    listOf: ({ workspace }) => workspace?.artifactCollections,
    kinds: ['ARTIFACT'],
  });

  if (error && !list) return <Trouble title="The artifacts cannot be shown" error={error} onRetry={() => void readAgain()} />;
  return (
    <Stack>
      <PageHeader title="Artifacts" about="What runs leave for people to see: reports, tables, progress, links and pictures." />
      <Group gap="xs">
        <SearchField label="Search artifacts by key" placeholder="Search by key" value={text} onChange={setText} />
        <Select
          aria-label="Type"
          placeholder="Of any type"
          clearable
          data={TYPES}
          value={type}
          onChange={(next) => setParams((old) => withParam(old, 'type', next ? [next] : []))}
        />
      </Group>
      {!list && <LoadingRows label="Loading artifacts" />}
      {list?.edges.length === 0 && (search || type ? <NothingFits onClear={() => (setText(''), setParams({}))} /> : <NoArtifacts />)}
      {list && list.edges.length > 0 && <CollectionTable collections={list.edges.map(({ node }) => node)} />}
      {list && <ShowMore more={more} total={list.totalCount} />}
    </Stack>
  );
}

const NoArtifacts = () => (
  <Empty
    title="There are no artifacts with a key yet"
    about="A flow shows something to people by an artifact. Those of one key stand here, the newest on top:"
    command="from prefect.artifacts import create_markdown_artifact"
  >
    <CopyLine text={'create_markdown_artifact("# 42 rows were loaded", key="report")'} />
  </Empty>
);

function CollectionTable({ collections }: { collections: readonly Collection[] }) {
  const { base } = useWorkspace();
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Key</Table.Th>
          <Table.Th>Type</Table.Th>
          <Table.Th visibleFrom="sm">Last run</Table.Th>
          <Table.Th visibleFrom="sm">How many</Table.Th>
          <Table.Th>Changed</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {collections.map(({ id, key, artifactCount, updated, latest }) => (
          <Table.Tr key={id}>
            <Table.Td>
              <Anchor component={Link} to={keyPath(base, key)} fw={500} className="word">
                {key}
              </Anchor>
              {latest.description && (
                <Text size="xs" c="dimmed" lineClamp={1}>
                  {latest.description}
                </Text>
              )}
            </Table.Td>
            <Table.Td>
              <TypeBadge type={latest.type} />
            </Table.Td>
            <Table.Td visibleFrom="sm">
              {latest.flowRun && (
                <Anchor component={Link} to={`${base}/runs/flow-run/${latest.flowRun.id}?tab=artifacts`} c="var(--mantine-color-text)">
                  {latest.flowRun.name}
                </Anchor>
              )}
            </Table.Td>
            <Table.Td visibleFrom="sm">{artifactCount}</Table.Td>
            <Table.Td>
              <Ago at={updated} c="dimmed" />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
