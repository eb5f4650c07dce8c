import { ActionIcon, CopyButton, Group, Text, Tooltip } from '@mantine/core';
import { Fragment } from 'react';
import { CheckIcon, CopyIcon } from './icons';

/** A line to paste somewhere else, broken between its words only. */
export function CopyLine({ text, label = 'Copy' }: { text: string; label?: string }) {
  return (
    <Group className="copy-text" wrap="nowrap" gap="xs" justify="space-between">
      <Text component="code" className="mono" miw={0}>
        {text.split(' ').map((word, index) => (
          <Fragment key={index}>
            {index > 0 && ' '}
            <span className="word">{word}</span>
          </Fragment>
        ))}
      </Text>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? 'Copied' : label}>
            <ActionIcon variant="subtle" color={copied ? 'teal' : 'gray'} onClick={copy} aria-label={`${copied ? 'Copied' : label}: ${text}`}>
              {copied ? <CheckIcon /> : <CopyIcon />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  );
}
