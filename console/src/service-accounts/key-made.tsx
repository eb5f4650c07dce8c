import { Button, Modal, Stack, Text } from '@mantine/core';
import { useParams } from 'react-router';
import { KeyOnce } from '../keys/key-once';
import { useWorkspace } from '../shell/use-workspace';
import { CopyLine } from '../ui/copy-line';
import { configureCommand, loginCommand } from './login-command';

/** The key of a service account, and how a machine comes in by it. */
export function KeyMade({ name, apiKey, note, onClose }: { name: string; apiKey: string; note?: string; onClose: () => void }) {
  const { accountId } = useParams();
  const { accounts, last } = useWorkspace();
  const workspaces = accounts.find(({ id }) => id === accountId)?.workspaces ?? [];
  return (
    <Modal opened onClose={onClose} title={`The key of ${name}`} size="lg" closeOnClickOutside={false}>
      <Stack>
        <KeyOnce apiKey={apiKey} />
        {note && <Text>{note}</Text>}
        <Text>On the machine that it is for:</Text>
        <CopyLine text={configureCommand()} label="Copy command" />
        <CopyLine text={loginCommand(apiKey, workspaces.find(({ id }) => id === last?.id) ?? workspaces[0])} label="Copy command" />
        <Button onClick={onClose}>Done</Button>
      </Stack>
    </Modal>
  );
}
