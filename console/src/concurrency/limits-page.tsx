import { Button, Stack, Tabs, Text } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { useParams, useSearchParams } from 'react-router';
import type { ConcurrencyLimitKind } from '../gql/graphql';
import { useLongList } from '../live/use-long-list';
import { CopyLine } from '../ui/copy-line';
import { Empty, NothingFits } from '../ui/empty';
import { PlusIcon } from '../ui/icons';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { SearchField } from '../ui/search-field';
import { ShowMore } from '../ui/show-more';
import { Trouble } from '../ui/trouble';
import { useTextInAddress } from '../ui/use-addressed';
import { LimitForm, TagLimitForm } from './limit-form';
import { LIMITS } from './limit-queries';
import { LimitTable } from './limit-table';

const PAGE = 100;
/** Slots decay, leases run out and waiters go away without anybody telling. */
const LOOK_AGAIN_MS = 5_000;

/** How many of a kind may do something at once. */
export function LimitsPage() {
  const [params, setParams] = useSearchParams();
  const [creating, { open, close }] = useDisclosure();
  const ofTags = params.get('tab') === 'tags';
  return (
    <Stack>
      <PageHeader
        title="Concurrency"
        about="Limits on how many runs, tasks or anything else may be under way at once."
        actions={
          <Button onClick={open} leftSection={<PlusIcon size={16} />}>
            {ofTags ? 'New limit of a tag' : 'New limit'}
          </Button>
        }
      />
      <Tabs
        value={ofTags ? 'tags' : 'global'}
        onChange={(chosen) => setParams(chosen === 'tags' ? { tab: 'tags' } : {}, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List className="tabs-list">
          <Tabs.Tab value="global">By name</Tabs.Tab>
          <Tabs.Tab value="tags">By tag of a task</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="global" pt="md">
          <Limits kind="GLOBAL" />
        </Tabs.Panel>
        <Tabs.Panel value="tags" pt="md">
          <Limits kind="TAG" />
        </Tabs.Panel>
      </Tabs>
      {creating && (ofTags ? <TagLimitForm onClose={close} /> : <LimitForm limit={null} onClose={close} />)}
    </Stack>
  );
}

function Limits({ kind }: { kind: ConcurrencyLimitKind }) {
  const { workspaceId = '' } = useParams();
  const [text, setText] = useTextInAddress();
  const [search] = useDebouncedValue(text, 200);
  const { list, error, readAgain, more } = useLongList(LIMITS, {
    variables: { workspaceId, first: PAGE, after: null, filter: { search: search || null, kind } },
    listOf: ({ workspace }) => workspace?.concurrencyLimits,
    kinds: ['CONCURRENCY_LIMIT', 'DEPLOYMENT'],
    lookAgainMs: LOOK_AGAIN_MS,
  });

  if (error && !list) return <Trouble title="The limits cannot be shown" error={error} onRetry={() => void readAgain()} />;
  if (!list) return <LoadingRows label="Loading limits" rows={4} />;
  if (list.edges.length === 0 && !search) return kind === 'TAG' ? <NoTagLimits /> : <NoLimits />;
  return (
    <Stack>
      <SearchField
        label={kind === 'TAG' ? 'Search limits by tag' : 'Search limits by name'}
        placeholder={kind === 'TAG' ? 'Search by tag' : 'Search by name or deployment'}
        value={text}
        onChange={setText}
      />
      {list.edges.length === 0 ? <NothingFits onClear={() => setText('')} /> : <LimitTable limits={list.edges.map(({ node }) => node)} />}
      <ShowMore more={more} total={list.totalCount} />
    </Stack>
  );
}

const NoLimits = () => (
  <Empty
    title="There are no limits yet"
    about="A limit has slots. Code that wants one waits until it has it, in whatever process and on whatever machine. Make a limit:"
    command="prefect global-concurrency-limit create db --limit 5"
  >
    <Text c="dimmed">Then take a slot of it around what shall not happen more often at once:</Text>
    <CopyLine text={'with concurrency("db"): ...'} />
    <Text c="dimmed" size="sm">
      from prefect.concurrency.sync import concurrency
    </Text>
  </Empty>
);

const NoTagLimits = () => (
  <Empty
    title="No tag of a task is limited yet"
    about="So many task runs with a tag run at once; the others wait. Limit a tag:"
    command="prefect concurrency-limit create gpu 2"
  >
    <Text c="dimmed">And give it to the tasks:</Text>
    <CopyLine text={'@task(tags=["gpu"])'} />
  </Empty>
);
