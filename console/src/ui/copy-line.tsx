import { Button, Code, CopyButton, Group } from '@mantine/core';

/** A line to paste somewhere else. */
export function CopyLine({ text, label = 'Copy' }: { text: string; label?: string }) {
  return (
    <Group wrap="nowrap" gap="xs" align="stretch">
      <Code block flex={1} miw={0} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text}
      </Code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy} aria-label={`${label}: ${text}`} miw={84} h="auto">
            {copied ? 'Copied' : label}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
