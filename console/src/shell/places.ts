import type * as Icons from '../ui/icons';

interface Place {
  /** Below the workspace, or below its account; from the beginning where it starts with a slash. */
  readonly path: string;
  readonly of?: 'account';
  /** Where its pages are beside those below its path. */
  readonly also?: string;
  readonly label: string;
  readonly icon: Exclude<keyof typeof Icons, 'Mark'>;
}

/** What the navigation leads to, in its order; its groups stand apart. A line here and one in pages.ts make a page. */
export const PLACES: readonly (readonly Place[])[] = [
  [
    { path: 'dashboard', label: 'Dashboard', icon: 'DashboardIcon' },
    { path: 'runs', label: 'Runs', icon: 'RunsIcon' },
    { path: 'flows', label: 'Flows', icon: 'FlowsIcon' },
    { path: 'deployments', label: 'Deployments', icon: 'DeploymentsIcon' },
    { path: 'work-pools', also: 'work-queues', label: 'Work pools', icon: 'PoolsIcon' },
    { path: 'automations', label: 'Automations', icon: 'AutomationsIcon' },
    { path: 'artifacts', label: 'Artifacts', icon: 'ArtifactsIcon' },
    { path: 'concurrency-limits', label: 'Concurrency', icon: 'SlotsIcon' },
    { path: 'assets', label: 'Assets', icon: 'AssetsIcon' },
    { path: 'slas', label: 'SLAs', icon: 'SlasIcon' },
    { path: 'blocks', also: 'settings/blocks', label: 'Blocks', icon: 'BlocksIcon' },
    { path: 'variables', label: 'Variables', icon: 'VariablesIcon' },
    { path: 'events', label: 'Events', icon: 'EventsIcon' },
    { path: 'webhooks', label: 'Webhooks', icon: 'HookIcon' },
  ],
  [
    { path: 'graphql', label: 'GraphQL', icon: 'GraphIcon' },
    { path: 'connect', label: 'Connect the SDK', icon: 'ConnectIcon' },
    { path: 'settings', label: 'Settings', icon: 'SettingsIcon' },
    { path: 'members', of: 'account', label: 'Members', icon: 'MembersIcon' },
    { path: 'service-accounts', of: 'account', label: 'Service accounts', icon: 'RobotIcon' },
    { path: '/settings/keys', label: 'API keys', icon: 'KeyIcon' },
  ],
];

/** The address of a place; null where there is no workspace for it. */
export function addressOf({ path, of }: Pick<Place, 'path' | 'of'>, workspace: { id: string; accountId: string } | undefined): string | null {
  if (path.startsWith('/')) return path;
  if (!workspace) return null;
  return `/account/${workspace.accountId}/${of === 'account' ? path : `workspace/${workspace.id}/${path}`}`;
}

/** The place that a page belongs to: of those whose addresses it is below, the one that is nearest. */
export function placeOf(pathname: string, workspace: { id: string; accountId: string } | undefined): Place | null {
  const reach = (place: Place): number => {
    const addresses = [place.path, ...(place.also === undefined ? [] : [place.also])].map((path) => addressOf({ ...place, path }, workspace));
    return Math.max(...addresses.map((to) => (to !== null && `${pathname}/`.startsWith(`${to}/`) ? to.length : 0)));
  };
  const nearest = PLACES.flat().reduce((best, place) => (reach(place) > reach(best) ? place : best));
  return reach(nearest) > 0 ? nearest : null;
}
