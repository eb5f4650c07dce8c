import { useQuery } from '@apollo/client/react';
import { Anchor, Breadcrumbs, Group, Select, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link, useParams, useSearchParams } from 'react-router';
import { useWorkspace } from '../shell/use-workspace';
import { CopyLine } from '../ui/copy-line';
import { NothingFits } from '../ui/empty';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { SearchField } from '../ui/search-field';
import { Trouble } from '../ui/trouble';
import { useTextInAddress, withParam } from '../ui/use-addressed';
import { BLOCK_FILTERS, CATALOG } from './block-queries';
import { TypeCard } from './type-card';

/** The types that a new block can be of. */
export function CatalogPage() {
  const { workspaceId = '' } = useParams();
  const { base } = useWorkspace();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useTextInAddress();
  const [search] = useDebouncedValue(text, 200);
  const capability = params.get('capability');
  const filters = useQuery(BLOCK_FILTERS, { variables: { workspaceId } });
  const { data, previousData, error, refetch } = useQuery(CATALOG, {
    variables: { workspaceId, filter: { search: search || null, capabilities: capability ? [capability] : null } },
  });
  const types = (data ?? previousData)?.workspace?.blockTypes.edges.map(({ node }) => node);
  if (error && !types) return <Trouble title="The catalog cannot be shown" error={error} onRetry={() => void refetch()} />;
  return (
    <Stack>
      <Breadcrumbs fz="sm" separatorMargin={6}>
        <Anchor component={Link} to={`${base}/blocks`}>
          Blocks
        </Anchor>
      </Breadcrumbs>
      <PageHeader title="Catalog of blocks" about="Choose what the new block is. Types of your own come with:" />
      <CopyLine text="prefect block register --module my_module" />
      <Group gap="xs">
        <SearchField label="Search types by name" placeholder="Search by name" value={text} onChange={setText} />
        <Select
          aria-label="What blocks can do"
          placeholder="Able to do anything"
          clearable
          data={filters.data?.workspace?.blockCapabilities ?? []}
          value={capability}
          onChange={(next) => setParams((old) => withParam(old, 'capability', next ? [next] : []))}
        />
      </Group>
      {!types && <LoadingRows label="Loading the catalog" />}
      {types?.length === 0 && <NothingFits onClear={() => (setText(''), setParams({}))} />}
      {types && types.length > 0 && (
        <ul className="cards">
          {types.map((type) => (
            <TypeCard key={type.id} type={type} />
          ))}
        </ul>
      )}
    </Stack>
  );
}
