import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from 'react-router';
import { CreateWorkspace } from './create-workspace';
import { useWorkspace } from './use-workspace';

/** Every workspace that the viewer may enter, by account. */
export function WorkspaceSwitcher({ current }: { current: { accountHandle: string; handle: string } | undefined }) {
  const { accounts } = useWorkspace();
  const [creating, { open, close }] = useDisclosure();
  return (
    <>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button variant="default" size="compact-md" aria-label="Switch workspace" maw={260}>
            {current ? `${current.accountHandle}/${current.handle}` : 'No workspace yet'} ▾
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
          {accounts.map((account) => (
            <div key={account.id}>
              <Menu.Label>{account.name}</Menu.Label>
              {account.workspaces.map((workspace) => (
                <Menu.Item key={workspace.id} component={Link} to={`/account/${account.id}/workspace/${workspace.id}/runs`}>
                  {workspace.name}
                </Menu.Item>
              ))}
            </div>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={open}>New workspace …</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <CreateWorkspace opened={creating} onClose={close} accounts={accounts} />
    </>
  );
}
