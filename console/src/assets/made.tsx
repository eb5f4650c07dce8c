import { Anchor, Text } from '@mantine/core';
import type { CSSProperties } from 'react';
import { Link } from 'react-router';
import type { AssetStatus, MadeFragment } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';

/** In the colours that the states of runs have. */
export const madeColor = (status: AssetStatus): string => `var(--mantine-color-${status === 'SUCCEEDED' ? 'teal' : 'red'}-6)`;

/** How the making of an asset ended. */
export const MadeBadge = ({ status }: { status: AssetStatus }) => (
  <span className="state" style={{ '--state': madeColor(status) } as CSSProperties}>
    {status === 'SUCCEEDED' ? 'Made' : 'Failed'}
  </span>
);

/** The task run and the flow run that made it, as far as they are there, and with what. */
export function MadeBy({ made: { flowRun, taskRun, tools } }: { made: MadeFragment }) {
  const { base } = useWorkspace();
  const link = (to: string, name: string) => (
    <Anchor component={Link} to={`${base}/runs/${to}`} className="word">
      {name}
    </Anchor>
  );
  return (
    <div>
      {taskRun ? link(`task-run/${taskRun.id}`, taskRun.name) : flowRun ? link(`flow-run/${flowRun.id}`, flowRun.name) : <Text c="dimmed">–</Text>}
      {taskRun && flowRun && (
        <Text size="xs" c="dimmed" component="div">
          of {link(`flow-run/${flowRun.id}`, flowRun.name)}
        </Text>
      )}
      {tools.length > 0 && (
        <Text size="xs" c="dimmed">
          with {tools.join(', ')}
        </Text>
      )}
    </div>
  );
}
