import { useQuery } from '@apollo/client/react';
import { Anchor, Group, Paper, SegmentedControl, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { StateType } from '../gql/graphql';
import { NoRuns } from '../runs/no-runs';
import { RunTable } from '../runs/run-table';
import { useNewsOf } from '../live/use-read-with';
import { useWorkspace } from '../shell/use-workspace';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { stateName, stateStyle } from '../ui/state-badge';
import { useTick } from '../ui/time';
import { Trouble } from '../ui/trouble';
import { usePaced } from '../ui/use-paced';
import { AT_A_GLANCE, HISTORY } from './dashboard-queries';
import { PERIODS, isPeriod, type Period, spanOf } from './periods';
import { PoolHealth } from './pool-health';
import { type Bucket, RunChart } from './run-chart';

/** A million runs are counted in a part of a second, and nobody reads numbers faster than this. */
const PAUSE_MS = 3_000;
/** Time goes on where nothing moves. */
const LOOK_AGAIN_MS = 60_000;

/** What a person on call wants to know first: what is wrong, what comes, and who works. */
export function DashboardPage() {
  const { workspaceId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const said = params.get('period');
  const period: Period = isPeriod(said) ? said : 'day';
  useTick(true, LOOK_AGAIN_MS);
  const { since, until, bucketSeconds } = spanOf(period, Date.now());
  const history = useQuery(HISTORY, { variables: { workspaceId, since, until, bucketSeconds } });
  const glance = useQuery(AT_A_GLANCE, { variables: { workspaceId, since } });
  useNewsOf(['FLOW_RUN', 'WORK_POOL', 'WORKER'], usePaced(history.refetch, PAUSE_MS, history.loading), usePaced(glance.refetch, PAUSE_MS, glance.loading));

  const shown = (history.data ?? history.previousData)?.workspace;
  const lists = (glance.data ?? glance.previousData)?.workspace;
  const error = history.error ?? glance.error;
  if (error && !shown) return <Trouble title="The dashboard cannot be shown" error={error} onRetry={() => void history.refetch()} />;
  const isBare = shown?.flowRunHistory.every(({ counts }) => counts.length === 0) && lists?.upcomingRuns.length === 0;
  return (
    <Stack gap="lg">
      <PageHeader
        title="Dashboard"
        actions={
          <SegmentedControl
            aria-label="How far back"
            size="xs"
            value={period}
            onChange={(next) => setParams({ period: next }, { replace: true })}
            data={Object.entries(PERIODS).map(([value, { label }]) => ({ value, label }))}
          />
        }
      />
      {!shown && <LoadingRows label="Loading the dashboard" />}
      {isBare && <NoRuns filtered={false} onClear={() => undefined} />}
      {shown && (
        <>
          <Numbers buckets={shown.flowRunHistory} late={shown.lateRuns} period={period} />
          <Paper withBorder p="md">
            <RunChart buckets={shown.flowRunHistory} />
          </Paper>
        </>
      )}
      {lists && (
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
          <Part title="Went wrong" more={{ to: `runs?state=FAILED&state=CRASHED&range=${PERIODS[period].range}`, label: 'All of them' }}>
            {lists.flowRuns.edges.length > 0 ? (
              <RunTable runs={lists.flowRuns.edges.map(({ node }) => node)} showFlow={false} />
            ) : (
              <Text c="dimmed">Nothing has failed or crashed.</Text>
            )}
          </Part>
          <Part title="Comes next" more={{ to: 'runs?state=SCHEDULED', label: 'All that wait' }}>
            {lists.upcomingRuns.length > 0 ? (
              <RunTable runs={lists.upcomingRuns} showFlow={false} upcoming />
            ) : (
              <Text c="dimmed">Nothing waits for its time.</Text>
            )}
          </Part>
        </SimpleGrid>
      )}
      {lists && lists.workPools.totalCount > 0 && (
        <Part title="Work pools" more={{ to: 'work-pools', label: `All ${lists.workPools.totalCount}` }}>
          <PoolHealth pools={lists.workPools.edges.map(({ node }) => node)} />
        </Part>
      )}
    </Stack>
  );
}

const SHOWN: readonly StateType[] = ['FAILED', 'CRASHED', 'RUNNING', 'COMPLETED'];

/** How many runs are in each state, leading to them. */
function Numbers({ buckets, late, period }: { buckets: readonly Bucket[]; late: number; period: Period }) {
  const { base } = useWorkspace();
  const count = (type: StateType): number => buckets.reduce((sum, { counts }) => sum + (counts.find(({ stateType }) => stateType === type)?.count ?? 0), 0);
  const { range } = PERIODS[period];
  return (
    <SimpleGrid cols={{ base: 2, sm: 5 }} spacing="sm" component="section" aria-label="Runs by state">
      {SHOWN.map((type) => (
        <Number key={type} type={type} label={stateName(type)} count={count(type)} to={`${base}/runs?state=${type}&range=${range}`} />
      ))}
      <Number type="SCHEDULED" label="Late" count={late} to={`${base}/runs?state=SCHEDULED&range=month`} />
    </SimpleGrid>
  );
}

const Number = ({ type, label, count, to }: { type: StateType; label: string; count: number; to: string }) => (
  <Link to={to} className="number" style={stateStyle(type)}>
    <span className="number-label">
      <span className="state-dot" aria-hidden /> {label}
    </span>{' '}
    <b>{count.toLocaleString()}</b>
  </Link>
);

function Part({ title, more, children }: { title: string; more: { to: string; label: string }; children: ReactNode }) {
  const { base } = useWorkspace();
  return (
    <section aria-label={title}>
      <Group justify="space-between" mb="xs">
        <Title order={2}>{title}</Title>
        <Anchor component={Link} to={`${base}/${more.to}`}>
          {more.label}
        </Anchor>
      </Group>
      {children}
    </section>
  );
}
