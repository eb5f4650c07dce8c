import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { SafeLink } from './safe-link';

const INLINE = /^data:image\/(png|jpeg|gif|webp|svg\+xml)[;,]/i;

/** A picture. One of another host is asked for by whoever wants to see it, never by the page itself. */
export function RemoteImage({ src, alt }: { src?: string | undefined; alt?: string | undefined }) {
  const [state, setState] = useState<'asked' | 'shown' | 'failed'>('asked');
  if (!src) return null;
  if (INLINE.test(src)) return <img src={src} alt={alt ?? ''} className="picture" />;
  if (!/^https?:/i.test(src)) return <SafeLink href={src}>{alt}</SafeLink>;
  if (state === 'shown') return <img src={src} alt={alt ?? ''} className="picture" referrerPolicy="no-referrer" onError={() => setState('failed')} />;
  return (
    <Stack gap={4} component="span" align="flex-start">
      <Group gap="xs" component="span">
        <SafeLink href={src}>{alt || src}</SafeLink>
        {state === 'asked' && (
          <Button size="compact-xs" variant="default" onClick={() => setState('shown')} aria-label={`Show the picture ${alt || src}`}>
            Show
          </Button>
        )}
      </Group>
      {state === 'failed' && (
        <Text span size="xs" c="dimmed" role="status">
          It cannot be shown here: this console’s Content-Security-Policy takes no pictures of other hosts, or there is none. Open its address instead.
        </Text>
      )}
    </Stack>
  );
}
