import { Button, Loader, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { More } from '../live/use-long-list';
import { Notice } from './notice';

interface Props {
  more: More;
  /** How many there are in all, where that is known. */
  total?: number;
  label?: string;
}

/** Below a list: the button that makes it longer, how that goes, and its end. Nothing below a list that is short. */
export function ShowMore({ more, total, label = total === undefined ? 'Show more' : `Show more of ${total}` }: Props) {
  const end = useRef<HTMLParagraphElement>(null);
  const isEnd = more.asked && !more.hasMore;
  // The button that was pressed is gone, and the keyboard's place with it.
  useEffect(() => {
    if (isEnd && document.activeElement === document.body) end.current?.focus({ preventScroll: true });
  }, [isEnd]);
  if (!more.hasMore && !isEnd) return null;
  return (
    <Stack align="center" gap="xs">
      {more.error && (
        <Notice tone="red" role="alert">
          More could not be read: {more.error.message}
        </Notice>
      )}
      {more.hasMore && (
        // It keeps the focus while it waits, which one that is disabled would not.
        <Button variant="default" aria-disabled={more.reading} leftSection={more.reading && <Loader size={14} />} onClick={() => !more.reading && more.read()}>
          {more.error ? 'Try again' : label}
        </Button>
      )}
      {isEnd && (
        <Text ref={end} tabIndex={-1} size="sm" c="dimmed">
          {total === undefined ? 'That is all.' : `These are all ${total}.`}
        </Text>
      )}
      <VisuallyHidden role="status">
        {more.reading && 'Reading more'}
        {!more.reading && more.asked && !more.error && `${more.shown} are shown`}
      </VisuallyHidden>
    </Stack>
  );
}
