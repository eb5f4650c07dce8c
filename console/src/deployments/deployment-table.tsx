import { ActionIcon, Anchor, Group, Table, Text, Tooltip } from '@mantine/core';
import { Link } from 'react-router';
import type { DeploymentRowFragment } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { poolPath } from '../work-pools/pool-path';
import { PlayIcon } from '../ui/icons';
import { PauseSwitch } from '../ui/pause-switch';
import { RunBars } from '../ui/run-bars';
import { StatusBadge } from '../ui/status-badge';
import { Tags } from '../ui/tags';
import { Ago } from '../ui/time';
import { useDeploymentPausing } from './use-deployment-pausing';

/** Deployments with what happened last and what comes next. On a phone each is its name, its runs and its switch. */
export function DeploymentTable({ deployments, showPool = true }: { deployments: readonly DeploymentRowFragment[]; showPool?: boolean }) {
  return (
    <Table highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Deployment</Table.Th>
          <Table.Th visibleFrom="sm">Status</Table.Th>
          <Table.Th>Last runs</Table.Th>
          <Table.Th visibleFrom="md">Schedule</Table.Th>
          {showPool && <Table.Th visibleFrom="lg">Work pool</Table.Th>}
          <Table.Th aria-label="Active, and run now" />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {deployments.map((deployment) => (
          <DeploymentRow key={deployment.id} deployment={deployment} showPool={showPool} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

export const deploymentPath = (base: string, id: string): string => `${base}/deployments/deployment/${id}`;

function DeploymentRow({ deployment, showPool }: { deployment: DeploymentRowFragment; showPool: boolean }) {
  const { base } = useWorkspace();
  const setPaused = useDeploymentPausing();
  const { id, name, flow, tags, paused, status, workPool, recentRuns } = deployment;
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={8}>
          <Anchor component={Link} to={deploymentPath(base, id)} fw={500} className="word">
            {name}
          </Anchor>
          <Tags tags={tags} />
        </Group>
        <Link className="quiet-link" to={`${base}/flows/flow/${flow.id}`}>
          <Text span size="xs" c="dimmed">
            {flow.name}
          </Text>
        </Link>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <StatusBadge status={status} />
      </Table.Td>
      <Table.Td>
        <RunBars runs={recentRuns} isInTable />
      </Table.Td>
      <Table.Td visibleFrom="md">
        <Schedule deployment={deployment} />
      </Table.Td>
      {showPool && (
        <Table.Td visibleFrom="lg">
          {workPool ? (
            <Link className="quiet-link" to={poolPath(base, workPool.name)}>
              {workPool.name}
            </Link>
          ) : (
            <Text c="dimmed">served by itself</Text>
          )}
        </Table.Td>
      )}
      <Table.Td>
        <Group gap="xs" wrap="nowrap" justify="flex-end">
          <PauseSwitch paused={paused} what={`The deployment ${name}`} onChange={(next) => void setPaused({ id, name }, next)} />
          <Tooltip label="Run it">
            <ActionIcon visibleFrom="xs" component={Link} to={`${deploymentPath(base, id)}/run`} variant="subtle" aria-label={`Run ${name}`}>
              <PlayIcon size={16} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

/** In words, with the next time of all of them. */
function Schedule({ deployment: { schedules, paused } }: { deployment: DeploymentRowFragment }) {
  const active = schedules.filter((schedule) => schedule.active);
  const [first, ...others] = active.length > 0 ? active : schedules;
  if (!first) return <Text c="dimmed">none</Text>;
  const next = paused ? undefined : active.flatMap(({ nextTimes }) => nextTimes).sort()[0];
  return (
    <div>
      <Text lineClamp={2} maw={280} {...(active.length === 0 || paused ? { c: 'dimmed' } : {})}>
        {first.sentence}
        {others.length > 0 && `, and ${others.length} more`}
      </Text>
      {next ? (
        <Ago at={next} size="xs" c="dimmed" />
      ) : (
        <Text size="xs" c="dimmed">
          {paused ? 'paused' : active.length === 0 ? 'not active' : 'is never due'}
        </Text>
      )}
    </div>
  );
}
