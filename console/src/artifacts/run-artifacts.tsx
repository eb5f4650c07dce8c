import { Stack } from '@mantine/core';
import { useParams } from 'react-router';
import { useLiveQuery } from '../live/use-live-query';
import { Empty } from '../ui/empty';
import { LoadingRows } from '../ui/loading-rows';
import { Trouble } from '../ui/trouble';
import { ArtifactCard } from './artifact-card';
import { RUN_ARTIFACTS } from './artifact-queries';

/** What a run and its task runs left for people to see. */
export default function RunArtifacts() {
  const { workspaceId = '', id = '' } = useParams();
  const { data, error, readAgain } = useLiveQuery(RUN_ARTIFACTS, {
    variables: { workspaceId, id },
    kinds: ['ARTIFACT'],
  });
  const artifacts = data?.workspace?.flowRun?.artifacts;
  if (error && !artifacts) return <Trouble title="The artifacts cannot be shown" error={error} onRetry={() => void readAgain()} />;
  if (!artifacts) return <LoadingRows label="Loading the artifacts" rows={4} />;
  if (artifacts.length === 0)
    return (
      <Empty
        title="This run left no artifacts"
        about="A flow or a task shows something here, as text, as a table, as progress, by a line such as:"
        command={'create_markdown_artifact("# Report", key="report")'}
      />
    );
  return (
    <Stack>
      {artifacts.map((artifact) => (
        <ArtifactCard key={artifact.id} artifact={artifact} />
      ))}
    </Stack>
  );
}
