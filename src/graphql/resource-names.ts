import { kindOf, type NameOf } from '../workspace/automations/words/phrases.js';
import { isUuid } from '../http/decorators.js';
import type { Loaders } from './loaders.js';

/** What the workspace's things are called; each kind takes one statement. */
export async function namesOf(loaders: Loaders, resourceIds: readonly string[]): Promise<NameOf> {
  const names = await Promise.all(resourceIds.map(async (id) => [id, await nameOf(loaders, id)] as const));
  const known = new Map(names);
  return (id) => known.get(id) ?? null;
}

async function nameOf(loaders: Loaders, resourceId: string): Promise<string | null> {
  const kind = kindOf(resourceId);
  const id = resourceId.slice(`prefect.${kind ?? ''}.`.length).toLowerCase();
  if (!isUuid(id)) return null;
  switch (kind) {
    case 'deployment': {
      const deployment = await loaders.deployment.load(id);
      const flow = deployment && (await loaders.flow.load(deployment.flowId));
      return deployment && (flow ? `${flow.name}/${deployment.name}` : deployment.name);
    }
    case 'flow':
      return (await loaders.flow.load(id))?.name ?? null;
    case 'flow-run':
      return (await loaders.flowRun.load(id))?.name ?? null;
    case 'work-pool':
      return (await loaders.workPool.load(id))?.name ?? null;
    case 'work-queue':
      return (await loaders.workQueue.load(id))?.name ?? null;
    case 'automation':
      return (await loaders.automation.load(id))?.name ?? null;
    case 'block-document':
      return loaders.blockName.load(id);
    case null:
    default:
      return null;
  }
}
