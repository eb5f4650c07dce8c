import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { ShownArtifactFragment } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { Ago } from '../ui/time';
import { artifactPath, keyPath } from './artifact-paths';
import { ArtifactView } from './artifact-view';
import { TypeBadge } from './type-badge';

/** One artifact whole, within others. */
export function ArtifactCard({ artifact }: { artifact: ShownArtifactFragment }) {
  const { base } = useWorkspace();
  const { id, key, type, description, created, taskRun } = artifact;
  const name = nameOf(artifact);
  return (
    <Paper withBorder p="md" component="article" aria-label={name}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Group gap="xs">
            <Title order={3} size="h5">
              <Anchor component={Link} to={artifactPath(base, id)} inherit>
                {name}
              </Anchor>
            </Title>
            <TypeBadge type={type} />
          </Group>
          <Ago at={created} c="dimmed" size="xs" />
        </Group>
        {description && <Text c="dimmed">{description}</Text>}
        <ArtifactView artifact={artifact} label={name} />
        <Group gap="md">
          {taskRun && (
            <Text size="xs" c="dimmed">
              by the task run {taskRun.name}
            </Text>
          )}
          {key && (
            <Anchor component={Link} to={keyPath(base, key)} size="xs">
              All of {key}
            </Anchor>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

export const nameOf = ({ key, type }: { key?: string | null; type?: string | null }): string => key ?? `An artifact of the type ${type ?? 'none'}`;
