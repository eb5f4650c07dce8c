import { useMutation } from '@apollo/client/react';
import { Anchor, Breadcrumbs, Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { ShownArtifactFragment } from '../gql/graphql';
import { useLiveQuery } from '../live/use-live-query';
import { useWorkspace } from '../shell/use-workspace';
import { refusalOf } from '../ui/answers';
import { Confirm } from '../ui/confirm';
import { Facts } from '../ui/facts';
import { LoadingRows } from '../ui/loading-rows';
import { PageHeader } from '../ui/page-header';
import { Ago } from '../ui/time';
import { tell } from '../ui/toasts';
import { Trouble } from '../ui/trouble';
import { nameOf } from './artifact-card';
import { keyPath } from './artifact-paths';
import { ARTIFACT, COLLECTIONS, DELETE_ARTIFACT } from './artifact-queries';
import { ArtifactView } from './artifact-view';
import { TypeBadge } from './type-badge';

export function ArtifactPage() {
  const { workspaceId = '', id = '' } = useParams();
  const { data, error, readAgain } = useLiveQuery(ARTIFACT, {
    variables: { workspaceId, id },
    kinds: ['ARTIFACT'],
  });
  const artifact = data?.workspace?.artifact;
  if (error && !data) return <Trouble title="The artifact cannot be shown" error={error} onRetry={() => void readAgain()} />;
  if (!data) return <LoadingRows label="Loading the artifact" />;
  if (!artifact) return <Trouble title="There is no such artifact in this workspace" detail="It may have been deleted." home />;
  return (
    <Stack gap="lg">
      <ArtifactHeader artifact={artifact} />
      <ArtifactView artifact={artifact} label={nameOf(artifact)} />
    </Stack>
  );
}

function ArtifactHeader({ artifact }: { artifact: ShownArtifactFragment }) {
  const { workspaceId = '' } = useParams();
  const { base } = useWorkspace();
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  const [remove] = useMutation(DELETE_ARTIFACT, { errorPolicy: 'all', refetchQueries: [COLLECTIONS] });
  const { key, type, description, created, updated, flowRun, taskRun } = artifact;

  async function confirm(): Promise<string | null> {
    const refused = refusalOf(await remove({ variables: { workspaceId, id: artifact.id } }));
    if (refused) return refused.message;
    tell({ message: `${nameOf(artifact)} is deleted.` });
    await navigate(`${base}/artifacts`);
    return null;
  }

  return (
    <Stack gap="sm">
      <Breadcrumbs fz="sm" separatorMargin={6}>
        <Anchor component={Link} to={`${base}/artifacts`}>
          Artifacts
        </Anchor>
        {key && (
          <Anchor component={Link} to={keyPath(base, key)}>
            {key}
          </Anchor>
        )}
      </Breadcrumbs>
      <PageHeader
        title={nameOf(artifact)}
        about={description ?? undefined}
        badge={<TypeBadge type={type} />}
        actions={
          <Button variant="subtle" color="red" c="red" onClick={() => setDeleting(true)}>
            Delete
          </Button>
        }
      />
      <Facts
        facts={{
          ...(flowRun && {
            'Flow run': (
              <Anchor component={Link} to={`${base}/runs/flow-run/${flowRun.id}?tab=artifacts`}>
                {flowRun.name}
              </Anchor>
            ),
          }),
          ...(taskRun && {
            'Task run': (
              <Anchor component={Link} to={`${base}/runs/task-run/${taskRun.id}`}>
                {taskRun.name}
              </Anchor>
            ),
          }),
          Made: <Ago at={created} />,
          ...(updated !== created && { Changed: <Ago at={updated} /> }),
        }}
      />
      {deleting && (
        <Confirm title={`Delete ${nameOf(artifact)}?`} action="Delete artifact" onConfirm={confirm} onClose={() => setDeleting(false)}>
          <Text>What it says is gone for good. {key && 'The one before becomes the newest of its key.'}</Text>
        </Confirm>
      )}
    </Stack>
  );
}
