import { useQuery } from '@apollo/client/react';
import { Button, Group, Select, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link, useParams, useSearchParams } from 'react-router';
import { useLongList } from '../live/use-long-list';
import { useWorkspace } from '../shell/use-workspace';
import { Empty, NothingFits } from '../ui/empty';
import { PlusIcon } from '../ui/icons';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { SearchField } from '../ui/search-field';
import { ShowMore } from '../ui/show-more';
import { Trouble } from '../ui/trouble';
import { useTextInAddress, withParam } from '../ui/use-addressed';
import { BlockTable } from './block-table';
import { catalogPath } from './block-paths';
import { BLOCK_FILTERS, BLOCKS } from './block-queries';

const PAGE = 100;

/** Configuration and secrets that flows load by name. */
export function BlocksPage() {
  const { workspaceId = '' } = useParams();
  const { base } = useWorkspace();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useTextInAddress();
  const [search] = useDebouncedValue(text, 200);
  const [type, capability] = [params.get('type'), params.get('capability')];
  const filter = { search: search || null, types: type ? [type] : null, capabilities: capability ? [capability] : null };
  const filters = useQuery(BLOCK_FILTERS, { variables: { workspaceId } }).data?.workspace;
  const { list, error, readAgain, more } = useLongList(BLOCKS, {
    variables: { workspaceId, first: PAGE, after: null, filter },
    listOf: ({ workspace }) => workspace?.blockDocuments,
    kinds: ['BLOCK_DOCUMENT'],
  });
  const filtered = search !== '' || type !== null || capability !== null;
  const choose = (name: string) => (next: string | null) => setParams((old) => withParam(old, name, next ? [next] : []));

  if (error && !list) return <Trouble title="The blocks cannot be shown" error={error} onRetry={() => void readAgain()} />;
  return (
    <Stack>
      <PageHeader
        title="Blocks"
        about="Configuration and secrets that flows, workers and automations load by name."
        actions={
          <Button component={Link} to={catalogPath(base)} leftSection={<PlusIcon size={16} />}>
            New block
          </Button>
        }
      />
      <Group gap="xs">
        <SearchField label="Search blocks and types by name" placeholder="Search by name or type" value={text} onChange={setText} />
        <Select
          aria-label="Type"
          placeholder="Of any type"
          clearable
          searchable
          data={filters?.blockTypes.edges.map(({ node }) => ({ value: node.slug, label: node.name })) ?? []}
          value={type}
          onChange={choose('type')}
        />
        <Select
          aria-label="What blocks can do"
          placeholder="Able to do anything"
          clearable
          data={filters?.blockCapabilities ?? []}
          value={capability}
          onChange={choose('capability')}
        />
      </Group>
      {!list && <LoadingRows label="Loading blocks" />}
      {list?.edges.length === 0 && (filtered ? <NothingFits onClear={() => (setText(''), setParams({}))} /> : <NoBlocks base={base} />)}
      {list && list.edges.length > 0 && <BlockTable blocks={list.edges.map(({ node }) => node)} />}
      {list && <ShowMore more={more} total={list.totalCount} />}
    </Stack>
  );
}

const NoBlocks = ({ base }: { base: string }) => (
  <Empty
    title="There are no blocks yet"
    about="A block is configuration with a name, its secrets encrypted: a password, a bucket, a webhook of a chat. Make one here, or begin at the command line, which leads you to the form:"
    command="prefect block create secret"
  >
    <Group>
      <Button component={Link} to={catalogPath(base)} variant="default">
        Look through the catalog
      </Button>
    </Group>
  </Empty>
);
