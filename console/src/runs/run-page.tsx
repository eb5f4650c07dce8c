import { useQuery, useSubscription } from '@apollo/client/react';
import { Anchor, Breadcrumbs, Stack, Tabs, Text } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { RunQuery } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { Facts } from '../ui/facts';
import { LoadingRows } from '../ui/loading-rows';
import { Notice } from '../ui/notice';
import { PageHeader } from '../ui/page-header';
import { isBad, isTerminal, StateBadge } from '../ui/state-badge';
import { Tags } from '../ui/tags';
import { Ago, Duration } from '../ui/time';
import { Trouble } from '../ui/trouble';
import { tabIn, withParam } from '../ui/use-addressed';
import { usePaced } from '../ui/use-paced';
import { poolPath } from '../work-pools/pool-path';
import { Decisions } from './decisions';
import { RunActions } from './run-actions';
import { RunLogs } from './run-logs';
import { RUN, RUN_MOVED, WHY } from './run-queries';
import { RunQuestion } from './run-question';
import { StateHistory } from './state-history';
import { ONE_TASK_RUN, TASK_RUN_COUNTS } from './task-runs/task-run-queries';
import { TaskRuns } from './task-runs/task-runs';
import { Why } from './why';

const TABS = ['tasks', 'logs', 'states', 'artifacts', 'decisions', 'parameters'] as const;

const RunArtifacts = lazy(() => import('../artifacts/run-artifacts'));
const RunTimeline = lazy(() => import('./timeline/run-timeline'));

const PAUSE_MS = 300;
/** What a run waits for changes without the run: workers come and go. */
const ASK_WHY_AGAIN_MS = 15_000;
const ASK_QUESTION_AGAIN_MS = 1_000;

type Run = NonNullable<NonNullable<RunQuery['workspace']>['flowRun']>;

export function RunPage() {
  const { workspaceId = '', id = '' } = useParams();
  const variables = { workspaceId, id };
  const { data, error, loading, refetch, startPolling, stopPolling } = useQuery(RUN, { variables });
  const tasks = useQuery(TASK_RUN_COUNTS, { variables });
  const isOver = isTerminal(data?.workspace?.flowRun?.state?.type);
  const why = useQuery(WHY, { variables, pollInterval: isOver ? 0 : ASK_WHY_AGAIN_MS });
  const [logNews, setLogNews] = useState(0);
  const [taskNews, setTaskNews] = useState(0);
  const [moves, setMoves] = useState(0);
  // What it asks comes just after its state, and is told to nobody.
  const asks = data?.workspace?.flowRun?.question;
  useEffect(() => {
    if (!asks || asks.schemaText) return;
    startPolling(ASK_QUESTION_AGAIN_MS);
    return stopPolling;
  }, [asks, startPolling, stopPolling]);
  const readRun = usePaced(refetch, PAUSE_MS, loading);
  const readTasks = usePaced(tasks.refetch, PAUSE_MS, tasks.loading);
  const readWhy = usePaced(why.refetch, PAUSE_MS, why.loading);
  useSubscription(RUN_MOVED, {
    variables: { workspaceId, flowRunId: id },
    onData: ({ data: { data: news } }) => {
      const parts = news?.flowRunChanged.parts ?? [];
      if (parts.includes('STATE')) {
        readRun();
        readWhy();
        setMoves((count) => count + 1);
      }
      if (parts.includes('TASK_RUNS')) {
        readTasks();
        setTaskNews((count) => count + 1);
      }
      if (parts.includes('LOGS')) setLogNews((count) => count + 1);
    },
  });

  const run = data?.workspace?.flowRun;
  if (error && !data) return <Trouble title="The run cannot be shown" error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows label="Loading the run" />;
  if (!run) return <Trouble title="There is no such run in this workspace" detail="It may have been deleted." home />;
  return (
    <Stack gap="lg">
      <RunHeader run={run} why={why.data?.workspace?.flowRun?.why} />
      <RunTabs run={run} counts={tasks.data?.workspace?.flowRun?.taskRunCounts} news={{ logs: logNews, tasks: taskNews, moves }} />
    </Stack>
  );
}

/** What is wrong first, then what, since when and for how long. */
function RunHeader({ run, why }: { run: Run; why: Parameters<typeof Why>[0]['why'] | undefined }) {
  const { base } = useWorkspace();
  return (
    <Stack gap="sm">
      <Breadcrumbs separatorMargin={6} fz="sm">
        <Anchor component={Link} to={`${base}/runs`}>
          Runs
        </Anchor>
        {run.parentFlowRun && (
          <Anchor component={Link} to={`${base}/runs/flow-run/${run.parentFlowRun.id}`}>
            {run.parentFlowRun.name}
          </Anchor>
        )}
      </Breadcrumbs>
      <PageHeader title={run.name} badge={<StateBadge state={run.state} />} actions={<RunActions run={run} />} />
      <Tags tags={run.tags} />
      {isBad(run.state?.type) && (
        <Notice tone={run.state?.type === 'FAILED' ? 'red' : 'orange'}>
          <span className="mono wrap">{run.state?.message ?? 'Nothing was said about why.'}</span>
        </Notice>
      )}
      {run.question && <RunQuestion key={run.state?.id} run={run} question={run.question} />}
      {why && <Why why={why} said={isBad(run.state?.type) ? run.state?.message : null} />}
      <Facts
        facts={{
          Flow: (
            <Anchor component={Link} to={`${base}/flows/flow/${run.flow.id}`}>
              {run.flow.name}
            </Anchor>
          ),
          ...(run.deployment && {
            Deployment: (
              <Anchor component={Link} to={`${base}/deployments/deployment/${run.deployment.id}`}>
                {run.deployment.name}
              </Anchor>
            ),
          }),
          ...(run.deployment &&
            run.deploymentVersion &&
            !run.deploymentVersion.isCurrent && {
              'Made of': (
                <Anchor component={Link} to={`${base}/deployments/deployment/${run.deployment.id}?tab=versions`}>
                  version {run.deploymentVersion.number}, not the current one
                </Anchor>
              ),
            }),
          ...(run.workPool && {
            'Work pool': (
              <Anchor component={Link} to={poolPath(base, run.workPool.name)}>
                {run.workPool.name}
              </Anchor>
            ),
          }),
          [run.startTime ? 'Started' : 'Due']: <Ago at={run.startTime ?? run.expectedStartTime} />,
          Took: run.startTime ? <Duration seconds={run.estimatedRunTime} running={run.state?.type === 'RUNNING'} /> : '–',
          Attempt: run.runCount,
        }}
      />
    </Stack>
  );
}

interface TabsProps {
  run: Run;
  /** Of its task runs. */
  counts: Parameters<typeof TaskRuns>[0]['counts'] | undefined;
  /** Each counts up when there is something new. */
  news: { logs: number; tasks: number; moves: number };
}

function RunTabs({ run, counts, news }: TabsProps) {
  const [params, setParams] = useSearchParams();
  const isOver = isTerminal(run.state?.type);
  const taskRunId = params.get('task');
  const { workspaceId = '' } = useParams();
  const linked = useQuery(ONE_TASK_RUN, { variables: { workspaceId, id: taskRunId ?? '' }, skip: taskRunId === null, fetchPolicy: 'cache-first' });
  const total = counts?.reduce((sum, { count }) => sum + count, 0);
  // A run that ended without tasks has its story in its logs.
  const first = isOver && total === 0 ? 'logs' : 'tasks';
  const tab = tabIn(params, TABS, first);
  return (
    <Tabs
      value={tab}
      // What each tab is narrowed to stays; the one task run is of the logs alone.
      onChange={(next) => setParams((old) => withParam(next === 'logs' ? old : withParam(old, 'task', []), 'tab', [next ?? first]), { replace: true })}
    >
      <Tabs.List className="tabs-list">
        <Tabs.Tab value="tasks">Task runs {total !== undefined && <Count of={total} />}</Tabs.Tab>
        <Tabs.Tab value="logs">Logs</Tabs.Tab>
        <Tabs.Tab value="states">
          States <Count of={run.states.length} />
        </Tabs.Tab>
        <Tabs.Tab value="artifacts">Artifacts</Tabs.Tab>
        <Tabs.Tab value="decisions">Decisions</Tabs.Tab>
        <Tabs.Tab value="parameters">Parameters</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="tasks" pt="md">
        {total !== undefined && total > 0 && (
          <Suspense fallback={<LoadingRows label="Loading the timeline" rows={3} />}>
            <RunTimeline key={run.id} news={news.tasks} runIsOver={isOver} highlighted={taskRunId} />
          </Suspense>
        )}
        {counts ? (
          tab === 'tasks' && <TaskRuns run={run} counts={counts} highlighted={taskRunId} news={news.tasks} />
        ) : (
          <LoadingRows label="Loading the task runs" />
        )}
      </Tabs.Panel>
      <Tabs.Panel value="logs" pt="md">
        <RunLogs
          news={news.logs}
          follow={!isOver}
          taskRun={taskRunId === null ? null : { id: taskRunId, name: linked.data?.workspace?.taskRun?.name ?? 'one task run' }}
          onAllTasks={() => setParams((old) => withParam(withParam(old, 'task', []), 'tab', ['logs']), { replace: true })}
        />
      </Tabs.Panel>
      <Tabs.Panel value="states" pt="md">
        <StateHistory states={run.states} />
      </Tabs.Panel>
      <Tabs.Panel value="artifacts" pt="md">
        {tab === 'artifacts' && (
          <Suspense fallback={<LoadingRows label="Loading the artifacts" rows={4} />}>
            <RunArtifacts />
          </Suspense>
        )}
      </Tabs.Panel>
      <Tabs.Panel value="decisions" pt="md">
        {tab === 'decisions' && <Decisions key={run.id} news={news.moves} />}
      </Tabs.Panel>
      <Tabs.Panel value="parameters" pt="md">
        {Object.keys(run.parameters as object).length === 0 ? (
          <Text c="dimmed">This run was given no parameters.</Text>
        ) : (
          <pre className="copy-text mono wrap">{JSON.stringify(run.parameters, null, 2)}</pre>
        )}
      </Tabs.Panel>
    </Tabs>
  );
}

const Count = ({ of }: { of: number }) => (
  <Text span c="dimmed" inherit>
    {of}
  </Text>
);
