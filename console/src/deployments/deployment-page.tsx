import { useMutation } from '@apollo/client/react';
import { ActionIcon, Anchor, Breadcrumbs, Button, Group, Menu, Stack, Tabs, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { limitPath } from '../concurrency/limit-names';
import type { DeploymentQuery } from '../gql/graphql';
import { useLiveQuery } from '../live/use-live-query';
import { LOOK_AGAIN_MS } from '../live/use-read-with';
import { useWorkspace } from '../shell/use-workspace';
import { DeploymentSlas } from '../slas/deployment-slas';
import { refusalOf } from '../ui/answers';
import { Confirm } from '../ui/confirm';
import { Facts } from '../ui/facts';
import { Gauge } from '../ui/gauge';
import { EditIcon, MoreIcon, PlayIcon, RetryIcon, TrashIcon } from '../ui/icons';
import { LoadingRows } from '../ui/loading-rows';
import { Notice } from '../ui/notice';
import { PageHeader } from '../ui/page-header';
import { PauseSwitch } from '../ui/pause-switch';
import { RunBars } from '../ui/run-bars';
import { StatusBadge } from '../ui/status-badge';
import { Tags } from '../ui/tags';
import { Ago } from '../ui/time';
import { Trouble } from '../ui/trouble';
import { tabIn } from '../ui/use-addressed';
import { poolPath, queuePath } from '../work-pools/pool-path';
import { DeploymentForm } from './deployment-form';
import { DELETE_DEPLOYMENT, DEPLOYMENT } from './deployment-queries';
import { DeploymentRuns } from './deployment-runs';
import { deploymentPath } from './deployment-table';
import { parseExact, writeExact } from './parameters/exact';
import { Schedules } from './schedules';
import { useDeploymentPausing } from './use-deployment-pausing';
import { BackfillForm } from './backfills/backfill-form';
import { Versions } from './versions/versions';

const TABS = ['runs', 'schedules', 'parameters', 'slas', 'versions', 'details'] as const;

export type ShownDeployment = NonNullable<NonNullable<DeploymentQuery['workspace']>['deployment']>;

export function DeploymentPage() {
  const { workspaceId = '', id = '' } = useParams();
  const { data, error, readAgain } = useLiveQuery(DEPLOYMENT, {
    variables: { workspaceId, id },
    kinds: ['DEPLOYMENT', 'DEPLOYMENT_VERSION', 'WORK_POOL', 'WORKER', 'FLOW_RUN'],
    lookAgainMs: LOOK_AGAIN_MS,
  });
  const deployment = data?.workspace?.deployment;
  if (error && !data) return <Trouble title="The deployment cannot be shown" error={error} onRetry={() => void readAgain()} />;
  if (!data) return <LoadingRows label="Loading the deployment" />;
  if (!deployment) return <Trouble title="There is no such deployment in this workspace" detail="It may have been deleted." home />;
  return (
    <Stack gap="lg">
      <DeploymentHeader deployment={deployment} />
      <DeploymentTabs deployment={deployment} />
    </Stack>
  );
}

function DeploymentHeader({ deployment }: { deployment: ShownDeployment }) {
  const { base } = useWorkspace();
  const setPaused = useDeploymentPausing();
  const { id, name, paused, workPool, workQueue } = deployment;
  return (
    <Stack gap="sm">
      <Breadcrumbs fz="sm" separatorMargin={6}>
        <Anchor component={Link} to={`${base}/deployments`}>
          Deployments
        </Anchor>
        <Anchor component={Link} to={`${base}/flows/flow/${deployment.flow.id}`}>
          {deployment.flow.name}
        </Anchor>
      </Breadcrumbs>
      <PageHeader
        title={name}
        badge={<StatusBadge status={deployment.status} />}
        actions={
          <Group gap="sm">
            <PauseSwitch withLabel paused={paused} what={`The deployment ${name}`} onChange={(next) => void setPaused({ id, name }, next)} />
            <Button component={Link} to={`${deploymentPath(base, id)}/run`} leftSection={<PlayIcon size={16} />}>
              Run
            </Button>
            <DeploymentMenu deployment={deployment} />
          </Group>
        }
      />
      <Tags tags={deployment.tags} />
      {deployment.description && <Text className="wrap">{deployment.description}</Text>}
      <Obstacle deployment={deployment} />
      <Facts
        facts={{
          'Work pool': workPool ? (
            <Anchor component={Link} to={poolPath(base, workPool.name)}>
              {workPool.name}
            </Anchor>
          ) : (
            'none: a process serves it'
          ),
          ...(workQueue && {
            Queue: (
              <Anchor component={Link} to={queuePath(base, workQueue.id)}>
                {workQueue.name}
              </Anchor>
            ),
          }),
          ...(typeof deployment.concurrencyLimit === 'number' && {
            'Runs under way': (
              <Group gap="xs" align="flex-start">
                <Gauge taken={deployment.slotsTaken ?? 0} limit={deployment.concurrencyLimit} />
                {deployment.globalConcurrencyLimit && (
                  <Anchor component={Link} to={limitPath(base, deployment.globalConcurrencyLimit.id)} inherit>
                    who holds them
                  </Anchor>
                )}
              </Group>
            ),
          }),
          ...(deployment.base && {
            'Branch of': (
              <Anchor component={Link} to={deploymentPath(base, deployment.base.id)}>
                {deployment.base.name}
              </Anchor>
            ),
          }),
          'Last runs': <RunBars runs={deployment.recentRuns} />,
          'Last polled': deployment.lastPolled ? <Ago at={deployment.lastPolled} /> : 'never',
        }}
      />
    </Stack>
  );
}

/** What would keep a run from starting, before anybody waits for one. */
function Obstacle({ deployment: { workPool, workQueue, status } }: { deployment: ShownDeployment }) {
  const { base } = useWorkspace();
  if (workPool?.isPaused) return <Notice tone="yellow">Its work pool {workPool.name} is paused: runs wait until it goes on.</Notice>;
  if (workQueue?.isPaused) return <Notice tone="yellow">Its work queue {workQueue.name} is paused: runs wait until it goes on.</Notice>;
  if (!workPool && status === 'NOT_READY')
    return <Notice tone="yellow">Nobody asks for its runs: start the program that serves it, as flow.serve() does, and they begin.</Notice>;
  if (workPool?.workersOnline === 0 && !/:(push|managed)$|^prefect-agent$/.test(workPool.type))
    return (
      <Notice tone="yellow">
        No worker of its pool is online: runs wait until one comes.{' '}
        <Anchor component={Link} to={poolPath(base, workPool.name)} inherit>
          How to start one
        </Anchor>
      </Notice>
    );
  return null;
}

function DeploymentMenu({ deployment }: { deployment: ShownDeployment }) {
  const { workspaceId = '' } = useParams();
  const { base } = useWorkspace();
  const navigate = useNavigate();
  const [editing, edit] = useDisclosure();
  const [backfilling, backfill] = useDisclosure();
  const [deleting, ask] = useDisclosure();
  const [, setParams] = useSearchParams();
  const [remove] = useMutation(DELETE_DEPLOYMENT, { errorPolicy: 'all' });

  async function confirm(): Promise<string | null> {
    const refused = refusalOf(await remove({ variables: { workspaceId, id: deployment.id } }));
    if (!refused) await navigate(`${base}/deployments`);
    return refused?.message ?? null;
  }

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label="More that can be done with this deployment">
            <MoreIcon />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<EditIcon size={16} />} onClick={edit.open}>
            Edit limit, tags and description
          </Menu.Item>
          {deployment.schedules.length > 0 && (
            <Menu.Item leftSection={<RetryIcon size={16} />} onClick={backfill.open}>
              Backfill a past window
            </Menu.Item>
          )}
          <Menu.Item color="red" leftSection={<TrashIcon size={16} />} onClick={ask.open}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {backfilling && (
        <BackfillForm
          deployment={deployment}
          onClose={(made) => {
            backfill.close();
            if (made) setParams({ tab: 'schedules' }, { replace: true });
          }}
        />
      )}
      {editing && <DeploymentForm deployment={deployment} onClose={edit.close} />}
      {deleting && (
        <Confirm title={`Delete ${deployment.name}?`} action="Delete deployment" onConfirm={confirm} onClose={ask.close}>
          <Text>Its schedules and its runs that have not begun go with it; runs that began stay. This cannot be undone.</Text>
        </Confirm>
      )}
    </>
  );
}

function DeploymentTabs({ deployment }: { deployment: ShownDeployment }) {
  const [params, setParams] = useSearchParams();
  const tab = tabIn(params, TABS, 'runs');
  return (
    <Tabs value={tab} onChange={(next) => setParams({ tab: next ?? 'runs' }, { replace: true })}>
      <Tabs.List className="tabs-list">
        <Tabs.Tab value="runs">Runs</Tabs.Tab>
        <Tabs.Tab value="schedules">Schedules {deployment.schedules.length}</Tabs.Tab>
        <Tabs.Tab value="parameters">Parameters</Tabs.Tab>
        <Tabs.Tab value="slas">SLAs {deployment.slas.length}</Tabs.Tab>
        <Tabs.Tab value="versions">Versions</Tabs.Tab>
        <Tabs.Tab value="details">Details</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="runs" pt="md">
        <DeploymentRuns deployment={deployment} />
      </Tabs.Panel>
      <Tabs.Panel value="schedules" pt="md">
        <Schedules deployment={deployment} />
      </Tabs.Panel>
      <Tabs.Panel value="parameters" pt="md">
        {deployment.parametersText === '{}' ? (
          <Text c="dimmed">Runs get the defaults that the flow itself has.</Text>
        ) : (
          <pre className="copy-text mono wrap">{writeExact(parseExact(deployment.parametersText), 2)}</pre>
        )}
      </Tabs.Panel>
      <Tabs.Panel value="slas" pt="md">
        {tab === 'slas' && <DeploymentSlas deploymentId={deployment.id} />}
      </Tabs.Panel>
      <Tabs.Panel value="versions" pt="md">
        {tab === 'versions' && <Versions deployment={deployment} />}
      </Tabs.Panel>
      <Tabs.Panel value="details" pt="md">
        <Details deployment={deployment} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Details({ deployment }: { deployment: ShownDeployment }) {
  const { entrypoint, path, version, branch, created, updated, enforceParameterSchema, collisionStrategy, concurrencyLimit } = deployment;
  const hasVariables = Object.keys(deployment.jobVariables as object).length > 0;
  return (
    <Stack>
      <Facts
        facts={{
          Entrypoint: entrypoint ? <span className="mono word">{entrypoint}</span> : '–',
          ...(path && { Path: <span className="mono word">{path}</span> }),
          ...(version && { Version: version }),
          ...(branch && { Branch: branch }),
          'Parameters have to fit their schema': enforceParameterSchema ? 'yes' : 'no',
          ...(typeof concurrencyLimit === 'number' && { 'Runs above the limit': collisionStrategy === 'CANCEL_NEW' ? 'are cancelled' : 'wait' }),
          Created: <Ago at={created} />,
          Changed: <Ago at={updated} />,
        }}
      />
      <Text fw={600}>Job variables</Text>
      {hasVariables ? (
        <pre className="copy-text mono wrap">{JSON.stringify(deployment.jobVariables, null, 2)}</pre>
      ) : (
        <Text c="dimmed">Jobs are made with the defaults of the work pool.</Text>
      )}
    </Stack>
  );
}
