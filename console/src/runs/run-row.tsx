import { Anchor, Badge, Group, Table } from '@mantine/core';
import { Link } from 'react-router';
import type { RunsQuery } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { StateBadge } from '../ui/state-badge';
import { Ago, Duration } from '../ui/time';

export type ListedRun = NonNullable<RunsQuery['workspace']>['flowRuns']['edges'][number]['node'];

export function RunRow({ run, showFlow = true }: { run: ListedRun; showFlow?: boolean }) {
  const { base } = useWorkspace();
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`${base}/runs/flow-run/${run.id}`} fw={500}>
          {run.name}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <StateBadge state={run.state} />
      </Table.Td>
      {showFlow && (
        <Table.Td>
          <Link className="row-link" to={`${base}/flows/flow/${run.flow.id}`}>
            {run.flow.name}
          </Link>
        </Table.Td>
      )}
      <Table.Td>
        <Ago at={run.startTime ?? run.expectedStartTime} size="sm" />
      </Table.Td>
      <Table.Td>
        {run.startTime ? <Duration key={`${run.state?.id ?? ''}`} seconds={run.estimatedRunTime} running={run.state?.type === 'RUNNING'} size="sm" /> : '–'}
      </Table.Td>
      <Table.Td>
        <Group gap={4}>
          {run.tags.map((tag) => (
            <Badge key={tag} variant="default" size="sm" tt="none">
              {tag}
            </Badge>
          ))}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
