import { HttpDriver, repeat } from '../http-driver.js';
import { Latencies } from '../latencies.js';
import { measure, type Measurement, type Side } from '../measure.js';
import type { Random } from '../random.js';
import type { Subject } from '../subjects/subject.js';

export type Step = 'create' | 'PENDING' | 'RUNNING' | 'COMPLETED';
export const STEPS: readonly Step[] = ['create', 'PENDING', 'RUNNING', 'COMPLETED'];

/** One flow whose runs live as those of a deployment do: made as scheduled, then PENDING, RUNNING and COMPLETED; four requests. */
export class FlowRuns {
  private constructor(
    private readonly http: HttpDriver,
    private readonly flowId: string,
    private readonly random: Random,
  ) {}

  static async of(http: HttpDriver, random: Random): Promise<FlowRuns> {
    const { id } = await http.call<{ id: string }>('POST', '/flows/', { name: `bench-${random.between(1, 1_000_000)}` });
    return new FlowRuns(http, id, random);
  }

  /** Answers its id. */
  async create(): Promise<string> {
    const run = await this.http.call<{ id: string }>('POST', '/flow_runs/', {
      flow_id: this.flowId,
      flow_version: '2297951dc73054de7505afde6d6e3996',
      name: `run-${this.random.text(12)}`,
      parameters: { name: this.random.text(10), count: this.random.between(1, 1_000) },
      context: {},
      tags: ['bench', `t${this.random.between(1, 20)}`],
      empirical_policy: { retries: 0, retry_delay: 0 },
      state: stateOf('SCHEDULED'),
    });
    return run.id;
  }

  /** Throws when the server says anything but yes. */
  async move(id: string, type: Exclude<Step, 'create'> | 'CANCELLING'): Promise<void> {
    const { status } = await this.http.call<{ status: string }>('POST', `/flow_runs/${id}/set_state`, { state: stateOf(type), force: false });
    if (status !== 'ACCEPT') throw new Error(`The server answered ${status} to ${type}.`);
  }

  /** A change outside of its states, after which a server cannot go by what it knew of the run. */
  async rename(id: string): Promise<void> {
    await this.http.call('PATCH', `/flow_runs/${id}`, { name: `run-${this.random.text(12)}` });
  }

  /** `around` is called for each request and has to make it. */
  async live(around: (step: Step, request: () => Promise<unknown>) => Promise<void>): Promise<void> {
    let id = '';
    for (const step of STEPS) await around(step, async () => (step === 'create' ? (id = await this.create()) : this.move(id, step)));
  }
}

/** As the SDK sends it. */
const stateOf = (type: string) => ({
  type,
  name: type.charAt(0) + type.slice(1).toLowerCase(),
  message: null,
  data: null,
  state_details: {
    flow_run_id: null,
    task_run_id: null,
    child_flow_run_id: null,
    scheduled_time: null,
    cache_key: null,
    cache_expiration: null,
    deferred: null,
    untrackable_result: false,
    pause_timeout: null,
    pause_reschedule: false,
    pause_key: null,
    run_input_keyset: null,
    refresh_cache: null,
    retriable: null,
    transition_id: null,
    task_parameters_id: null,
    traceparent: null,
  },
});

interface Shape {
  readonly lives: number;
  readonly atOnce: number;
}

/** The life of a flow run, `atOnce` of them at a time; latencies are those of its requests. */
export async function measureFlowRuns(side: Side, random: Random, { lives, atOnce }: Shape): Promise<Measurement> {
  const http = new HttpDriver(side.subject, atOnce);
  try {
    const flowRuns = await FlowRuns.of(http, random);
    const latencies = new Latencies();
    const run = () => repeat(lives, atOnce, () => flowRuns.live(async (_step, request) => void (await latencies.time(request))));
    return await measure(side, { units: lives, requestsPerUnit: STEPS.length, latencies, run });
  } finally {
    http.close();
  }
}

/** The same without measuring anything. */
export async function liveAndForget(subject: Subject, random: Random, { lives, atOnce }: Shape): Promise<void> {
  const http = new HttpDriver(subject, atOnce);
  try {
    const flowRuns = await FlowRuns.of(http, random);
    await repeat(lives, atOnce, () => flowRuns.live(async (_step, request) => void (await request())));
  } finally {
    http.close();
  }
}
