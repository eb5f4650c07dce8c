import { Button, Menu, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { CheckIcon, ChevronIcon, PlusIcon } from '../ui/icons';
import { useWorkspace } from './use-workspace';

const CreateWorkspace = lazy(() => import('./create-workspace').then(({ CreateWorkspace }) => ({ default: CreateWorkspace })));

/** Every workspace that the viewer may enter, by account. */
export function WorkspaceSwitcher({ current }: { current: { id: string; accountHandle: string; handle: string } | undefined }) {
  const { accounts } = useWorkspace();
  const name = current ? `${current.accountHandle}/${current.handle}` : 'No workspace yet';
  const [creating, { open, close }] = useDisclosure();
  return (
    <>
      <Menu position="bottom-start" withinPortal width={260}>
        <Menu.Target>
          <Button
            variant="default"
            size="compact-md"
            fw={500}
            fz="sm"
            aria-label={`${name}, switch workspace`}
            miw={0}
            maw={320}
            rightSection={<ChevronIcon size={16} />}
          >
            <Text span inherit truncate>
              {name}
            </Text>
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
          {accounts.map((account) => (
            <div key={account.id}>
              <Menu.Label>{account.name}</Menu.Label>
              {account.workspaces.map((workspace) => (
                <Menu.Item
                  key={workspace.id}
                  component={Link}
                  to={`/account/${account.id}/workspace/${workspace.id}/dashboard`}
                  rightSection={workspace.id === current?.id ? <CheckIcon size={16} /> : undefined}
                >
                  {workspace.name}
                </Menu.Item>
              ))}
            </div>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={open} leftSection={<PlusIcon size={16} />}>
            New workspace
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {creating && (
        <Suspense>
          <CreateWorkspace onClose={close} accounts={accounts} />
        </Suspense>
      )}
    </>
  );
}
