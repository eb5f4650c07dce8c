interface Resource {
  readonly id: string;
  readonly name: string;
  readonly labels?: unknown;
}

/** As the SDK's command line prints it. */
export const eventPath = (base: string, { id, occurred }: { id: string; occurred: string }): string => `${base}/events/event/${occurred.slice(0, 10)}/${id}`;

/** All events that have to do with it. */
export const eventsOf = (base: string, resourceId: string): string => `${base}/events?resource=${encodeURIComponent(resourceId)}`;

/** Pages by the kind of the id. */
const PAGES: Readonly<Record<string, string>> = {
  'flow-run': 'runs/flow-run',
  'task-run': 'runs/task-run',
  flow: 'flows/flow',
  deployment: 'deployments/deployment',
  'work-queue': 'work-queues/work-queue',
  automation: 'automations/automation',
  'concurrency-limit': 'concurrency-limits/concurrency-limit',
  'block-document': 'blocks/block',
};

/** The page of a resource of an event, or else the events that have to do with it. */
export function resourcePath(base: string, { id, name }: Resource): string {
  const [, kind = '', object = ''] = /^prefect\.([a-z-]+)\.(.+)$/.exec(id) ?? [];
  const page = PAGES[kind];
  if (page) return `${base}/${page}/${object}`;
  if (kind === 'work-pool' && name !== id) return `${base}/work-pools/work-pool/${encodeURIComponent(name)}`;
  return eventsOf(base, id);
}

/** The kind in words, such as "flow run"; null for what is not the server's own. */
export const kindOf = (id: string): string | null => /^prefect\.([a-z-]+)\./.exec(id)?.[1]?.replaceAll('-', ' ') ?? null;
