import { useMutation } from '@apollo/client/react';
import { ActionIcon, Anchor, Breadcrumbs, Group, Menu, Stack, Tabs, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { WorkQueueQuery } from '../gql/graphql';
import { RunTable } from '../runs/run-table';
import { useLiveQuery } from '../live/use-live-query';
import { LOOK_AGAIN_MS } from '../live/use-read-with';
import { useWorkspace } from '../shell/use-workspace';
import { refusalOf } from '../ui/answers';
import { Confirm } from '../ui/confirm';
import { Facts } from '../ui/facts';
import { Gauge } from '../ui/gauge';
import { EditIcon, MoreIcon, TrashIcon } from '../ui/icons';
import { LoadingRows } from '../ui/loading-rows';
import { Notice } from '../ui/notice';
import { PageHeader } from '../ui/page-header';
import { PauseSwitch } from '../ui/pause-switch';
import { StatusBadge } from '../ui/status-badge';
import { Ago } from '../ui/time';
import { Trouble } from '../ui/trouble';
import { tabIn } from '../ui/use-addressed';
import { QueueForm } from './pool-form';
import { poolPath } from './pool-path';
import { DELETE_QUEUE, QUEUE } from './pool-queries';
import { usePausing } from './use-pool-changes';

const TABS = ['upcoming', 'runs'] as const;

type Queue = NonNullable<NonNullable<WorkQueueQuery['workspace']>['workQueue']>;

export function WorkQueuePage() {
  const { workspaceId = '', id = '' } = useParams();
  const { data, error, readAgain } = useLiveQuery(QUEUE, {
    variables: { workspaceId, id },
    kinds: ['WORK_POOL', 'WORK_QUEUE', 'FLOW_RUN'],
    lookAgainMs: LOOK_AGAIN_MS,
  });
  const queue = data?.workspace?.workQueue;
  if (error && !data) return <Trouble title="The work queue cannot be shown" error={error} onRetry={() => void readAgain()} />;
  if (!data) return <LoadingRows label="Loading the work queue" />;
  if (!queue) return <Trouble title="There is no such work queue in this workspace" detail="It may have been deleted." home />;
  return (
    <Stack gap="lg">
      <QueueHeader queue={queue} />
      <QueueTabs queue={queue} />
    </Stack>
  );
}

function QueueHeader({ queue }: { queue: Queue }) {
  const { base } = useWorkspace();
  const { pauseQueue } = usePausing();
  return (
    <Stack gap="sm">
      <Breadcrumbs fz="sm" separatorMargin={6}>
        <Anchor component={Link} to={`${base}/work-pools`}>
          Work pools
        </Anchor>
        <Anchor component={Link} to={`${poolPath(base, queue.workPool.name)}?tab=queues`}>
          {queue.workPool.name}
        </Anchor>
      </Breadcrumbs>
      <PageHeader
        title={queue.name}
        badge={<StatusBadge status={queue.status} />}
        about={queue.description}
        actions={
          <Group gap="sm">
            <PauseSwitch withLabel paused={queue.isPaused} what={`The queue ${queue.name}`} onChange={(paused) => void pauseQueue(queue, paused)} />
            <QueueMenu queue={queue} />
          </Group>
        }
      />
      {queue.workPool.isPaused && <Notice tone="yellow">The pool {queue.workPool.name} is paused, so that none of its queues hands out runs.</Notice>}
      <Facts
        facts={{
          Priority: queue.priority,
          'Runs under way': <Gauge taken={queue.slotsTaken} limit={queue.concurrencyLimit} />,
          'Waiting for a worker': queue.dueRuns,
          'Last polled': queue.lastPolled ? <Ago at={queue.lastPolled} /> : 'never',
          'Workers online': queue.workPool.workersOnline,
        }}
      />
    </Stack>
  );
}

function QueueMenu({ queue }: { queue: Queue }) {
  const { workspaceId = '' } = useParams();
  const { base } = useWorkspace();
  const navigate = useNavigate();
  const [editing, edit] = useDisclosure();
  const [deleting, ask] = useDisclosure();
  const [remove] = useMutation(DELETE_QUEUE, { errorPolicy: 'all' });

  async function confirm(): Promise<string | null> {
    const refused = refusalOf(await remove({ variables: { workspaceId, workQueueId: queue.id } }));
    if (!refused) await navigate(`${poolPath(base, queue.workPool.name)}?tab=queues`);
    return refused?.message ?? null;
  }

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label="More that can be done with this queue">
            <MoreIcon />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<EditIcon size={16} />} onClick={edit.open}>
            Edit
          </Menu.Item>
          <Menu.Item color="red" leftSection={<TrashIcon size={16} />} onClick={ask.open} disabled={queue.isDefault}>
            {queue.isDefault ? 'The default queue stays' : 'Delete'}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {editing && <QueueForm pool={queue.workPool.name} queue={queue} onClose={edit.close} />}
      {deleting && (
        <Confirm title={`Delete ${queue.name}?`} action="Delete queue" onConfirm={confirm} onClose={ask.close}>
          <Text>Deployments that name it lose their place, and runs that wait in it wait for nobody. This cannot be undone.</Text>
        </Confirm>
      )}
    </>
  );
}

function QueueTabs({ queue }: { queue: Queue }) {
  const [params, setParams] = useSearchParams();
  const tab = tabIn(params, TABS, 'upcoming');
  const runs = queue.runs.edges.map(({ node }) => node);
  return (
    <Tabs value={tab} onChange={(next) => setParams({ tab: next ?? 'upcoming' }, { replace: true })}>
      <Tabs.List className="tabs-list">
        <Tabs.Tab value="upcoming">Upcoming runs</Tabs.Tab>
        <Tabs.Tab value="runs">Runs</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="upcoming" pt="md">
        {queue.upcomingRuns.length > 0 ? (
          <RunTable runs={queue.upcomingRuns} upcoming />
        ) : (
          <Text c="dimmed">Nothing waits here for its time or for a worker.</Text>
        )}
      </Tabs.Panel>
      <Tabs.Panel value="runs" pt="md">
        {runs.length > 0 ? <RunTable runs={runs} /> : <Text c="dimmed">Nothing has run in this queue yet.</Text>}
      </Tabs.Panel>
    </Tabs>
  );
}
