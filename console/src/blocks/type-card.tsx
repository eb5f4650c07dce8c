import { Anchor, Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { BlockTypeCardFragment } from '../gql/graphql';
import { useWorkspace } from '../shell/use-workspace';
import { typePath } from './block-paths';

/** In the place of a picture, which would have to come from another host. */
const TypeMark = ({ name }: { name: string }) => (
  <span className="type-mark" aria-hidden>
    {name.slice(0, 1).toUpperCase()}
  </span>
);

export function TypeCard({ type }: { type: BlockTypeCardFragment }) {
  const { base } = useWorkspace();
  const { name, slug, description, documentCount, newestSchema } = type;
  return (
    <Paper withBorder p="md" component="li">
      <Stack gap="xs">
        <Group gap="sm" wrap="nowrap">
          <TypeMark name={name} />
          <div style={{ minWidth: 0 }}>
            <Anchor component={Link} to={typePath(base, slug)} fw={600} className="word">
              {name}
            </Anchor>
            <Text size="xs" c="dimmed">
              {documentCount === 0 ? 'no block yet' : documentCount === 1 ? '1 block' : `${documentCount} blocks`}
            </Text>
          </div>
        </Group>
        <Text size="sm" c="dimmed" lineClamp={3}>
          <Description text={description} />
        </Text>
        <Capabilities of={newestSchema?.capabilities ?? []} />
      </Stack>
    </Paper>
  );
}

export function Capabilities({ of }: { of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <Group gap={4}>
      {of.map((capability) => (
        <Badge key={capability} variant="default" size="sm" radius="sm" tt="none" fw={500}>
          {capability}
        </Badge>
      ))}
    </Group>
  );
}

/** Its first paragraph: the others are for whoever reads the class. */
export const Description = ({ text }: { text: string | null | undefined }) => <>{text?.trim().split(/\n\s*\n/)[0] ?? ''}</>;
