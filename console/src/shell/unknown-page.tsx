import { Button, Group, Stack, Text } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { PageHeader } from '../ui/page-header';
import { useWorkspace } from './use-workspace';

/** Where a link leads that has no page: says so, and where to go on. */
export function UnknownPage() {
  const { workspaceId } = useParams();
  const { workspace, last } = useWorkspace();
  const shown = workspaceId ? workspace : last;
  const base = shown && `/account/${shown.accountId}/workspace/${shown.id}`;
  return (
    <Stack align="center" gap="md" py={96} px="md" ta="center">
      <PageHeader title="There is no such page" />
      <Text c="dimmed" maw={520}>
        The address may be mistyped, or what it showed is gone.
      </Text>
      <Group justify="center">
        {base && (
          <>
            <Button component={Link} to={`${base}/runs`}>
              Runs
            </Button>
            <Button component={Link} to={`${base}/flows`} variant="default">
              Flows
            </Button>
          </>
        )}
      </Group>
    </Stack>
  );
}
