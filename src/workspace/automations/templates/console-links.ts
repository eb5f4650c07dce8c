import { Config } from '@app/config';
import type { WorkspaceContext } from '@app/tenancy';
import { DateTime, Labels, Model, Uuid, type Links, type Value } from '@app/templates';
import { Injectable } from '@nestjs/common';
import { listeningUrl } from '../../../addresses.js';

/** The pages of the kinds of things, below the workspace's. */
const PAGES: Readonly<Record<string, string>> = {
  flow: 'flows/flow',
  'flow-run': 'runs/flow-run',
  'task-run': 'runs/task-run',
  'work-pool': 'work-pools/work-pool',
  'work-queue': 'work-queues/work-queue',
  'concurrency-limit': 'concurrency-limits/concurrency-limit',
  deployment: 'deployments/deployment',
  automation: 'automations/automation',
  'block-document': 'blocks/block',
};
/** Those whose events can be looked up by a link. */
const WITH_EVENTS: ReadonlySet<string> = new Set(['deployment', 'flow', 'flow-run', 'task-run', 'work-pool', 'work-queue', 'automation']);

/** Where the console shows what templates speak of. */
@Injectable()
export class ConsoleLinks {
  constructor(private readonly config: Config) {}

  of({ accountId, workspaceId }: WorkspaceContext): Links {
    const base = `${this.config.publicUrl ?? listeningUrl(this.config)}/account/${accountId}/workspace/${workspaceId}`;
    const below = (path: string | null): string | null => (path === null ? null : `${base}/${path}`);
    return { page: (value) => below(pageOf(value)), events: (value) => below(eventsOf(value)) };
  }
}

function pageOf(value: Value): string | null {
  if (value instanceof Labels) return pageOfKind(/^prefect\.([^.]+)/.exec(value.id)?.[1] ?? null, value);
  return value instanceof Model ? pageOfKind(value.kind, value) : null;
}

function pageOfKind(kind: string | null, value: Labels | Model): string | null {
  if (kind === 'received-event') return eventPage(value);
  const page = kind === null ? undefined : PAGES[kind];
  const id = kind === 'work-pool' ? value.attribute('name') : value instanceof Labels ? value.id.split('.').at(-1) : value.attribute('id');
  return page === undefined || id === undefined || id === null ? null : `${page}/${textOf(id)}`;
}

function eventPage(event: Labels | Model): string | null {
  const [occurred, id] = [event.attribute('occurred'), event.attribute('id')];
  return occurred instanceof DateTime && id ? `events/event/${occurred.format('%Y-%m-%d')}/${textOf(id)}` : null;
}

function eventsOf(value: Value): string | null {
  if (value instanceof Labels) return `events?resource=${value.id}`;
  if (!(value instanceof Model) || value.kind === null || !WITH_EVENTS.has(value.kind)) return null;
  const id = value.attribute('id');
  return id ? `events?resource=prefect.${value.kind}.${textOf(id)}` : null;
}

const textOf = (value: Value): string => (typeof value === 'string' ? value : value instanceof Uuid ? value.value : '');
