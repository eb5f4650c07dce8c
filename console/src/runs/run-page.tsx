import { useQuery, useSubscription } from '@apollo/client/react';
import { Alert, Anchor, Badge, Code, Group, Skeleton, Stack, Tabs, Text, Title } from '@mantine/core';
import { useThrottledCallback } from '@mantine/hooks';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { RunQuery } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { isTerminal, StateBadge } from '../ui/state-badge';
import { Ago, Duration } from '../ui/time';
import { Trouble } from '../ui/trouble';
import { RunLogs } from './run-logs';
import { RUN, RUN_MOVED, TASK_RUNS } from './run-queries';
import { StateHistory } from './state-history';
import { TaskRuns } from './task-runs';

/** More than this and a picture of them says nothing. */
const TASK_RUNS_SHOWN = 200;
const AT_MOST_EVERY_MS = 500;

export function RunPage() {
  const { workspaceId = '', id = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const variables = { workspaceId, id };
  const { data, error, refetch } = useQuery(RUN, { variables });
  const tasks = useQuery(TASK_RUNS, { variables: { ...variables, first: TASK_RUNS_SHOWN } });
  const [logNews, setLogNews] = useState(0);
  const readRun = useThrottledCallback(() => void refetch(), AT_MOST_EVERY_MS);
  const readTasks = useThrottledCallback(() => void tasks.refetch(), AT_MOST_EVERY_MS);
  useSubscription(RUN_MOVED, {
    variables: { workspaceId, flowRunId: id },
    onData: ({ data: { data: news } }) => {
      const parts = news?.flowRunChanged.parts ?? [];
      if (parts.includes('STATE')) readRun();
      if (parts.includes('TASK_RUNS')) readTasks();
      if (parts.includes('LOGS')) setLogNews((count) => count + 1);
    },
  });

  const run = data?.workspace?.flowRun;
  if (error && !data) return <Trouble title="The run cannot be shown" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={400} aria-label="Loading the run" />;
  if (!run) return <Trouble title="There is no such run in this workspace" detail="It may have been deleted." home />;
  const taskRuns = tasks.data?.workspace?.flowRun?.taskRuns;

  return (
    <Stack>
      <RunHeader run={run} />
      <Tabs value={params.get('tab') ?? 'tasks'} onChange={(tab) => setParams({ tab: tab ?? 'tasks' }, { replace: true })} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="tasks">Task runs {taskRuns ? `(${taskRuns.totalCount})` : ''}</Tabs.Tab>
          <Tabs.Tab value="logs">Logs</Tabs.Tab>
          <Tabs.Tab value="states">States ({run.states.length})</Tabs.Tab>
          <Tabs.Tab value="parameters">Parameters</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="tasks" pt="md">
          {taskRuns ? <TaskRuns runs={taskRuns} highlighted={params.get('task')} runIsOver={isTerminal(run.state?.type)} /> : <Skeleton h={200} />}
        </Tabs.Panel>
        <Tabs.Panel value="logs" pt="md">
          <RunLogs news={logNews} follow={!isTerminal(run.state?.type)} />
        </Tabs.Panel>
        <Tabs.Panel value="states" pt="md">
          <StateHistory states={run.states} />
        </Tabs.Panel>
        <Tabs.Panel value="parameters" pt="md">
          <Code block>{JSON.stringify(run.parameters, null, 2)}</Code>
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

type Run = NonNullable<NonNullable<RunQuery['workspace']>['flowRun']>;

/** What is wrong first, then what, since when and for how long. */
function RunHeader({ run }: { run: Run }) {
  const { base } = useWorkspace();
  const bad = run.state && ['FAILED', 'CRASHED'].includes(run.state.type);
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Anchor component={Link} to={`${base}/runs`} size="sm">
          Runs
        </Anchor>
        {run.parentFlowRun && (
          <>
            <Text c="dimmed" size="sm">
              /
            </Text>
            <Anchor component={Link} to={`${base}/runs/flow-run/${run.parentFlowRun.id}`} size="sm">
              {run.parentFlowRun.name}
            </Anchor>
          </>
        )}
      </Group>
      <Group>
        <Title order={1} size="h2">
          {run.name}
        </Title>
        <StateBadge state={run.state} />
        {run.tags.map((tag) => (
          <Badge key={tag} variant="default" tt="none">
            {tag}
          </Badge>
        ))}
      </Group>
      {bad && (
        <Alert color={run.state?.type === 'FAILED' ? 'red' : 'orange'} title={run.state?.name}>
          <Text className="mono" size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {run.state?.message ?? 'Nothing was said about why.'}
          </Text>
        </Alert>
      )}
      <Group gap="lg">
        <Fact label="Flow">
          <Anchor component={Link} to={`${base}/flows/flow/${run.flow.id}`} size="sm">
            {run.flow.name}
          </Anchor>
        </Fact>
        <Fact label="Started">
          <Ago at={run.startTime ?? run.expectedStartTime} size="sm" />
        </Fact>
        <Fact label="Took">
          <Duration key={run.state?.id ?? ''} seconds={run.estimatedRunTime} running={run.state?.type === 'RUNNING'} size="sm" />
        </Fact>
        <Fact label="Attempt">
          <Text size="sm">{run.runCount}</Text>
        </Fact>
      </Group>
    </Stack>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      {children}
    </div>
  );
}
