import { Anchor, Stack, Table, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link, useParams } from 'react-router';
import type { AssetsQuery } from '../gql/graphql';
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
import { useTextInAddress } from '../ui/use-addressed';
import { assetPath } from './asset-paths';
import { ASSETS } from './asset-queries';
import { MadeBadge, MadeBy } from './made';

const PAGE = 100;

type Asset = NonNullable<AssetsQuery['workspace']>['assets']['edges'][number]['node'];

/** What tasks make. */
export function AssetsPage() {
  const { workspaceId = '' } = useParams();
  const [text, setText] = useTextInAddress();
  const [search] = useDebouncedValue(text, 200);
  const { list, error, readAgain, more } = useLongList(ASSETS, {
    variables: { workspaceId, first: PAGE, after: null, filter: { search: search || null } },
    listOf: ({ workspace }) => workspace?.assets,
    kinds: ['ASSET'],
  });

  if (error && !list) return <Trouble title="The assets cannot be shown" error={error} onRetry={() => void readAgain()} />;
  return (
    <Stack>
      <PageHeader
        title="Assets"
        about="What tasks make: files, tables, models. Each with what it was made of."
        actions={<SearchField label="Search assets by key" placeholder="Search by key" value={text} onChange={setText} />}
      />
      {!list && <LoadingRows label="Loading assets" />}
      {list?.edges.length === 0 && (search ? <NothingFits onClear={() => setText('')} /> : <NoAssets />)}
      {list && list.edges.length > 0 && <AssetTable assets={list.edges.map(({ node }) => node)} />}
      {list && <ShowMore more={more} total={list.totalCount} />}
    </Stack>
  );
}

const NoAssets = () => (
  <Empty title="There are no assets yet" about="A task that makes something says so, and where it is. What it takes in becomes its upstream by itself:">
    <CopyLine text="from prefect.assets import materialize" />
    <CopyLine text={'@materialize("s3://lake/sales.csv")'} />
    <Text c="dimmed">Put it in the place of @task, and run the flow. Here is then when it was made, by which run and of what.</Text>
    <CopyLine text="prefect cloud asset ls" />
  </Empty>
);

function AssetTable({ assets }: { assets: readonly Asset[] }) {
  const { base } = useWorkspace();
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Asset</Table.Th>
          <Table.Th>Last made</Table.Th>
          <Table.Th visibleFrom="sm">By</Table.Th>
          <Table.Th visibleFrom="md">Last heard of</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {assets.map(({ key, name, lastSeen, latestMaterialization: made }) => (
          <Table.Tr key={key}>
            <Table.Td>
              <Anchor component={Link} to={assetPath(base, key)} fw={500} className="word">
                {name || key}
              </Anchor>
              {name && (
                <Text size="xs" c="dimmed" className="word">
                  {key}
                </Text>
              )}
            </Table.Td>
            <Table.Td>
              {made ? (
                <Stack gap={2} align="flex-start">
                  <MadeBadge status={made.status} />
                  <Ago at={made.occurred} size="xs" c="dimmed" />
                </Stack>
              ) : (
                <Text c="dimmed">only used</Text>
              )}
            </Table.Td>
            <Table.Td visibleFrom="sm">{made && <MadeBy made={made} />}</Table.Td>
            <Table.Td visibleFrom="md">
              <Ago at={lastSeen} c="dimmed" />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
