import { Chip, Group, Select, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useParams, useSearchParams } from 'react-router';
import type { DeploymentFilter, DeploymentOrder } from '../gql/graphql';
import { useLongList } from '../live/use-long-list';
import { LOOK_AGAIN_MS } from '../live/use-read-with';
import { Empty, NothingFits } from '../ui/empty';
import { Chosen } from '../ui/chosen';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { SearchField } from '../ui/search-field';
import { ShowMore } from '../ui/show-more';
import { Trouble } from '../ui/trouble';
import { useTextInAddress, withParam } from '../ui/use-addressed';
import { DEPLOYMENTS } from './deployment-queries';
import { DeploymentTable } from './deployment-table';

const PAGE = 50;

/** What can be chosen, and what it asks. Several together have to hold all. */
const CHIPS: Readonly<Record<string, { label: string; filter: DeploymentFilter }>> = {
  scheduled: { label: 'Scheduled', filter: { scheduled: true } },
  paused: { label: 'Paused', filter: { paused: true } },
  'not-ready': { label: 'Not ready', filter: { status: 'NOT_READY' } },
};
const ORDERS: readonly { value: DeploymentOrder; label: string }[] = [
  { value: 'NAME', label: 'By name' },
  { value: 'UPDATED_FIRST', label: 'Changed last' },
  { value: 'NEWEST_FIRST', label: 'Newest' },
];

export function DeploymentsPage() {
  const { workspaceId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useTextInAddress();
  const [search] = useDebouncedValue(text, 200);
  const [chosen, tags, pools] = [params.getAll('is'), params.getAll('tag'), params.getAll('pool')];
  const order = ORDERS.find(({ value }) => value === params.get('order'))?.value ?? 'NAME';

  const filter: DeploymentFilter = {
    search: search || null,
    tags: tags.length > 0 ? tags : null,
    workPools: pools.length > 0 ? pools : null,
    ...chosen.reduce<DeploymentFilter>((all, name) => ({ ...all, ...CHIPS[name]?.filter }), {}),
  };
  const filtered = search !== '' || chosen.length > 0 || tags.length > 0 || pools.length > 0;
  const { list, error, readAgain, more } = useLongList(DEPLOYMENTS, {
    variables: { workspaceId, first: PAGE, after: null, filter, order },
    listOf: ({ workspace }) => workspace?.deployments,
    kinds: ['DEPLOYMENT', 'FLOW_RUN'],
    lookAgainMs: LOOK_AGAIN_MS,
  });

  if (error && !list) return <Trouble title="The deployments cannot be shown" error={error} onRetry={() => void readAgain()} />;
  return (
    <Stack>
      <PageHeader
        title="Deployments"
        actions={<SearchField label="Search deployments and flows by name" placeholder="Search by deployment or flow" value={text} onChange={setText} />}
      />
      <Group justify="space-between" gap="xs">
        <Group gap={6} role="group" aria-label="Only those that are">
          {tags.map((tag) => (
            <Chosen
              key={tag}
              what="Tag"
              name={tag}
              onClear={() =>
                setParams((old) =>
                  withParam(
                    old,
                    'tag',
                    tags.filter((other) => other !== tag),
                  ),
                )
              }
            />
          ))}
          {pools.map((pool) => (
            <Chosen
              key={pool}
              what="Pool"
              name={pool}
              onClear={() =>
                setParams((old) =>
                  withParam(
                    old,
                    'pool',
                    pools.filter((other) => other !== pool),
                  ),
                )
              }
            />
          ))}
          <Chip.Group multiple value={chosen} onChange={(next) => setParams((old) => withParam(old, 'is', next))}>
            {Object.entries(CHIPS).map(([value, { label }]) => (
              <Chip key={value} value={value} size="xs" variant="outline">
                {label}
              </Chip>
            ))}
          </Chip.Group>
        </Group>
        <Select
          aria-label="Order"
          size="xs"
          w={140}
          data={ORDERS}
          value={order}
          allowDeselect={false}
          onChange={(next) => setParams((old) => withParam(old, 'order', next && next !== 'NAME' ? [next] : []))}
        />
      </Group>
      {!list && <LoadingRows label="Loading deployments" />}
      {list?.edges.length === 0 && (filtered ? <NothingFits onClear={() => (setText(''), setParams({}))} /> : <NoDeployments />)}
      {list && list.edges.length > 0 && <DeploymentTable deployments={list.edges.map(({ node }) => node)} />}
      {list && <ShowMore more={more} total={list.totalCount} />}
    </Stack>
  );
}

const NoDeployments = () => (
  <Empty
    title="There are no deployments yet"
    about="A deployment is a flow that can be started from here: by hand, by schedule, by an automation. Make one of a flow in a file of yours:"
    command="prefect deploy your_flow.py:your_flow --name first --pool my-pool"
  />
);
