import { useMutation, useSubscription } from '@apollo/client/react';
import { Alert, Anchor, Button, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { cloudApiUrl } from '../base';
import { graphql } from '../gql';
import { CREATE_API_KEY } from '../keys/create-key';
import { useWorkspace } from '../shell/use-workspace';
import { CopyLine } from '../ui/copy-line';

const RUNS_CHANGED = graphql(`
  subscription FirstRun($workspaceId: ID!) {
    flowRunsChanged(workspaceId: $workspaceId)
  }
`);

/** From nothing to the first run: a key, three lines to paste, and the run as soon as it is there. */
export function ConnectPage() {
  const { workspaceId = '' } = useParams();
  const { workspace, base } = useWorkspace();
  const [createKey, { loading, error }] = useMutation(CREATE_API_KEY);
  const [key, setKey] = useState<string | null>(null);
  const { data: moved } = useSubscription(RUNS_CHANGED, { variables: { workspaceId } });
  const runId = moved?.flowRunsChanged[0];

  async function make(): Promise<void> {
    const { data } = await createKey({ variables: { input: { name: `For ${workspace?.handle ?? 'the SDK'}`, expiration: null } } });
    if (data?.createApiKey.__typename === 'CreateApiKeySuccess') setKey(data.createApiKey.key);
  }

  const shown = key ?? '<your key>';
  return (
    <Stack maw={760}>
      <div>
        <Title order={1} size="h2">
          Connect the SDK
        </Title>
        <Text c="dimmed">Everything that you run from then on shows up in this workspace.</Text>
      </div>
      <Title order={2} size="h4">
        1. Make an API key
      </Title>
      {key ? (
        <>
          <Alert color="yellow" title="Shown only this once">
            Copy the key now. Only its fingerprint is kept, so nobody can show it to you again.
          </Alert>
          <CopyLine text={key} label="Copy key" />
        </>
      ) : (
        <Group>
          <Button onClick={() => void make()} loading={loading}>
            Make an API key
          </Button>
          {error && <Text c="red">{error.message}</Text>}
        </Group>
      )}
      <Title order={2} size="h4">
        2. Paste this where your flows run
      </Title>
      <CopyLine text={`prefect config set PREFECT_CLOUD_API_URL=${cloudApiUrl()}`} />
      <CopyLine text={`prefect cloud login --key ${shown} --workspace ${workspace ? `${workspace.accountHandle}/${workspace.handle}` : ''}`} />
      <Title order={2} size="h4">
        3. Run a flow you already have
      </Title>
      <CopyLine text="python your_flow.py" />
      {runId ? (
        <Alert color="teal" title="The first run is here" role="status">
          <Anchor component={Link} to={`${base}/runs/flow-run/${runId}`}>
            Open it
          </Anchor>
        </Alert>
      ) : (
        <Group gap="sm" role="status">
          <Loader size="xs" />
          <Text c="dimmed">Waiting for a run …</Text>
        </Group>
      )}
    </Stack>
  );
}
