import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useWorkspace } from '../shell/use-workspace';
import { CopyLine } from '../ui/copy-line';

/** Teaches the next command, or says that the search is to blame. */
export function NoRuns({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { base } = useWorkspace();
  if (filtered) {
    return (
      <Stack align="center" py={60} ta="center">
        <Text c="dimmed">Nothing fits the search and the chosen filters.</Text>
        <Button variant="default" onClick={onClear}>
          Show everything
        </Button>
      </Stack>
    );
  }
  return (
    <Paper withBorder p="xl" maw={620} mx="auto" mt={48} w="100%">
      <Stack>
        <div>
          <Title order={2}>Nothing has run here yet</Title>
          <Text c="dimmed">Run any flow while the SDK is connected to this workspace, and it shows up here at once.</Text>
        </div>
        <CopyLine text="python your_flow.py" />
        <Button component={Link} to={`${base}/connect`} w="fit-content">
          Connect the SDK
        </Button>
      </Stack>
    </Paper>
  );
}
