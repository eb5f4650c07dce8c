import { Button, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useWorkspace } from '../shell/use-workspace';
import { CopyLine } from '../ui/copy-line';

/** Teaches the next command, or says that the search is to blame. */
export function NoRuns({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { base } = useWorkspace();
  if (filtered) {
    return (
      <Stack align="center" py={60}>
        <Text c="dimmed">No run fits the search and the chosen states.</Text>
        <Button variant="default" onClick={onClear}>
          Show all runs
        </Button>
      </Stack>
    );
  }
  return (
    <Stack maw={640} mx="auto" py={60}>
      <Title order={2} size="h3">
        No runs yet
      </Title>
      <Text c="dimmed">Run any flow while the SDK is connected to this workspace, and it shows up here at once.</Text>
      <CopyLine text="python your_flow.py" />
      <Button component={Link} to={`${base}/connect`} variant="light">
        Connect the SDK
      </Button>
    </Stack>
  );
}
