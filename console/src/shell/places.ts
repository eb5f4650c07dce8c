import type { ComponentType } from 'react';
import {
  ArtifactsIcon,
  AssetsIcon,
  AutomationsIcon,
  BlocksIcon,
  ConnectIcon,
  DashboardIcon,
  DeploymentsIcon,
  EventsIcon,
  FlowsIcon,
  GraphIcon,
  HookIcon,
  KeyIcon,
  MembersIcon,
  PoolsIcon,
  RunsIcon,
  SettingsIcon,
  SlasIcon,
  SlotsIcon,
  VariablesIcon,
} from '../ui/icons';

interface Place {
  /** Below the workspace, or below its account; from the beginning where it starts with a slash. */
  readonly path: string;
  readonly of?: 'account';
  readonly label: string;
  readonly Icon: ComponentType;
}

/** What the navigation leads to, in its order; its groups stand apart. A line here and one in pages.ts make a page. */
export const PLACES: readonly (readonly Place[])[] = [
  [
    { path: 'dashboard', label: 'Dashboard', Icon: DashboardIcon },
    { path: 'runs', label: 'Runs', Icon: RunsIcon },
    { path: 'flows', label: 'Flows', Icon: FlowsIcon },
    { path: 'deployments', label: 'Deployments', Icon: DeploymentsIcon },
    { path: 'work-pools', label: 'Work pools', Icon: PoolsIcon },
    { path: 'automations', label: 'Automations', Icon: AutomationsIcon },
    { path: 'artifacts', label: 'Artifacts', Icon: ArtifactsIcon },
    { path: 'concurrency-limits', label: 'Concurrency', Icon: SlotsIcon },
    { path: 'assets', label: 'Assets', Icon: AssetsIcon },
    { path: 'slas', label: 'SLAs', Icon: SlasIcon },
    { path: 'blocks', label: 'Blocks', Icon: BlocksIcon },
    { path: 'variables', label: 'Variables', Icon: VariablesIcon },
    { path: 'events', label: 'Events', Icon: EventsIcon },
    { path: 'webhooks', label: 'Webhooks', Icon: HookIcon },
  ],
  [
    { path: 'graphql', label: 'GraphQL', Icon: GraphIcon },
    { path: 'connect', label: 'Connect the SDK', Icon: ConnectIcon },
    { path: 'settings', label: 'Settings', Icon: SettingsIcon },
    { path: 'members', of: 'account', label: 'Members', Icon: MembersIcon },
    { path: '/settings/keys', label: 'API keys', Icon: KeyIcon },
  ],
];

/** The address of a place; null where there is no workspace for it. */
export function addressOf({ path, of }: Pick<Place, 'path' | 'of'>, workspace: { id: string; accountId: string } | undefined): string | null {
  if (path.startsWith('/')) return path;
  if (!workspace) return null;
  return `/account/${workspace.accountId}/${of === 'account' ? path : `workspace/${workspace.id}/${path}`}`;
}
