import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { WebSocket } from 'ws';
import { HttpDriver } from '../http-driver.js';
import { Latencies } from '../latencies.js';
import { measure, type Measurement, type Side } from '../measure.js';
import type { Random } from '../random.js';
import { FlowRuns } from './flow-runs.js';

const STATES = ['PENDING', 'RUNNING', 'COMPLETED'] as const;
/** The SDK asks for a confirmation after as many events. */
const CONFIRM_EVERY = 700;
const LOOK_EVERY_MS = 5;
const READABLE_TIMEOUT_MS = 120_000;

interface Shape {
  readonly taskRuns: number;
  readonly sockets: number;
  /** Task runs that are sent alone and looked for until they can be read: how long that takes is the latency. */
  readonly probes: number;
}

/** Task runs reported over websockets, three events each, until all of them can be read over REST. The unit is one event. */
export async function measureTaskRunEvents(side: Side, random: Random, { taskRuns, sockets, probes }: Shape): Promise<Measurement> {
  const http = new HttpDriver(side.subject, 2);
  const reporters = await Promise.all(Array.from({ length: sockets }, () => Reporter.open(side)));
  try {
    const flowRuns = await FlowRuns.of(http, random);
    const [first] = reporters;
    if (!first) throw new Error('Task runs are reported over one socket at least.');
    const latencies = new Latencies();
    const probed = await flowRuns.create();
    // The first finds a server that has not compiled this yet.
    await reportAndRead(http, first, probed, random);
    for (let probe = 0; probe < probes; probe++) await latencies.time(() => reportAndRead(http, first, probed, random));
    const flowRunId = await flowRuns.create();
    return await measure(side, {
      units: taskRuns * STATES.length,
      requestsPerUnit: null,
      latencies,
      run: async () => {
        await Promise.all(reporters.map((reporter, index) => reporter.report(flowRunId, Math.floor((taskRuns + index) / sockets), random)));
        await untilCompleted(http, flowRunId, taskRuns);
      },
    });
  } finally {
    for (const reporter of reporters) reporter.close();
    http.close();
  }
}

async function reportAndRead(http: HttpDriver, reporter: Reporter, flowRunId: string, random: Random): Promise<void> {
  const [event] = eventsOf(flowRunId, random);
  if (!event) return;
  reporter.send(event);
  const filter = { task_runs: { id: { any_: [event.taskRunId] } } };
  await untilTrue(async () => (await http.call<number>('POST', '/task_runs/count', filter)) === 1);
}

export async function untilCompleted(http: HttpDriver, flowRunId: string, taskRuns: number): Promise<void> {
  const filter = { flow_runs: { id: { any_: [flowRunId] } }, task_runs: { state: { type: { any_: ['COMPLETED'] } } } };
  await untilTrue(async () => (await http.call<number>('POST', '/task_runs/count', filter)) === taskRuns);
}

export async function untilTrue(ask: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + READABLE_TIMEOUT_MS;
  while (!(await ask())) {
    if (performance.now() > deadline) throw new Error('What was reported cannot be read.');
    await sleep(LOOK_EVERY_MS);
  }
}

interface TaskRunEvent {
  readonly taskRunId: string;
  readonly json: string;
}

/** A client's socket, as the SDK keeps one in each process. */
export class Reporter {
  private constructor(private readonly socket: WebSocket) {}

  static async open({ subject }: Pick<Side, 'subject'>): Promise<Reporter> {
    const socket = new WebSocket(`${subject.apiUrl.replace(/^http/, 'ws')}/events/in`, { headers: subject.headers });
    await once(socket, 'open');
    return new Reporter(socket);
  }

  send(event: { readonly json: string }): void {
    this.socket.send(event.json);
  }

  /** Resolves once the server has confirmed all of them. */
  async report(flowRunId: string, taskRuns: number, random: Random): Promise<void> {
    await this.tell(() => eventsOf(flowRunId, random), taskRuns * STATES.length);
  }

  /** The same for events of any kind. */
  async tell(next: () => readonly { readonly json: string }[], count: number): Promise<void> {
    for (let sent = 0, unconfirmed = 0; sent < count;) {
      const events = next();
      for (const event of events) this.send(event);
      sent += events.length;
      unconfirmed += events.length;
      if (unconfirmed < CONFIRM_EVERY) continue;
      await this.#confirm();
      unconfirmed = 0;
    }
    await this.#confirm();
  }

  close(): void {
    this.socket.close();
  }

  async #confirm(): Promise<void> {
    const confirmed = once(this.socket, 'pong');
    this.socket.ping();
    await confirmed;
  }
}

/** What the SDK tells of a task run that succeeds at once. */
export function eventsOf(flowRunId: string, random: Random): TaskRunEvent[] {
  const taskRunId = uuidv7();
  const name = `work-${random.text(3)}`;
  const dynamicKey = uuidv7();
  const began = Date.now();
  const timeOf = (index: number): string => new Date(began + index).toISOString();
  const states = STATES.map((type) => ({ type, name: type.charAt(0) + type.slice(1).toLowerCase(), message: '', state_details: {} }));
  let follows: string | null = null;
  return states.map((state, index) => {
    const id = uuidv7();
    const event = {
      id,
      follows,
      occurred: timeOf(index),
      event: `prefect.task-run.${state.name}`,
      resource: {
        'prefect.resource.id': `prefect.task-run.${taskRunId}`,
        'prefect.resource.name': name,
        'prefect.run-count': index === 0 ? '0' : '1',
        'prefect.state-message': '',
        'prefect.state-name': state.name,
        'prefect.state-timestamp': timeOf(index),
        'prefect.state-type': state.type,
        'prefect.orchestration': 'client',
      },
      related: [
        { 'prefect.resource.id': `prefect.flow-run.${flowRunId}`, 'prefect.resource.role': 'flow-run', 'prefect.resource.name': 'umber-tanuki' },
        { 'prefect.resource.id': 'prefect.tag.bench', 'prefect.resource.role': 'tag' },
      ],
      payload: {
        intended: { from: states[index - 1]?.type ?? null, to: state.type },
        initial_state: states[index - 1] ?? null,
        validated_state: { ...state, data: null },
        task_run: {
          name,
          task_key: 'work-346b2801',
          dynamic_key: dynamicKey,
          empirical_policy: { max_retries: 0, retry_delay_seconds: 0, retries: 2, retry_delay: 1 },
          tags: ['bench'],
          labels: {},
          task_inputs: { x: [] },
          run_count: index === 0 ? 0 : 1,
          flow_run_run_count: 1,
          expected_start_time: timeOf(0),
          ...(index > 0 ? { start_time: timeOf(1) } : {}),
          ...(index > 1 ? { end_time: timeOf(2) } : {}),
          total_run_time: index > 1 ? 0.001 : 0,
        },
      },
    };
    follows = id;
    return { taskRunId, json: JSON.stringify(event) };
  });
}
