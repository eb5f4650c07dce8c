import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useWorkspace } from '../shell/use-workspace';
import { Empty, NothingFits } from '../ui/empty';

/** Teaches the next command, or says that the search is to blame. */
export function NoRuns({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { base } = useWorkspace();
  if (filtered) return <NothingFits onClear={onClear} />;
  return (
    <Empty
      title="Nothing has run here yet"
      about="Run any flow while the SDK is connected to this workspace, and it shows up here at once."
      command="python your_flow.py"
    >
      <Button component={Link} to={`${base}/connect`} w="fit-content">
        Connect the SDK
      </Button>
    </Empty>
  );
}
