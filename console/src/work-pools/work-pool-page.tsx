import { useMutation } from '@apollo/client/react';
import { ActionIcon, Anchor, Breadcrumbs, Group, Menu, Stack, Tabs, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { PoolDeployments } from '../deployments/pool-deployments';
import type { WorkPoolQuery } from '../gql/graphql';
import { RunTable } from '../runs/run-table';
import { useLiveQuery } from '../live/use-live-query';
import { LOOK_AGAIN_MS } from '../live/use-read-with';
import { useWorkspace } from '../shell/use-workspace';
import { refusalOf } from '../ui/answers';
import { Confirm } from '../ui/confirm';
import { CopyLine } from '../ui/copy-line';
import { Facts } from '../ui/facts';
import { Gauge } from '../ui/gauge';
import { EditIcon, MoreIcon, TrashIcon } from '../ui/icons';
import { LoadingRows } from '../ui/loading-rows';
import { Notice } from '../ui/notice';
import { PageHeader } from '../ui/page-header';
import { PauseSwitch } from '../ui/pause-switch';
import { StatusBadge } from '../ui/status-badge';
import { Trouble } from '../ui/trouble';
import { tabIn } from '../ui/use-addressed';
import { PoolForm } from './pool-form';
import { quoted } from './pool-path';
import { DELETE_POOL, POOL, POOL_RUNS, POOL_TEMPLATE, POOLS } from './pool-queries';
import { Queues } from './queues';
import { usePausing } from './use-pool-changes';
import { isThere, startCommand, Workers } from './workers';

const TABS = ['workers', 'queues', 'upcoming', 'runs', 'deployments', 'template'] as const;

type Pool = NonNullable<NonNullable<WorkPoolQuery['workspace']>['workPool']>;

export function WorkPoolPage() {
  const { workspaceId = '', name = '' } = useParams();
  const { data, error, readAgain } = useLiveQuery(POOL, {
    variables: { workspaceId, name },
    kinds: ['WORK_POOL', 'WORK_QUEUE', 'WORKER', 'FLOW_RUN'],
    lookAgainMs: LOOK_AGAIN_MS,
  });
  const pool = data?.workspace?.workPool;
  if (error && !data) return <Trouble title="The work pool cannot be shown" error={error} onRetry={() => void readAgain()} />;
  if (!data) return <LoadingRows label="Loading the work pool" />;
  if (!pool) return <Trouble title="There is no such work pool in this workspace" detail="It may have been deleted." home />;
  return (
    <Stack gap="lg">
      <PoolHeader pool={pool} />
      <PoolTabs pool={pool} />
    </Stack>
  );
}

function PoolHeader({ pool }: { pool: Pool }) {
  const { base } = useWorkspace();
  const { pausePool } = usePausing();
  const workers = pool.workers.edges.map(({ node }) => node);
  const there = workers.filter(isThere).length;
  return (
    <Stack gap="sm">
      <Breadcrumbs fz="sm">
        <Anchor component={Link} to={`${base}/work-pools`}>
          Work pools
        </Anchor>
      </Breadcrumbs>
      <PageHeader
        title={pool.name}
        badge={<StatusBadge status={pool.status === 'READY' && there === 0 ? 'NOT_READY' : pool.status} />}
        about={pool.description}
        actions={
          <Group gap="sm">
            <PauseSwitch withLabel paused={pool.isPaused} what={`The pool ${pool.name}`} onChange={(paused) => void pausePool(pool.name, paused)} />
            <PoolMenu pool={pool} />
          </Group>
        }
      />
      {workers.length > 0 && there === 0 && !pool.isPaused && (
        <Notice tone="red" title="No worker is there" role="status">
          Runs wait until one comes. Start it where they shall run:
          <CopyLine text={startCommand(pool.name)} />
        </Notice>
      )}
      <Facts
        facts={{
          Type: pool.type,
          'Workers online': there,
          'Runs under way': <Gauge taken={pool.slotsTaken} limit={pool.concurrencyLimit} />,
          'Waiting for a worker': pool.dueRuns,
        }}
      />
    </Stack>
  );
}

function PoolMenu({ pool }: { pool: Pool }) {
  const { workspaceId = '' } = useParams();
  const { base } = useWorkspace();
  const navigate = useNavigate();
  const [editing, edit] = useDisclosure();
  const [deleting, ask] = useDisclosure();
  const [remove] = useMutation(DELETE_POOL, { errorPolicy: 'all', refetchQueries: [POOLS] });

  async function confirm(): Promise<string | null> {
    const refused = refusalOf(await remove({ variables: { workspaceId, name: pool.name } }));
    if (!refused) await navigate(`${base}/work-pools`);
    return refused?.message ?? null;
  }

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label="More that can be done with this pool">
            <MoreIcon />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<EditIcon size={16} />} onClick={edit.open}>
            Edit limit and description
          </Menu.Item>
          <Menu.Item color="red" leftSection={<TrashIcon size={16} />} onClick={ask.open}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {editing && <PoolForm pool={pool} onClose={edit.close} />}
      {deleting && (
        <Confirm title={`Delete ${pool.name}?`} action="Delete pool" onConfirm={confirm} onClose={ask.close}>
          <Text>
            Its queues ({pool.queues.totalCount}) and workers ({pool.workers.totalCount}) go with it; its deployments ({pool.deployments.totalCount}) lose their
            place, and their runs wait for nobody. This cannot be undone.
          </Text>
        </Confirm>
      )}
    </>
  );
}

function PoolTabs({ pool }: { pool: Pool }) {
  const { workerId } = useParams();
  const [params, setParams] = useSearchParams();
  const tab = tabIn(params, TABS, 'workers');
  return (
    <Tabs value={tab} onChange={(next) => setParams({ tab: next ?? 'workers' }, { replace: true })}>
      <Tabs.List className="tabs-list">
        <Tabs.Tab value="workers">Workers {pool.workers.totalCount}</Tabs.Tab>
        <Tabs.Tab value="queues">Queues {pool.queues.totalCount}</Tabs.Tab>
        <Tabs.Tab value="upcoming">Upcoming runs</Tabs.Tab>
        <Tabs.Tab value="runs">Runs</Tabs.Tab>
        <Tabs.Tab value="deployments">Deployments {pool.deployments.totalCount}</Tabs.Tab>
        <Tabs.Tab value="template">Job template</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="workers" pt="md">
        <Workers pool={pool.name} workers={pool.workers.edges.map(({ node }) => node)} highlighted={workerId} />
      </Tabs.Panel>
      <Tabs.Panel value="queues" pt="md">
        <Queues pool={pool.name} queues={pool.queues.edges.map(({ node }) => node)} />
      </Tabs.Panel>
      <Tabs.Panel value="upcoming" pt="md">
        {pool.upcomingRuns.length > 0 ? (
          <RunTable runs={pool.upcomingRuns} upcoming />
        ) : (
          <Text c="dimmed">Nothing waits here for its time or for a worker.</Text>
        )}
      </Tabs.Panel>
      <Tabs.Panel value="runs" pt="md">
        <PoolRuns name={pool.name} />
      </Tabs.Panel>
      <Tabs.Panel value="deployments" pt="md">
        <PoolDeployments pool={pool.name} />
      </Tabs.Panel>
      <Tabs.Panel value="template" pt="md">
        <Template name={pool.name} />
      </Tabs.Panel>
    </Tabs>
  );
}

function PoolRuns({ name }: { name: string }) {
  const { workspaceId = '' } = useParams();
  const { data, error, readAgain } = useLiveQuery(POOL_RUNS, {
    variables: { workspaceId, name },
    kinds: ['FLOW_RUN'],
  });
  const runs = data?.workspace?.workPool?.runs.edges.map(({ node }) => node);
  if (error && !runs) return <Trouble title="The runs cannot be shown" error={error} onRetry={() => void readAgain()} />;
  if (!runs) return <LoadingRows label="Loading the runs" />;
  return runs.length > 0 ? <RunTable runs={runs} /> : <Text c="dimmed">Nothing has run in this pool yet.</Text>;
}

function Template({ name }: { name: string }) {
  const { workspaceId = '' } = useParams();
  const { data, error, readAgain } = useLiveQuery(POOL_TEMPLATE, {
    variables: { workspaceId, name },
    kinds: ['WORK_POOL'],
  });
  const template = data?.workspace?.workPool?.baseJobTemplate;
  if (error && !template) return <Trouble title="The template cannot be shown" error={error} onRetry={() => void readAgain()} />;
  if (!template) return <LoadingRows label="Loading the template" />;
  return (
    <Stack gap="sm">
      <Text c="dimmed">What workers make each run’s job of. It is changed with this command:</Text>
      <CopyLine text={`prefect work-pool update ${quoted(name)} --base-job-template template.json`} />
      <pre className="copy-text mono wrap">{JSON.stringify(template, null, 2)}</pre>
    </Stack>
  );
}
