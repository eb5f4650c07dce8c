import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from './client.js';
import { POOL, SLOTS, type Kind, type Scene } from './scene.js';

const POLL_EVERY_MS = 2_000;
const HEARTBEAT_EVERY_MS = 10_000;
const PREFETCH_MS = 5_000;
const RUNS_AT_ONCE = 30;
const LEASE_SECONDS = 60;
const LOOK_EVERY_MS = 500;
/** How long a paused run that nobody resumes has. */
const PAUSED_MS = 4_000;

interface Run {
  readonly id: string;
  readonly deployment_id: string | null;
  readonly expected_start_time: string;
}
interface StateReply {
  readonly type: string;
  readonly name: string;
}
interface Verdict {
  readonly status: 'ACCEPT' | 'REJECT' | 'ABORT' | 'WAIT';
  readonly state: StateReply | null;
  readonly details: { readonly delay_seconds?: number };
}

/** Polls a pool, claims what it is given and runs it, by the requests that a worker of the SDK sends, and the runs it starts. */
export class Worker {
  readonly #mine = new Map<string, Promise<void>>();
  readonly #isOver = new AbortController();
  #paused = 0;
  #heartbeatAt = 0;
  /** What went wrong that may not go wrong. */
  readonly complaints: string[] = [];
  claimed = 0;

  constructor(
    readonly name: string,
    private readonly client: Client,
    private readonly scene: Scene,
    /** Scheduled runs that are due later are left alone; null while there is no end in sight. */
    private readonly lastDue: () => number | null,
  ) {}

  async work(): Promise<void> {
    while (!this.#isOver.signal.aborted) {
      try {
        await this.#poll();
      } catch (error) {
        this.#complain(error);
      }
      await sleep(POLL_EVERY_MS, undefined, { signal: this.#isOver.signal }).catch(() => undefined);
    }
    await Promise.all(this.#mine.values());
  }

  stop(): void {
    this.#isOver.abort();
  }

  async #poll(): Promise<void> {
    if (Date.now() - this.#heartbeatAt > HEARTBEAT_EVERY_MS) {
      await this.client.call('POST', `/work_pools/${POOL}/workers/heartbeat`, { name: this.name, heartbeat_interval_seconds: HEARTBEAT_EVERY_MS / 1000 });
      this.#heartbeatAt = Date.now();
    }
    const room = RUNS_AT_ONCE - this.#mine.size;
    if (room <= 0) return;
    const before = new Date(Date.now() + PREFETCH_MS).toISOString();
    const polled = await this.client.call<{ flow_run: Run }[]>('POST', `/work_pools/${POOL}/get_scheduled_flow_runs`, {
      scheduled_before: before,
      limit: room,
    });
    for (const { flow_run: run } of polled) {
      if (this.#mine.has(run.id) || this.#isTooLate(run)) continue;
      const done = this.#take(run)
        .catch((error: unknown) => this.#complain(error))
        .finally(() => this.#mine.delete(run.id));
      this.#mine.set(run.id, done);
    }
  }

  #isTooLate(run: Run): boolean {
    const lastDue = this.lastDue();
    return lastDue !== null && run.deployment_id !== this.scene.followUp && Date.parse(run.expected_start_time) > lastDue;
  }

  async #take(run: Run): Promise<void> {
    const { status, state } = await this.#propose(run.id, 'PENDING');
    // A claim whose answer was lost is told so when it is made again: it is the state that it had brought about.
    if (status === 'ABORT' || state?.type !== 'PENDING') return;
    this.claimed += 1;
    for (;;) {
      const verdict = await this.#propose(run.id, 'RUNNING');
      if (verdict.status !== 'WAIT') break;
      await sleep((verdict.details.delay_seconds ?? 1) * 1000);
    }
    await this.#run(run.id, this.scene.kinds.get(run.deployment_id ?? '') ?? 'plain');
  }

  async #run(id: string, kind: Kind): Promise<void> {
    switch (kind) {
      case 'failing':
        return this.#end(id, 'FAILED');
      case 'limited':
        await sleep(1_000);
        return this.#end(id, 'COMPLETED');
      case 'slots':
        return this.#underALease(id);
      case 'pausing':
        return this.#pause(id);
      case 'left':
        return this.#leave(id);
      case 'plain':
      case 'stopped':
      case 'toggled':
      case 'follow-up':
        return this.#end(id, 'COMPLETED');
    }
  }

  async #underALease(id: string): Promise<void> {
    const asked = { names: [SLOTS], slots: 1, mode: 'concurrency', lease_duration: LEASE_SECONDS };
    for (;;) {
      const { status, body, retryAfterMs } = await this.client.ask<{ lease_id: string }>('POST', '/v2/concurrency_limits/increment-with-lease', asked);
      if (status === 423) {
        await sleep(Math.max(retryAfterMs, 100));
        continue;
      }
      if (status >= 300) throw new Error(`A lease was answered with ${status}: ${JSON.stringify(body)}`);
      await sleep(500);
      await this.client.call('POST', '/v2/concurrency_limits/decrement-with-lease', { lease_id: body.lease_id });
      return this.#end(id, 'COMPLETED');
    }
  }

  /** Every other one is resumed; the rest is left for the server to end. */
  async #pause(id: string): Promise<void> {
    const details = { pause_timeout: new Date(Date.now() + PAUSED_MS).toISOString(), pause_key: id, pause_reschedule: false };
    await this.#propose(id, 'PAUSED', details);
    if (this.#paused++ % 2 === 0) await this.client.call('POST', `/flow_runs/${id}/resume`, {});
    for (;;) {
      const { state } = await this.client.call<{ state: StateReply }>('GET', `/flow_runs/${id}`);
      if (state.type === 'RUNNING') return this.#end(id, 'COMPLETED');
      if (state.type !== 'PAUSED') return;
      await sleep(LOOK_EVERY_MS);
    }
  }

  /** It is cancelled, and whoever ran it does not answer. */
  async #leave(id: string): Promise<void> {
    await this.client.call('PATCH', `/flow_runs/${id}`, { infrastructure_pid: `${this.name}:${id}` });
    await this.#propose(id, 'CANCELLING');
  }

  async #end(id: string, type: 'COMPLETED' | 'FAILED'): Promise<void> {
    const { state } = await this.#propose(id, type);
    if (state?.type !== type) throw new Error(`Run ${id} should be ${type} and is ${state?.type ?? 'nothing'}.`);
  }

  async #propose(id: string, type: string, details: object = {}): Promise<Verdict> {
    const state = { type, state_details: { transition_id: randomUUID(), ...details } };
    const verdict = await this.client.call<Verdict>('POST', `/flow_runs/${id}/set_state`, { state });
    if (verdict.status === 'ABORT' && type !== 'PENDING') throw new Error(`Run ${id} could not become ${type}: ${JSON.stringify(verdict.details)}`);
    return verdict;
  }

  #complain(error: unknown): void {
    this.complaints.push(error instanceof Error ? error.message : String(error));
  }
}
