import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { CopyLine } from './copy-line';

/** In the place of a list in which there is nothing yet: what it would show, and the command that makes the first. */
export function Empty({ title, about, command, children }: { title: string; about: ReactNode; command?: string; children?: ReactNode }) {
  return (
    <Paper withBorder p={{ base: 'md', xs: 'xl' }} maw={620} mx="auto" mt="lg" w="100%">
      <Stack>
        <div>
          <Title order={2}>{title}</Title>
          <Text c="dimmed">{about}</Text>
        </div>
        {command && <CopyLine text={command} />}
        {children}
      </Stack>
    </Paper>
  );
}

/** The same where it is the search that finds nothing. */
export function NothingFits({ onClear }: { onClear: () => void }) {
  return (
    <Stack align="center" py={60} ta="center">
      <Text c="dimmed">Nothing fits the search and the chosen filters.</Text>
      <Button variant="default" onClick={onClear}>
        Show everything
      </Button>
    </Stack>
  );
}
