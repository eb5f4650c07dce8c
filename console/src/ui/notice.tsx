import { Text } from '@mantine/core';
import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react';

interface Props {
  /** A colour of the theme. */
  tone: 'red' | 'orange' | 'yellow' | 'teal';
  title?: string;
  /** `alert` interrupts a screen reader, `status` waits for its turn. */
  role?: 'alert' | 'status';
  children: ReactNode;
}

/** Something to know before going on. */
export function Notice({ tone, title, role, children }: Props) {
  return (
    <div className="notice" role={role} style={{ '--tone': `var(--mantine-color-${tone}-6)` } as CSSProperties}>
      {title && <Text fw={600}>{title}</Text>}
      <Text component="div">{children}</Text>
    </div>
  );
}

/** Why a form was not taken, brought into sight; nothing without a message. */
export function Refusal({ message }: { message: string | null | undefined }) {
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => void shown.current?.scrollIntoView({ block: 'nearest' }), [message]);
  if (!message) return null;
  return (
    <div ref={shown}>
      <Notice tone="red" role="alert">
        {message}
      </Notice>
    </div>
  );
}
