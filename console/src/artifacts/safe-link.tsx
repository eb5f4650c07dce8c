import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** A link that opens by itself only what a browser can open; an address of another kind, such as s3://, is shown beside its words. */
export function SafeLink({ href, children }: { href?: string | undefined; children?: ReactNode }) {
  if (href && /^(https?:|mailto:)/i.test(href))
    return (
      <Anchor href={href} target="_blank" rel="noreferrer" underline="always" inherit style={{ overflowWrap: 'anywhere' }}>
        {children ?? href}
      </Anchor>
    );
  return (
    <Text span inherit style={{ overflowWrap: 'anywhere' }}>
      {children} {href && <span className="mono">{href}</span>}
    </Text>
  );
}
