import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { addressOf, PLACES } from '../shell/places';
import { useWorkspace } from '../shell/use-workspace';
import type { Entry } from './use-found';

/** What is known without asking: pages, and what can be done anywhere. */
export function useCommands(go: (to: string) => void): Entry[] {
  const { workspace, last, accounts } = useWorkspace();
  const { setColorScheme } = useMantineColorScheme();
  const other = useComputedColorScheme('light') === 'dark' ? 'light' : 'dark';
  const current = workspace ?? last;
  const pages = PLACES.flat().flatMap((place): Entry[] => {
    const to = addressOf(place, current);
    return to ? [{ id: `page ${to}`, group: 'Pages', label: place.label, run: () => go(to) }] : [];
  });
  const base = current && `/account/${current.accountId}/workspace/${current.id}`;
  const made: Entry[] = base
    ? [
        { id: 'block', group: 'Do', label: 'New block', run: () => go(`${base}/settings/blocks/catalog`) },
        { id: 'variable', group: 'Do', label: 'New variable', run: () => go(`${base}/variables?new`) },
      ]
    : [];
  const switches = accounts.flatMap(({ id: accountId, workspaces }) =>
    workspaces
      .filter(({ id }) => id !== current?.id)
      .map(({ id, name, accountHandle, handle }): Entry => ({
        id: `workspace ${id}`,
        group: 'Switch workspace',
        label: name,
        about: `${accountHandle}/${handle}`,
        run: () => go(`/account/${accountId}/workspace/${id}/dashboard`),
      })),
  );
  const automation = addressOf({ path: 'automations/create' }, current);
  const serviceAccounts = addressOf({ path: 'service-accounts', of: 'account' }, current);
  return [
    ...pages,
    ...(automation ? [{ id: 'automation', group: 'Do', label: 'New automation', run: () => go(automation) }] : []),
    ...(serviceAccounts ? [{ id: 'service-account', group: 'Do', label: 'New service account', run: () => go(`${serviceAccounts}?new`) }] : []),
    ...made,
    { id: 'profile', group: 'Pages', label: 'Your profile', about: 'names, password, browsers', run: () => go('/settings/profile') },
    ...accounts.map(({ id, name }): Entry => ({ id: `account ${id}`, group: 'Pages', label: `Account ${name}`, run: () => go(`/account/${id}/settings`) })),
    { id: 'key', group: 'Do', label: 'New API key', run: () => go('/settings/keys?new') },
    { id: 'theme', group: 'Do', label: `Switch to ${other} colours`, run: () => setColorScheme(other) },
    ...switches,
  ];
}
