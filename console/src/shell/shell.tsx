import { useApolloClient, useMutation } from '@apollo/client/react';
import { ActionIcon, AppShell, Avatar, Box, Burger, Group, Menu, NavLink, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect } from 'react';
import { Link, Outlet, NavLink as RouterLink, useLocation, useNavigate, useParams } from 'react-router';
import { useConnection } from '../connection';
import { graphql } from '../gql';
import { ConnectIcon, DeploymentsIcon, FlowsIcon, KeyIcon, Mark, MoonIcon, PoolsIcon, RunsIcon, SunIcon } from '../ui/icons';
import { Notice } from '../ui/notice';
import { Toasts } from '../ui/toasts';
import { Trouble } from '../ui/trouble';
import { useWorkspace } from './use-workspace';
import { WorkspaceSwitcher } from './workspace-switcher';

const SIGN_OUT = graphql(`
  mutation SignOut {
    signOut
  }
`);

/** What stands around every page of one who is signed in. */
export function Shell() {
  const [opened, { toggle, close }] = useDisclosure();
  const { workspaceId } = useParams();
  const { workspace, last } = useWorkspace();
  const { pathname } = useLocation();
  const connection = useConnection();
  useEffect(close, [pathname, close]);

  return (
    <AppShell header={{ height: 52 }} navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !opened } }} padding={{ base: 'md', sm: 'lg' }}>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group wrap="nowrap" gap="sm" miw={0}>
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Show the navigation" />
            <Link to="/" className="wordmark" aria-label="Eparch, first page">
              <Mark />
              <Group visibleFrom="xs">Eparch</Group>
            </Link>
            <WorkspaceSwitcher current={workspace ?? last} />
          </Group>
          <Group gap="xs" wrap="nowrap">
            <ThemeToggle />
            <UserMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" component="nav" aria-label="Pages">
        <Pages workspace={workspace ?? last} pathname={pathname} />
      </AppShell.Navbar>
      <AppShell.Main>
        {connection === 'down' && (
          <Box mb="md">
            <Notice tone="yellow" role="status">
              The live connection is lost; this page may be behind. Trying to reach the server again …
            </Notice>
          </Box>
        )}
        {workspaceId !== undefined && !workspace ? (
          <Trouble title="There is no such workspace" detail="It was deleted, or you are not a member of its account." home />
        ) : (
          <Outlet />
        )}
      </AppShell.Main>
      <Toasts />
    </AppShell>
  );
}

function Pages({ workspace, pathname }: { workspace: { id: string; accountId: string } | undefined; pathname: string }) {
  const home = workspace && `/account/${workspace.accountId}/workspace/${workspace.id}`;
  const pages = home
    ? [
        { to: `${home}/runs`, label: 'Runs', icon: <RunsIcon /> },
        { to: `${home}/flows`, label: 'Flows', icon: <FlowsIcon /> },
        { to: `${home}/deployments`, label: 'Deployments', icon: <DeploymentsIcon /> },
        { to: `${home}/work-pools`, label: 'Work pools', icon: <PoolsIcon /> },
        { to: `${home}/connect`, label: 'Connect the SDK', icon: <ConnectIcon /> },
      ]
    : [];
  return [...pages, { to: '/settings/keys', label: 'API keys', icon: <KeyIcon /> }].map(({ to, label, icon }) => (
    <NavLink key={to} component={RouterLink} to={to} label={label} leftSection={icon} active={pathname.startsWith(to)} className="nav-item" />
  ));
}

function ThemeToggle() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" onClick={() => setColorScheme(other)} aria-label={`Switch to ${other} colours`}>
      {scheme === 'dark' ? <SunIcon /> : <MoonIcon />}
    </ActionIcon>
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
        <UnstyledButton aria-label="Your menu">
          <Avatar size={30} radius="xl" color="indigo" variant="light">
            {(viewer?.firstName || viewer?.email || '?').charAt(0).toUpperCase()}
          </Avatar>
        </UnstyledButton>
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
