import { randomUUID } from 'node:crypto';
import { HttpDriver, repeat } from '../http-driver.js';
import { Latencies } from '../latencies.js';
import { measure, type Side } from '../measure.js';
import type { Random } from '../random.js';
import { FlowRuns } from './flow-runs.js';
import { measurePaired, type PairedCost } from './paired.js';
import { eventsOf, Reporter, untilTrue } from './task-run-events.js';

/** What enabled automations add to the CPU of an event that none of them matches, by the kind of event. */
export type AutomationCost = Readonly<Record<string, PairedCost>>;

export interface AutomationRounds {
  readonly automations: number;
  readonly rounds: number;
  readonly events: number;
  readonly sockets: number;
}

type EventSource = () => { readonly json: string }[];

/**
 * The same events on two servers, of which one has automations: a quarter each waits for events of other names, for failed runs of a
 * deployment of its own, for any state of one, and for events of the very names that come, about something else.
 */
export async function measureAutomations(having: Side, lacking: Side, random: () => Random, shape: AutomationRounds): Promise<AutomationCost> {
  await addAutomations(having, shape.automations);
  const costs: Record<string, PairedCost> = {};
  for (const kind of ['task-run event', 'plain event'] as const) {
    const costOf = async (side: Side): Promise<number> => {
      const { serverCpu, databaseCpu } = await measureEvents(side, random(), kind, shape);
      return serverCpu + databaseCpu;
    };
    for (const side of [having, lacking]) await costOf(side);
    costs[kind] = await measurePaired(having, lacking, shape.rounds, costOf);
  }
  await requireQuiet(having);
  return costs;
}

async function measureEvents(side: Side, random: Random, kind: 'task-run event' | 'plain event', { events, sockets }: AutomationRounds) {
  const http = new HttpDriver(side.subject, 1);
  const reporters = await Promise.all(Array.from({ length: sockets }, () => Reporter.open(side)));
  try {
    const flowRunId = await (await FlowRuns.of(http, random)).create();
    const source: EventSource = kind === 'task-run event' ? () => eventsOf(flowRunId, random) : () => [plainEvent(random)];
    return await measure(side, {
      units: events,
      requestsPerUnit: null,
      latencies: new Latencies(),
      run: async () => void (await Promise.all(reporters.map((reporter) => reporter.tell(source, Math.ceil(events / sockets))))),
    });
  } finally {
    for (const reporter of reporters) reporter.close();
    http.close();
  }
}

const plainEvent = (random: Random): { json: string } => ({
  json: JSON.stringify({
    id: randomUUID(),
    occurred: new Date().toISOString(),
    event: `shop.order.${['placed', 'paid', 'shipped'][random.between(0, 2)]}`,
    resource: { 'prefect.resource.id': `shop.order.${random.between(1, 1_000_000)}`, 'prefect.resource.name': 'order' },
    related: [{ 'prefect.resource.id': `shop.customer.${random.between(1, 1_000)}`, 'prefect.resource.role': 'customer' }],
    payload: { amount: random.between(1, 1_000) },
  }),
});

async function addAutomations({ subject }: Side, count: number): Promise<void> {
  const http = new HttpDriver(subject, 4);
  const kinds = [
    (index: number) => ({ expect: [`other.event-${index}`] }),
    () => ({ expect: ['prefect.flow-run.Failed', 'prefect.flow-run.Crashed'], match_related: ofDeployment() }),
    () => ({ expect: ['prefect.flow-run.*'], match: { 'prefect.resource.id': 'prefect.flow-run.*' }, match_related: ofDeployment() }),
    (index: number) => ({ expect: ['shop.order.*', 'prefect.task-run.*'], match: { 'prefect.resource.id': `nothing.${index}` }, threshold: 5, within: 60 }),
  ];
  try {
    await repeat(count, 4, async (index) => {
      const trigger = { type: 'event', posture: 'Reactive', ...kinds[index % kinds.length]?.(index) };
      await http.call('POST', '/automations/', { name: `automation ${index}`, trigger, actions: [{ type: 'do-nothing' }] });
    });
  } finally {
    http.close();
  }
}

const ofDeployment = () => ({ 'prefect.resource.id': `prefect.deployment.${randomUUID()}`, 'prefect.resource.role': 'deployment' });

/** What is measured is that nothing fires, though everything was looked at. */
async function requireQuiet({ subject }: Side): Promise<void> {
  const http = new HttpDriver(subject, 1);
  try {
    const [first] = await http.call<{ id: string }[]>('POST', '/automations/filter', { limit: 1 });
    const trail = async () => http.call<{ evaluated: number; matched: number }>('GET', `/automations/${first?.id}/trail`);
    await untilTrue(async () => (await trail()).evaluated > 0);
    const { matched } = await trail();
    if (matched > 0) throw new Error(`${matched} events matched.`);
  } finally {
    http.close();
  }
}
