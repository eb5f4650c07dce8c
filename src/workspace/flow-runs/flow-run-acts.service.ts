import { parseJson, toIso, type JsonMap, type StateBody } from '@app/contract';
import type { StateType } from '@app/engine';
import type { WorkspaceContext } from '@app/tenancy';
import { Injectable } from '@nestjs/common';
import { FlowRunInputsService } from '../flow-run-inputs/flow-run-inputs.service.js';
import { parameterFailures } from '../parameters/fit.js';
import { Clock } from '../states/clock.js';
import type { Verdict } from '../states/verdict.js';
import { FlowRunResumption } from './flow-run-resumption.js';
import type { FlowRun } from './flow-runs.schema.js';
import { FlowRunsService } from './flow-runs.service.js';

/** Null: it is done. Otherwise why not, and what of an answer does not fit. */
export type Refusal = { readonly reason: string; readonly fields: ReturnType<typeof parameterFailures> } | null;

/** What a run waits to be told. */
export interface Question {
  readonly description: string | null;
  /** JSON as it is written; null until the run has sent it, which it does after its state. */
  readonly schema: string | null;
}

export const ENDED: readonly StateType[] = ['COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED'];
export const UNENDED: readonly StateType[] = ['SCHEDULED', 'PENDING', 'RUNNING', 'PAUSED', 'CANCELLING'];

/** What people do to runs by hand. Each faults with `flow_run.not_found` and `flow_run.contended`. */
@Injectable()
export class FlowRunActs {
  constructor(
    private readonly flowRuns: FlowRunsService,
    private readonly inputs: FlowRunInputsService,
    private readonly resumption: FlowRunResumption,
    private readonly clock: Clock,
  ) {}

  /** Starts over what has ended; whoever does the work of its pool takes it again. */
  async retry(ctx: WorkspaceContext, id: string): Promise<Refusal> {
    const { state } = await this.flowRuns.get(ctx, id);
    if (!state || !ENDED.includes(state.type)) return refused('Only a run that has ended can be retried.');
    const next: StateBody = {
      type: 'SCHEDULED',
      name: 'AwaitingRetry',
      message: 'Retried by hand.',
      state_details: { scheduled_time: toIso(this.clock.now()) },
    };
    return moved(await this.flowRuns.setState(ctx, id, { state: next, force: false, from: state.id }), ['SCHEDULED']);
  }

  /** Has its process ended by whoever runs it; ended at once where there is none. */
  async cancel(ctx: WorkspaceContext, id: string): Promise<Refusal> {
    const next: StateBody = { type: 'CANCELLING', name: 'Cancelling', message: 'Cancelled by hand.' };
    return moved(await this.flowRuns.setState(ctx, id, { state: next, force: false }), ['CANCELLING', 'CANCELLED']);
  }

  /** Gives its process up until somebody lets it go on; past the timeout, going on fails it. */
  async suspend(ctx: WorkspaceContext, id: string, timeoutSeconds: number): Promise<Refusal> {
    const details = { pause_reschedule: true, pause_timeout: toIso(this.clock.now() + timeoutSeconds * 1_000_000) };
    const next: StateBody = { type: 'PAUSED', name: 'Suspended', message: 'Suspended by hand.', state_details: details };
    return moved(await this.flowRuns.setState(ctx, id, { state: next, force: false }), ['PAUSED']);
  }

  /** Lets a paused or suspended run go on, with the answer that it waits for. */
  async resume(ctx: WorkspaceContext, id: string, answer: JsonMap): Promise<Refusal> {
    const resumption = await this.resumption.resume(ctx, id, answer);
    if (resumption.kind === 'moved') return moved(resumption.verdict, ['RUNNING', 'SCHEDULED']);
    const schema = await this.#schemaOf(ctx, id, resumption.state.details.runInputKeyset);
    const wanted = schema === null ? null : parseJson(schema);
    return { reason: resumption.reason, fields: wanted instanceof Map ? parameterFailures(answer, wanted) : [] };
  }

  /** Null: it waits to be told nothing. */
  async question(ctx: WorkspaceContext, { id, state }: Pick<FlowRun, 'id' | 'state'>): Promise<Question | null> {
    const keys = state?.type === 'PAUSED' ? state.details.runInputKeyset : null;
    if (!keys || Object.keys(keys).length === 0) return null;
    const description = keys['description'] === undefined ? null : await this.inputs.findValue(ctx, id, keys['description']);
    return { description: description === null ? null : textOf(description), schema: await this.#schemaOf(ctx, id, keys) };
  }

  async #schemaOf(ctx: WorkspaceContext, id: string, keys: Readonly<Record<string, string>> | null | undefined): Promise<string | null> {
    const schema = keys?.['schema'] === undefined ? null : await this.inputs.findValue(ctx, id, keys['schema']);
    return schema !== null && isJson(schema) ? schema : null;
  }
}

/** Whether the run is now where it was to go; the engine may have had it go elsewhere. */
function moved({ stored, state, reason }: Verdict, wanted: readonly StateType[]): Refusal {
  if (stored && state && wanted.includes(state.type)) return null;
  return refused(reason ?? 'The run has moved on meanwhile.');
}

const refused = (reason: string): Refusal => ({ reason, fields: [] });

/** The SDK writes a JSON string. */
function textOf(value: string): string {
  const read: unknown = isJson(value) ? JSON.parse(value) : value;
  return typeof read === 'string' ? read : value;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
