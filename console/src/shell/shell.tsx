import { useApolloClient, useMutation } from '@apollo/client/react';
import { ActionIcon, Alert, AppShell, Burger, Group, Menu, NavLink, Text, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect } from 'react';
import { NavLink as RouterLink, Outlet, useLocation, useNavigate, useParams } from 'react-router';
import { useConnection } from '../connection';
import { graphql } from '../gql';
import { Trouble } from '../ui/trouble';
import { useWorkspace } from './use-workspace';
import { WorkspaceSwitcher } from './workspace-switcher';

const SIGN_OUT = graphql(`
  mutation SignOut {
    signOut
  }
`);

const LAST_WORKSPACE = 'eparch:workspace';

/** What stands around every page of one who is signed in. */
export function Shell() {
  const [opened, { toggle, close }] = useDisclosure();
  const { workspaceId } = useParams();
  const { workspace, workspaces, base } = useWorkspace();
  const { pathname } = useLocation();
  const connection = useConnection();

  useEffect(close, [pathname, close]);
  useEffect(() => {
    if (workspace) localStorage.setItem(LAST_WORKSPACE, workspace.id);
  }, [workspace]);

  const last = workspaces.find(({ id }) => id === localStorage.getItem(LAST_WORKSPACE)) ?? workspaces[0];
  const home = workspace ? base : last ? `/account/${last.accountId}/workspace/${last.id}` : null;
  const pages = home
    ? [
        { to: `${home}/runs`, label: 'Runs' },
        { to: `${home}/flows`, label: 'Flows' },
        { to: `${home}/connect`, label: 'Connect the SDK' },
      ]
    : [];

  return (
    <AppShell header={{ height: 56 }} navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !opened } }} padding="md">
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group wrap="nowrap" gap="sm" miw={0}>
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Show the navigation" />
            <Text fw={700} c="indigo" visibleFrom="xs">
              Eparch
            </Text>
            <WorkspaceSwitcher current={workspace ?? last} />
          </Group>
          <Group gap="xs" wrap="nowrap">
            <ThemeToggle />
            <UserMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" component="nav" aria-label="Pages">
        {[...pages, { to: '/settings/keys', label: 'API keys' }].map(({ to, label }) => (
          <NavLink key={to} component={RouterLink} to={to} label={label} active={pathname.startsWith(to)} />
        ))}
      </AppShell.Navbar>
      <AppShell.Main>
        {connection === 'down' && (
          <Alert color="yellow" mb="md" role="status">
            The live connection is lost; this page may be behind. Trying to reach the server again …
          </Alert>
        )}
        {workspaceId !== undefined && !workspace ? (
          <Trouble title="There is no such workspace" detail="It was deleted, or you are not a member of its account." home />
        ) : (
          <Outlet />
        )}
      </AppShell.Main>
    </AppShell>
  );
}

function ThemeToggle() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <Tooltip label={`Switch to ${other}`}>
      <ActionIcon variant="default" size="lg" onClick={() => setColorScheme(other)} aria-label={`Switch to ${other} colours`}>
        {scheme === 'dark' ? '☀' : '☾'}
      </ActionIcon>
    </Tooltip>
  );
}

function UserMenu() {
  const { viewer } = useWorkspace();
  const [signOut] = useMutation(SIGN_OUT);
  const client = useApolloClient();
  const navigate = useNavigate();

  async function leave(): Promise<void> {
    await signOut();
    await client.clearStore();
    await navigate('/sign-in', { replace: true });
  }

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size="lg" aria-label="Your menu">
          {(viewer?.firstName || viewer?.email || '?').charAt(0).toUpperCase()}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{viewer?.email}</Menu.Label>
        <Menu.Item component={RouterLink} to="/settings/keys">
          API keys
        </Menu.Item>
        <Menu.Item onClick={() => void leave()}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
