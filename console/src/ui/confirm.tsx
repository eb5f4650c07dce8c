import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Refusal } from './notice';

interface Props {
  title: string;
  /** What will be gone. */
  children: ReactNode;
  /** On the button that does it. */
  action: string;
  /** What has to be typed first, for what is dear. */
  typed?: string;
  /** Answers why it was refused; null once it is done. */
  onConfirm: () => Promise<string | null>;
  onClose: () => void;
}

/** Asks before what cannot be undone. */
export function Confirm({ title, children, action, typed, onConfirm, onClose }: Props) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [text, setText] = useState('');

  async function confirm(): Promise<void> {
    setBusy(true);
    const refused = await onConfirm();
    setBusy(false);
    setRefusal(refused);
  }

  return (
    <Modal opened onClose={onClose} title={title}>
      <Stack>
        <Refusal message={refusal} />
        {children}
        {typed !== undefined && (
          <TextInput
            aria-label={`Type ${typed}`}
            autoComplete="off"
            data-autofocus
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button color="red.9" loading={busy} disabled={typed !== undefined && text.trim() !== typed} onClick={() => void confirm()}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
