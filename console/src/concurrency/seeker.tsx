import { Anchor, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { deploymentPath } from '../deployments/deployment-table';
import type { SeekerFragment } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { StateBadge } from '../ui/state-badge';

/** Who holds slots or wants them, as far as it is known, with where more is to be seen. */
export function Seeker({ by }: { by: SeekerFragment }) {
  const { base } = useWorkspace();
  const { flowRun, taskRun, deployment, flow, worker } = by;
  const link = (to: string, name: string) => (
    <Anchor component={Link} to={to} fw={500} className="word">
      {name}
    </Anchor>
  );
  const flowRunLink = flowRun && link(`${base}/runs/flow-run/${flowRun.id}`, flowRun.name);
  const run = taskRun ?? flowRun;
  if (run)
    return (
      <div>
        <Group gap="xs">
          {taskRun ? link(`${base}/runs/task-run/${taskRun.id}`, taskRun.name) : flowRunLink}
          <StateBadge state={run.state} />
        </Group>
        {taskRun && flowRun && (
          <Text size="xs" c="dimmed" component="div">
            of {flowRunLink}
          </Text>
        )}
      </div>
    );
  const deploymentLink = deployment && link(deploymentPath(base, deployment.id), deployment.name);
  if (by.kind === 'deployment' && deploymentLink) return deploymentLink;
  if (by.kind)
    return (
      <Text c="dimmed">
        a {by.kind.replace('-', ' ')} that is gone <span className="mono word">{by.resourceId}</span>
      </Text>
    );
  if (!flow && !deployment && !worker) return <Text c="dimmed">a client that gave no name</Text>;
  return (
    <Text component="div">
      {flow ? <>a run of {link(`${base}/flows/flow/${flow.id}`, flow.name)}</> : 'a run'}
      {deploymentLink && <> by {deploymentLink}</>}
      {worker && (
        <Text size="xs" c="dimmed">
          on worker {worker}
        </Text>
      )}
    </Text>
  );
}
