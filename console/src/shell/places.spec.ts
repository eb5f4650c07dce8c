import { VIEWER_PAGES, WORKSPACE_PAGES } from '../pages';
import { placeOf } from './places';

const WORKSPACE = { id: 'w', accountId: 'a' };
const labelAt = (pathname: string): string | undefined => placeOf(pathname, WORKSPACE)?.label;
const filledIn = (path: string): string => path.replaceAll(/:accountId/g, 'a').replaceAll(/:\w+/g, '1');

describe('the places of the navigation', () => {
  it('have each page of a workspace below one of them', () => {
    const marks = new Map<string, string[]>();
    for (const { path } of WORKSPACE_PAGES) {
      const label = labelAt(`/account/a/workspace/w/${filledIn(path)}`) ?? 'none';
      marks.set(label, [...(marks.get(label) ?? []), path]);
    }
    expect(Object.fromEntries(marks)).toEqual({
      Dashboard: ['dashboard'],
      'Connect the SDK': ['connect'],
      Runs: ['runs', 'runs/flow-run/:id', 'runs/task-run/:id'],
      Flows: ['flows', 'flows/flow/:id'],
      Deployments: ['deployments', 'deployments/deployment/:id', 'deployments/deployment/:id/run'],
      'Work pools': ['work-pools', 'work-pools/work-pool/:name', 'work-pools/work-pool/:name/worker/:workerId', 'work-queues/work-queue/:id'],
      Concurrency: ['concurrency-limits', 'concurrency-limits/concurrency-limit/:id'],
      Assets: ['assets', 'assets/asset'],
      SLAs: ['slas'],
      Events: ['events', 'events/event/:day/:id'],
      Automations: ['automations', 'automations/create', 'automations/automation/:id', 'automations/automation/:id/edit'],
      Artifacts: ['artifacts', 'artifacts/key/:key', 'artifacts/artifact/:id'],
      Blocks: [
        'blocks',
        'blocks/block/:id',
        'blocks/block/:id/edit',
        'blocks/catalog',
        'settings/blocks/catalog',
        'settings/blocks/catalog/:slug',
        'settings/blocks/catalog/:slug/create',
      ],
      Variables: ['variables'],
      GraphQL: ['graphql'],
      Webhooks: ['webhooks', 'webhooks/webhook/:id'],
      Settings: ['settings'],
    });
  });

  it('have those of the viewer there where the navigation leads to them', () => {
    const marks = VIEWER_PAGES.map(({ path }) => [path, labelAt(`/${filledIn(path)}`)]);
    expect(Object.fromEntries(marks)).toEqual({
      'settings/keys': 'API keys',
      'settings/profile': undefined,
      'account/:accountId/settings': undefined,
      'account/:accountId/members': 'Members',
      'account/:accountId/service-accounts': 'Service accounts',
    });
  });

  it('take no page for their own whose name only begins like theirs', () => {
    expect(labelAt('/account/a/workspace/w/runs-of-old')).toBeUndefined();
    expect(labelAt('/account/b/members')).toBeUndefined();
  });
});
