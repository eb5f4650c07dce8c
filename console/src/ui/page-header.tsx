import { Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useWorkspace } from '../shell/use-workspace';

interface Props {
  title: string;
  /** Beside the title. */
  badge?: ReactNode;
  about?: ReactNode;
  /** What can be done here. */
  actions?: ReactNode;
}

/** What a page is, for the eye and for the browser's tab. */
export function PageHeader({ title, badge, about, actions }: Props) {
  const { workspace } = useWorkspace();
  useDocumentTitle([title, workspace?.name, 'Eparch'].filter(Boolean).join(' · '));
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <Stack gap={2} miw={0}>
        <Group gap="sm">
          <Title order={1} style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Title>
          {badge}
        </Group>
        {about && <Text c="dimmed">{about}</Text>}
      </Stack>
      {actions}
    </Group>
  );
}
