import { useApolloClient, useMutation } from '@apollo/client/react';
import {
  ActionIcon,
  AppShell,
  Avatar,
  Box,
  Burger,
  Group,
  Kbd,
  Menu,
  NavLink,
  ScrollArea,
  Stack,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useEffect } from 'react';
import { Link, Outlet, useLocation, useNavigate, useParams } from 'react-router';
import { useConnection } from '../connection';
import { graphql } from '../gql';
import { Caught } from '../ui/caught';
import * as icons from '../ui/icons';
import { Notice } from '../ui/notice';
import { Toasts } from '../ui/toasts';
import { Trouble } from '../ui/trouble';
import { addressOf, placeOf, PLACES } from './places';
import { useWorkspace } from './use-workspace';
import { WorkspaceSwitcher } from './workspace-switcher';

const Palette = lazy(() => import('../palette/palette'));
const Shortcuts = lazy(() => import('./shortcuts'));

const SIGN_OUT = graphql(`
  mutation SignOut {
    signOut
  }
`);

/** What stands around every page of one who is signed in. */
export function Shell() {
  const [opened, { toggle, close }] = useDisclosure();
  const [isPaletteOpen, palette] = useDisclosure();
  const [areKeysShown, keys] = useDisclosure();
  // Where one types, too: it is how one gets away.
  useHotkeys([['mod+K', palette.toggle]], []);
  useHotkeys([
    // Whether it takes Shift to write them is for the keyboard to say.
    ...['?', 'shift+?'].map((key): [string, () => void] => [key, keys.open]),
    ...['/', 'shift+/'].map((key): [string, () => void] => [key, focusSearch]),
  ]);
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
              <icons.Mark />
              <Group visibleFrom="xs">Eparch</Group>
            </Link>
            <WorkspaceSwitcher current={workspace ?? last} />
          </Group>
          <Group gap="xs" wrap="nowrap">
            <ActionIcon variant="subtle" color="gray" size="lg" onClick={palette.open} aria-label="Go to, or do" title="Ctrl K">
              <icons.SearchIcon />
            </ActionIcon>
            <ThemeToggle />
            <UserMenu onKeys={keys.open} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" component="nav" aria-label="Pages">
        <AppShell.Section grow component={ScrollArea}>
          <Pages workspace={workspace ?? last} pathname={pathname} />
        </AppShell.Section>
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
          <Caught at={pathname}>
            <Outlet />
          </Caught>
        )}
      </AppShell.Main>
      <Toasts />
      {isPaletteOpen && (
        <Suspense>
          <Palette onClose={palette.close} />
        </Suspense>
      )}
      {areKeysShown && (
        <Suspense>
          <Shortcuts onClose={keys.close} />
        </Suspense>
      )}
    </AppShell>
  );
}

/** The page's own, unless something stands before it. */
function focusSearch(): void {
  if (!document.querySelector('[role=dialog]')) document.querySelector<HTMLInputElement>('main input[type=search]')?.focus();
}

function Pages({ workspace, pathname }: { workspace: { id: string; accountId: string } | undefined; pathname: string }) {
  const here = placeOf(pathname, workspace);
  return PLACES.map((group, index) => (
    <Stack key={index} gap={2} className="nav-group">
      {group.map((place) => {
        const to = addressOf(place, workspace);
        if (!to) return null;
        const Icon = icons[place.icon];
        return (
          <NavLink
            key={to}
            component={Link}
            to={to}
            label={place.label}
            leftSection={<Icon />}
            active={place === here}
            aria-current={place === here ? 'page' : undefined}
            className="nav-item"
          />
        );
      })}
    </Stack>
  ));
}

function ThemeToggle() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" onClick={() => setColorScheme(other)} aria-label={`Switch to ${other} colours`}>
      {scheme === 'dark' ? <icons.SunIcon /> : <icons.MoonIcon />}
    </ActionIcon>
  );
}

function UserMenu({ onKeys }: { onKeys: () => void }) {
  const { viewer, workspace, last } = useWorkspace();
  const account = workspace ?? last;
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
        <Menu.Item component={Link} to="/settings/profile">
          Your profile
        </Menu.Item>
        <Menu.Item component={Link} to="/settings/keys">
          API keys
        </Menu.Item>
        {account && (
          <Menu.Item component={Link} to={`/account/${account.accountId}/settings`}>
            Account {account.accountName}
          </Menu.Item>
        )}
        <Menu.Item onClick={onKeys} rightSection={<Kbd size="xs">?</Kbd>}>
          Keyboard
        </Menu.Item>
        <Menu.Item onClick={() => void leave()}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
