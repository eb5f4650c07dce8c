import { Button, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { PageHeader } from './page-header';

interface TroubleProps {
  title: string;
  detail?: string;
  error?: Error | undefined;
  onRetry?: () => void;
  /** Offer the way back to the first page. */
  home?: boolean;
}

/** What is wrong, and the button that helps. */
export function Trouble({ title, detail, error, onRetry, home = false }: TroubleProps) {
  return (
    <Stack align="center" justify="center" gap="md" py={96} px="md" role="alert" ta="center">
      <PageHeader title={title} />
      <Text c="dimmed" maw={520}>
        {detail ?? error?.message}
      </Text>
      <Group justify="center">
        {onRetry && <Button onClick={onRetry}>Try again</Button>}
        {home && (
          <Button component={Link} to="/" variant="default">
            Go to the first page
          </Button>
        )}
      </Group>
    </Stack>
  );
}
