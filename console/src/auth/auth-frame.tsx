import { Center, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Mark } from '../ui/icons';

/** The frame of the pages before one is in. */
export function AuthFrame({ title, subtitle, children, width = 400 }: { title: string; subtitle?: ReactNode; children: ReactNode; width?: number }) {
  useDocumentTitle(`${title} · Eparch`);
  return (
    <Center className="backdrop" p="md" component="main">
      <Stack w="100%" maw={width} gap="lg" py="lg">
        <Group gap={10} justify="center" fw={700} fz="lg">
          <Mark size={28} />
          Eparch
        </Group>
        <Paper withBorder p={{ base: 'md', xs: 'xl' }}>
          <Stack gap="md">
            <div>
              <Title order={1}>{title}</Title>
              {subtitle && (
                <Text c="dimmed" mt={4}>
                  {subtitle}
                </Text>
              )}
            </div>
            {children}
          </Stack>
        </Paper>
      </Stack>
    </Center>
  );
}
