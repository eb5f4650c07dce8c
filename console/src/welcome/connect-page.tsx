import { useMutation, useSubscription } from '@apollo/client/react';
import { Anchor, Button, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { cloudApiUrl } from '../base';
import { graphql } from '../gql';
import { CREATE_API_KEY } from '../keys/create-key';
import { KeyOnce } from '../keys/key-once';
import { useWorkspace } from '../shell/use-workspace';
import { CopyLine } from '../ui/copy-line';
import { Notice, Refusal } from '../ui/notice';
import { PageHeader } from '../ui/page-header';

const RUNS_CHANGED = graphql(`
  subscription FirstRun($workspaceId: ID!) {
    flowRunsChanged(workspaceId: $workspaceId)
  }
`);

/** From nothing to the first run: a key, the lines to paste, and the run as soon as it is there. */
export function ConnectPage() {
  const { workspace } = useWorkspace();
  const [createKey, { loading, error }] = useMutation(CREATE_API_KEY);
  const [key, setKey] = useState<string | null>(null);

  async function make(): Promise<void> {
    const name = `SDK in ${workspace?.handle ?? 'a workspace'}`;
    const { data } = await createKey({ variables: { input: { name, expiration: null } }, errorPolicy: 'all' });
    if (data?.createApiKey.__typename === 'CreateApiKeySuccess') setKey(data.createApiKey.key);
  }

  return (
    <Stack maw={760} gap="xl">
      <PageHeader title="Connect the SDK" about="What you run from then on shows up in this workspace." />
      <Step number={1} title="Create an API key">
        {key ? (
          <KeyOnce apiKey={key} />
        ) : (
          <>
            <Refusal message={error?.message} />
            <Button w="fit-content" onClick={() => void make()} loading={loading}>
              Create API key
            </Button>
          </>
        )}
      </Step>
      <Step number={2} title="Run these where your flows run">
        <CopyLine text={`prefect config set PREFECT_CLOUD_API_URL=${cloudApiUrl()}`} />
        <CopyLine text={`prefect cloud login --key ${key ?? '<your key>'} --workspace ${workspace ? `${workspace.accountHandle}/${workspace.handle}` : ''}`} />
      </Step>
      <Step number={3} title="Run a flow you already have">
        <CopyLine text="python your_flow.py" />
        <FirstRun />
      </Step>
    </Stack>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <Group wrap="nowrap" align="flex-start" gap="md">
      <span className="step-number" aria-hidden>
        {number}
      </span>
      <Stack flex={1} miw={0} gap="sm">
        <Title order={2} lh="26px">
          {title}
        </Title>
        {children}
      </Stack>
    </Group>
  );
}

/** The first run that moves from now on. */
function FirstRun() {
  const { workspaceId = '' } = useParams();
  const { base } = useWorkspace();
  const [runId, setRunId] = useState<string | null>(null);
  useSubscription(RUNS_CHANGED, {
    variables: { workspaceId },
    onData: ({ data: { data: news } }) => setRunId((old) => old ?? news?.flowRunsChanged[0] ?? null),
  });
  if (runId)
    return (
      <Notice tone="teal" title="A run has arrived" role="status">
        <Anchor component={Link} to={`${base}/runs/flow-run/${runId}`}>
          Open it
        </Anchor>
      </Notice>
    );
  return (
    <Group gap="sm" role="status">
      <Loader size="xs" />
      <Text c="dimmed">Waiting for a run …</Text>
    </Group>
  );
}
