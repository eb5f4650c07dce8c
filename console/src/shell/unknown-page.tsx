import { Button, Group, Stack, Text } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { PageHeader } from '../ui/page-header';
import { useWorkspace } from './use-workspace';

/** The SDK's command line prints links to these, by the first part of their address. */
const KINDS: Readonly<Record<string, string>> = {
  blocks: 'blocks',
  automations: 'automations',
  settings: 'blocks',
};

/** Where a link leads that has no page: says so, and where to go on. */
export function UnknownPage() {
  const { '*': path = '', workspaceId } = useParams();
  const { workspace, last } = useWorkspace();
  const shown = workspaceId ? workspace : last;
  const kind = workspaceId ? KINDS[path.split('/')[0] ?? ''] : undefined;
  const base = shown && `/account/${shown.accountId}/workspace/${shown.id}`;
  return (
    <Stack align="center" gap="md" py={96} px="md" ta="center">
      <PageHeader title={kind ? `The console has no page for ${kind}` : 'There is no such page'} />
      <Text c="dimmed" maw={520}>
        {kind
          ? 'What this link names can be reached with the prefect command line. The console shows runs, flows, deployments, work pools and events.'
          : 'The address may be mistyped, or what it showed is gone.'}
      </Text>
      {kind && <Text className="mono wrap">{path}</Text>}
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
