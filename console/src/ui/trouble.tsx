import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';

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
    <Stack align="center" justify="center" gap="sm" py={80} px="md" role="alert">
      <Title order={2} size="h3" ta="center">
        {title}
      </Title>
      <Text c="dimmed" ta="center" maw={520}>
        {detail ?? error?.message}
      </Text>
      <Group>
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
