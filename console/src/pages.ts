import { type ComponentType, lazy } from 'react';
import { matchPath } from 'react-router';

/** A page comes when it is gone to. */
const page = <Name extends string>(path: string, load: () => Promise<Record<Name, ComponentType>>, name: Name) => ({
  path,
  load,
  Page: lazy(async () => ({ default: (await load())[name] })),
});

/** The pages of a workspace, at the addresses that the SDK's command line prints. */
export const WORKSPACE_PAGES = [
  page('dashboard', () => import('./dashboard/dashboard-page'), 'DashboardPage'),
  page('connect', () => import('./welcome/connect-page'), 'ConnectPage'),
  page('runs', () => import('./runs/runs-page'), 'RunsPage'),
  page('runs/flow-run/:id', () => import('./runs/run-page'), 'RunPage'),
  page('runs/task-run/:id', () => import('./runs/task-run-page'), 'TaskRunPage'),
  page('flows', () => import('./flows/flows-page'), 'FlowsPage'),
  page('flows/flow/:id', () => import('./flows/flow-page'), 'FlowPage'),
  page('deployments', () => import('./deployments/deployments-page'), 'DeploymentsPage'),
  page('deployments/deployment/:id', () => import('./deployments/deployment-page'), 'DeploymentPage'),
  page('deployments/deployment/:id/run', () => import('./deployments/run-deployment-page'), 'RunDeploymentPage'),
  page('work-pools', () => import('./work-pools/work-pools-page'), 'WorkPoolsPage'),
  page('work-pools/work-pool/:name', () => import('./work-pools/work-pool-page'), 'WorkPoolPage'),
  page('work-pools/work-pool/:name/worker/:workerId', () => import('./work-pools/work-pool-page'), 'WorkPoolPage'),
  page('concurrency-limits', () => import('./concurrency/limits-page'), 'LimitsPage'),
  page('concurrency-limits/concurrency-limit/:id', () => import('./concurrency/limit-page'), 'LimitPage'),
  page('assets', () => import('./assets/assets-page'), 'AssetsPage'),
  page('assets/asset', () => import('./assets/asset-page'), 'AssetPage'),
  page('slas', () => import('./slas/slas-page'), 'SlasPage'),
  page('events', () => import('./events/events-page'), 'EventsPage'),
  page('events/event/:day/:id', () => import('./events/event-page'), 'EventPage'),
  page('automations', () => import('./automations/automations-page'), 'AutomationsPage'),
  page('automations/create', () => import('./automations/create-automation-page'), 'CreateAutomationPage'),
  page('automations/automation/:id', () => import('./automations/automation-page'), 'AutomationPage'),
  page('automations/automation/:id/edit', () => import('./automations/edit-automation-page'), 'EditAutomationPage'),
  page('artifacts', () => import('./artifacts/artifacts-page'), 'ArtifactsPage'),
  page('artifacts/key/:key', () => import('./artifacts/artifact-key-page'), 'ArtifactKeyPage'),
  page('artifacts/artifact/:id', () => import('./artifacts/artifact-page'), 'ArtifactPage'),
  page('blocks', () => import('./blocks/blocks-page'), 'BlocksPage'),
  page('blocks/block/:id', () => import('./blocks/block-page'), 'BlockPage'),
  page('blocks/block/:id/edit', () => import('./blocks/edit-block-page'), 'EditBlockPage'),
  page('blocks/catalog', () => import('./blocks/catalog-page'), 'CatalogPage'),
  page('settings/blocks/catalog', () => import('./blocks/catalog-page'), 'CatalogPage'),
  page('settings/blocks/catalog/:slug', () => import('./blocks/block-type-page'), 'BlockTypePage'),
  page('settings/blocks/catalog/:slug/create', () => import('./blocks/create-block-page'), 'CreateBlockPage'),
  page('variables', () => import('./variables/variables-page'), 'VariablesPage'),
  page('graphql', () => import('./explorer/explorer-page'), 'ExplorerPage'),
  page('webhooks', () => import('./webhooks/webhooks-page'), 'WebhooksPage'),
  page('webhooks/webhook/:id', () => import('./webhooks/webhook-page'), 'WebhookPage'),
  page('settings', () => import('./settings/workspace-settings-page'), 'WorkspaceSettingsPage'),
  page('work-queues/work-queue/:id', () => import('./work-pools/work-queue-page'), 'WorkQueuePage'),
] as const;

/** The pages of whoever is signed in. */
export const VIEWER_PAGES = [
  page('settings/keys', () => import('./keys/keys-page'), 'KeysPage'),
  page('settings/profile', () => import('./settings/profile-page'), 'ProfilePage'),
  page('account/:accountId/settings', () => import('./settings/account-page'), 'AccountPage'),
  page('account/:accountId/members', () => import('./members/members-page'), 'MembersPage'),
  page('account/:accountId/service-accounts', () => import('./service-accounts/service-accounts-page'), 'ServiceAccountsPage'),
] as const;

/** Begins to fetch what the page at the address is made of, before it is known who asks. Does nothing for an address without a page. */
export function fetchAhead(pathname: string): void {
  const pages = [
    ...WORKSPACE_PAGES.map(({ path, load }) => ({ path: `/account/:accountId/workspace/:workspaceId/${path}`, load })),
    ...VIEWER_PAGES.map(({ path, load }) => ({ path: `/${path}`, load })),
  ];
  // One that cannot be had is asked for again where it is shown, and its trouble told there.
  pages
    .find(({ path }) => matchPath(path, pathname))
    ?.load()
    .catch(() => undefined);
}
